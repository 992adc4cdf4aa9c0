"""Import, opening and every named question on a made graph, against pyoxigraph itself. Prints Markdown.

    python benchmarks/queries.py [QUADS=1000000]

Questions are bound to what the graph has most of; "open" leaves out every parameter that has no default. Times by
the clock and, since other programs may run beside, by the processor; medians with a warm cache. "Layer" is the
median, over pairs taken in turn, of the processor's time through kg.store divided by its time when pyoxigraph
itself is handed the bound text on the same snapshot and the rows are read.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

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


class Took(NamedTuple):
    """Seconds by the clock and by the processor."""

    clock: float
    processor: float


def main(size: int) -> None:
    """Run everything once for a graph of about ``size`` quads."""
    with tempfile.TemporaryDirectory() as folder:
        source, store = Path(folder, "graph.nq"), Path(folder, "store")
        count = write_graph(source, size)
        theirs = _timed(lambda: _theirs(source, Path(folder, "theirs")))
        ours = _timed(lambda: keep.restore(source, store, Build("benchmark", (), datetime.now(UTC))))
        print(f"{count:,} quads\n")
        print(f"- import: {_told(ours)}, {count / ours.clock:,.0f} quads/s, with merge and direct edges;")
        print(
            f"  pyoxigraph's bulk_load alone {_told(theirs)}; ours runs at {theirs.clock / ours.clock:.2f} of its"
        )
        print(f"  speed by the clock, {theirs.processor / ours.processor:.2f} by the processor")
        _questions(store)


def _told(took: Took) -> str:
    return f"{took.clock:.1f} s ({took.processor:.1f} s of processor)"


def _theirs(source: Path, folder: Path) -> None:
    pyoxigraph.Store(str(folder)).bulk_load(path=str(source), format=pyoxigraph.RdfFormat.N_QUADS)


def _questions(store: Path) -> None:
    opening = statistics.median(_timed(lambda: Snapshot(store).close()).clock for _ in range(5))
    print(f"- opening a snapshot: {opening * 1000:.0f} ms")
    with Snapshot(store) as snapshot:
        print(f"- canonical hash: {_told(_timed(lambda: canonical_hash(snapshot)))}\n")
        print("| question | rows | bound ms | processor | open ms | processor | layer |")
        print("|---|---|---|---|---|---|---|")
        given = known_values(snapshot)
        for question in questions.questions():
            _one(snapshot, question, given)


def _one(snapshot: Snapshot, question: questions.Question, given: dict[str, str]) -> None:
    bound = bound_to(snapshot, question, given)
    left_open = bound_to(snapshot, _with_defaults(question), given)
    rows = len(ask(snapshot, bound).rows)
    pairs = _pairs(lambda: ask(snapshot, bound), lambda: _direct(snapshot, bound))
    layer = statistics.median(mine.processor / direct.processor for mine, direct in pairs)
    opened = pairs if left_open == bound else _pairs(lambda: ask(snapshot, left_open), lambda: None)
    columns = [_milliseconds(mine for mine, _ in some) for some in (pairs, opened)]
    print(f"| {question.name} | {rows} | {' | '.join(columns)} | {layer:.2f} |", flush=True)


def _with_defaults(question: questions.Question) -> questions.Question:
    return replace(question, parameters=tuple(p for p in question.parameters if p.default))


def _milliseconds(took: Iterable[Took]) -> str:
    columns = zip(*took, strict=True)
    return " | ".join(f"{statistics.median(column) * 1000:.0f}" for column in columns)


def _pairs(one: Callable[[], object], other: Callable[[], object]) -> list[tuple[Took, Took]]:
    """What both took, in turn, each now first and now second."""
    found: list[tuple[Took, Took]] = []
    while len(found) < _PAIRS or sum(mine.clock for mine, _ in found) < _LONG_ENOUGH:
        if len(found) % 2:
            later = _timed(other)
            found.append((_timed(one), later))
        else:
            found.append((_timed(one), _timed(other)))
    return found


def _direct(snapshot: Snapshot, text: str) -> None:
    for row in snapshot._database.query(text, prefixes=dict(vocab.PREFIXES)):
        tuple(row)


def _timed(work: Callable[[], object]) -> Took:
    started, busy = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - started, time.process_time() - busy)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
