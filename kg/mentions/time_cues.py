"""What stands around a date: its part ("late"), its cue ("by"), its direction ("last", "next") and the tense."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lang import Phrases, times
from kg.mentions.base import Surface
from kg.text import either, listed, sentence_end, sentence_start

REACH = 60  # characters before and after a date in which its cues are looked for


@dataclass(frozen=True, slots=True)
class Direction:
    """A date with "last", "this" or "next" beside it; ``yearly`` where it is the year's ("of last year")."""

    name: str
    start: int
    end: int
    yearly: bool = False

    @property
    def step(self) -> int:
        """-1, 0 or 1."""
        return {"last": -1, "next": 1}.get(self.name, 0)


@dataclass(frozen=True, slots=True)
class _Patterns:
    direction_before: re.Pattern[str]
    direction_after: re.Pattern[str]
    part: re.Pattern[str]
    cue: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    fiscal_before: re.Pattern[str]
    fiscal_after: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = times(language)
    fiscal = either(words.FISCAL_CUES)
    return _Patterns(
        direction_before=re.compile(rf"(?<!\w)(?:{_named(words.LAST, words.NEXT, words.THIS)})[ \n]$"),
        direction_after=re.compile(
            rf"\.?(?:{_named(words.LAST_AFTER, words.NEXT_AFTER, words.THIS_AFTER)})(?!\w)"
        ),
        part=re.compile(rf"(?<!\w)(?P<part>{either(words.PARTS)}){words.PART_LINK}$"),
        cue=re.compile(rf"(?<!\w)(?P<cue>{either(words.DATE_CUES)})[ \n]?{words.CUE_LINK}$"),
        future=re.compile(rf"(?<!\w){either(words.FUTURE_CUES)}(?!\w)"),
        past=re.compile(words.PAST_CUES),
        fiscal_before=re.compile(rf"(?<!\w){fiscal}(?: \w+)? $"),
        fiscal_after=re.compile(rf" {fiscal}(?!\w)"),
    )


def _named(last: Phrases, following: Phrases, this: Phrases) -> str:
    return rf"(?P<last>{either(last)})|(?P<next>{either(following)})|(?P<this>{either(this)})"


def part_before(low: str, start: int, language: str) -> tuple[int, str]:
    """Where the word for a part of a year ("late", «mi-») begins, and the part, "" if there is none."""
    floor = max(0, start - REACH // 2)
    found = _patterns(language).part.search(low[floor:start])
    return (floor + found.start(), times(language).PARTS[listed(found["part"])]) if found else (start, "")


def cue_before(low: str, start: int, language: str) -> str:
    """The cue right before ``start``: "by", "in", "from", "until", "over", "since", "before" or ""."""
    found = _patterns(language).cue.search(low[max(0, start - REACH) : start])
    return times(language).DATE_CUES[listed(found["cue"])] if found else ""


def direction(low: str, start: int, end: int, language: str) -> Direction:
    """The direction beside a date, with the span that takes it in."""
    after = _patterns(language).direction_after.match(low, end)
    if after:
        yearly = any(word in after[0] for word in times(language).YEAR_NOUNS)
        return Direction(after.lastgroup or "", start, after.end(), yearly)
    floor = max(0, start - 16)
    before = _patterns(language).direction_before.search(low[floor:start])
    return Direction(before.lastgroup or "", floor + before.start(), end) if before else Direction("", start, end)


def is_fiscal(low: str, start: int, end: int, language: str) -> bool:
    """Whether a year is a fiscal one ("fiscal 2030", «exercice 2025», "2026 fiscal year")."""
    patterns = _patterns(language)
    return bool(
        patterns.fiscal_before.search(low[max(0, start - 30) : start]) or patterns.fiscal_after.match(low, end)
    )


def is_ahead(surface: Surface, start: int, end: int, language: str) -> bool:
    """Whether the words around a date without a year speak of what is to come; the nearest cue decides."""
    patterns, before = _patterns(language), _before(surface, start)
    if cue_before(surface.low, start, language) in _AHEAD:
        return True
    future, past = _last(patterns.future, before), _last(patterns.past, before)
    if future >= 0 or past >= 0:
        return future > past
    after = surface.low[end : min(sentence_end(surface.low, end), end + REACH // 2)]
    to_come, gone = patterns.future.search(after), patterns.past.search(after)
    return to_come is not None and (gone is None or to_come.start() < gone.start())


def is_past(surface: Surface, start: int, language: str) -> bool:
    """Whether the nearest cue before a date speaks of what has been."""
    patterns, before = _patterns(language), _before(surface, start)
    return _last(patterns.past, before) > _last(patterns.future, before)


_AHEAD = frozenset(("by", "from", "until", "before"))
"""Cues of what is to come: without a year, "from March" is the next March."""


def _before(surface: Surface, start: int) -> str:
    return surface.low[max(sentence_start(surface.low, start), start - REACH) : start]


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)
