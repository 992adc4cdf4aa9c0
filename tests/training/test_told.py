"""The marks of which stretch tells which announcement."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.events.units import Unit
from kg.paths import DATA
from training.articles import ROOMS
from training.gold import pairs
from training.told import Stretch, _marked_for, marked

FOLDERS = [DATA / room for room in ROOMS]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: Path(f).name)
def test_every_training_article_is_marked_within_its_bounds(folder: Path) -> None:
    """Each article has marks, in order, inside its text, for announcements that its record has."""
    marks = marked()
    for article, gold in pairs(folder):
        stretches = marks[article.id]
        assert all(0 <= s.start < s.end <= len(article.text) for s in stretches), article.id
        assert [s.start for s in stretches] == sorted(s.start for s in stretches), article.id
        assert all(s.tells is None or 0 <= s.tells < len(gold.announcements) for s in stretches), article.id


def test_no_test_article_is_marked() -> None:
    """What is learned from holds no article of the test part."""
    tested = {article.id for article, _ in pairs(DATA / "articles" / "test")}
    assert not tested & set(marked())


def test_nearly_all_announcements_have_a_stretch_that_tells_them() -> None:
    """A record's announcements are told somewhere: at least 95 of 100 have a stretch of their own."""
    marks = marked()
    told = total = 0
    for folder in FOLDERS:
        for article, gold in pairs(folder):
            found = {s.tells for s in marks[article.id]}
            told += sum(n in found for n in range(len(gold.announcements)))
            total += len(gold.announcements)
    assert told / total >= 0.95


def test_a_line_that_nobody_saw_is_guessed() -> None:
    """A unit outside of all marked stretches keeps its guess; one that shares characters takes the mark."""
    stretches = [Stretch(0, 40, 1), Stretch(40, 80, None)]
    assert _marked_for(Unit(0, 90, 120, 3, 3), stretches, 2) == 2
    assert _marked_for(Unit(1, 10, 50, 0, 0), stretches, 2) == 1
    assert _marked_for(Unit(2, 45, 80, 1, 0), stretches, 2) is None
