"""Queries that people write by hand, run in a process of their own, so that a time limit really ends them."""

from __future__ import annotations

import pickle
import select
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import IO

from kg.errors import KgError, QueryProblem
from kg.store.answers import Answer, ask
from kg.store.embedded import Snapshot

SECONDS = 20.0
MOST_ROWS = 10_000
_WIDTH = 8  # bytes that say how long a message is


class TookTooLong(QueryProblem):
    """A query that was ended at its time limit."""


class Limited:
    """Asks a store by way of one helping process, which is ended with a query that takes too long."""

    def __init__(self, store: Path, seconds: float = SECONDS) -> None:
        self.store, self.seconds = store, seconds
        self._turn = threading.Lock()
        self._helper: subprocess.Popen[bytes] | None = None

    def ask(self, query: str) -> Answer:
        """The answer, of at most ``MOST_ROWS`` rows; raises QueryProblem, TookTooLong or StoreProblem."""
        with self._turn:
            helper = self._running()
            assert helper.stdin is not None
            assert helper.stdout is not None
            _send(helper.stdin, query)
            if not select.select([helper.stdout], [], [], self.seconds)[0]:
                self.close()
                raise TookTooLong(
                    f"The query was ended after {self.seconds:g} seconds; narrow it down, or add a LIMIT."
                )
            answer = _received(helper.stdout)
        if answer is None:
            self.close()
            raise QueryProblem("The query needed more memory than is allowed; narrow it down, or add a LIMIT.")
        if isinstance(answer, KgError):
            raise answer
        assert isinstance(answer, Answer)
        return answer

    def close(self) -> None:
        """End the helping process."""
        if self._helper is not None:
            self._helper.kill()
            self._helper.wait()
            self._helper = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._helper is None or self._helper.poll() is not None:
            command = [sys.executable, "-m", "kg.views.limited", str(self.store)]
            self._helper = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._helper


def serve(store: Path, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer one query after another until there are no more; what the helping process does."""
    reader: Snapshot | None = None
    while isinstance(query := _received(questions), str):
        try:
            reader = reader or Snapshot(store)
            reader.refresh()
            answer: object = _cut(ask(reader, query))
        except KgError as error:
            answer = error
        _send(answers, answer)


def _cut(answer: Answer) -> Answer:
    if len(answer.rows) <= MOST_ROWS:
        return answer
    return replace(answer, rows=answer.rows[:MOST_ROWS]).noting(f"Only the first {MOST_ROWS:,} rows are shown.")


def _send(stream: IO[bytes], message: object) -> None:
    data = pickle.dumps(message)
    stream.write(len(data).to_bytes(_WIDTH, "big") + data)
    stream.flush()


def _received(stream: IO[bytes]) -> object:
    """The next message; None at the end. Only our own two processes speak here."""
    head = stream.read(_WIDTH)
    if len(head) < _WIDTH:
        return None
    return pickle.loads(stream.read(int.from_bytes(head, "big")))


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
