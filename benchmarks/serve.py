"""Sixteen clients ask the endpoint for sixty seconds. Prints latencies, errors and the growth of memory.

    python benchmarks/serve.py [QUADS=100000] [SECONDS=60] [CLIENTS=16]

Each client asks one named question after another, with its defaults, over one connection, and reads the whole
answer. Memory is that of the server with its processes (proportional set size), after a quarter of the time of
the same asking beforehand, and at the end.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import httpx  # noqa: E402
import psutil  # noqa: E402
from made_store import asked_questions, made_store  # noqa: E402

PORT = 7979
URL = f"http://127.0.0.1:{PORT}/sparql"


def main(size: int, seconds: float, clients: int) -> None:
    """Make a graph, serve it, ask."""
    with tempfile.TemporaryDirectory() as folder:
        store, total = made_store(Path(folder), size)
        print(f"{total:,} quads")
        asked = asked_questions(store)
        command = [sys.executable, "-m", "kg.serve", str(store), str(PORT)]
        with subprocess.Popen(command, cwd=ROOT) as server:
            try:
                _until_it_answers()
                _ask(asked, seconds / 4, clients)  # fills the caches of every process
                before = _memory(server.pid)
                found = _ask(asked, seconds, clients)
                _print(found, seconds, clients, before, _memory(server.pid))
            finally:
                server.terminate()


def _until_it_answers() -> None:
    for _ in range(100):
        try:
            httpx.get(URL)
            return
        except httpx.TransportError:
            time.sleep(0.1)


def _memory(pid: int) -> float:
    processes = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return sum(process.memory_full_info().pss for process in processes) / 2**20


class _Found:
    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.errors: Counter[str] = Counter()


def _ask(asked: dict[str, str], seconds: float, clients: int) -> _Found:
    found, end = _Found(), time.monotonic() + seconds
    names = list(asked)

    def client(number: int) -> None:
        with httpx.Client(timeout=120) as http:
            for step in count(number * 7):
                if time.monotonic() > end:
                    return
                name = names[step % len(names)]
                started = time.perf_counter()
                try:
                    answer = http.get(URL, params={"query": asked[name]})
                    if answer.status_code != 200:
                        found.errors[f"{answer.status_code} {name}"] += 1
                    answer.json()
                except (httpx.HTTPError, ValueError) as error:
                    found.errors[f"{type(error).__name__} {name}"] += 1
                found.seconds[name].append(time.perf_counter() - started)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _print(found: _Found, seconds: float, clients: int, before: float, after: float) -> None:
    every = sorted(s * 1000 for each in found.seconds.values() for s in each)
    at = {q: every[min(len(every) - 1, int(len(every) * q / 100))] for q in (50, 90, 99)}
    print(f"{clients} clients, {seconds:g} s: {len(every):,} answers ({len(every) / seconds:.0f}/s)")
    print(f"errors: {sum(found.errors.values())} {dict(found.errors) or ''}")
    print(f"latency ms: median {at[50]:.0f}, 90 % {at[90]:.0f}, 99 % {at[99]:.0f}, longest {every[-1]:.0f}")
    print(f"memory MB: {before:.0f} before, {after:.0f} after ({after - before:+.0f})")
    slowest = sorted(found.seconds, key=lambda name: -statistics.median(found.seconds[name]))[:5]
    for name in slowest:
        print(f"  {name}: median {statistics.median(found.seconds[name]) * 1000:.0f} ms")


if __name__ == "__main__":
    given = [float(text) for text in sys.argv[1:]]
    size, seconds, clients = (*given, *(100_000, 60, 16)[len(given) :])
    main(int(size), seconds, int(clients))
