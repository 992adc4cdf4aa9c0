"""Every named question through kg.store and through rdflib's own engine, on one made graph. Prints Markdown.

    python benchmarks/engines.py [QUADS=30000] [SECONDS=60]

Both have the same statements, the same bound text and a warm cache, and every row is read; times are of the
processor, since other programs may run beside. rdflib holds the graph in memory, ours is on disk; a question that
takes rdflib longer than SECONDS is stopped. Rows that are not as many on both sides are told.
"""

from __future__ import annotations

import logging
import signal
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import pyoxigraph  # noqa: E402
import rdflib  # noqa: E402
from made_store import asked_questions, made_store  # noqa: E402
from rdflib.plugins.sparql import prepareQuery  # noqa: E402
from rdflib.plugins.sparql.sparql import SPARQLError  # noqa: E402

from kg import vocab  # noqa: E402
from kg.store import Snapshot  # noqa: E402
from kg.store.answers import ask  # noqa: E402

_TIMES = 3


def main(size: int, seconds: int) -> None:
    """Ask both engines every question."""
    warnings.simplefilter("ignore", DeprecationWarning)
    logging.getLogger("rdflib").setLevel(
        logging.ERROR
    )  # it warns of dates such as 2025-06, which we keep as they are
    with tempfile.TemporaryDirectory() as folder:
        store, total = made_store(Path(folder), size)
        with Snapshot(store) as snapshot:
            theirs = _in_rdflib(snapshot)
            print(f"{total:,} quads\n")
            print("| question | rows | ours ms | rdflib ms | rdflib / ours |\n|---|---|---|---|---|")
            ratios = [_one(name, text, snapshot, theirs, seconds) for name, text in asked_questions(store).items()]
    told = [ratio for ratio in ratios if ratio is not None]
    print(f"\n{len(told)} of {len(ratios)} compared; slower than rdflib: {sum(ratio < 1 for ratio in told)}")


def _in_rdflib(snapshot: Snapshot) -> rdflib.Dataset:
    """The same graphs, and their merge as the default graph."""
    held = rdflib.Dataset()
    for graph in snapshot.graphs():
        text = pyoxigraph.serialize(
            (q.triple for q in snapshot.quads(graph)), format=pyoxigraph.RdfFormat.N_TRIPLES
        )
        held.graph(rdflib.URIRef(graph.value)).parse(data=text, format="nt")
    text = pyoxigraph.serialize((q.triple for q in snapshot.merged()), format=pyoxigraph.RdfFormat.N_TRIPLES)
    held.default_graph.parse(data=text, format="nt")
    return held


def _one(name: str, text: str, snapshot: Snapshot, theirs: rdflib.Dataset, seconds: int) -> float | None:
    """Prints a row of the table; how many times slower rdflib is, None where it cannot answer."""
    rows = len(ask(snapshot, text).rows)
    ours = statistics.median(_timed(lambda: ask(snapshot, text)) for _ in range(_TIMES))
    query = prepareQuery(text, initNs=vocab.PREFIXES)
    found: list[int] = []
    try:
        _within(seconds, lambda: found.append(len(list(theirs.query(query)))))
        took = statistics.median(_timed(lambda: list(theirs.query(query))) for _ in range(_TIMES))
        told, ratio = f"{took * 1000:.1f}", took / ours
    except TimeoutError:
        told, ratio = f"over {seconds * 1000}", seconds / ours
    except SPARQLError as error:
        print(f"| {name} | {rows} | {ours * 1000:.1f} | fails: {type(error).__name__} | |", flush=True)
        return None
    other = f" (rdflib: {found[0]})" if found and found != [rows] else ""
    print(f"| {name} | {rows}{other} | {ours * 1000:.1f} | {told} | {ratio:.1f} |", flush=True)
    return ratio


def _within(seconds: int, work: Callable[[], object]) -> None:
    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        work()
    finally:
        signal.alarm(0)


def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:]]
    main(*(*given, *(30_000, 60)[len(given) :]))
