"""The graph as sorted N-Quads: the one form that outlives programs and versions, and its hash.

Sorted by code point over all lines, so that ``LC_ALL=C sort graph.nq | sha256sum`` gives the same hash.
Left out are the note of when each graph was built and the copy of the vocabulary.
"""

from __future__ import annotations

import hashlib
import heapq
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from pyoxigraph import NamedNode, RdfFormat, serialize

from kg.errors import ExportProblem
from kg.rdf import names
from kg.store.protocol import Reader

_IN_MEMORY = 500_000  # lines that are sorted at once, about 150 MB


def lines(reader: Reader) -> Iterator[bytes]:
    """The sorted lines without their line ends; memory stays flat however large the graph is."""
    with ExitStack() as stack:
        runs = [stack.enter_context(run) for run in _sorted_runs(reader)]
        for line in heapq.merge(*runs):
            yield line.rstrip(b"\n")


def canonical_hash(reader: Reader) -> str:
    """Hexadecimal SHA-256 of the sorted lines, each with its line end."""
    digest = hashlib.sha256()
    for line in lines(reader):
        digest.update(line + b"\n")
    return digest.hexdigest()


def write(reader: Reader, path: Path) -> int:
    """Write the sorted lines to a file, under a temporary name first; how many there are."""
    fresh = path.with_name(path.name + ".tmp")
    count = 0
    try:
        with fresh.open("wb") as file:
            for line in lines(reader):
                file.write(line + b"\n")
                count += 1
        fresh.replace(path)
    except OSError as error:
        raise ExportProblem(f"{path} cannot be written ({error.strerror}); choose another place.") from error
    return count


def _sorted_runs(reader: Reader) -> Iterator[IO[bytes]]:
    pending: list[bytes] = []
    for graph in reader.graphs():
        if graph not in (names.BUILDS, names.VOCABULARY):
            pending += _lines_of(reader, graph)
        if len(pending) >= _IN_MEMORY:
            yield _run(pending)
            pending = []
    yield _run(pending)


def _lines_of(reader: Reader, graph: NamedNode) -> list[bytes]:
    # Canonical N-Quads escape every line break inside a literal, and bytes split at "\n" and "\r" alone.
    return (serialize(reader.quads(graph), format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)


def _run(pending: list[bytes]) -> IO[bytes]:
    run = tempfile.TemporaryFile()  # noqa: SIM115 - the caller's stack closes it
    run.writelines(sorted(pending))
    run.seek(0)
    return run
