"""Every export of a made graph: seconds and the most memory, each in a process of its own. Prints Markdown.

python benchmarks/exports.py [QUADS=1000000]
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from made_store import made_store  # noqa: E402

from kg.export import FORMATS, Exported, export  # noqa: E402
from kg.store import Snapshot  # noqa: E402


def main(size: int) -> None:
    """Make the graph, then export it in every format but the picture."""
    with tempfile.TemporaryDirectory() as folder:
        store, total = made_store(Path(folder), size)
        print(f"{total:,} quads\n\n| format | written | s | peak MB |\n|---|---|---|---|")
        with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            for name in (name for name in FORMATS if name != "html"):
                done, seconds, peak = pool.apply(_one, (store, Path(folder, f"out.{name}"), name))
                print(f"| {name} | {done.count:,} {done.counts} | {seconds:.1f} | {peak:.0f} |", flush=True)


def _one(store: Path, target: Path, name: str) -> tuple[Exported, float, float]:
    started = time.perf_counter()
    with Snapshot(store) as snapshot:
        done = export(snapshot, target, name)
    return done, time.perf_counter() - started, _peak()


def _peak() -> float:
    """Megabytes; not from getrusage, which in a new process begins with its parent's."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
