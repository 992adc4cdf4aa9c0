"""The statements of an N-Quads file without their graphs, for the merge that queries see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from kg.errors import StoreProblem

_IRI = rb'<[^<>"{}|^`\\\x00-\x20]*>'
_TEXT = rb'"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"(?:@[A-Za-z0-9-]+|\^\^' + _IRI + rb")?"
_CANONICAL = re.compile(rb"(%s %s (?:%s|%s)) %s \.\n" % (_IRI, _IRI, _IRI, _TEXT, _IRI))
_REMEMBERED = 300_000  # statements kept so as not to write them again, about 80 MB


def write_triples(source: Path, target: Path) -> None:
    """Write the file's statements as N-Triples; those that many articles make are mostly written once.

    Lines of canonical N-Quads, as we write them, are cut as text, some three times as fast as reading them.
    Raises StoreProblem for a file that is no N-Quads, or that has a statement in no named graph.
    """
    with source.open("rb") as lines, target.open("wb") as file:
        if _cut(lines, file):
            return
    with target.open("wb") as file:
        serialize(_parsed(source), file, RdfFormat.N_TRIPLES)


def _cut(lines: IO[bytes], file: IO[bytes]) -> bool:
    """Whether every line was canonical and is written."""
    seen: set[bytes] = set()
    for line in lines:
        match = _CANONICAL.fullmatch(line)
        if match is None:
            return False
        triple = match[1]
        if triple in seen:
            continue
        if len(seen) >= _REMEMBERED:
            seen.clear()
        seen.add(triple)
        file.write(triple + b" .\n")
    return True


def _parsed(source: Path) -> Iterator[Triple]:
    try:
        for quad in parse(path=str(source), format=RdfFormat.N_QUADS):
            if not isinstance(quad.graph_name, NamedNode):
                raise StoreProblem(
                    f"{source} is no backup of a graph: the statement {quad} stands in no named graph."
                )
            yield quad.triple
    except SyntaxError as error:
        raise not_quads(source, error) from error


def not_quads(path: Path, error: Exception) -> StoreProblem:
    """The sentence for a file that can't be read."""
    return StoreProblem(f"{path} is no N-Quads file ({error}); restore from a “kg store backup”.")
