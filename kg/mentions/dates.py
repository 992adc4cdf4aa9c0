"""Dates, absolute or relative to the day of publication, with the cue that says what they are for.

    >>> [(m.text, m.value, m.cue) for m in dates("Lundi, Amazon a annoncé un site d’ici 20351.", "fr", "2026-03-05")]
    [('Lundi', '2026-03-02', ''), ('2035', '2035', 'by')]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.lang import Phrases, Words
from kg.lang import words as words_of
from kg.mentions.base import Mention, Surface, longest_first
from kg.mentions.reckoning import iso, month_around, season_year, shifted, weekday, year_of
from kg.text import either, initials, sentence_end, sentence_start

REACH = 60  # characters before and after a date in which its cues are looked for


@dataclass(frozen=True, slots=True)
class _Patterns:
    words: Words
    anchor: re.Pattern[str]
    day_before: re.Pattern[str]
    day_after: re.Pattern[str]
    year_after: re.Pattern[str]
    direction_before: re.Pattern[str]
    direction_after: re.Pattern[str]
    part: re.Pattern[str]
    cue: re.Pattern[str]
    season_needs: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    fiscal: re.Pattern[str]
    weekday_before: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A date before its part and cue are read."""

    start: int
    end: int
    value: str
    part: str = ""
    relative: bool = False
    other: str = ""


_YEAR = r"(?:19[5-9]\d|20\d\d)"


@cache
def _patterns(language: str) -> _Patterns:
    words = words_of(language)
    directions_after = {"last": words.LAST_AFTER, "next": words.NEXT_AFTER, "this": words.THIS_AFTER}
    directions = {"last": words.LAST, "next": words.NEXT, "this": words.THIS}
    return _Patterns(
        words=words,
        anchor=re.compile(_anchor(words)),
        day_before=re.compile(
            rf"(?<![\d.,/:])(?:(?:{either(words.WEEKDAYS)})\.?,? )?(?:the )?(?P<day>\d{{1,2}}){words.ORDINALS}{words.DAY_LINK}$"
        ),
        day_after=re.compile(rf"\.? (?P<day>\d{{1,2}}){words.ORDINALS}(?![\d%]|[.,]\d| ?(?:mw|gw|million|billion|percent|jobs)\b)"),
        year_after=re.compile(rf"\.?,? (?:of |de )?(?P<year>{_YEAR})(?!\d{{3}})(?![.,]\d)"),
        direction_before=re.compile(rf"(?<!\w)(?:{_named(directions)})[ \n]$"),
        direction_after=re.compile(rf"\.?(?:{_named(directions_after)})(?!\w)"),
        part=re.compile(rf"(?<!\w)(?P<part>{either(words.PARTS)}){words.PART_LINK}$"),
        cue=re.compile(rf"(?<![\w])(?P<cue>{either(words.DATE_CUES)})[ \n]?(?:the |la |le |l'|à |at |fiscal |fiscal year |fy )*$"),
        season_needs=re.compile(words.SEASON_NEEDS),
        future=re.compile(rf"(?<!\w){either(words.FUTURE_CUES)}(?!\w)"),
        past=re.compile(words.PAST_CUES),
        fiscal=re.compile(rf"(?<!\w){either(words.FISCAL_CUES)}(?!\w)"),
        weekday_before=re.compile(rf"(?<!\w)(?:{either(words.WEEKDAYS)})\.?,? $"),
    )


def _named(groups: dict[str, Phrases]) -> str:
    return "|".join(f"(?P<{name}>{either(phrases)})" for name, phrases in groups.items())


def _anchor(words: Words) -> str:
    phrases = [*words.QUARTERS_OF_YEAR, *words.MONTHS, *words.WEEKDAYS, *words.RELATIVE, *words.SEASONS]
    first = initials(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "l", *phrases])
    return (
        rf"{first}(?<![\w$€£])(?:(?P<iso>{_YEAR}-\d\d-\d\d)(?!\d)|(?P<numeric>\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR})(?!\d)"
        rf"|(?P<decade_years>{words.DECADE_YEARS})\b"
        rf"|(?P<year>{_YEAR})(?P<mark>\d{{1,2}})?(?!\d|[.,]\d|[ .,]\d{{3}}\b|\s?%)"
        rf"|(?:(?P<quarter>{either(words.QUARTERS_OF_YEAR)})|(?P<month>{either(words.MONTHS)})|(?P<weekday>{either(words.WEEKDAYS)})"
        rf"|(?P<relative>{either(words.RELATIVE)})|(?P<season>{either(words.SEASONS)}))(?!\w|-[a-z]))"
    )


