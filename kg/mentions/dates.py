"""Dates, absolute or relative to the day of publication, with the cue that says what they are for.

>>> [(m.text, m.value, m.cue) for m in dates("Lundi, Amazon a annoncé un site d’ici 20351.", "fr", "2026-03-05")]
[('Lundi', '2026-03-02', ''), ('2035', '2035', 'by')]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.lang import Times, times
from kg.mentions.base import Mention, Surface, longest_first
from kg.mentions.reckoning import iso, month_around, season_year, shifted, weekday, year_of
from kg.mentions.time_cues import Direction, cue_before, direction, is_ahead, is_fiscal, is_past, part_before
from kg.text import either, initials, listed


@dataclass(frozen=True, slots=True)
class _Found:
    """A date before its part and cue are read."""

    start: int
    end: int
    value: str
    part: str = ""
    relative: bool = False
    other: str = ""


@dataclass(frozen=True, slots=True)
class _Context:
    """What each reader of dates needs beside its match."""

    surface: Surface
    language: str
    published: str | None

    @property
    def words(self) -> Times:
        """The language's words for dates."""
        return times(self.language)

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.surface.low


@dataclass(frozen=True, slots=True)
class _Patterns:
    anchor: re.Pattern[str]
    day_before: re.Pattern[str]
    day_after: re.Pattern[str]
    year_after: re.Pattern[str]
    season_needs: re.Pattern[str]
    weekday_before: re.Pattern[str]


_YEAR = r"(?:19[5-9]\d|20\d\d)"


@cache
def _patterns(language: str) -> _Patterns:
    words = times(language)
    weekdays, ordinals = either(words.WEEKDAYS), words.ORDINALS
    return _Patterns(
        anchor=re.compile(_anchor(words)),
        day_before=re.compile(
            rf"(?<![\d.,/:])(?:(?:{weekdays})\.?,? )?(?:the )?(?P<day>\d{{1,2}}){ordinals}{words.DAY_LINK}$"
        ),
        day_after=re.compile(
            rf"\.? (?P<day>\d{{1,2}}){ordinals}(?![\d%]|[.,]\d| ?(?:mw|gw|[bm]illion|percent|jobs)\b)"
        ),
        year_after=re.compile(rf"\.?,? (?:of |de )?(?P<year>{_YEAR})(?!\d{{3}})(?![.,]\d)"),
        season_needs=re.compile(words.SEASON_NEEDS),
        weekday_before=re.compile(rf"(?<!\w)(?:{weekdays})\.?,? $"),
    )


def _anchor(words: Times) -> str:
    phrases = [*words.QUARTERS_OF_YEAR, *words.MONTHS, *words.WEEKDAYS, *words.RELATIVE, *words.SEASONS]
    return (
        rf"{initials([*'0123456789l', *phrases])}(?<![\w$€£])(?:(?P<iso>{_YEAR}-\d\d-\d\d)(?!\d)"
        rf"|(?P<numeric>\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR})(?!\d)"
        rf"|(?P<decade_years>{words.DECADE_YEARS})\b"
        rf"|(?P<year>{_YEAR})(?P<mark>\d{{1,2}})?(?!\d|[.,]\d|[ .,]\d{{3}}\b|\s?%)"
        rf"|(?:(?P<quarter>{either(words.QUARTERS_OF_YEAR)})|(?P<month>{either(words.MONTHS)})"
        rf"|(?P<weekday>{either(words.WEEKDAYS)})|(?P<relative>{either(words.RELATIVE)})"
        rf"|(?P<season>{either(words.SEASONS)}))(?!\w|-[a-z]))"
    )


def dates(text: str, language: str, published: str | None = None) -> tuple[Mention, ...]:
    """The dates of a text; without a precise enough ``published`` the relative ones are left out."""
    return longest_first(dates_in(Surface.of(text), language, published))


def dates_in(surface: Surface, language: str, published: str | None) -> list[Mention]:
    """The same for a surface; mentions may overlap."""
    context = _Context(surface, language, published)
    found = [_date(context, match) for match in _patterns(language).anchor.finditer(surface.low)]
    return list(_spans_of_years(context, [mention for mention in found if mention is not None]))


def _date(context: _Context, match: re.Match[str]) -> Mention | None:
    sort = next(name for name in _READERS if match[name] is not None)
    found = _READERS[sort](context, match)
    return _mention(context, found) if found else None


