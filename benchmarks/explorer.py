"""How long the explorer's pages take on a made graph: the first time, and once warm.

    python benchmarks/explorer.py 100000 FOLDER      # makes the store there unless it exists

Each page's script is run as Streamlit runs it, without a browser; the browser adds its own drawing.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import time
from pathlib import Path

from made_graph import make_store
from streamlit.testing.v1 import AppTest

from kg.store import Snapshot
from kg.views import catalogue

PAGES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("overview", "overview", {}),
    ("overview, one company", "overview", {"organisation": "organisation/o-1"}),
    ("overview, a place, a year", "overview", {"place": "place/c-US", "since": "2025", "until": "2025"}),
    ("overview, words", "overview", {"words": "compute"}),
    ("announcement", "announcement", {"id": "announcement/m0000001"}),
    ("organisation, the most told", "thing", {"id": "organisation/o-0"}),
    ("organisation, a small one", "thing", {"id": "organisation/o-900"}),
    ("place, a country", "thing", {"id": "place/c-US"}),
    ("compare", "compare", {"a": "organisation/o-1", "b": "organisation/o-2"}),
    ("graph, the core", "graph", {}),
    ("graph, the most told, depth 1", "graph", {"from": "organisation/o-0"}),
    ("graph, a small one, depth 2", "graph", {"from": "organisation/o-900", "depth": "2"}),
    ("way between two", "graph", {"view": "path", "from": "organisation/o-900", "to": "organisation/o-1900"}),
    ("rankings", "graph", {"view": "standing"}),
    ("search", "finding", {"q": "compute 12"}),
    ("ask in plain words", "ask", {"view": "plain", "q": "biggest nuclear deals of 2025"}),
    ("ask, a named question", "ask", {"view": "gallery", "name": "money-by-month"}),
    ("review", "review", {}),
)


def script(page: str) -> None:
    """One page, as the front door runs it."""
    import importlib

    from kg.explorer.source import open_session
    from kg.explorer.wording import words

    importlib.import_module(f"kg.explorer.{page}").show(open_session(words("en"), "USD"))


def seconds(page: str, address: dict[str, str]) -> float:
    """One run of a page in a session of its own."""
    tested = AppTest.from_function(script, args=(page,), default_timeout=600)
    for key, value in address.items():
        tested.query_params[key] = value
    started = time.perf_counter()
    tested.run()
    taken = time.perf_counter() - started
    if tested.exception:
        raise SystemExit(f"{page} {address}: {tested.exception[0].value}")
    return taken


def main(count: int, path: Path) -> None:
    """Make what is missing, measure, print."""
    if not path.exists():
        started = time.perf_counter()
        statements = make_store(count, path)
        print(f"made {statements:,} statements in {time.perf_counter() - started:.0f} s")
    os.environ["KG_STORE"] = str(path)
    with Snapshot(path) as reader:
        known = catalogue.is_ready(reader)
        started = time.perf_counter()
        size = catalogue.ready(reader).stat().st_size
        made = "was there" if known else f"made in {time.perf_counter() - started:.1f} s"
        print(f"catalogue {made}, {size / 1e6:.0f} MB")
    print(f"{'page':34}{'first s':>9}{'warm s':>9}")
    for name, page, address in PAGES:
        first = seconds(page, address)
        warm = statistics.median(seconds(page, address) for _ in range(3))
        print(f"{name:34}{first:9.2f}{warm:9.2f}", flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