def dates(text: str, language: str, published: str | None = None) -> tuple[Mention, ...]:
    """The dates of a text; those relative to ``published`` are left out where that is None or not precise enough."""
    return longest_first(dates_in(Surface.of(text), language, published))


def dates_in(surface: Surface, language: str, published: str | None) -> list[Mention]:
    """The same for a surface; mentions may overlap."""
    patterns = _patterns(language)
    found: list[Mention] = []
    for match in patterns.anchor.finditer(surface.low):
        read = _READERS[match.lastgroup or ""] if match.lastgroup in _READERS else _READERS[_group(match)]
        if date := read(surface, patterns, match, published):
            found.append(_mention(surface, patterns, date))
    return list(_spans_of_years(surface, found))


def _group(match: re.Match[str]) -> str:
    return next(name for name in _READERS if match[name] is not None)


# --- one reader a sort of date ---------------------------------------------------------------------------------------


def _iso_date(surface: Surface, patterns: _Patterns, match: re.Match[str], published: str | None) -> _Found | None:
    year, month, day = (int(x) for x in match["iso"].split("-"))
    value = iso(year, month, day)
    return _Found(*match.span(), value) if value else None


def _numeric_date(surface: Surface, patterns: _Patterns, match: re.Match[str], published: str | None) -> _Found | None:
    """Day first in both languages, unless that is no date."""
    day, month, year = (int(x) for x in re.split(r"[/.]", match["numeric"]))
    value = iso(year, month, day) or iso(year, day, month)
    return _Found(*match.span(), value) if value else None


def _decade_years(surface: Surface, patterns: _Patterns, match: re.Match[str], published: str | None) -> _Found | None:
    """«début des années 2030» is 2030, "mid-2030s" 2035, "late 2030s" 2039."""
    found = patterns.part.search(surface.low[max(0, match.start() - 24) : match.start()])
    part = patterns.words.PARTS[found["part"].replace("\n", " ")] if found else "early"
    return _Found(*match.span(), str(int(match["decade"]) + {"early": 0, "mid": 5, "late": 9}[part]))


def _year(surface: Surface, patterns: _Patterns, match: re.Match[str], published: str | None) -> _Found | None:
    """A year of four digits; a fifth one is a footnote mark where a cue stands before it."""
    start, end = match.span("year")
    if surface.low[start - 1 : start] == "-" and surface.low[start - 2 : start - 1].isalpha():
        if not patterns.part.search(surface.low[max(0, start - 10) : start]):
            return None
    if match["mark"] and not patterns.cue.search(surface.low[max(0, start - REACH) : start]):
        return None
    return _Found(start, end, match["year"])


def _month(surface: Surface, patterns: _Patterns, match: re.Match[str], published: str | None) -> _Found | None:
    low, words, (start, end) = surface.low, patterns.words, match.span()
    name, month = match["month"], patterns.words.MONTHS[match["month"]]
    if words.CAPITAL_MONTHS and not surface.plain[start].isupper():
        return None
    before = patterns.day_before.search(low[max(0, start - 24) : start])
    after = patterns.day_after.match(low, end) if words.DAY_AFTER_MONTH and not before else None
    if before:
        start = max(0, start - 24) + before.start()
    if after:
        end = after.end()
    day = int((before or after)["day"]) if before or after else None  # type: ignore[index]
    if after and (weekday_ := patterns.weekday_before.search(low[max(0, start - 14) : start])):
        start = max(0, start - 14) + weekday_.start()
    short = _is_short(words, name)
    if short and not after and low[end : end + 1] == ".":
        end += 1
    year = patterns.year_after.match(low, end)
    if year:
        value = iso(int(year["year"]), month, day)
        return _Found(start, year.end(), value) if value else None
    if day is None and (short or (name in words.DOUBTFUL_MONTHS and not _introduced(low, start, patterns))):
        return None
    return _near_month(surface, patterns, (start, end), (month, day), published)


