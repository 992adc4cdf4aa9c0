"""The process that ``kg.store.limit`` starts: a JSON line with a query in, a JSON line with the answer out."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import resource
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import KgError, QueryProblem
from kg.store.answers import ask, to_wire
from kg.store.embedded import Snapshot


def main(store: Path, memory: int) -> None:
    """Answer queries from standard input until it ends, each on the newest published graph."""
    confine(memory)
    snapshot: Snapshot | None = None
    _say({"ready": True})
    for asked in questions():
        try:
            snapshot = _newest(store, snapshot)
            said = to_wire(ask(snapshot, asked["query"], rows=asked["rows"]))
        except KgError as error:
            said = {"error": type(error).__name__, "message": str(error)}
        except MemoryError:
            said = {"error": QueryProblem.__name__, "message": NO_MEMORY}
        _say(said)


NO_MEMORY = "The query needs more memory than it may have; narrow it."


def confine(memory: int) -> None:
    """Give this process so many bytes of address space, and no core file when it breaks."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def questions() -> Iterator[dict[str, Any]]:
    """What is asked, line by line. When the parent goes, so does this process, even amid a query."""
    asked: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        for line in sys.stdin.buffer:
            asked.put(line)
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        yield json.loads(asked.get())


def _newest(store: Path, snapshot: Snapshot | None) -> Snapshot:
    if snapshot is None:
        return Snapshot(store)
    snapshot.refresh()
    return snapshot


def _say(said: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        main(Path(sys.argv[1]), int(sys.argv[2]))
