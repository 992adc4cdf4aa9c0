"""What a name shows of its kind."""

from __future__ import annotations

import spacy

from kg.events.name_features import name_features, words_of

TEXT = "They will build at Vexmoor, in Kent."


class Knows:
    """A registry that knows one county."""

    def knows(self, surface: str) -> tuple[str, ...]:
        return ("county", "county:e5") if surface == "Kent" else ()

    def demonym(self, _word: str, _language: str) -> str:
        return ""

    def proposes(self, _surface: str) -> bool:
        return False


def shown(surface: str) -> set[str]:
    """The features of a name of the text, which nobody has tagged or parsed."""
    at = TEXT.index(surface)
    spans = [(at, at + len(surface))]
    return set(name_features(words_of(spacy.blank("en")(TEXT)), surface, spans, {"ORG": 1}, Knows()))


def test_a_name_shows_the_words_on_both_sides() -> None:
    """The two words before and after stand in its features, alone and as pairs."""
    assert shown("Vexmoor") >= {"s-1:at", "s-2:build", "s+1:,", "s+2:in", "s-2-1:build at", "s-1+1:at ,"}


def test_a_name_shows_what_the_registry_knows_beside_a_word() -> None:
    """What is known of a name says more together with the word before it: "in" and a county make a place."""
    assert "known-1:county+county:in" in shown("Kent")
    assert "known-1::at" in shown("Vexmoor")


def test_a_name_shows_its_own_make() -> None:
    """Openings and endings of its words, for names that nobody has met."""
    assert shown("Vexmoor") >= {"opening3:vex", "ending4:moor", "label:ORG", "words:1"}
