"""The merge of an N-Quads file: its statements without their graphs."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, parse

from kg.errors import StoreProblem
from kg.store import merging

A, B, G = "<http://a/s>", "<http://a/p#q>", "<http://a/g>"
CANONICAL = [
    f"{A} {B} <http://a/o> {G} .",
    f'{A} {B} "plain" {G} .',
    f'{A} {B} "with \\"quotes\\" and \\\\ a <http://a/x> ." {G} .',
    f'{A} {B} "deux mots : œuvre\\r\\n"@fr-CA {G} .',
    f'{A} {B} "1.5"^^<http://www.w3.org/2001/XMLSchema#decimal> {G} .',
    f'{A} {B} "a\\\\" {G} .',
]
OTHERWISE = [
    f"{A}\t{B}   <http://a/o>{G}.",
    f"_:b {B} _:c {G} .",
    f"{A} {B} <http://a/o> {G} . # and <http://a/more> .",
    "# a comment <http://a/g> .",
    "",
    f'{A} {B} "\\u00e9t\\U000000e9" {G} .\r',
]


@pytest.mark.parametrize("line", [*CANONICAL, *OTHERWISE])
@pytest.mark.parametrize("end", ["\n", ""])
def test_every_way_to_write_a_line(tmp_path, line, end):
    """Whether a file is cut as text or read by the parser, the same statements come out."""
    source, target = tmp_path / "in.nq", tmp_path / "out.nt"
    source.write_text(f"{CANONICAL[0]}\n{line}{end}", encoding="utf-8", newline="")
    merging.write_triples(source, target)
    wanted = {_free(q.triple) for q in parse(path=str(source), format=RdfFormat.N_QUADS)}
    assert {_free(q.triple) for q in parse(path=str(target), format=RdfFormat.N_TRIPLES)} == wanted


def test_canonical_lines_are_cut_as_text(tmp_path):
    """Our own backups take the quick way, and a statement of several graphs is written once."""
    source, target = tmp_path / "in.nq", tmp_path / "out.nt"
    twice = [*CANONICAL, *(line.replace(G, "<http://a/h>") for line in CANONICAL)]
    source.write_text("\n".join(twice) + "\n", encoding="utf-8")
    with source.open("rb") as lines, target.open("wb") as file:
        assert merging._cut(lines, file)
    assert target.read_text(encoding="utf-8").splitlines() == [line.replace(f" {G}", "") for line in CANONICAL]


@pytest.mark.parametrize(
    "line", [f"{A} {B} <http://a/o> .", f'{A} {B} "x <http://a/o> ." .', f'{A} {B} "1"^^<http://a/type> .']
)
def test_a_statement_in_no_graph(tmp_path, line):
    """A statement that stands in no named graph is refused, however much its end looks like a graph's name."""
    source = tmp_path / "in.nq"
    source.write_text(f"{CANONICAL[0]}\n{line}\n", encoding="utf-8")
    with pytest.raises(StoreProblem, match="in no named graph"):
        merging.write_triples(source, tmp_path / "out.nt")


def _free(triple) -> str:
    """A statement with its blank nodes made alike: each reading names them anew."""
    return " ".join("_:" if str(term).startswith("_:") else str(term) for term in triple)
