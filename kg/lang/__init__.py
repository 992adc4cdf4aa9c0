"""One module a language, each with the same constants: data, no decisions.

``words("fr")`` is the module of a language; ``Words`` is what each of them must offer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kg.errors import UnreadableArticle
from kg.lang import en, fr

Phrases = tuple[str, ...]


class Words(Protocol):
    """The constants of a language module that the readers in ``kg.mentions`` use; ``tests/lang`` holds them equal."""

    # numbers
    THOUSANDS: str
    DECIMAL: str
    OTHER_DECIMAL: str
    NUMBER_WORDS: dict[str, int]
    NUMBER_STARTERS: Phrases
    NUMBER_JOINER: str
    ARTICLES: Phrases
    HALVES: Phrases
    QUARTERS: Phrases
    AND_A_HALF: Phrases
    SCALES: dict[str, int]
    ROUND_NOUNS: dict[str, int]
    ROUND_NOUN_QUALIFIER: str
    SCALE_LINK: str
    # money
    CURRENCY_LINK: str
    CURRENCY_WORDS: dict[str, str]
    CURRENCY_READINGS: dict[str, dict[str, str]]
    CURRENCY_FAMILIES: dict[str, str]
    PER_UNIT: str
    SHARE_CUES: str
    BARE_AMOUNT_FOLLOWS: str
    CONVERSION_CUES: str
    # qualifiers and ranges
    QUALIFIERS_BEFORE: dict[str, str]
    QUALIFIER_LINK: str
    QUALIFIER_NOT_AFTER: str
    QUALIFIER_NOT_BEFORE: str
    QUALIFIERS_AFTER: dict[str, str]
    RANGE_OPENERS: Phrases
    RANGE_LINKS: Phrases
    RANGE_NEED_OPENER: Phrases
    GROWTH_OPENERS: str
    # quantities
    UNIT_LINK: str
    UNITS: dict[str, tuple[str, str, str]]
    DURATION_FILLERS: Phrases
    HALF_AFTER: Phrases
    # jobs
    JOB_NOUNS: Phrases
    BUILDER_NOUNS: Phrases
    STAFF_NOUNS: Phrases
    JOB_FILLERS: Phrases
    JOB_LINK: str
    PERMANENT_CUES: Phrases
    CONSTRUCTION_CUES: Phrases
    TEMPORARY_CUES: Phrases
    HIRING_CUES: Phrases
    STANDING_CUES: Phrases
    CUT_CUES: Phrases
    JOB_ELLIPSIS_BEFORE: str
    JOB_ELLIPSIS_AFTER: str
    # hardware
    CHIP_NOUNS: Phrases
    CHIP_WEAK_NOUNS: Phrases
    CHIP_LINK: str
    CHIP_MAKER_LINK: str
    CHIP_EXCLUDED_AFTER: str
    # energy
    ENERGY_WORDS: dict[str, str]
    ENERGY_EXCLUDED_AFTER: str
    ENERGY_EXCLUDED_BEFORE: str
    # time
    MONTHS: dict[str, int]
    DAY_AFTER_MONTH: bool
    CAPITAL_MONTHS: bool
    DOUBTFUL_MONTHS: Phrases
    WEEKDAYS: dict[str, int]
    SEASONS: dict[str, str]
    SEASON_NEEDS: str
    QUARTERS_OF_YEAR: dict[str, str]
    RELATIVE: dict[str, tuple[str, int]]
    AGO: str
    LATER: str
    AGO_UNITS: dict[str, str]
    LAST: Phrases
    NEXT: Phrases
    THIS: Phrases
    LAST_AFTER: Phrases
    NEXT_AFTER: Phrases
    THIS_AFTER: Phrases
    DECADE_YEARS: str
    ORDINALS: str
    DAY_LINK: str
    PARTS: dict[str, str]
    PART_LINK: str
    DATE_CUES: dict[str, str]
    DURATION_CUES: dict[str, str]
    AGE_BEFORE: str
    AGE_AFTER: str
    FUTURE_CUES: Phrases
    PAST_CUES: str
    FISCAL_CUES: Phrases


_LANGUAGES: Mapping[str, Words] = {"en": en, "fr": fr}

LANGUAGES: Phrases = tuple(_LANGUAGES)
"""The languages that are read, as ISO 639-1 codes."""


def words(language: str) -> Words:
    """The word lists of a language; raises UnreadableArticle for one that is not read."""
    if language not in _LANGUAGES:
        raise UnreadableArticle(f"The language {language!r} is not read; give one of {', '.join(LANGUAGES)}.")
    return _LANGUAGES[language]