def _is_short(words: Words, name: str) -> bool:
    return any(other.startswith(name) and len(other) > len(name) for other in words.MONTHS)


def _introduced(low: str, start: int, patterns: _Patterns) -> bool:
    before = low[max(0, start - REACH) : start]
    return bool(patterns.cue.search(before) or patterns.part.search(before) or patterns.direction_before.search(before))


def _near_month(
    surface: Surface, patterns: _Patterns, span: tuple[int, int], month_day: tuple[int, int | None], published: str | None
) -> _Found | None:
    """A month without a year: the last or the next one, as the words around it say."""
    pair = month_around(published, *month_day)
    if pair is None:
        return None
    direction, start, end, yearly = _direction(surface.low, patterns, *span)
    year = year_of(published) or 0
    if yearly and direction:
        shift = {"last": -1, "this": 0, "next": 1}[direction]
        value = iso(year + shift, *month_day)
        return _Found(start, end, value, relative=True) if value else None
    later = direction == "next" or (direction == "" and _ahead(surface, patterns, start, end))
    value, other = (pair[1], pair[0]) if later else pair
    if direction == "this":
        value = iso(year, *month_day) or value
    return _Found(start, end, value, relative=True, other="" if direction else other)


def _direction(low: str, patterns: _Patterns, start: int, end: int) -> tuple[str, int, int, bool]:
    """"last", "this" or "next" beside a date, the span with it, and whether it speaks of the year ("of last year")."""
    after = patterns.direction_after.match(low, end)
    if after:
        name = after.lastgroup or ""
        return name, start, after.end(), any(c in after[0] for c in ("year", "an", "année"))
    floor = max(0, start - 16)
    before = patterns.direction_before.search(low[floor:start])
    if before:
        return before.lastgroup or "", floor + before.start(), end, False
    return "", start, end, False


def _weekday(surface: Surface, patterns: _Patterns, match: re.Match[str], published: str | None) -> _Found | None:
    if patterns.words.CAPITAL_MONTHS and not surface.plain[match.start()].isupper():
        return None
    direction, start, end, _ = _direction(surface.low, patterns, *match.span())
    pair = weekday(published, patterns.words.WEEKDAYS[match["weekday"]], strictly=direction in ("last", "next"))
    if pair is None:
        return None
    later = direction == "next" or (direction == "" and _ahead(surface, patterns, start, end))
    value, other = (pair[1], pair[0]) if later else pair
    return _Found(start, end, value, relative=True, other="" if direction else other)


def _quarter(surface: Surface, patterns: _Patterns, match: re.Match[str], published: str | None) -> _Found | None:
    part, (start, end) = patterns.words.QUARTERS_OF_YEAR[match["quarter"].replace("\n", " ")], match.span()
    year = patterns.year_after.match(surface.low, end)
    if year:
        return _Found(start, year.end(), year["year"], part)
    direction, start, end, yearly = _direction(surface.low, patterns, start, end)
    base = year_of(published)
    if base is None or (len(match["quarter"]) == 2 and not yearly) or (direction and not yearly):
        return None
    shift = {"last": -1, "next": 1}.get(direction, 0)
    return _Found(start, end, str(base + shift), part, relative=True, other="" if direction else str(base - 1))


def _season(surface: Surface, patterns: _Patterns, match: re.Match[str], published: str | None) -> _Found | None:
    part, (start, end) = patterns.words.SEASONS[match["season"]], match.span()
    year = patterns.year_after.match(surface.low, end)
    if year:
        return _Found(start, year.end(), year["year"], part)
    direction, first, last, yearly = _direction(surface.low, patterns, start, end)
    if not direction and not patterns.season_needs.search(surface.low[max(0, start - 10) : start]):
        return None
    base = year_of(published)
    if yearly and base is not None:
        return _Found(first, last, str(base + {"last": -1, "this": 0, "next": 1}[direction]), part, relative=True)
    before = surface.low[max(sentence_start(surface.low, start), start - REACH) : start]
    gone = _last(patterns.past, before) > _last(patterns.future, before)
    ahead = -1 if gone and not _ahead(surface, patterns, start, end) else 1
    way = {"last": -1, "this": 0, "next": 1}.get(direction, ahead)
    value = season_year(published, part, way)
    if way == 1 and value is not None and not direction:
        value = season_year(published, part, 0) if _still_open(published, part) else value
    other = season_year(published, part, -way) if way and not direction else None
    return _Found(first, last, value, part, relative=True, other=other or "") if value else None


