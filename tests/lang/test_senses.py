"""The table of what words mean."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from kg.events.senses import SENSES, senses_of
from kg.nlp import load

ROWS = {
    language: {
        row["sense"]: row["words"].split()
        for row in csv.DictReader((SENSES / f"{language}.csv").open(encoding="utf-8", newline=""))
    }
    for language in ("fr", "en")
}


def test_both_languages_have_the_same_senses_in_the_same_order() -> None:
    """What is learned of a sense in one language holds in the other."""
    assert list(ROWS["fr"]) == list(ROWS["en"])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sense_has_words_in_lower_case(language: str) -> None:
    """No sense is empty, no word has a capital, and none stands twice in a sense."""
    for sense, words in ROWS[language].items():
        assert words, sense
        assert all(w == w.lower() for w in words)
        assert max(Counter(words).values()) == 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_hardly_a_word_has_two_senses(language: str) -> None:
    """One sense a word is the rule; not one in twenty has a second one."""
    count = Counter(w for words in ROWS[language].values() for w in words)
    assert sum(n > 1 for n in count.values()) < 0.05 * len(count)


def test_a_verb_and_its_noun_share_their_sense_in_both_languages() -> None:
    """ "Construira" and "construction", "will build" and "construction" are all of building."""
    french = load("fr")("Wantrel construira une usine. La construction commence.")
    english = load("en")("Wantrel will build a plant. Construction starts.")
    assert senses_of(french, "fr").count("build") == 2
    assert senses_of(english, "en").count("build") == 2
