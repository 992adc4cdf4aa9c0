"""A query with an end: run in a process of its own, which is ended when the time is up.

Oxigraph has no way to cancel a query, and a thread that runs one cannot be stopped. A worker process opens
the published snapshot once and answers one query after another; the one whose time is up is killed, and the
next query starts another.
"""

from __future__ import annotations

import json
import select
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Self

from kg import errors
from kg.errors import QueryProblem, TookTooLong
from kg.store.answers import Answer, from_wire

MEMORY = 4 * 2**30
"""Bytes of address space that a query's process may have."""

_START = 60.0  # seconds that a worker may take to say that it is there; they don't count for the query


class Limited:
    """Answers queries on a store, each within a time; threads take turns."""

    def __init__(
        self, store: Path, *, seconds: float = 30.0, rows: int | None = 100_000, memory: int = MEMORY
    ) -> None:
        """The store’s directory; the most seconds and bytes a query may take and rows it may give (None: any)."""
        self.store, self.seconds, self.rows, self.memory = store, seconds, rows, memory
        self._turn = threading.Lock()
        self._worker: subprocess.Popen[bytes] | None = None

    def ask(self, query: str) -> Answer:
        """One query's answer. Raises QueryProblem, TookTooLong when the time is up, and StoreProblem."""
        with self._turn:
            worker = self._running()
            assert worker.stdin is not None
            worker.stdin.write(json.dumps({"query": query, "rows": self.rows}).encode() + b"\n")
            worker.stdin.flush()
            said = self._reply(worker, self.seconds)
        if kind := said.get("error"):
            raise getattr(errors, kind)(said["message"])
        return from_wire(said)

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.kill()
            self._worker.communicate()
            self._worker = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._worker is None or self._worker.poll() is not None:
            command = [sys.executable, "-m", "kg.store.worker", str(self.store), str(self.memory)]
            self._worker = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # where Rust says that memory ran out, which we say ourselves
                start_new_session=True,  # Ctrl-C is for us; the worker ends with us
            )
            self._reply(self._worker, _START)
        return self._worker

    def _reply(self, worker: subprocess.Popen[bytes], seconds: float) -> dict[str, Any]:
        assert worker.stdout is not None
        ready, _, _ = select.select([worker.stdout], [], [], seconds)
        if not ready:
            self.close()
            raise TookTooLong(
                f"The query was stopped after {seconds:g} seconds; narrow it, add a LIMIT, or allow more seconds."
            )
        line = worker.stdout.readline()
        if not line:
            self.close()
            raise QueryProblem("The query ended the process that ran it, most likely by its memory; narrow it.")
        said: dict[str, Any] = json.loads(line)
        return said
