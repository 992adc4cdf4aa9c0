"""CSV and Parquet: one folder with a table each for announcements, entities, edges and evidence."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, fields
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from kg.errors import ExportProblem
from kg.export.edges import EdgeRow
from kg.export.rows import AnnouncementRow, EntityRow, EvidenceRow, Rows

TABLES: Mapping[str, type[Any]] = {
    "evidence": EvidenceRow,  # first, because the others know then what there is
    "announcements": AnnouncementRow,
    "entities": EntityRow,
    "edges": EdgeRow,
}
SEPARATOR = " | "
"""Between the several values of one CSV cell."""

_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d)")
_AT_ONCE = 20_000  # rows of one group in a Parquet file


def csv_folder(rows: Rows, folder: Path) -> int:
    """Write evidence.csv, announcements.csv, entities.csv and edges.csv; how many rows.

    RFC 4180 in UTF-8. A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    return sum(_csv(folder / f"{name}.csv", TABLES[name], getattr(rows, name)()) for name in TABLES)


def parquet_folder(rows: Rows, folder: Path) -> int:
    """Write the four tables as Parquet, several values as lists; how many rows. Needs pyarrow."""
    _arrow()
    return sum(_parquet(folder / f"{name}.parquet", TABLES[name], getattr(rows, name)()) for name in TABLES)


def _csv(path: Path, row_type: type[Any], rows: Iterator[Any]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(field.name for field in fields(row_type))
        for row in rows:
            writer.writerow(map(_cell, astuple(row)))
            count += 1
    return count


def _cell(value: object) -> object:
    text = SEPARATOR.join(value) if isinstance(value, tuple) else value
    if isinstance(text, bool):
        return str(text).lower()
    return f"'{text}" if isinstance(text, str) and _FORMULA.match(text) else text


def _parquet(path: Path, row_type: type[Any], rows: Iterator[Any]) -> int:
    pyarrow, parquet = _arrow()
    schema = pyarrow.schema([(field.name, _type(pyarrow, str(field.type))) for field in fields(row_type)])
    count = 0
    with parquet.ParquetWriter(path, schema) as writer:
        while some := [astuple(row) for row in islice(rows, _AT_ONCE)]:
            columns = [list(map(_plain, column)) for column in zip(*some, strict=True)]
            writer.write_table(pyarrow.table(dict(zip(schema.names, columns, strict=True)), schema=schema))
            count += len(some)
    return count


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return list(value) if isinstance(value, tuple) else value


def _type(pyarrow: Any, told: str) -> Any:
    types: Mapping[str, Callable[[], Any]] = {
        "Texts": lambda: pyarrow.list_(pyarrow.string()),
        "Decimal": pyarrow.float64,
        "int": pyarrow.int64,
        "bool": pyarrow.bool_,
        "str": pyarrow.string,
    }
    return types[told.removesuffix(" | None")]()


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise ExportProblem("Parquet needs pyarrow: pip install 'ai-infra-kg[parquet]', or use csv.") from None
    return pyarrow, parquet
