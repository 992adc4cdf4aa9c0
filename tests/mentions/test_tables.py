"""The tables of data/readings: strings with the exact values that must be read from them."""

from __future__ import annotations

import pytest

from kg.mentions import read
from kg.mentions.notation import TABLE_KINDS, Reading, agrees, noted, table
from kg.paths import DATA

TABLES = sorted((DATA / "readings").glob("*.csv"))
NAMES = [(path.stem.split("_")[0], path.stem.split("_")[1]) for path in TABLES]
FLOOR = 0.99  # of the rows that were held out, or written later


def rows(language: str, name: str, part: str) -> list[Reading]:
    """The rows of one part of one table."""
    return [row for row in table(DATA / "readings" / f"{language}_{name}.csv") if row.part == part]


@pytest.mark.parametrize(("language", "name"), NAMES)
def test_development_rows(language: str, name: str) -> None:
    """Every row of the development part is read exactly."""
    wrong = {
        row.text: [noted(m) for m in mentions]
        for row in rows(language, name, "dev")
        if not agrees(row, mentions := read(row.text, language, row.published), TABLE_KINDS[name])
    }
    assert wrong == {}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_held_out_rows(language: str) -> None:
    """Of the rows that were held out, money and quantities together, at least the floor is read exactly."""
    held = [
        (row, name)
        for name in ("money", "quantities")
        for part in ("test", "fresh")
        for row in rows(language, name, part)
    ]
    right = [agrees(row, read(row.text, language, row.published), TABLE_KINDS[name]) for row, name in held]
    assert sum(right) / len(right) >= FLOOR


@pytest.mark.parametrize("language", ["en", "fr"])
def test_enough_rows(language: str) -> None:
    """There are at least 220 money and quantity strings a language, of which some 40 % are held out."""
    both = [
        row for name in ("money", "quantities") for part in ("dev", "test") for row in rows(language, name, part)
    ]
    assert len(both) >= 220
    assert 0.35 < sum(row.part == "test" for row in both) / len(both) < 0.45


@pytest.mark.parametrize("language", ["en", "fr"])
def test_held_out_dates(language: str) -> None:
    """Of the dates and durations that were held out, at least the floor is read exactly."""
    held = rows(language, "dates", "test")
    right = [agrees(row, read(row.text, language, row.published), TABLE_KINDS["dates"]) for row in held]
    assert sum(right) / len(right) >= FLOOR
