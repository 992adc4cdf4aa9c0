"""ontology/shapes.ttl run by pySHACL: the same question as ``kg.rdf.check``, asked of an independent engine.

Importing this takes a third of a second; nothing but ``kg check`` does.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import islice

import pyshacl
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.paths import ONTOLOGY
from kg.rdf.check import Problem
from kg.rdf.shapes import SH, Finding
from kg.vocab import AI

Graph = tuple[NamedNode, Sequence[Quad]]
"""The name of a named graph and its statements."""

_MARK = "urn:x-graph:"
_AT_ONCE = 25  # articles in one run: a run has a fixed cost of some tenths of a second


def thorough(graphs: Iterable[Graph]) -> Iterator[Problem]:
    """The findings in many articles' graphs, sorted graph by graph.

    Many are validated in one run, with their things kept apart: what one article leaves out about a thing
    must not be made good by another.
    """
    rest = enumerate(graphs)
    while batch := dict(islice(rest, _AT_ONCE)):
        found = _findings(quad for number, (_, quads) in batch.items() for quad in _apart(number, quads))
        for number, finding in sorted(found):
            graph, _ = batch.get(number) or next(iter(batch.values()))
            yield Problem(graph.value, finding)


def _apart(number: int, quads: Sequence[Quad]) -> Iterator[Triple]:
    """The statements with every thing that they speak of renamed for its graph."""
    own = {
        q.subject for q in quads if isinstance(q.subject, NamedNode) and not q.subject.value.startswith(AI.base)
    }
    renamed = {node: NamedNode(f"{_MARK}{number}:{node.value}") for node in own}
    for q in quads:
        yield Triple(renamed.get(q.subject, q.subject), q.predicate, renamed.get(q.object, q.object))  # type: ignore[arg-type]


def _home(iri: str) -> tuple[int, str]:
    """The number of the graph that an IRI was renamed for, and the IRI as it was; -1 where it was not."""
    if not iri.startswith(_MARK):
        return -1, iri
    number, _, original = iri.removeprefix(_MARK).partition(":")
    return int(number), original


def _findings(triples: Iterable[Triple]) -> set[tuple[int, Finding]]:
    data = rdflib.Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="nt")
    with _silent_about_literals():
        _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), advanced=True)
    results = report.subjects(rdflib.RDF.type, _sh("ValidationResult"))
    return {_as_finding(report, result) for result in results}


def _as_finding(report: rdflib.Graph, result: rdflib.term.Node) -> tuple[int, Finding]:
    def part(name: str) -> str:
        return str(report.value(result, _sh(name)) or "")

    component = part("sourceConstraintComponent").removeprefix(SH.base)
    number, focus = _home(part("focusNode"))
    value = "" if "Count" in component else _home(part("value"))[1]
    return number, Finding(focus, part("resultPath"), component, value, part("resultSeverity") == SH.Warning.value)


def _sh(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(SH.base + name)


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")


@contextmanager
def _silent_about_literals() -> Iterator[None]:
    # rdflib logs a traceback for each malformed literal; the finding says it in a sentence.
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
