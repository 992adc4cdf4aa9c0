"""The columns of an answer: what each is called, how its values are written, which need not be shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kg.explorer.wording import Words
from kg.explorer.writing import day, money, number, power
from kg.vocab import RESOURCE

Row = tuple[Any, ...]
NameOf = Callable[[str], str | None]
"""The name of a thing by its IRI; None for what the graph doesn't know."""

_SUMS = ("value", "total")
_CURRENCY = "currency"
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is shown."""

    index: int  # in the rows of the answer
    variable: str
    label: str
    kind: str  # money, power, number or other
    currency: int | None = None  # of money: the column that says in which


def columns(w: Words, variables: Sequence[str], rows: Sequence[Row], name_of: NameOf) -> list[Column]:
    """The columns worth showing: no currency beside its sum, no name beside the thing that is a link."""
    currency = variables.index(_CURRENCY) if _CURRENCY in variables else None
    found = [_column(w, variable, index, rows, currency) for index, variable in enumerate(variables)]
    told = {c.currency for c in found}
    return [c for c in found if c.index not in told and not _is_doubled(c.index, rows, name_of)]


def _column(w: Words, variable: str, index: int, rows: Sequence[Row], currency: int | None) -> Column:
    label = w.texts.get(f"columns.{variable}", variable)
    if not any(is_number(row[index]) for row in rows):
        return Column(index, variable, label, "other")
    if variable in _SUMS and currency is not None:
        label = w("columns.amount") if variable == "value" else label
        return Column(index, variable, label, "money", currency)
    return Column(index, variable, label, "power" if variable == "megawatts" else "number")


def _is_doubled(index: int, rows: Sequence[Row], name_of: NameOf) -> bool:
    """Whether another column has, in every row, the thing that this one names."""
    if any(not isinstance(row[index], str) or row[index].startswith(RESOURCE) for row in rows):
        return False
    things = [i for i in range(len(rows[0])) if all(str(row[i]).startswith(RESOURCE) for row in rows)]
    return any(all(name_of(row[i]) == row[index] for row in rows) for i in things)


def figure(w: Words, column: Column, row: Row) -> str:
    """The number of a row as people write it: 20 Md$, 1 200 MW, 3 000."""
    value = row[column.index]
    if column.kind == "money" and column.currency is not None and row[column.currency]:
        return money(w, float(value), str(row[column.currency]))
    return power(w, float(value)) if column.kind == "power" else number(w, value, 2)


def written(w: Words, value: object) -> str:
    """A text that is no number: a date or a yes as people write it."""
    if isinstance(value, bool):
        return w("form.yes" if value else "form.no")
    text = str(value)
    return day(w, text, short=True) if _DATE.fullmatch(text) and len(text) > 4 else text


def is_number(value: object) -> bool:
    """Whether a value can be compared by size."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def compared(shown: Sequence[Column], rows: Sequence[Row]) -> Column | None:
    """The column that a chart compares: money before the first other number, if something says whose."""
    numbers = [c for c in shown if all(row[c.index] is None or is_number(row[c.index]) for row in rows)]
    numbers = [c for c in numbers if c.kind != "other"]
    if not numbers or len(numbers) == len(shown):
        return None
    return next((c for c in numbers if c.kind == "money"), numbers[0])


def in_one_unit(column: Column, rows: Sequence[Row]) -> list[Row]:
    """The rows that have the number; of sums in several currencies those in the most frequent one."""
    having = [row for row in rows if is_number(row[column.index])]
    if column.currency is None or not having:
        return having
    most = Counter(row[column.currency] for row in having).most_common(1)[0][0]
    return [row for row in having if row[column.currency] == most]
