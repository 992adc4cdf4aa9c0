"""Currency words that several countries share ("dirhams", "pesos", "$"): which of them a text means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.lang import money_words
from kg.mentions.base import Mention
from kg.model import Amount
from kg.text import sentence_end, sentence_start


def of_the_country(
    low: str, language: str, found: Sequence[Mention], families: Mapping[int, str]
) -> list[Mention]:
    """Gives amounts in a shared currency word that of the country nearest by.

    ``families`` names the word ("dollars", "dirhams", …) of the amounts that end at its keys.
    """
    if not families:
        return list(found)
    return [_read_as(m, *_reading(low, language, families.get(m.core[1], ""), m.start)) for m in found]


def _reading(low: str, language: str, family: str, place: int) -> tuple[str, tuple[str, ...]]:
    """The currency that the places around an amount speak for ("" for the usual one), and all others."""
    readings = money_words(language).CURRENCY_READINGS.get(family, {})
    if not readings:
        return "", ()
    if family == "dollars":
        return _dollars(low, language), tuple(readings)
    cues = _places(low, language, family)
    index = bisect_left(cues, (place, ""))
    around = cues[max(0, index - 1) : index + 1]
    return min(around, key=lambda cue: _distance(low, cue[0], place), default=(0, ""))[1], tuple(readings)


@lru_cache(maxsize=64)
def _places(low: str, language: str, family: str) -> tuple[tuple[int, str], ...]:
    """Where a text names the countries that share a currency word, with their currencies, in the text's order."""
    readings = money_words(language).CURRENCY_READINGS[family]
    return tuple(sorted((m.start(), code) for code, cues in readings.items() for m in re.finditer(cues, low)))


def _distance(low: str, cue: int, place: int) -> int:
    """How far a country is from an amount: nearest in its sentence, then before it, then after it."""
    here = sentence_start(low, place) <= cue < sentence_end(low, place)
    return abs(place - cue) + (0 if here else 1000 if cue < place else 100_000)


@lru_cache(maxsize=64)
def _dollars(low: str, language: str) -> str:
    """The dollars of a text that names one such country again and again and tells no two dollars apart."""
    counts = Counter(code for _, code in _places(low, language, "dollars"))
    best = max(counts, key=lambda code: counts[code], default="")
    told_apart = re.search(r"[acs]\$\d|nz\$\d", low)
    return best if best and counts[best] >= MANY and not told_apart else ""


MANY = 3  # times that a country is named in a text before its dollars are meant


def _read_as(mention: Mention, currency: str, others: tuple[str, ...]) -> Mention:
    if not others or not isinstance(mention.value, Amount):
        return mention
    value = replace(mention.value, currency=currency or mention.value.currency)
    rest = dict.fromkeys(code for code in (mention.value.currency, *others) if code != value.currency)
    return replace(mention, value=value, currencies=tuple(rest))
