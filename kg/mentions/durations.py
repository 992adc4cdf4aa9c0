"""How long something runs, in years; ages and "years ago" are told apart.

>>> [(m.text, str(m.value), m.cue) for m in durations("un bail de quinze ans, étalé sur dix-huit mois", "fr")]
[('quinze ans', '15', 'for'), ('dix-huit mois', '1.5', 'over')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kg.lang import Times, times
from kg.lang import words as words_of
from kg.mentions.base import Mention, Surface
from kg.mentions.bounds import linked, opener
from kg.mentions.numbers import Number, find_in, whole
from kg.mentions.reckoning import shifted
from kg.text import either, initials, listed

REACH = 40


@dataclass(frozen=True, slots=True)
class _Patterns:
    words: Times
    unit: re.Pattern[str]
    ago_after: re.Pattern[str]
    ago_before: re.Pattern[str]
    named: re.Pattern[str]
    later: re.Pattern[str]
    cue: re.Pattern[str]
    age_before: re.Pattern[str]
    age_after: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = times(language)
    units = either(phrase for phrase, unit in words_of(language).UNITS.items() if unit.startswith("duration"))
    fillers = either(words.DURATION_FILLERS)
    before, after = words.AGO.split("(?P<n>{number})")
    return _Patterns(
        words=words,
        unit=re.compile(rf"(?:[ -]{fillers})?[ -]?(?P<unit>{units})(?![a-zà-ÿ])"),
        ago_after=re.compile(after),
        ago_before=re.compile(rf"{before.rstrip()} ?$") if before else re.compile(r"^(?!.*)"),
        named=re.compile(rf"{initials(words.NAMED_SPANS)}\b{either(words.NAMED_SPANS)}\b"),
        later=re.compile(words.LATER),
        cue=re.compile(
            rf"(?<!\w)(?P<cue>{either(words.DURATION_CUES)})[ ]?(?:(?:the|a|an|les|ses|its|{fillers}) )*$"
        ),
        age_before=re.compile(words.AGE_BEFORE),
        age_after=re.compile(words.AGE_AFTER),
    )


def durations(text: str, language: str, published: str | None = None) -> list[Mention]:
    """The durations of a text, and as dates those "years ago" that ``published`` lets reckon."""
    surface = Surface.of(text)
    return durations_in(surface, language, find_in(surface.low, language), published)


def durations_in(
    surface: Surface, language: str, numbers: Sequence[Number], published: str | None
) -> list[Mention]:
    """The same for a surface whose numbers are already found."""
    found: list[Mention] = []
    for index, number in enumerate(numbers):
        before = numbers[index - 1] if index else None
        found.extend(_read(surface, language, number, before, published))
    return found + _without_number(surface, language)


def _without_number(surface: Surface, language: str) -> list[Mention]:
    """Spans that are named without a number: "over the next decade"."""
    patterns = _patterns(language)
    return [
        Mention(*match.span(), surface.text[slice(*match.span())], "duration",
                Decimal(patterns.words.NAMED_SPANS[listed(match[0])]), core=match.span(),
                cue=_cue(surface, patterns, match.start()))
        for match in patterns.named.finditer(surface.low)
    ]  # fmt: skip


def _read(
    surface: Surface, language: str, number: Number, before: Number | None, published: str | None
) -> Iterator[Mention]:
    patterns = _patterns(language)
    unit = patterns.unit.match(surface.low, number.end)
    if not unit or number.scale > 1 or number.value > 1000:
        return
    ago = _ago(surface, patterns, number, published)
    if ago is not None:
        yield from ago
        return
    years = _years(number.value, words_of(language).UNITS[listed(unit["unit"])].split()[2])
    if years is None:
        return
    start, end = number.start, unit.end()
    if _is_age(surface, patterns, start, end, years):
        yield Mention(start, end, surface.text[start:end], "age", years, core=(start, end))
        return
    start = _range_start(surface, language, number, before)
    yield Mention(start, end, surface.text[start:end], "duration", years, core=(number.start, end),
                  cue=_cue(surface, patterns, start))  # fmt: skip


def _years(value: Decimal, factor: str) -> Decimal | None:
    """Years; months count as their part of a year, shorter units as no duration."""
    if factor == "-1":
        return None
    return whole(value * Decimal(factor)) if factor != "0" else whole((value / 12).quantize(Decimal("0.01")))


def _ago(surface: Surface, patterns: _Patterns, number: Number, published: str | None) -> list[Mention] | None:
    """ "three years ago" as a date; an empty list where it cannot be reckoned, None where it is not that."""
    before = patterns.ago_before.search(surface.low[max(0, number.start - REACH) : number.start])
    after = patterns.ago_after.match(surface.low, number.end)
    if not after or (patterns.ago_before.pattern != r"^(?!.*)" and not before):
        return None
    start = max(0, number.start - REACH) + before.start() if before else number.start
    unit = patterns.words.AGO_UNITS[after["unit"][0]]
    value = shifted(published, unit, -int(number.value))
    if value is None:
        return []
    value = value[:7] if unit in ("day", "week") and number.value > 7 else value
    end = after.end()
    return [
        Mention(start, end, surface.text[start:end], "date", value, core=(start, end), cue="in", relative=True)
    ]


def _is_age(surface: Surface, patterns: _Patterns, start: int, end: int, years: Decimal) -> bool:
    before = patterns.age_before.search(surface.plain[max(0, start - 30) : start])
    after = patterns.age_after.match(surface.low, end)
    return 5 < years < 110 and bool(before) and bool(after)


def _range_start(surface: Surface, language: str, number: Number, before: Number | None) -> int:
    """Where a range of years ("10 to 15 years") begins; its upper bound is the value."""
    if before is None or before.value >= number.value:
        return number.start
    opened = opener(surface.low, before.start, language)
    return (
        before.start
        if linked(surface.low, before.end, number.start, language, opened is not None)
        else number.start
    )


def _cue(surface: Surface, patterns: _Patterns, start: int) -> str:
    found = patterns.cue.search(surface.low[max(0, start - REACH) : start])
    return patterns.words.DURATION_CUES[listed(found["cue"])] if found else ""


def later_dates(surface: Surface, language: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """Turns "two months later" into a date, reckoned from the date before it; everything else stays."""
    pattern, last = _patterns(language).later, None
    for mention in found:
        if mention.kind == "duration" and last and (after := pattern.match(surface.low, mention.end)):
            mention = _later(surface, language, mention, last, after.end())
        if mention.kind == "date":
            last = str(mention.value)
        yield mention


def _later(surface: Surface, language: str, mention: Mention, last: str, end: int) -> Mention:
    months = Decimal(str(mention.value)) * 12
    whole_years = months == months.to_integral_value() and months % 12 == 0
    value = shifted(last, "year", int(months) // 12) if whole_years else shifted(last, "month", round(months))
    if value is None:
        return mention
    text = surface.text[mention.start : end]
    return replace(mention, end=end, text=text, kind="date", value=value, cue="in", relative=True)
