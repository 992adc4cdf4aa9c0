"""A question -> typed rows, for the command line, the explorer and the exports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import NamedNode, Quad, QuerySolutions, parse

from kg.errors import ShapeViolation
from kg.rdf import names
from kg.rdf.check import Problem
from kg.rdf.check import quick as quick_check
from kg.store import questions
from kg.store.answers import Answer, plain
from kg.store.canonical import canonical_hash
from kg.store.protocol import Reader

_NOTHING: questions.Given = MappingProxyType({})

_COUNTS: Mapping[str, str] = {
    "articles": "SELECT (COUNT(*) AS ?n) { ?x a ai:Article }",
    "announcements": "SELECT (COUNT(*) AS ?n) { ?x a ai:Announcement }",
    "organisations": "SELECT (COUNT(*) AS ?n) { ?x a ai:Organisation }",
    "places": "SELECT (COUNT(*) AS ?n) { ?x a ai:Place }",
    "facilities": "SELECT (COUNT(*) AS ?n) { ?x a ai:Facility }",
    "evidence": "SELECT (COUNT(*) AS ?n) { ?x a ai:Evidence }",
    "disputed": "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x ai:disputed ?slot }",
    "edges": f"SELECT (COUNT(*) AS ?n) {{ GRAPH {names.DERIVED} {{ ?x ?link ?y }} }}",
    "quads": (
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } "
        f"FILTER(?g NOT IN ({names.BUILDS}, {names.VOCABULARY})) }}"
    ),
}


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures of a graph; quads and hash are those of its canonical N-Quads."""

    articles: int
    announcements: int
    organisations: int
    places: int
    facilities: int
    evidence: int
    disputed: int  # announcements on which articles contradict each other
    edges: int  # derived statements
    quads: int
    canonical_hash: str = ""  # hexadecimal SHA-256; empty where it was not asked for


def stats(reader: Reader, *, hashed: bool = True) -> Stats:
    """Count what the graph holds; the hash reads all of it, about a second for 100,000 quads."""
    counts = {name: count(reader, query) for name, query in _COUNTS.items()}
    return Stats(**counts, canonical_hash=canonical_hash(reader) if hashed else "")


def answer(
    reader: Reader, what: str | Path, given: questions.Given = _NOTHING, asking: questions.Asking | None = None
) -> Answer:
    """Answer a named question, a query file or a SPARQL text, or have ``asking`` do it; raises QueryProblem."""
    return questions.run(reader, what, given, asking)


def check(reader: Reader, *, quick: bool = False) -> Iterator[Problem]:
    """What in a store breaks a shape, article by article, then in the ledger and the judgements.

    By pySHACL, or by the compiled checks of a build.
    """
    checked = (graph for graph in sorted(reader.graphs(), key=str) if names.has_shapes(graph))
    graphs = ((graph, tuple(reader.quads(graph))) for graph in checked)
    if quick:
        return (problem for graph, quads in graphs for problem in quick_check(graph, quads))
    from kg.rdf import shacl  # takes a third of a second to import, and nothing but this needs it

    return shacl.thorough(graphs)


def check_file(path: Path) -> Iterator[Problem]:
    """What in an RDF file breaks a shape, graph by graph; the format is told by the file's ending.

    Raises ShapeViolation where the file cannot be read as RDF.
    """
    from kg.rdf import shacl

    graphs: dict[str, list[Quad]] = defaultdict(list)
    try:
        for quad in parse(path=str(path)):
            graphs[getattr(quad.graph_name, "value", "urn:default")].append(quad)
    except (OSError, SyntaxError, ValueError) as error:
        raise ShapeViolation(
            f"{path} is not readable as RDF ({error}); its ending must tell its format."
        ) from error
    return shacl.thorough((NamedNode(name), quads) for name, quads in sorted(graphs.items()))


def count(reader: Reader, query: str) -> int:
    """The one number that a query selects."""
    found = reader.query(query)
    assert isinstance(found, QuerySolutions)
    return int(plain(next(found)[0]))
