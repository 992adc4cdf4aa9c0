"""A mention in one short line, as the tables in data/readings write it down.

money 3000000000 USD up_to >=2000000000      power 1.5 GW exact      jobs 300 permanent about
staff 62      hardware H200 800 exact      energy solar      date 2035 by      duration 1.5 over
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.mentions.base import Mention
from kg.model import Amount, Capacity, Energy, Hardware, Jobs

TABLE_KINDS = {
    "money": ("money",),
    "quantities": ("power", "jobs", "staff", "hardware"),
    "dates": ("date", "duration"),
}
"""The kinds that each table of data/readings is about; all others are left out of the comparison."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One row of a table: a text and what must be read from it."""

    part: str  # "dev"; "test", held out until the readers were tuned; "fresh", written after that
    text: str
    published: str | None
    expected: tuple[str, ...]


def noted(mention: Mention) -> str:
    """The one-line notation of a mention."""
    return " ".join(part for part in (mention.kind, *_parts(mention)) if part)


def _parts(mention: Mention) -> tuple[str, ...]:
    match mention.value:
        case Amount(value=value, currency=currency, qualifier=qualifier):
            low = "" if mention.range_low is None else f">={mention.range_low}"
            return f"{value:f}", currency or "-", qualifier, low, "conversion" if mention.conversion else ""
        case Capacity(value=value, unit=unit, qualifier=qualifier):
            return f"{value:f}", unit, qualifier
        case Jobs(count=count) if mention.kind == "staff":
            return (str(count),)
        case Jobs(count=count, qualifier=qualifier, kind=kind):
            return str(count), kind, qualifier
        case Hardware(name=name, count=count, qualifier=qualifier):
            return name, "" if count is None else str(count), qualifier or ""
        case Energy(source=source):
            return (source,)
    return str(mention.value), mention.cue


def table(path: Path) -> Iterator[Reading]:
    """The rows of one table of data/readings."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            expected = tuple(part for part in row["expect"].split(" ; ") if part)
            yield Reading(row["part"], row["text"], row.get("published") or None, expected)


def agrees(reading: Reading, mentions: tuple[Mention, ...], kinds: tuple[str, ...]) -> bool:
    """Whether the mentions of these kinds are what the row expects; a date's cue counts only where it is given."""
    read = [noted(mention) for mention in mentions if mention.kind in kinds]
    return len(read) == len(reading.expected) and all(map(_matches, reading.expected, read))


def _matches(expected: str, read: str) -> bool:
    if expected.startswith(("date ", "duration ")) and len(expected.split()) == 2:
        return read.split()[:2] == expected.split()
    return read == expected
