"""Many named graphs -> their merge, each statement once and in order, in flat memory.

Statements become N-Triples lines, which are sorted in runs on disk and merged from there.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from typing import IO, cast

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

RUN = 100_000
"""Lines that are sorted at once, about 25 MB."""


def lines(parts: Iterable[Iterable[Quad]], run: int = RUN) -> Iterator[bytes]:
    """The sorted N-Triples lines of all parts, each once, with their line ends."""
    with ExitStack() as stack:
        runs = [stack.enter_context(file) for file in _runs(parts, run)]
        for line, _ in groupby(heapq.merge(*runs)):
            yield line


def triples(parts: Iterable[Iterable[Quad]], run: int = RUN) -> Iterator[Triple]:
    """The statements of all parts, each once, those of one subject together."""
    file = cast(IO[bytes], _Lines(lines(parts, run)))  # read() is all that the parser calls
    for quad in parse(file, RdfFormat.N_TRIPLES, lenient=True):
        yield quad.triple


def _runs(parts: Iterable[Iterable[Quad]], most: int) -> Iterator[IO[bytes]]:
    pending: list[bytes] = []
    for quads in parts:
        pending += _written(quads)
        if len(pending) >= most:
            yield _run(pending)
            pending = []
    yield _run(pending)


def _written(quads: Iterable[Quad]) -> list[bytes]:
    text = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
    return text.splitlines(keepends=True)


def _run(pending: list[bytes]) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the caller's stack closes it
    file.writelines(sorted(set(pending)))
    file.seek(0)
    return file


class _Lines:
    """Lines as a file that the parser reads from."""

    def __init__(self, source: Iterator[bytes]) -> None:
        self._source, self._rest = source, b""

    def read(self, size: int) -> bytes:
        """At most so many bytes; none at the end."""
        while len(self._rest) < size:
            line = next(self._source, b"")
            if not line:
                break
            self._rest += line
        out, self._rest = self._rest[:size], self._rest[size:]
        return out
