"""How sure the reading is of a whole announcement."""

from __future__ import annotations

import sys

import pytest

from kg.events import confidence
from kg.events.extract import DOUBTED
from kg.model import Article, Extraction
from kg.reading import read_article

PLAIN = """Wantrel builds a campus in Ohio

COLUMBUS, Ohio, March 3, 2025 - Wantrel will invest $2 billion in a 300 MW data center campus in Licking County.
"""

MORE = "".join(f"The county has {n},000 residents.\n" for n in range(2, 7))


def read(text: str) -> Extraction:
    return read_article(Article(id="en-toy", text=text, language="en"))


def test_what_is_doubted_is_no_announcement_and_stands_in_the_refusal_log(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where nothing is sure enough nothing is announced, and the sentence is logged with that reason."""
    assert read(PLAIN).announcements
    monkeypatch.setattr(sys.modules["kg.events.extract"], "believed_at", lambda _: 1.1)
    doubted = read(PLAIN)
    assert not doubted.announcements
    assert [r.reason for r in doubted.refusals] == [DOUBTED]


def test_a_text_of_few_sentences_must_be_surer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What nothing around it bears out has the higher threshold: one beyond reach drops short texts only."""
    monkeypatch.setattr(confidence, "ALONE_AT", 1.1)
    assert not read(PLAIN).announcements
    assert read(PLAIN + MORE).announcements
