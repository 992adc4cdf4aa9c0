"""Numbers with a unit: power as ``Capacity``, everything else told apart so that it is not taken for power.

    >>> [(m.kind, str(m.value.value), m.value.unit, m.value.qualifier) for m in power("jusqu’à 1 500 MW", "fr")]
    [('power', '1500', 'MW', 'up_to')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.lang import Words
from kg.lang import words as words_of
from kg.mentions.base import Kind, Mention, Surface
from kg.mentions.bounds import bounds, linked, opener
from kg.mentions.numbers import Number, find_in, whole
from kg.model import Capacity, PowerUnit, Qualifier
from kg.text import either


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit, before qualifiers and ranges."""

    start: int
    end: int
    number: Number
    kind: str
    unit: str
    factor: Decimal

    @property
    def value(self) -> Decimal:
        """In the unit."""
        return whole(self.number.value * self.factor)


@dataclass(frozen=True, slots=True)
class _Patterns:
    words: Words
    unit: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = words_of(language)
    half = either(words.HALF_AFTER)
    unit = rf"(?:{words.UNIT_LINK})(?P<unit>{either(words.UNITS)})(?![a-zà-ÿ²³])(?P<half>{half})?"
    return _Patterns(words, re.compile(unit))


def power(text: str, language: str) -> list[Mention]:
    """The electrical or IT powers of a text."""
    surface = Surface.of(text)
    numbers = find_in(surface.low, language)
    return [m for m in quantities_in(surface, language, numbers) if m.kind == "power"]


def quantities_in(surface: Surface, language: str, numbers: Sequence[Number]) -> list[Mention]:
    """Every number with a unit, durations and head counts left out (``dates`` and ``jobs`` read them)."""
    measured = [measure(surface, number, language) for number in numbers]
    return list(_mentions(surface, language, numbers, measured))


def measure(surface: Surface, number: Number, language: str) -> Measured | None:
    """The unit right after a number, or None."""
    patterns = _patterns(language)
    found = patterns.unit.match(surface.low, number.end)
    if not found:
        return None
    kind, unit, factor = patterns.words.UNITS[found["unit"].replace("\n", " ")]
    if found["half"]:
        number = Number(number.start, number.end, number.mantissa + Decimal("0.5"), number.scale, number.qualifier)
    return Measured(number.start, found.end(), number, kind, unit, Decimal(factor))


def _mentions(
    surface: Surface, language: str, numbers: Sequence[Number], measured: Sequence[Measured | None]
) -> Iterator[Mention]:
    for index, item in enumerate(measured):
        if item is None or item.kind in ("duration",):
            continue
        first = numbers[index - 1] if index and measured[index - 1] is None else measured[index - 1] if index else None
        low_end = _lower(surface, language, first, item)
        if low_end:
            yield low_end
            yield _one(surface, language, item, "up_to", paired=True)
        elif not (index + 1 < len(measured) and _opens(surface, language, item, measured[index + 1])):
            yield _one(surface, language, item)
        if low_end is None and first is not None:
            yield from _listed(surface, language, first, item)


def _opens(surface: Surface, language: str, item: Measured, following: Measured | None) -> bool:
    """Whether a measured number is the lower end of a range, which the upper end then gives."""
    return following is not None and _lower(surface, language, item, following) is not None


def _lower(surface: Surface, language: str, first: Number | Measured | None, item: Measured) -> Mention | None:
    """The lower end of a range ("80 to 100 MW", «entre 1 et 2 GW») that ends in ``item``."""
    if first is None or (isinstance(first, Measured) and first.kind != item.kind):
        return None
    opened = opener(surface.low, first.start, language)
    if not linked(surface.low, first.end, item.start, language, opened is not None):
        return None
    value = first.value if isinstance(first, Measured) else whole(first.value * item.factor)
    same_unit = not isinstance(first, Measured) or first.unit == item.unit
    if same_unit and value >= item.value:
        return None
    unit = first.unit if isinstance(first, Measured) else item.unit
    return _build(surface, opened if opened is not None else first.start, first.end, (first.start, first.end),
                  item.kind, value, unit, "at_least", paired=True)  # fmt: skip


def _listed(surface: Surface, language: str, first: Number | Measured, item: Measured) -> Iterator[Mention]:
    """The first of two powers that share a unit: "90 and 110 MW"."""
    if item.kind != "power" or isinstance(first, Measured) or first.scale > 1 or 1900 < first.value < 2100:
        return
    if _AND.fullmatch(surface.low, first.end, item.start):
        span = bounds(surface.low, first.start, first.end, language)
        yield _build(surface, span.start, span.end, (first.start, first.end), item.kind,
                     whole(first.value * item.factor), item.unit, span.qualifier)  # fmt: skip


_AND = re.compile(r" (?:and|et|or|ou|puis|then) ")


def _one(
    surface: Surface, language: str, item: Measured, qualifier: Qualifier | None = None, paired: bool = False
) -> Mention:
    span = bounds(surface.low, item.start, item.end, language, item.number.qualifier)
    return _build(surface, item.start if qualifier else span.start, span.end, (item.start, item.end),
                  item.kind, item.value, item.unit, qualifier or span.qualifier, paired)  # fmt: skip


def _build(
    surface: Surface, start: int, end: int, core: tuple[int, int], kind: str, value: Decimal, unit: str,
    qualifier: Qualifier, paired: bool = False,
) -> Mention:  # fmt: skip
    known: Kind = _KINDS[kind]
    held: object = Capacity(value, _power_unit(unit), qualifier) if known == "power" else value
    return Mention(start, end, surface.text[start:end], known, held, core=core, unit=unit, paired=paired)


def _power_unit(unit: str) -> PowerUnit:
    return "GW" if unit == "GW" else "MW"


_KINDS: dict[str, Kind] = {
    "power": "power", "energy_amount": "energy_amount", "apparent_power": "apparent_power", "area": "area",
    "homes": "homes", "distance": "distance", "mass": "mass", "volume": "volume", "percent": "percent",
    "voltage": "voltage", "data_rate": "data_rate", "temperature": "temperature", "time_of_day": "time_of_day",
    "people": "people", "count": "count",
}  # fmt: skip
