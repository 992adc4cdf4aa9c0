"""The language modules are data under the same names."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from kg.errors import UnreadableArticle
from kg.lang import LANGUAGES, en, en_money, en_time, fr, fr_money, fr_time, money_words, times, words

PAIRS = [(en, fr), (en_money, fr_money), (en_time, fr_time)]


def constants(module: ModuleType) -> dict[str, object]:
    """The constants of a module by name."""
    return {name: value for name, value in vars(module).items() if name.isupper()}


@pytest.mark.parametrize(("english", "french"), PAIRS)
def test_same_names(english: ModuleType, french: ModuleType) -> None:
    """Both languages have the same constants, of the same type."""
    assert {n: type(v) for n, v in constants(english).items()} == {
        n: type(v) for n, v in constants(french).items()
    }


@pytest.mark.parametrize("module", [module for pair in PAIRS for module in pair])
def test_phrases_are_lower_case(module: ModuleType) -> None:
    """Phrases are matched against lower-cased text, so none may hold a capital or a curly apostrophe."""
    lists = [v for v in constants(module).values() if isinstance(v, (tuple, dict))]
    phrases = [phrase for value in lists for phrase in value if isinstance(phrase, str)]
    assert [p for p in phrases if p != p.lower() or "’" in p or not p] == []


@pytest.mark.parametrize("module", [module for pair in PAIRS for module in pair])
def test_patterns_compile(module: ModuleType) -> None:
    """Every constant that is a pattern is a valid regular expression."""
    for pattern in (v for v in constants(module).values() if isinstance(v, str)):
        assert re.compile(pattern.replace("{number}", "1"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_currency_families(language: str) -> None:
    """Every ambiguous currency word belongs to a family whose readings are ISO 4217 codes."""
    data = money_words(language)
    assert set(data.CURRENCY_FAMILIES.values()) <= set(data.CURRENCY_READINGS) | {"kroner"}
    codes = [code for readings in data.CURRENCY_READINGS.values() for code in readings]
    assert all(re.fullmatch("[A-Z]{3}", code) for code in [*codes, *data.CURRENCY_WORDS.values()])


@pytest.mark.parametrize("language", LANGUAGES)
def test_twelve_months_seven_days(language: str) -> None:
    """The calendar of each language is whole."""
    assert set(times(language).MONTHS.values()) == set(range(1, 13))
    assert set(times(language).WEEKDAYS.values()) == set(range(7))


def test_unknown_language() -> None:
    """A language that is not read is refused with a sentence that names those that are."""
    with pytest.raises(UnreadableArticle, match="give one of en, fr"):
        words("de")
