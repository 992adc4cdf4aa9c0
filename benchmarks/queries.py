"""Import, opening and every named question on a made graph, against pyoxigraph itself. Prints Markdown.

    python benchmarks/queries.py 1000000

Questions are bound to what the graph has most of; "any" is the question with every parameter left open. Times are
medians with a warm cache. "Layer" is the median, over pairs taken in turn, of answering through kg.store divided
by handing the same bound text to pyoxigraph on the same snapshot and reading its rows.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import pyoxigraph  # noqa: E402
from made_store import bound_to, known_values, write_graph  # noqa: E402

from kg import vocab  # noqa: E402
from kg.rdf.provenance import Build  # noqa: E402
from kg.store import Snapshot, keep, questions  # noqa: E402
from kg.store.answers import ask  # noqa: E402
from kg.store.canonical import canonical_hash  # noqa: E402

_PAIRS = 5  # at least
_LONG_ENOUGH = 0.5  # seconds of pairs, so that a quick question is measured often


def main(size: int) -> None:
    """Run everything once for a graph of about ``size`` quads."""
    with tempfile.TemporaryDirectory() as folder:
        source, store = Path(folder, "graph.nq"), Path(folder, "store")
        count = write_graph(source, size)
        theirs = _timed(lambda: _theirs(source, Path(folder, "theirs")))
        ours = _timed(lambda: keep.restore(source, store, Build("benchmark", (), datetime.now(UTC))))
        print(f"{count:,} quads\n")
        print(f"- import: {ours:.1f} s ({count / ours:,.0f} quads/s), with merge and direct edges;")
        print(f"  pyoxigraph's bulk_load alone {theirs:.1f} s; ours runs at {theirs / ours:.2f} of its speed")
        _questions(store)


def _theirs(source: Path, folder: Path) -> None:
    pyoxigraph.Store(str(folder)).bulk_load(path=str(source), format=pyoxigraph.RdfFormat.N_QUADS)


def _questions(store: Path) -> None:
    opening = statistics.median(_timed(lambda: Snapshot(store).close()) for _ in range(5))
    print(f"- opening a snapshot: {opening * 1000:.0f} ms")
    with Snapshot(store) as snapshot:
        print(f"- canonical hash: {_timed(lambda: canonical_hash(snapshot)):.1f} s\n")
        print("| question | rows | bound ms | any ms | layer |\n|---|---|---|---|---|")
        given = known_values(snapshot)
        for question in questions.questions():
            _one(snapshot, question, given)


def _one(snapshot: Snapshot, question: questions.Question, given: dict[str, str]) -> None:
    bound = bound_to(snapshot, question, given)
    rows = len(ask(snapshot, bound).rows)
    pairs = list(_pairs(lambda: ask(snapshot, bound), lambda: _direct(snapshot, bound)))
    ours = statistics.median(mine for mine, _ in pairs)
    layer = statistics.median(mine / direct for mine, direct in pairs)
    unbound = ours
    if question.parameters:
        ask(snapshot, question.text)
        unbound = _timed(lambda: ask(snapshot, question.text))
    print(f"| {question.name} | {rows} | {ours * 1000:.0f} | {unbound * 1000:.0f} | {layer:.2f} |", flush=True)


def _pairs(one: Callable[[], object], other: Callable[[], object]) -> list[tuple[float, float]]:
    """Seconds of both, in turn, each now first and now second."""
    found: list[tuple[float, float]] = []
    while len(found) < _PAIRS or sum(map(sum, found)) < _LONG_ENOUGH:
        if len(found) % 2:
            later = _timed(other)
            found.append((_timed(one), later))
        else:
            found.append((_timed(one), _timed(other)))
    return found


def _direct(snapshot: Snapshot, text: str) -> None:
    for row in snapshot._database.query(text, prefixes=dict(vocab.PREFIXES)):
        tuple(row)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
