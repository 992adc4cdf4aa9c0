"""Every export of a made graph: seconds and the most memory, each in a process of its own. Prints Markdown.

python benchmarks/exports.py [QUADS=1000000]
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from made_graph import made_quads  # noqa: E402
from pyoxigraph import RdfFormat, serialize  # noqa: E402

from kg.export import FORMATS, Exported, export  # noqa: E402
from kg.rdf.provenance import Build  # noqa: E402
from kg.store import Snapshot, keep  # noqa: E402


def main(size: int) -> None:
    """Make the graph, then export it in every format but the picture."""
    with tempfile.TemporaryDirectory() as folder:
        source, store = Path(folder, "graph.nq"), Path(folder, "store")
        total = 0
        with source.open("wb") as file:
            for graph in made_quads(size):
                file.write(serialize(graph, format=RdfFormat.N_QUADS) or b"")
                total += len(graph)
        keep.restore(source, store, Build("benchmark", (), datetime.now(UTC)))
        print(f"{total:,} quads\n\n| format | written | s | peak MB |\n|---|---|---|---|")
        with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            for name in (name for name in FORMATS if name != "html"):
                done, seconds, peak = pool.apply(_one, (store, Path(folder, f"out.{name}"), name))
                print(f"| {name} | {done.count:,} {done.counts} | {seconds:.1f} | {peak:.0f} |", flush=True)


def _one(store: Path, target: Path, name: str) -> tuple[Exported, float, float]:
    started = time.perf_counter()
    with Snapshot(store) as snapshot:
        done = export(snapshot, target, name)
    return done, time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
