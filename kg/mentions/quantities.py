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
from kg.mentions.bounds import bounds, grows, linked, opener
from kg.mentions.numbers import Number, find_in, looks_like_year, whole
from kg.model import Capacity, PowerUnit, Qualifier
from kg.text import either, listed


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
    both: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = words_of(language)
    half = either(words.HALF_AFTER)
    unit = rf"(?:{words.UNIT_LINK})(?P<unit>{either(words.UNITS)})(?![a-zà-ÿ])(?P<half>{half})?(?P<scale>-scale)?"
    return _Patterns(words, re.compile(unit), re.compile(words.LIST_LINK))


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
    if found["scale"] and number.spelled and number.value == 1:
        return None  # "a gigawatt-scale campus"
    kind, unit, factor = patterns.words.UNITS[listed(found["unit"])].split()
    if kind in _COUNTED and surface.low[max(number.start - 2, 0) : number.start].rstrip()[-1:] in _SIGNS:
        return None  # "£1.2 billion of servers" is a sum
    if found["half"]:
        number = Number(number.start, number.end, number.mantissa + Decimal("0.5"), number.scale, number.qualifier)
    return Measured(number.start, found.end(), number, kind, unit, Decimal(factor))


def _mentions(
    surface: Surface, language: str, numbers: Sequence[Number], measured: Sequence[Measured | None]
) -> Iterator[Mention]:
    before = [_before(numbers, measured, index) for index in range(len(measured))]
    links = [_link(surface, language, first, item) for first, item in zip(before, measured, strict=True)]
    for index, item in enumerate(measured):
        if item is None:
            yield from _extended(surface, language, numbers[index], before[index])
        elif item.kind != "duration":
            following = links[index + 1] if index + 1 < len(links) else ""
            if following != "range":  # else the upper end gives both
                yield from _with_first(surface, language, item, before[index], links[index], measured[index - 1])


def _with_first(
    surface: Surface, language: str, item: Measured, first: Measured | None, link: str, own: Measured | None
) -> Iterator[Mention]:
    """A measured number, with the one before it where that shares its unit or is the lower end of its range."""
    if first and link == "range":
        opened = opener(surface.low, first.start, language)
        start = first.start if opened is None else opened
        yield _build(surface, (start, first.end), first, "at_least", paired=True)
        yield _one(surface, language, item, "up_to")
        return
    if first and link and own is None:
        yield _one(surface, language, first)
    yield _one(surface, language, item)


def _before(numbers: Sequence[Number], measured: Sequence[Measured | None], index: int) -> Measured | None:
    """The number before another with its own unit, else with the unit of the other."""
    item = measured[index]
    if index == 0:
        return None
    own, number = measured[index - 1], numbers[index - 1]
    if own or item is None or looks_like_year(number):
        return own
    return Measured(number.start, number.end, number, item.kind, item.unit, item.factor)


def _link(surface: Surface, language: str, first: Measured | None, item: Measured | None) -> str:
    """How two numbers of one kind hang together: "range", "growth" ("from 18 MW to 60 MW"), "list" or ""."""
    if first is None or item is None or first.kind != item.kind:
        return ""
    opened = opener(surface.low, first.start, language)
    rising = first.unit != item.unit or first.value < item.value
    if rising and linked(surface.low, first.end, item.start, language, opened is not None):
        return "growth" if item.kind == "power" and grows(surface.low, first.start, language) else "range"
    alike = item.kind == "power" and first.number.scale == 1
    return "list" if alike and _patterns(language).both.fullmatch(surface.low, first.end, item.start) else ""


def _extended(surface: Surface, language: str, number: Number, first: Measured | None) -> Iterator[Mention]:
    """The bare number of «50 MW, extensibles à 90»."""
    if (
        first is None
        or first.kind != "power"
        or number.start - first.end > 40
        or _MORE.match(surface.low, number.end)
    ):
        return
    item = Measured(number.start, number.end, number, first.kind, first.unit, first.factor)
    mention = _one(surface, language, item)
    if item.value > first.value and isinstance(mention.value, Capacity) and mention.value.qualifier == "up_to":
        yield mention


_MORE = re.compile(r"[ -]?[\w%€$£]")


def _one(surface: Surface, language: str, item: Measured, qualifier: Qualifier | None = None) -> Mention:
    span = bounds(surface.low, item.start, item.end, language, item.number.qualifier)
    if qualifier:
        return _build(surface, (item.start, span.end), item, qualifier, paired=True)
    return _build(surface, (span.start, span.end), item, span.qualifier)


def _build(
    surface: Surface, span: tuple[int, int], item: Measured, qualifier: Qualifier, paired: bool = False
) -> Mention:
    kind = _KINDS[item.kind]
    value = Capacity(item.value, _power_unit(item.unit), qualifier) if kind == "power" else item.value
    core = (item.start, item.end)
    return Mention(*span, surface.text[slice(*span)], kind, value, core=core, unit=item.unit, paired=paired)


def _power_unit(unit: str) -> PowerUnit:
    return "GW" if unit == "GW" else "MW"


_COUNTED = frozenset({"count", "homes", "people"})
_SIGNS = tuple("$€£¥₹₩")


_KINDS: dict[str, Kind] = {
    "power": "power", "energy_amount": "energy_amount", "apparent_power": "apparent_power", "area": "area",
    "homes": "homes", "distance": "distance", "mass": "mass", "volume": "volume", "percent": "percent",
    "voltage": "voltage", "data_rate": "data_rate", "temperature": "temperature", "time_of_day": "time_of_day",
    "people": "people", "count": "count",
}  # fmt: skip
