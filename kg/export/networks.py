"""GraphML and GEXF: things as nodes, what ties them as edges with relation, weight and dates. Streamed.

Written by hand because a network of a large graph should not have to fit into memory, and because Gephi tells
parallel edges apart by GEXF 1.3's ``kind``, which networkx does not write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kg.export.edges import EdgeRow
from kg.export.rows import EntityRow, Rows
from kg.export.selection import first_day, last_day

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
_NODE_KEYS: Mapping[str, str] = {
    "label": "string",
    "type": "string",
    "country": "string",
    "latitude": "double",
    "longitude": "double",
}
_EDGE_KEYS: Mapping[str, str] = {
    "label": "string",
    "relation": "string",
    "weight": "double",
    "start": "string",
    "end": "string",
}


def graphml(rows: Rows, file: IO[bytes]) -> int:
    """Write GraphML; how many nodes and edges. Dates are attributes as precise as told."""
    _exhaust(rows.evidence())
    xml = _Xml(file)
    count = 0
    with xml.inside("graphml", xmlns=_GRAPHML):
        for owner, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
            for name, kind in keys.items():
                xml.alone("key", id=f"{owner}-{name}", **{"for": owner, "attr.name": name, "attr.type": kind})
        with xml.inside("graph", id="G", edgedefault="directed"):
            for entity in rows.entities():
                with xml.inside("node", id=entity.id):
                    xml.data("node", _node(entity))
                count += 1
            for number, edge in enumerate(rows.edges()):
                with xml.inside("edge", id=f"e{number}", source=edge.source, target=edge.target):
                    xml.data("edge", _edge(edge))
                count += 1
    return count


def gexf(rows: Rows, file: IO[bytes]) -> int:
    """Write GEXF 1.3; how many nodes and edges. Edges live from the first day told to the last."""
    _exhaust(rows.evidence())
    xml = _Xml(file)
    count = 0
    with (
        xml.inside("gexf", xmlns=_GEXF, version="1.3"),
        xml.inside("graph", mode="dynamic", defaultedgetype="directed", timeformat="date", idtype="string"),
    ):
        _declare(xml, "node", {name: kind for name, kind in _NODE_KEYS.items() if name != "label"})
        _declare(xml, "edge", {"relation": "string"})
        with xml.inside("nodes"):
            for entity in rows.entities():
                told = _node(entity)
                with xml.inside("node", id=entity.id, label=told.pop("label")):
                    xml.values(told)
                count += 1
        with xml.inside("edges"):
            for number, edge in enumerate(rows.edges()):
                _gexf_edge(xml, number, edge)
                count += 1
    return count


def _gexf_edge(xml: _Xml, number: int, edge: EdgeRow) -> None:
    life = {"start": first_day(edge.first), "end": last_day(edge.last)} if edge.first and edge.last else {}
    with xml.inside(
        "edge",
        id=str(number),
        source=edge.source,
        target=edge.target,
        label=edge.relation,
        kind=edge.relation,
        weight=str(float(edge.weight)),
        **life,
    ):
        xml.values({"relation": edge.relation})


def _declare(xml: _Xml, owner: str, keys: Mapping[str, str]) -> None:
    with xml.inside("attributes", mode="static", **{"class": owner}):
        for name, kind in keys.items():
            xml.alone("attribute", id=name, title=name, type=kind)


def _node(entity: EntityRow) -> dict[str, str]:
    told = {"label": entity.label, "type": entity.type, "country": entity.country or ""}
    if entity.latitude is not None and entity.longitude is not None:
        told |= {"latitude": str(entity.latitude), "longitude": str(entity.longitude)}
    return told


def _edge(edge: EdgeRow) -> dict[str, str]:
    told = {"label": edge.relation, "relation": edge.relation, "weight": str(float(edge.weight))}
    return told | {"start": edge.first or "", "end": edge.last or ""}


def _exhaust(items: Iterable[object]) -> None:
    for _ in items:
        pass


class _Xml:
    """Writes elements; what XML cannot hold is replaced."""

    def __init__(self, file: IO[bytes]) -> None:
        self._generator = XMLGenerator(file, "utf-8", short_empty_elements=True)
        self._generator.startDocument()
        self._depth = 0

    @contextmanager
    def inside(self, name: str, **attributes: str) -> Iterator[None]:
        """An element with something in it, on a line of its own."""
        self._generator.ignorableWhitespace("\n" + " " * self._depth)
        self._generator.startElement(name, AttributesImpl({k: clean(v) for k, v in attributes.items()}))
        self._depth += 1
        yield
        self._depth -= 1
        self._generator.endElement(name)

    def alone(self, name: str, **attributes: str) -> None:
        """An empty element."""
        with self.inside(name, **attributes):
            pass

    def data(self, owner: str, told: Mapping[str, str]) -> None:
        """GraphML's values; empty ones are left out."""
        for key, value in told.items():
            if value:
                with self.inside("data", key=f"{owner}-{key}"):
                    self._generator.characters(clean(value))

    def values(self, told: Mapping[str, str]) -> None:
        """GEXF's values; empty ones are left out."""
        with self.inside("attvalues"):
            for key, value in told.items():
                if value:
                    self.alone("attvalue", value=value, **{"for": key})


def clean(text: str) -> str:
    """Text without the characters that XML 1.0 cannot write.

    >>> clean("a\\x0bb")
    'a�b'
    """
    return "".join(c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else "�" for c in text)
