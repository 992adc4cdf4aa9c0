"""Three modules a language, each with the same constants: data, no decisions.

``words("fr")`` is the one about numbers and things, ``money_words("fr")`` about money, ``times("fr")`` about dates
and durations; ``Words``, ``MoneyWords`` and ``Times`` are what they must offer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kg.errors import UnreadableArticle
from kg.lang import en, en_money, en_time, fr, fr_money, fr_time

Phrases = tuple[str, ...]


class Words(Protocol):
    """The constants of a language's first module; ``tests/lang`` holds them equal over the languages."""

    # numbers
    THOUSANDS: str
    DECIMAL: str
    OTHER_DECIMAL: str
    NUMBER_WORDS: dict[str, int]
    NUMBER_STARTERS: Phrases
    NUMBER_JOINER: str
    ARTICLES: Phrases
    ARTICLE_UNITS: str
    HALVES: Phrases
    QUARTERS: Phrases
    AND_A_HALF: Phrases
    SCALES: dict[str, int]
    ROUND_NOUNS: dict[str, int]
    ROUND_NOUN_QUALIFIER: str
    SCALE_LINK: str
    # qualifiers and ranges
    QUALIFIERS_BEFORE: dict[str, str]
    QUALIFIER_LINK: str
    QUALIFIER_NOT_AFTER: str
    QUALIFIER_NOT_BEFORE: str
    QUALIFIERS_AFTER: dict[str, str]
    RANGE_OPENERS: Phrases
    RANGE_LINKS: Phrases
    RANGE_NEED_OPENER: Phrases
    LIST_LINK: str
    GROWTH_OPENERS: str
    # quantities
    UNIT_LINK: str
    UNITS: dict[str, str]
    HALF_AFTER: Phrases
    # jobs
    JOB_NOUNS: Phrases
    BUILDER_NOUNS: Phrases
    STAFF_NOUNS: Phrases
    PEOPLE_NOUNS: Phrases
    JOB_FILLERS: Phrases
    JOB_LINK: str
    PERMANENT_CUES: Phrases
    CONSTRUCTION_CUES: Phrases
    TEMPORARY_CUES: Phrases
    HIRING_CUES: Phrases
    STANDING_CUES: Phrases
    CUT_CUES: Phrases
    TRAINING_CUES: Phrases
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


class MoneyWords(Protocol):
    """The constants of a language's module about money."""

    CURRENCY_LINK: str
    CURRENCY_WORDS: dict[str, str]
    CURRENCY_READINGS: dict[str, dict[str, str]]
    CURRENCY_FAMILIES: dict[str, str]
    PER_UNIT: str
    PER_YEAR: str
    SHARE_CUES: str
    BARE_AMOUNT_FOLLOWS: str
    CONVERSION_CUES: str


class Times(Protocol):
    """The constants of a language's module about time: months, weekdays, cues of dates and durations."""

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
    YEAR_NOUNS: Phrases
    YEARS_LINK: str
    YEARS_AND: str
    LAST_AFTER: Phrases
    NEXT_AFTER: Phrases
    THIS_AFTER: Phrases
    DECADE_YEARS: str
    ORDINALS: str
    DAY_LINK: str
    PARTS: dict[str, str]
    PART_LINK: str
    CUE_LINK: str
    DATE_CUES: dict[str, str]
    DURATION_FILLERS: Phrases
    DURATION_CUES: dict[str, str]
    NAMED_SPANS: dict[str, int]
    AGE_BEFORE: str
    AGE_AFTER: str
    FUTURE_CUES: Phrases
    PAST_CUES: str
    FISCAL_CUES: Phrases


_LANGUAGES: Mapping[str, tuple[Words, MoneyWords, Times]] = {
    "en": (en, en_money, en_time),
    "fr": (fr, fr_money, fr_time),
}

LANGUAGES: Phrases = tuple(_LANGUAGES)
"""The languages that are read, as ISO 639-1 codes."""


def words(language: str) -> Words:
    """The word lists of a language; raises UnreadableArticle for one that is not read."""
    return _modules(language)[0]


def money_words(language: str) -> MoneyWords:
    """The words for money of a language; raises UnreadableArticle for one that is not read."""
    return _modules(language)[1]


def times(language: str) -> Times:
    """The words for dates and durations of a language; raises UnreadableArticle for one that is not read."""
    return _modules(language)[2]


def _modules(language: str) -> tuple[Words, MoneyWords, Times]:
    if language not in _LANGUAGES:
        raise UnreadableArticle(f"The language {language!r} is not read; give one of {', '.join(LANGUAGES)}.")
    return _LANGUAGES[language]
