"""The adversarial sentences, read by the shipped reader."""

from __future__ import annotations

import json

import pytest

from kg.model import Article, Extraction
from kg.paths import DATA
from kg.reading import read_article
from kg.score_adversarial import load, lost_controls, plain_facts

FLOORS = json.loads((DATA / "floors.json").read_text(encoding="utf-8"))["adversarial"]


def read(text: str, language: str) -> Extraction:
    return read_article(Article(id="case", text=text, language=language))


@pytest.mark.parametrize("part", ["dev", "test"])
def test_traps_stored_as_plain_facts_only_get_fewer(part: str) -> None:
    """No more traps become plain facts than when the floor was set, and no more controls are lost."""
    cases = [c for c in load() if c.part == part]
    assert len(plain_facts(read, cases)) <= FLOORS[part]["plain_facts"]
    assert len(lost_controls(read, cases)) <= FLOORS[part]["lost_controls"]
