"""JSON-LD 1.1 that reads like JSON, written graph by graph.

Amounts, periods and the like stand inside what they belong to; everything else is told once and named by its
identifier. Whole numbers are numbers; others stay texts, because a number of JSON with a fraction would be
read back as a double.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import IO, Any

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocab
from kg.rdf.export.context import context, keys
from kg.vocab import AI, RDF, RESOURCE, XSD

_AT_ONCE = 50_000  # statements of one graph; a larger one is written in several pieces under its name
_INSIDE = re.compile(re.escape(RESOURCE) + r"((amount|capacity|jobs|hardwareorder|period)/.*|article/.*#char=.*)")
_RELATIVE = re.compile(r"[A-Za-z0-9_%~-][A-Za-z0-9._%~-]*(/[A-Za-z0-9_%~-][A-Za-z0-9._%~-]*)*(#[a-z]+=[0-9,]+)?")
_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}")
_NUMBERS = {XSD.integer, XSD.decimal}


def write(parts: Iterable[tuple[NamedNode, Iterable[Quad]]], file: IO[bytes]) -> int:
    """Write every graph with its statements; how many statements."""
    file.write(b'{"@context": ' + _json(context()) + b',\n"@graph": [')
    count, comma = 0, b"\n"
    for graph, quads in parts:
        statements = iter(quads)
        while piece := list(islice(statements, _AT_ONCE)):
            file.write(comma + _json({"id": _id(graph.value), "@graph": _nodes(piece)}))
            count, comma = count + len(piece), b",\n"
    file.write(b"\n]}\n")
    return count


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8")


def _nodes(quads: Iterable[Quad]) -> list[dict[str, Any]]:
    told: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        told[_named(quad.subject)].append(quad)
    named = Counter(
        quad.object.value for each in told.values() for quad in each if isinstance(quad.object, NamedNode)
    )
    inside = {iri for iri in told if named[iri] and _INSIDE.fullmatch(iri)}
    piece = _Piece(told, inside)
    return [piece.node(iri) for iri in sorted(told) if iri not in inside]


class _Piece:
    """What is being written; a thing that stands inside another is written at its first mention."""

    def __init__(self, told: dict[str, list[Quad]], inside: set[str]) -> None:
        self.told, self.inside = told, inside

    def node(self, iri: str) -> dict[str, Any]:
        node: dict[str, Any] = {"id": _id(iri)}
        values: dict[str, list[Any]] = defaultdict(list)
        for quad in sorted(self.told.pop(iri), key=str):
            if quad.predicate == RDF.type:
                values["type"].append(_word(_named(quad.object)))
            else:
                key, kind = keys().get(quad.predicate.value, (_word(quad.predicate.value), ""))
                values[key].append(self._value(quad.object, kind))
        return node | {key: found[0] if len(found) == 1 else found for key, found in values.items()}

    def _value(self, term: object, kind: str) -> Any:
        if isinstance(term, Literal):
            return _literal(term, kind)
        iri = _named(term)
        if iri in self.inside and iri in self.told:
            return self.node(iri)
        if kind == "@vocab":
            return _word(iri)
        return _id(iri) if kind == "@id" else {"id": _id(iri)}


def _literal(term: Literal, kind: str) -> Any:
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype == XSD.string and not kind:
        return term.value
    value = int(term.value) if term.datatype in _NUMBERS and _WHOLE.fullmatch(term.value) else term.value
    return value if term.datatype.value == kind else {"@value": value, "@type": term.datatype.value}


def _id(iri: str) -> str:
    """An identifier without its base, where it is sure to be read back as the same one."""
    local = iri.removeprefix(RESOURCE)
    return local if local != iri and _RELATIVE.fullmatch(local) else iri


def _word(iri: str) -> str:
    """A term as the context shortens it.

    >>> _word(AI.base + "Company"), _word(XSD.base + "date")
    ('Company', 'xsd:date')
    """
    local = iri.removeprefix(AI.base)
    if local != iri and local in vocab.terms():
        return local
    short = vocab.shorten(iri)
    return short if re.fullmatch(r"(?!id:)\w+:\w+", short) else iri


def _named(term: object) -> str:
    assert isinstance(term, NamedNode), "the graph has no blank nodes"
    return term.value
