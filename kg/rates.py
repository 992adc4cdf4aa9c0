"""Money in one currency at the yearly average rate of the announcement's year (``data/rates``).

>>> from decimal import Decimal
>>> convert(Decimal(1_000_000), "EUR", 2024, "USD")
Decimal('1082400.0000')
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from kg.errors import KgError
from kg.paths import DATA

TABLE = DATA / "rates" / "yearly.csv"


class RatesProblem(KgError):
    """A table of exchange rates that cannot be read."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many units of a currency one euro buys on average over a year."""

    currency: str  # ISO 4217
    per_euro: Decimal
    year: int  # the year that the average is of
    carried_over: bool  # asked for a later year than the table has
    source: str  # "ECB", "fixed rate" or "central bank"


def convert(value: Decimal, currency: str, year: int, into: str) -> Decimal | None:
    """``value`` of one currency in another at the average rate of ``year``, not rounded.

    None where either currency or the year is not in the table; a year after the last takes the last year's rate.
    """
    if currency == into:
        return value
    source, target = rate(currency, year), rate(into, year)
    if source is None or target is None:
        return None
    return value * target.per_euro / source.per_euro


def rate(currency: str, year: int) -> Rate | None:
    """The average rate of a currency in a year, or None where the table has none."""
    table = _table()
    first, last = min(table["EUR"]), max(table["EUR"])
    if year < first or currency not in table:
        return None
    known = table[currency].get(min(year, last))
    return None if known is None else Rate(currency, known[0], min(year, last), year > last, known[1])


@cache
def _table() -> dict[str, dict[int, tuple[Decimal, str]]]:
    try:
        return read_rates(TABLE)
    except (OSError, KeyError, ValueError, InvalidOperation) as error:
        raise RatesProblem(
            f"The exchange rates in {TABLE} cannot be read ({error!r}); restore the file from the project."
        ) from error


def read_rates(path: Path) -> dict[str, dict[int, tuple[Decimal, str]]]:
    """Units per euro and their source, by currency and year; rows against USD are turned into euros."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    years = [int(name) for name in rows[0] if name.isdecimal()]
    table = {"EUR": {year: (Decimal(1), "fixed rate") for year in years}}
    for row in sorted(rows, key=lambda row: row["against"]):  # EUR before USD
        base = table[row["against"]]
        table[row["currency"]] = {
            year: (Decimal(row[str(year)]) * base[year][0], row["source"]) for year in years if row[str(year)]
        }
    return table
