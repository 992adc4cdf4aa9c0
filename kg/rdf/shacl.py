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

Graph = tuple[NamedNode, Sequence[Quad]]
"""The name of a named graph and its statements."""

_AT_ONCE = 25  # articles in one run: a run has a fixed cost of some tenths of a second


def thorough(graphs: Iterable[Graph]) -> Iterator[Problem]:
    """The findings in many articles' graphs, article by article, sorted within each.

    Articles are validated many at once; only where a batch has a finding is each of it looked at alone,
    so that the article can be named.
    """
    rest = iter(graphs)
    while batch := list(islice(rest, _AT_ONCE)):
        if _findings(quad for _, quads in batch for quad in quads):
            for graph, quads in batch:
                yield from (Problem(graph.value, finding) for finding in sorted(_findings(quads)))


def _findings(quads: Iterable[Quad]) -> set[Finding]:
    with _silent_about_literals():
        _, report, _ = pyshacl.validate(_as_rdflib(quads), shacl_graph=_shapes(), advanced=True)
    results = report.subjects(rdflib.RDF.type, _sh("ValidationResult"))
    return {_as_finding(report, result) for result in results}


def _as_rdflib(quads: Iterable[Quad]) -> rdflib.Graph:
    triples = (Triple(q.subject, q.predicate, q.object) for q in quads)
    text = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=text, format="nt")


def _as_finding(report: rdflib.Graph, result: rdflib.term.Node) -> Finding:
    def part(name: str) -> str:
        return str(report.value(result, _sh(name)) or "")

    component = part("sourceConstraintComponent").removeprefix(SH.base)
    value = "" if "Count" in component else part("value")
    is_warning = part("resultSeverity") == SH.Warning.value
    return Finding(part("focusNode"), part("resultPath"), component, value, is_warning)


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
