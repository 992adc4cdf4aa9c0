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

_MOST_TOLD = "SELECT ?l { ?a ai:actor/rdfs:label ?l } GROUP BY ?l ORDER BY DESC(COUNT(?a)) ?l LIMIT 1"


def made_store(folder: Path, size: int) -> tuple[Path, int]:
    """A published store in a folder, with at least so many quads, and how many."""
    source, store, total = folder / "graph.nq", folder / "store", 0
    with source.open("wb") as file:
        told = []
        for resolution in resolutions(size // 20):
            graph = quads(resolution)
            file.write(serialize(graph, format=RdfFormat.N_QUADS) or b"")
            told.append(resolution)
            total += len(graph)
            if total >= size:
                break
        graph = ledger.quads(stories.accounts(stories.of(told)))
        file.write(serialize(graph, format=RdfFormat.N_QUADS) or b"")
        total += len(graph)
    keep.restore(source, store, Build("benchmark", (), datetime.now(UTC)))
    source.unlink()
    return store, total


def asked_questions(store: Path) -> dict[str, str]:
    """Every named question as SPARQL, bound to what most is told of."""
    with Snapshot(store) as snapshot:
        most = str(ask(snapshot, _MOST_TOLD).values()[0]["l"])
        given = {
            "organisation": most,
            "place": "Country US",
            "date": "2025-06-01",
            "year": "2025",
            "energy": "nuclear",
        }
        return {
            q.name: questions.bound(snapshot, q, {p.name: given[p.type] for p in q.parameters if p.type in given})[
                0
            ]
            for q in questions.questions()
        }
