"""What the readers of a text hand over: spans with their normalised value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kg.text import plain, small

Kind = Literal[
    "money", "power", "jobs", "staff", "hardware", "energy", "date", "duration",
    # what is no slot of a record, told apart so that it can be refused
    "unit_price", "price", "exchange_rate", "percent", "energy_amount", "apparent_power", "area",
    "homes", "people", "job_cuts", "count", "distance", "mass", "volume", "voltage", "data_rate",
    "temperature", "time_of_day", "age",
]  # fmt: skip

SLOT_KINDS: tuple[str, ...] = ("money", "power", "jobs", "hardware", "energy", "date", "duration")
"""The kinds whose values may fill a slot of a record; all others are there to be refused."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a text and what it says; ``text == article.text[start:end]``.

    ``value`` by kind: money → ``Amount`` (currency "" where the text names none), power → ``Capacity``;
    jobs, staff and job_cuts → ``Jobs``; hardware → ``Hardware``; energy → ``Energy``; date → an ISO date
    as precise as the text; duration → years as ``Decimal``; for all others the bare number as ``Decimal``,
    or None. The evidence of these values is empty.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: object
    core: tuple[int, int] = (0, 0)  # the span without its qualifier
    unit: str = ""  # of quantities that are no slot: "MWh", "ha", …
    range_low: Decimal | None = None  # the lower bound where money is a range
    paired: bool = False  # one end of a range that is given as two mentions
    conversion: bool = False  # says the amount before it once more, in another currency
    yearly: bool = False  # money that is paid or earned every year
    inherit: str = ""  # for money without a currency: that of the nearest amount that has one
    currencies: tuple[str, ...] = ()  # other readings of an ambiguous currency word
    cue: str = ""  # date: by, in, from, until, over, since, before; duration: over, for, in, since, after
    part: str = ""  # date: early, mid, late, q1–q4, h1, h2, spring, summer, autumn, winter
    relative: bool = False  # date: resolved against the day of publication
    other: str = ""  # date without a year: the reading that was not taken (next instead of last, or the reverse)
    fiscal: bool = False  # date: a fiscal year
    in_name: bool = False  # energy: part of a capitalised name ("Brookfield Renewable")


@dataclass(frozen=True, slots=True)
class Surface:
    """One text in the two forms that readers search; both have its length, so that spans hold in all three."""

    text: str  # as given
    plain: str  # one kind of space, apostrophe and hyphen
    low: str  # the same in lower case

    @classmethod
    def of(cls, text: str) -> Surface:
        """The surface of a text."""
        typed = plain(text)
        return cls(text, typed, small(typed))


def longest_first(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions without overlaps, in the order of the text: of two that overlap the longer one stays."""
    taken: list[Mention] = []
    used = bytearray()
    for mention in sorted(mentions, key=_rank):
        if len(used) < mention.end:
            used.extend(bytes(mention.end - len(used)))
        if not any(used[mention.start : mention.end]):
            used[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            taken.append(mention)
    return tuple(sorted(taken, key=lambda m: m.start))


def _rank(mention: Mention) -> tuple[int, int, int]:
    slot = SLOT_KINDS.index(mention.kind) if mention.kind in SLOT_KINDS else len(SLOT_KINDS)
    return (mention.start - mention.end, slot, mention.start)