def _mention(context: _Context, found: _Found) -> Mention:
    low, language = context.low, context.language
    start, part = part_before(low, found.start, language)
    return Mention(
        start, found.end, context.surface.text[start : found.end], "date", found.value,
        core=(found.start, found.end),
        cue=cue_before(low, start, language), part=found.part or part, relative=found.relative, other=found.other,
        fiscal=is_fiscal(low, start, found.end, language),
    )  # fmt: skip


# --- one reader a sort of date --------------------------------------------------------------------------------


def _iso_date(context: _Context, match: re.Match[str]) -> _Found | None:
    year, month, day = (int(x) for x in match["iso"].split("-"))
    return _dated(match.span(), iso(year, month, day))


def _numeric_date(context: _Context, match: re.Match[str]) -> _Found | None:
    """Day first in both languages, unless that is no date."""
    day, month, year = (int(x) for x in re.split(r"[/.]", match["numeric"]))
    return _dated(match.span(), iso(year, month, day) or iso(year, day, month))


def _dated(span: tuple[int, int], value: str | None, part: str = "") -> _Found | None:
    return _Found(*span, value, part) if value else None


def _decade_years(context: _Context, match: re.Match[str]) -> _Found | None:
    """«début des années 2030» is 2030, "mid-2030s" 2035, "late 2030s" 2039."""
    _, part = part_before(context.low, match.start(), context.language)
    return _Found(*match.span(), str(int(match["decade"]) + {"mid": 5, "late": 9}.get(part, 0)))


def _year(context: _Context, match: re.Match[str]) -> _Found | None:
    """A year of four digits; a fifth one is a footnote mark where a cue stands before it."""
    low, (start, end) = context.low, match.span("year")
    after_letter = low[start - 1 : start] == "-" and low[start - 2 : start - 1].isalpha()
    if after_letter and part_before(low, start, context.language)[0] == start:
        return None  # "GPT-2025"
    if match["mark"] and not cue_before(low, start, context.language):
        return None
    return _Found(start, end, match["year"])


def _month(context: _Context, match: re.Match[str]) -> _Found | None:
    """A month with its day and year, as far as they stand beside it."""
    name, words = match["month"], context.words
    if words.CAPITAL_MONTHS and not context.surface.plain[match.start()].isupper():
        return None
    start, end, day = _with_day(context, *match.span())
    short = any(other.startswith(name) and other != name for other in words.MONTHS)
    end += short and context.low[end : end + 1] == "."
    year = _patterns(context.language).year_after.match(context.low, end)
    if year:
        return _dated((start, year.end()), iso(int(year["year"]), words.MONTHS[name], day))
    doubtful = short or (name in words.DOUBTFUL_MONTHS and not _introduced(context, start))
    if day is None and doubtful:
        return None
    return _near_month(context, (start, end), (words.MONTHS[name], day))


def _with_day(context: _Context, start: int, end: int) -> tuple[int, int, int | None]:
    """The span of a month with the day before or after it ("le 4 novembre", "Nov. 4"), and the day."""
    patterns, low = _patterns(context.language), context.low
    floor = max(0, start - 24)
    if before := patterns.day_before.search(low[floor:start]):
        return floor + before.start(), end, int(before["day"])
    after = patterns.day_after.match(low, end) if context.words.DAY_AFTER_MONTH else None
    if not after:
        return start, end, None
    named = patterns.weekday_before.search(low[floor:start])
    return floor + named.start() if named else start, after.end(), int(after["day"])


def _introduced(context: _Context, start: int) -> bool:
    """Whether a word that is rarely a month ("may", "march") stands where a month would."""
    low, language = context.low, context.language
    beside = direction(low, start, start, language)
    return bool(cue_before(low, start, language) or part_before(low, start, language)[1] or beside.name)


def _near_month(context: _Context, span: tuple[int, int], month_day: tuple[int, int | None]) -> _Found | None:
    """A month without a year: the last or the next one, as the words around it say."""
    pair, year = month_around(context.published, *month_day), year_of(context.published)
    if pair is None or year is None:
        return None
    beside = direction(context.low, *span, context.language)
    if beside.yearly or beside.name == "this":
        value = iso(year + beside.step, *month_day)
        return _Found(beside.start, beside.end, value, relative=True) if value else None
    return _either(context, beside, pair)


def _either(context: _Context, beside: Direction, pair: tuple[str, str], part: str = "") -> _Found:
    """The last or the next of two dates, as the direction or else the tense says."""
    ahead = beside.name == "next" or (
        not beside.name and is_ahead(context.surface, beside.start, beside.end, context.language)
    )
    value, other = (pair[1], pair[0]) if ahead else pair
    return _Found(beside.start, beside.end, value, part, relative=True, other="" if beside.name else other)


