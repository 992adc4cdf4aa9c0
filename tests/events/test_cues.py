"""Cue words: stems, endings and phrases of the language tables."""

from __future__ import annotations

import csv

import pytest

from kg.events.cues import CUES, find_cues


def classes(text: str, language: str) -> set[str]:
    return {c.cls for c in find_cues(text, language)}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le groupe investira", "fr", "INVEST"),
        ("L’entreprise a renoncé au projet", "fr", "SURE_CANCEL"),
        ("Meta serait en pourparlers", "fr", "SURE_RUMOUR"),
        ("il dépenserait trois millions", "fr", "COND"),
        ("n'investira pas un euro", "fr", "SURE_DENY"),
        ("Crews broke ground on Monday", "en", "WORKS"),
        ("The company is in talks", "en", "SURE_RUMOUR"),
        ("The plan was shelved", "en", "SURE_CANCEL"),
    ],
)
def test_words_phrases_and_endings_are_found(text: str, language: str, expected: str) -> None:
    """A stem finds its inflections, a phrase finds itself with either apostrophe, an ending finds its verbs."""
    assert expected in classes(text, language)


def test_cues_stand_where_they_say() -> None:
    """Cues come in the order of the text, inside its bounds."""
    text = "Google investira et construira un campus."
    found = find_cues(text, "fr")
    assert list(found) == sorted(found)
    assert all(0 <= c.start < c.end <= len(text) for c in found)


def test_denver_denies_nothing() -> None:
    """A town whose name begins like a word of denying is no denial."""
    assert "DENY" not in classes("Denver and Denmark are dense.", "en")


def test_both_languages_have_the_same_classes() -> None:
    """Each class of cue words exists in French and in English."""
    found = []
    for language in ("fr", "en"):
        with (CUES / f"{language}.csv").open(encoding="utf-8", newline="") as file:
            found.append({row["class"] for row in csv.DictReader(file)})
    assert found[0] == found[1]
