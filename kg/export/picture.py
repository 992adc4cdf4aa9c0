"""The part of a selection that fits on one picture: the things that most is told of, and the links among them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import permutations
from typing import IO

from kg import vocab
from kg.errors import ExportProblem
from kg.export.edges import EdgeRow
from kg.export.rows import ROLES, AnnouncementRow, EntityRow, Rows
from kg.rates import convert
from kg.views.network import MOST, USUAL, Edge, Node, Picture
from kg.views.values import Named
from kg.vocab import RESOURCE

Draw = Callable[[Picture], str]
"""Makes a self-contained HTML page of a picture; ``kg.explorer.picture`` has one."""

_LATEST = "9999"  # an amount that no text dates takes the last rate known
_KINDS = ("Organisation", "Place", "Facility", "Product", "Policy")


def html(rows: Rows, file: IO[bytes], draw: Draw | None) -> int:
    """Write the picture; how many nodes and edges. Raises ExportProblem where there is nothing to draw."""
    if draw is None:
        raise ExportProblem("The picture is drawn by the explorer; use “kg export NAME.html”, or give draw=….")
    chosen = picture(rows)
    if not chosen.edges:
        raise ExportProblem("Nothing in this part of the graph is tied to anything, so there is no picture.")
    file.write(draw(chosen).encode("utf-8"))
    return len(chosen.nodes) + len(chosen.edges)


def picture(rows: Rows, most: int = MOST) -> Picture:
    """At most so many things, those with the most telling links."""
    for _ in rows.evidence():
        pass
    ties = Counter[str]()
    for edge in rows.edges():
        if edge.relation in USUAL:
            ties.update({edge.source: edge.weight, edge.target: edge.weight})
    kept = {iri for iri, _ in sorted(ties.items(), key=lambda tie: (-tie[1], tie[0]))[:most]}
    money, shared, told = _money(rows, kept)
    edges = [
        edge for edge in rows.edges() if edge.relation in USUAL and kept.issuperset((edge.source, edge.target))
    ]
    tied = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = [_node(entity, money, told) for entity in rows.entities() if entity.id in tied]
    return Picture(tuple(nodes), tuple(_edge(edge, shared) for edge in edges), len(ties) - len(tied))


def _money(rows: Rows, kept: set[str]) -> tuple[dict[str, float], dict[tuple[str, str], float], Counter[str]]:
    """US dollars by thing and by pair of things, and announcements by thing."""
    money: dict[str, float] = defaultdict(float)
    shared: dict[tuple[str, str], float] = defaultdict(float)
    told = Counter[str]()
    for row in rows.announcements():
        named = kept.intersection(iri for slot in (*ROLES, "place", "facility") for iri in getattr(row, slot))
        told.update(named)
        if dollars := _dollars(row):
            for iri in named:
                money[iri] += dollars
            for pair in permutations(named, 2):
                shared[pair] += dollars
    return money, shared, told


def _dollars(row: AnnouncementRow) -> float:
    if not row.counted or row.amount is None or row.currency is None:
        return 0.0
    year = int((row.announced_on or _LATEST)[:4])
    return float(convert(row.amount, row.currency, year, "USD") or 0)


def _node(entity: EntityRow, money: dict[str, float], told: Counter[str]) -> Node:
    above = [cls.value.removeprefix(vocab.AI.base) for cls in vocab.lineage(entity.type)]
    kind = next((cls.lower() for cls in _KINDS if cls in above), "product")
    thing = Named(_local(entity.id), entity.label, kind, cls=entity.type)
    return Node(thing, money.get(entity.id, 0.0), told[entity.id])


def _edge(edge: EdgeRow, shared: dict[tuple[str, str], float]) -> Edge:
    return Edge(
        source=_local(edge.source),
        target=_local(edge.target),
        link=edge.relation,
        money=shared.get((edge.source, edge.target), 0.0),
        told=edge.weight,
        first=edge.first,
        last=edge.last,
    )


def _local(iri: str) -> str:
    return iri.removeprefix(RESOURCE)
