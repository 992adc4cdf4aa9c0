"""The reading on the test articles: the floor that was reached, which only rises."""

from __future__ import annotations

import json

import pytest

from kg.golden import gold_and_read
from kg.paths import DATA
from kg.score import Card, score

FLOORS = json.loads((DATA / "floors.json").read_text(encoding="utf-8"))["reading"]


@pytest.fixture(scope="module")
def cards() -> dict[str, Card]:
    return score(gold_and_read(DATA / "articles" / "test"))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("slot", ["announcements", "all slots", "triple"])
def test_the_reading_is_no_worse_than_the_floor(cards: dict[str, Card], language: str, slot: str) -> None:
    """F1 on articles that were not tuned on does not fall below what was reached before."""
    card = cards[language]
    reached = card.all_slots if slot == "all slots" else card.count(slot)
    assert reached.f1 >= FLOORS[language][slot]


def test_all_evidence_holds(cards: dict[str, Card]) -> None:
    """Every span of every reading is found in its text at its offsets."""
    good, of = cards["all"].evidence
    assert good == of > 0