def _still_open(published: str | None, season: str) -> bool:
    now = season_year(published, season, 0)
    return now is not None and season_year(published, season, -1) != now


def _relative(surface: Surface, patterns: _Patterns, match: re.Match[str], published: str | None) -> _Found | None:
    unit, delta = patterns.words.RELATIVE[match["relative"].replace("\n", " ")]
    year = year_of(published)
    if unit.endswith("decade") or unit == "decade_end":
        decade = ((year or 2025) // 10 + (0 if unit == "mid_decade" else 1)) * 10
        return _Found(*match.span(), str(decade + (5 if unit == "mid_decade" else 0)), "late" if unit == "decade_end" else "mid")
    value = shifted(published, unit, delta)
    part = "late" if re.search(r"^(?:fin|la fin|d'ici)", match["relative"]) else ""
    return _Found(*match.span(), value, part, relative=True) if value else None


_READERS: dict[str, Callable[[Surface, _Patterns, re.Match[str], str | None], _Found | None]] = {
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


# --- what the surroundings add ------------------------------------------------------------------------------------------


def _ahead(surface: Surface, patterns: _Patterns, start: int, end: int) -> bool:
    """Whether the words around a date without a year speak of what is to come; the nearest cue before it decides."""
    before = surface.low[max(sentence_start(surface.low, start), start - REACH) : start]
    cue = patterns.cue.search(before)
    if cue and patterns.words.DATE_CUES[cue["cue"].replace("\n", " ")] in _AHEAD:
        return True
    future, past = _last(patterns.future, before), _last(patterns.past, before)
    if future >= 0 or past >= 0:
        return future > past
    after = surface.low[end : min(sentence_end(surface.low, end), end + REACH // 2)]
    to_come, gone = patterns.future.search(after), patterns.past.search(after)
    return to_come is not None and (gone is None or to_come.start() < gone.start())


_AHEAD = frozenset(("by", "from", "until", "before"))
"""Cues of what is to come: without a year, "from March" is the next March."""


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _mention(surface: Surface, patterns: _Patterns, found: _Found) -> Mention:
    floor = max(0, found.start - REACH)
    start, part = found.start, found.part
    before = patterns.part.search(surface.low[floor:start])
    if before:
        start, part = floor + before.start(), part or patterns.words.PARTS[before["part"].replace("\n", " ")]
    cue = patterns.cue.search(surface.low[floor:start])
    fiscal = patterns.fiscal.search(surface.low[max(floor, start - 20) : start]) or patterns.fiscal.match(
        surface.low.lstrip(), found.end + 1
    )
    return Mention(
        start, found.end, surface.text[start : found.end], "date", found.value, core=(found.start, found.end),
        cue=patterns.words.DATE_CUES[cue["cue"].replace("\n", " ")] if cue else "",
        part=part, relative=found.relative, other=found.other, fiscal=fiscal is not None,
    )  # fmt: skip


def _spans_of_years(surface: Surface, found: Sequence[Mention]) -> Iterator[Mention]:
    """Gives the two ends of "between 2027 and 2029" or "2027-2029" the cues from and until."""
    closes = False
    for index, mention in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        opens = following is not None and _joined(surface, mention, following)
        if opens:
            yield replace(mention, cue="from")
        elif closes:
            yield replace(mention, cue="until")
        else:
            yield mention
        closes = opens


def _joined(surface: Surface, first: Mention, second: Mention) -> bool:
    between = surface.low[first.end : second.start]
    if re.fullmatch(r" ?- ?| to | à | through | jusqu'à | jusqu'en ", between):
        return True
    return first.cue == "over" and re.fullmatch(r" and | et ", between) is not None
