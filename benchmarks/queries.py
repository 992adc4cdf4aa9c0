"""Import, opening and every named question on a made graph, against pyoxigraph itself. Prints Markdown.

    python benchmarks/queries.py 1000000

Times are medians of five with a warm cache; "ours / theirs" compares answering through kg.store with handing
the same bound text to pyoxigraph on the same snapshot, taken in turn.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import pyoxigraph  # noqa: E402
from made_graph import resolutions  # noqa: E402

from kg import vocab  # noqa: E402
from kg.rdf import ledger  # noqa: E402
from kg.rdf.mapping import quads  # noqa: E402
from kg.rdf.provenance import Build  # noqa: E402
from kg.resolve import stories  # noqa: E402
from kg.store import Snapshot, keep, questions  # noqa: E402
from kg.store.answers import ask  # noqa: E402
from kg.store.canonical import canonical_hash  # noqa: E402

GIVEN = {
    "place": "Country US",
    "organisation": "Org 2",
    "date": "2026-06-01",
    "year": "2025",
    "product": "GPU",
    "energy": "nuclear",
    "string": "county",
    "currency": "USD",
    "resource": "id:announcement/m17",
}


def main(size: int) -> None:
    """Run everything once for a graph of about ``size`` quads."""
    with tempfile.TemporaryDirectory() as folder:
        source, store = Path(folder, "graph.nq"), Path(folder, "store")
        count = _write(source, size)
        theirs = _timed(lambda: _theirs(source, Path(folder, "theirs")))
        ours = _timed(lambda: keep.restore(source, store, Build("benchmark", (), datetime.now(UTC))))
        print(f"{count:,} quads\n")
        print(f"- import: {ours:.1f} s ({count / ours:,.0f} quads/s), with merge and direct edges; ")
        print(f"  pyoxigraph's bulk_load alone {theirs:.1f} s; ours runs at {theirs / ours:.2f} of its speed")
        _questions(store)


def _graphs(size: int) -> Iterator[tuple[pyoxigraph.Quad, ...]]:
    """Articles' graphs until they hold ``size`` quads, and the ledger of all."""
    total, told = 0, []
    for resolution in resolutions(size // 10):
        graph = quads(resolution)
        told.append(resolution)
        total += len(graph)
        yield graph
        if total >= size:
            break
    yield ledger.quads(stories.accounts(stories.of(told)))


def _write(source: Path, size: int) -> int:
    count = 0
    with source.open("wb") as file:
        for graph in _graphs(size):
            file.write(pyoxigraph.serialize(graph, format=pyoxigraph.RdfFormat.N_QUADS) or b"")
            count += len(graph)
    return count


def _theirs(source: Path, folder: Path) -> None:
    pyoxigraph.Store(str(folder)).bulk_load(path=str(source), format=pyoxigraph.RdfFormat.N_QUADS)


def _questions(store: Path) -> None:
    print(f"- opening a snapshot: {_timed(lambda: Snapshot(store).close()) * 1000:.0f} ms")
    with Snapshot(store) as snapshot:
        print(f"- canonical hash: {_timed(lambda: canonical_hash(snapshot)):.1f} s\n")
        print("| question | rows | bound ms | any ms | ours / theirs |\n|---|---|---|---|---|")
        for question in questions.questions():
            _one(snapshot, question)


def _one(snapshot: Snapshot, question: questions.Question) -> None:
    given = {p.name: GIVEN[p.type] for p in question.parameters if p.type in GIVEN}
    bound, _ = questions.bound(snapshot, question, given)
    rows = len(ask(snapshot, bound).rows)
    pairs = [(_timed(lambda: ask(snapshot, bound)), _timed(lambda: _direct(snapshot, bound))) for _ in range(5)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    unbound = _timed(lambda: ask(snapshot, question.text)) if question.parameters else ours
    print(
        f"| {question.name} | {rows} | {ours * 1000:.0f} | {unbound * 1000:.0f} | {ours / theirs:.2f} |",
        flush=True,
    )


def _direct(snapshot: Snapshot, text: str) -> None:
    list(snapshot._database.query(text, prefixes=dict(vocab.PREFIXES)))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(int(sys.argv[1]))
