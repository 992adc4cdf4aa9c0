"""A made graph in a store, through ``kg store restore`` as a user would, and names in it to ask about."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from made_graph import resolutions  # noqa: E402
from pyoxigraph import RdfFormat, serialize  # noqa: E402

from kg.rdf import ledger  # noqa: E402
from kg.rdf.mapping import quads  # noqa: E402
from kg.rdf.provenance import Build  # noqa: E402
from kg.resolve import stories  # noqa: E402
from kg.store import Snapshot, keep, questions  # noqa: E402
from kg.store.answers import ask  # noqa: E402
from kg.store.questions import Question  # noqa: E402

_MOST_TOLD = "SELECT ?x { ?a ai:actor/rdfs:label ?x } GROUP BY ?x ORDER BY DESC(COUNT(?a)) ?x LIMIT 1"
_MOST_REPORTED = "SELECT ?x { ?x ai:reportedIn ?a } GROUP BY ?x ORDER BY DESC(COUNT(?a)) ?x LIMIT 1"
_MOST_ORDERED = "SELECT ?x { ?a ai:product/rdfs:label ?x } GROUP BY ?x ORDER BY DESC(COUNT(?a)) ?x LIMIT 1"


def write_graph(source: Path, size: int) -> int:
    """At least so many quads as N-Quads, and how many: articles one after another, then the ledger of all."""
    total, told = 0, []
    with source.open("wb") as file:
        for resolution in resolutions(size // 20):
            graph = quads(resolution)
            file.write(serialize(graph, format=RdfFormat.N_QUADS) or b"")
            told.append(resolution)
            total += len(graph)
            if total >= size:
                break
        graph = ledger.quads(stories.accounts(stories.of(told)))
        file.write(serialize(graph, format=RdfFormat.N_QUADS) or b"")
    return total + len(graph)


def made_store(folder: Path, size: int) -> tuple[Path, int]:
    """A published store in a folder, with at least so many quads, and how many."""
    source, store = folder / "graph.nq", folder / "store"
    total = write_graph(source, size)
    keep.restore(source, store, Build("benchmark", (), datetime.now(UTC)))
    source.unlink()
    return store, total


def known_values(snapshot: Snapshot) -> dict[str, str]:
    """For each type of parameter a value that the graph has much of: the most work that a question can make."""
    return {
        "organisation": _first(snapshot, _MOST_TOLD),
        "resource": _first(snapshot, _MOST_REPORTED),
        "product": _first(snapshot, _MOST_ORDERED),
        "place": "Country US",
        "date": "2025-06-01",
        "year": "2025",
        "energy": "nuclear",
        "currency": "USD",
        "string": "million",
    }


def asked_questions(store: Path) -> dict[str, str]:
    """Every named question as SPARQL, bound to what most is told of."""
    with Snapshot(store) as snapshot:
        given = known_values(snapshot)
        return {q.name: bound_to(snapshot, q, given) for q in questions.questions()}


def bound_to(snapshot: Snapshot, question: Question, given: dict[str, str]) -> str:
    """One question as SPARQL with the values that fit its parameters."""
    values = {p.name: given[p.type] for p in question.parameters if p.type in given}
    return questions.bound(snapshot, question, values)[0]


def _first(snapshot: Snapshot, query: str) -> str:
    return str(ask(snapshot, query).values()[0]["x"])
