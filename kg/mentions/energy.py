"""Words for sources of energy, mapped to the closed list.

>>> [(m.text, m.value.source) for m in energy("une ferme solaire et des piles à combustible", "fr")]
[('ferme solaire', 'solar'), ('piles à combustible', 'fuel_cell')]
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from kg.lang import words as words_of
from kg.mentions.base import Mention, Surface
from kg.model import Energy, EnergySource
from kg.text import either, initials, listed


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = words_of(language)
    return (
        re.compile(rf"{initials(words.ENERGY_WORDS)}(?<!\w)(?P<word>{either(words.ENERGY_WORDS)})(?![a-zà-ÿ])"),
        re.compile(words.ENERGY_EXCLUDED_AFTER),
        re.compile(words.ENERGY_EXCLUDED_BEFORE),
    )


def energy(text: str, language: str) -> list[Mention]:
    """The sources of energy that a text names."""
    return energy_in(Surface.of(text), language)


def energy_in(surface: Surface, language: str) -> list[Mention]:
    """The same for a surface."""
    pattern, after, before = _patterns(language)
    return [
        _mention(surface, match, language)
        for match in pattern.finditer(surface.low)
        if not after.match(surface.low, match.end())
        and not before.search(surface.low[max(0, match.start() - 24) : match.start()])
    ]


def _mention(surface: Surface, match: re.Match[str], language: str) -> Mention:
    source = words_of(language).ENERGY_WORDS[listed(match["word"])]
    start, end = match.span()
    value = Energy(cast(EnergySource, source))
    return Mention(
        start,
        end,
        surface.text[start:end],
        "energy",
        value,
        core=(start, end),
        in_name=_in_name(surface, start, end),
    )


def _in_name(surface: Surface, start: int, end: int) -> bool:
    """Whether the word is part of a capitalised name such as "Duke Energy" or "Hydro-Québec"."""
    word = surface.plain[start:end]
    if not word[0].isupper() or word.isupper():
        return False
    return bool(
        _CAPITAL_AFTER.match(surface.plain, end)
        or _CAPITAL_BEFORE.search(surface.plain[max(0, start - 30) : start])
    )


_CAPITAL_AFTER = re.compile(r"(?: |-)[A-ZÀ-Þ&]")
_CAPITAL_BEFORE = re.compile(r"[^\W\d_]*[A-ZÀ-Þ][\w'’&-]* $")
