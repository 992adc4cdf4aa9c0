"""Qualifiers before and after a quantity, and the links that make a range of two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lang import words as words_of
from kg.model import Qualifier
from kg.text import either, listed


@dataclass(frozen=True, slots=True)
class Bounds:
    """A span with the qualifier that its surroundings give it; ``start`` and ``end`` take in the qualifier."""

    start: int
    end: int
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: re.Pattern[str]
    after: re.Pattern[str]
    not_after: re.Pattern[str]
    opener: re.Pattern[str]
    growth: re.Pattern[str]
    link: re.Pattern[str]
    open_link: re.Pattern[str]


WINDOW = 48  # characters before a number in which a qualifier may stand


@cache
def _patterns(language: str) -> _Patterns:
    words = words_of(language)
    links = [link for link in words.RANGE_LINKS if link not in words.RANGE_NEED_OPENER]
    return _Patterns(
        before=re.compile(rf"(?<![\w-])(?P<q>{either(words.QUALIFIERS_BEFORE)}){words.QUALIFIER_LINK}[ \n]?$"),
        after=re.compile(
            rf"[ ,]{{0,2}}(?P<q>{either(words.QUALIFIERS_AFTER)})(?!\w)"
            rf"(?! ?[\d$€£₹¥]|{words.QUALIFIER_NOT_BEFORE}\b)"
        ),
        not_after=re.compile(words.QUALIFIER_NOT_AFTER),
        growth=re.compile(words.GROWTH_OPENERS),
        opener=re.compile(rf"(?<!\w)(?P<o>{either(words.RANGE_OPENERS)})[ \n]?$"),
        link=re.compile(rf" ?(?:{either(links)}) | ?(?:-|/) ?"),
        open_link=re.compile(rf" ?(?:{either(words.RANGE_LINKS)}) (?:à |to )?| ?- ?"),
    )


def bounds(low: str, start: int, end: int, language: str, inner: Qualifier = "exact") -> Bounds:
    """The qualifier of a span in lower-cased text; ``inner`` is the one that its own words carry."""
    patterns, words = _patterns(language), words_of(language)
    floor = max(0, start - WINDOW)
    before = _before(low, floor, start, patterns)
    after = patterns.after.match(low, end)
    first = floor + before.start() if before else start
    last = after.end() if after else end
    if before:
        qualifier = words.QUALIFIERS_BEFORE[listed(before["q"])]
        return Bounds(first, end, _known(qualifier))
    if after:
        return Bounds(start, last, _known(words.QUALIFIERS_AFTER[listed(after["q"])]))
    return Bounds(start, end, inner)


def _before(low: str, floor: int, start: int, patterns: _Patterns) -> re.Match[str] | None:
    found = patterns.before.search(low[floor:start])
    if found and patterns.not_after.search(low[max(0, floor + found.start() - 12) : floor + found.start()]):
        return None
    return found


def _known(qualifier: str) -> Qualifier:
    known: dict[str, Qualifier] = {"at_least": "at_least", "up_to": "up_to", "about": "about"}
    return known[qualifier]


def opener(low: str, start: int, language: str) -> int | None:
    """Where the word that opens a range ("between", «entre») begins, if one stands right before ``start``."""
    floor = max(0, start - WINDOW)
    found = _patterns(language).opener.search(low[floor:start])
    return floor + found.start() if found else None


def linked(low: str, first_end: int, second_start: int, language: str, opened: bool) -> bool:
    """Whether what stands between two quantities makes a range of them."""
    if not 0 < second_start - first_end <= 12:
        return False
    pattern = _patterns(language).open_link if opened else _patterns(language).link
    return pattern.fullmatch(low, first_end, second_start) is not None


def grows(low: str, start: int, language: str) -> bool:
    """Whether a range that begins at ``start`` is a growth from one size to another ("from 18 MW to 60 MW")."""
    return _patterns(language).growth.search(low[max(0, start - WINDOW) : start]) is not None
