"""Numbers written out or formatted in French and English read back to themselves."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.numbers import find

FRENCH_UNITS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf"
).split()
FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
ENGLISH_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
ENGLISH_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def french(n: int) -> str:
    """A whole number below a million in French words."""
    if n >= 1000:
        head = "" if n // 1000 == 1 else french(n // 1000) + " "
        return f"{head}mille" + (f" {french(n % 1000)}" if n % 1000 else "")
    if n >= 100:
        head = "" if n // 100 == 1 else FRENCH_UNITS[n // 100] + " "
        plural = "s" if n // 100 > 1 and n % 100 == 0 else ""
        return f"{head}cent{plural}" + (f" {french(n % 100)}" if n % 100 else "")
    return french_below_hundred(n)


def french_below_hundred(n: int) -> str:
    """The same below a hundred."""
    if n < 20:
        return FRENCH_UNITS[n]
    if n >= 80:
        return "quatre-vingts" if n == 80 else f"quatre-vingt-{FRENCH_UNITS[n - 80]}"
    ten = 60 if n >= 60 else n // 10 * 10
    rest = n - ten
    if rest in (1, 11):
        return f"{FRENCH_TENS[ten]} et {FRENCH_UNITS[rest]}"
    return FRENCH_TENS[ten] + (f"-{FRENCH_UNITS[rest]}" if rest else "")


def english(n: int) -> str:
    """A whole number below a million in English words."""
    if n >= 1000:
        return f"{english(n // 1000)} thousand" + (f" {english(n % 1000)}" if n % 1000 else "")
    if n >= 100:
        return f"{english(n // 100)} hundred" + (f" and {english(n % 100)}" if n % 100 else "")
    if n < 20:
        return ENGLISH_UNITS[n]
    return ENGLISH_TENS[n // 10] + (f"-{ENGLISH_UNITS[n % 10]}" if n % 10 else "")


def grouped(n: int, separator: str) -> str:
    """A whole number with a separator between its thousands."""
    return f"{n:,}".replace(",", separator)


@given(st.integers(min_value=2, max_value=999_999))
def test_french_words(n: int) -> None:
    """A number in French words is read as itself."""
    assert [number.value for number in find(f"soit {french(n)} emplois", "fr")] == [n]


@given(st.integers(min_value=2, max_value=999_999))
def test_english_words(n: int) -> None:
    """A number in English words is read as itself."""
    assert [number.value for number in find(f"that is {english(n)} jobs", "en")] == [n]


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from([" ", "\u00a0", "\u202f", ".", "’", ""]))
def test_french_digits(n: int, separator: str) -> None:
    """Digits with any of the French separators between thousands are one number."""
    assert [number.value for number in find(f"soit {grouped(n, separator)} euros", "fr")] == [n]


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from([",", "\u00a0", "\u202f", ""]))
def test_english_digits(n: int, separator: str) -> None:
    """Digits with any of the English separators between thousands are one number."""
    assert [number.value for number in find(f"that is {grouped(n, separator)} euros", "en")] == [n]


@given(st.decimals(min_value=0, max_value=9999, places=2))
def test_decimals(value: Decimal) -> None:
    """A decimal comma in French and a decimal point in English mean the same."""
    assert [n.value for n in find(f"{value:f}".replace(".", ",") + " MW", "fr")] == [value]
    assert [n.value for n in find(f"{value:f} MW", "en")] == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "un demi-milliard", 500_000_000),
        ("fr", "deux milliards et demi", 2_500_000_000),
        ("fr", "une dizaine de milliards", 10_000_000_000),
        ("fr", "septante-cinq", 75),
        ("en", "a billion and a half", 1_500_000_000),
        ("en", "half a dozen", 6),
        ("en", "a quarter of a billion", 250_000_000),
        ("en", "two lakh crore", 2 * 10**12),
    ],
)
def test_irregular(language: str, text: str, value: int) -> None:
    """Halves, quarters, round nouns and chained scales have their value."""
    assert [number.value for number in find(text, language)] == [value]


@pytest.mark.parametrize("text", ["H100", "GPT-4", "des centaines de milliers", "several hundred", "deux trois"])
def test_no_number(text: str) -> None:
    """Names with digits, vague multitudes and rows of number words are no numbers."""
    assert find(text, "fr" if "des " in text or "deux" in text else "en") == []


@pytest.mark.parametrize("text", ["9" * 60, "trois cent " * 40, "1 million" + " million" * 30, "mille " * 30])
def test_endless_rows(text: str) -> None:
    """Rows of digits or number words that nobody would write break nothing and give no absurd value."""
    assert all(number.value < 10**36 for number in find(text, "fr"))