def _weekday(context: _Context, match: re.Match[str]) -> _Found | None:
    if context.words.CAPITAL_MONTHS and not context.surface.plain[match.start()].isupper():
        return None
    beside = direction(context.low, *match.span(), context.language)
    number, strictly = context.words.WEEKDAYS[match["weekday"]], beside.name in ("last", "next")
    pair = weekday(context.published, number, strictly=strictly)
    if pair and not beside.name and pair[0] == context.published:  # "on Monday" in Monday’s paper is today
        return _Found(beside.start, beside.end, pair[0], relative=True)
    return _either(context, beside, pair) if pair else None


def _quarter(context: _Context, match: re.Match[str]) -> _Found | None:
    """A quarter or half of a year; without a year that of publication, as long as it is no "last quarter"."""
    part, (start, end) = context.words.QUARTERS_OF_YEAR[listed(match["quarter"])], match.span()
    year = _patterns(context.language).year_after.match(context.low, end)
    if year:
        return _Found(start, year.end(), year["year"], part)
    beside, base = direction(context.low, start, end, context.language), year_of(context.published)
    vague = (len(match["quarter"]) == 2 or beside.name) and not beside.yearly
    if base is None or vague:
        return None
    other = "" if beside.name else str(base - 1)
    return _Found(beside.start, beside.end, str(base + beside.step), part, relative=True, other=other)


def _season(context: _Context, match: re.Match[str]) -> _Found | None:
    part, (start, end) = context.words.SEASONS[match["season"]], match.span()
    patterns, low = _patterns(context.language), context.low
    if year := patterns.year_after.match(low, end):
        return _Found(start, year.end(), year["year"], part)
    beside, base = direction(low, start, end, context.language), year_of(context.published)
    if base is None or not (beside.name or patterns.season_needs.search(low[max(0, start - 10) : start])):
        return None
    if beside.yearly or beside.name == "this":
        return _Found(beside.start, beside.end, str(base + beside.step), part, relative=True)
    return _near_season(context, beside, part)


def _near_season(context: _Context, beside: Direction, part: str) -> _Found | None:
    """The last or the next such season; without a cue the next, or this year's as long as it is not over."""
    last, following = season_year(context.published, part, -1), season_year(context.published, part, 1)
    this = season_year(context.published, part, 0)
    if last is None or following is None:
        return _Found(beside.start, beside.end, this, part, relative=True) if this else None
    if beside.name:
        return _Found(beside.start, beside.end, last if beside.step < 0 else following, part, relative=True)
    gone = is_past(context.surface, beside.start, context.language)
    gone = gone and not is_ahead(context.surface, beside.start, beside.end, context.language)
    to_come = this if this and this != last else following
    value, other = (last, to_come) if gone else (to_come, last)
    return _Found(beside.start, beside.end, value, part, relative=True, other=other)


def _relative(context: _Context, match: re.Match[str]) -> _Found | None:
    unit, delta = context.words.RELATIVE[listed(match["relative"])]
    if unit in _IN_DECADE:
        years, part = _IN_DECADE[unit]
        return _Found(*match.span(), str((year_of(context.published) or 2025) // 10 * 10 + years), part)
    value = shifted(context.published, unit, delta)
    return _Found(*match.span(), value, relative=True) if value else None


_IN_DECADE = {"decade_end": (10, "late"), "mid_decade": (5, "mid")}

_READERS: dict[str, Callable[[_Context, re.Match[str]], _Found | None]] = {
    "iso": _iso_date,
    "numeric": _numeric_date,
    "decade_years": _decade_years,
    "year": _year,
    "quarter": _quarter,
    "month": _month,
    "weekday": _weekday,
    "relative": _relative,
    "season": _season,
}


# --- two dates together --------------------------------------------------------------------------------


def _spans_of_years(context: _Context, found: Sequence[Mention]) -> Iterator[Mention]:
    """Gives the two ends of "between 2027 and 2029" or "2027-2029" the cues from and until."""
    pairs = [_joined(context, first, second) for first, second in pairwise(found)]
    for mention, opens, closes in zip(found, [*pairs, False], [False, *pairs], strict=False):
        yield replace(mention, cue="from" if opens else "until") if opens or closes else mention


def _joined(context: _Context, first: Mention, second: Mention) -> bool:
    between = context.low[first.end : second.start]
    if len(between) > 12:
        return False
    opened = first.cue == "over" and re.fullmatch(context.words.YEARS_AND, between)
    return bool(opened or re.fullmatch(context.words.YEARS_LINK, between))
