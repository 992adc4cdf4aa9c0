"""One export from beginning to end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.errors import ExportProblem
from kg.export import dcat, networks, picture, placing, tables
from kg.export.rows import Rows
from kg.export.selection import Filters, Selection
from kg.rdf import export as rdf
from kg.store import canonical
from kg.store.protocol import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """What kg export can write."""

    endings: tuple[str, ...]
    counts: str  # what is counted: "statements", "nodes and edges" or "rows"
    media_type: str
    file: Callable[[Selection, IO[bytes], picture.Draw | None], int] | None = None
    folder: Callable[[Rows, Path], int] | None = None
    members: frozenset[str] = frozenset()  # files of the folder


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    format: str
    count: int
    counts: str
    description: Path | None = None  # the DCAT description beside a full export


def _rdf(name: str, *endings: str) -> Format:
    writer = rdf.FORMATS[name]
    return Format(
        endings, "statements", writer.media_type, lambda selection, file, _: writer.write(selection, file)
    )


def _nquads(selection: Selection, file: IO[bytes], _: object) -> int:
    count = 0
    for line in canonical.lines(selection):  # type: ignore[arg-type]  # it needs graphs() and quads() alone
        file.write(line + b"\n")
        count += 1
    return count


def _network(name: str, write: Callable[[Rows, IO[bytes]], int]) -> Format:
    return Format(
        (f".{name}",),
        "nodes and edges",
        f"application/{name}+xml",
        lambda selection, file, _: write(Rows(selection), file),
    )


def _folder(name: str, media_type: str, write: Callable[[Rows, Path], int], *endings: str) -> Format:
    members = frozenset(f"{table}.{name}" for table in tables.TABLES)
    return Format((f".{name}", *endings), "rows", media_type, folder=write, members=members)


def _html(selection: Selection, file: IO[bytes], draw: picture.Draw | None) -> int:
    return picture.html(Rows(selection), file, draw)


FORMATS: Mapping[str, Format] = {
    "turtle": _rdf("turtle", ".ttl"),
    "trig": _rdf("trig", ".trig"),
    "nquads": Format((".nq",), "statements", "application/n-quads", file=_nquads),
    "ntriples": _rdf("ntriples", ".nt"),
    "jsonld": _rdf("jsonld", ".jsonld", ".json"),
    "rdfxml": _rdf("rdfxml", ".rdf", ".xml"),
    "graphml": _network("graphml", networks.graphml),
    "gexf": _network("gexf", networks.gexf),
    "csv": _folder("csv", "text/csv", tables.csv_folder, ""),
    "parquet": _folder("parquet", "application/vnd.apache.parquet", tables.parquet_folder),
    "html": Format((".html",), "nodes and edges", "text/html", _html),
}


def export(
    reader: Reader,
    target: Path | IO[bytes],
    format: str | None = None,
    filters: Filters | None = None,
    draw: picture.Draw | None = None,
) -> Exported:
    """Write the graph, or what the filters choose, to a file, a folder (csv, parquet) or an open binary file.

    Without ``format`` the ending of the target's name tells it. A path gets its name when all is written; a
    full export gets a DCAT description beside it. The picture (html) needs ``draw``. Raises ExportProblem, and
    QueryProblem for a filter's query.
    """
    name = format or (format_of(target) if isinstance(target, Path) else "")
    if name not in FORMATS:
        raise ExportProblem(f"There is no format {name!r}; choose one of {', '.join(FORMATS)}.")
    chosen = Selection(reader, filters or Filters())
    if not isinstance(target, Path):
        return Exported(name, _into(FORMATS[name], name, chosen, target, draw), FORMATS[name].counts)
    count = _to(FORMATS[name], chosen, target, draw)
    note = dcat.beside(reader, target, FORMATS[name].media_type) if chosen.filters.all else None
    return Exported(name, count, FORMATS[name].counts, note)


def format_of(target: Path) -> str:
    """The format that a name's ending tells; raises ExportProblem."""
    for name, format in FORMATS.items():
        if target.suffix.lower() in format.endings:
            return name
    endings = ", ".join(ending for format in FORMATS.values() for ending in format.endings if ending)
    raise ExportProblem(f"The name {target.name} tells no format; end it with one of {endings}, or give --format.")


def _into(format: Format, name: str, chosen: Selection, file: IO[bytes], draw: picture.Draw | None) -> int:
    if format.file is None:
        raise ExportProblem(f"{name} writes a folder, which cannot go to standard output; name a folder.")
    return format.file(chosen, file, draw)


def _to(format: Format, chosen: Selection, target: Path, draw: picture.Draw | None) -> int:
    if format.folder is not None:
        with placing.folder(target, format.members) as folder:
            return format.folder(Rows(chosen), folder)
    assert format.file is not None
    if target.is_dir():
        raise ExportProblem(f"{target} is a folder; name a file in it.")
    with placing.file(target) as file:
        return format.file(chosen, file, draw)
