"""Typography keeps the length of a text, and phrase lists become exact patterns."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.text import either, initials, lowered, plain, sentence_end, sentence_start


@given(st.text())
def test_length_is_kept(text: str) -> None:
    """Offsets found in the plain or the lower-cased text hold in the text itself."""
    assert len(plain(text)) == len(lowered(text)) == len(text)


@given(st.lists(st.text(alphabet="abc-é'", min_size=1), min_size=1, max_size=8))
def test_either_matches_its_phrases(phrases: list[str]) -> None:
    """The pattern of a list matches each of its phrases as a whole, and the look-ahead lets each of them pass."""
    pattern = re.compile(initials(phrases) + either(phrases))
    assert all(pattern.fullmatch(phrase) for phrase in phrases)


@given(st.lists(st.text(alphabet="ab", min_size=1), min_size=1, max_size=6), st.text(alphabet="ab", min_size=1))
def test_either_matches_nothing_else(phrases: list[str], other: str) -> None:
    """The pattern of a list matches no text that is not in the list."""
    assert (re.fullmatch(either(phrases), other) is not None) == (other in phrases)


def test_a_space_may_be_a_line_break() -> None:
    """A phrase of two words is found across the end of a line."""
    assert re.fullmatch(either(["jusqu'à", "plus de"]), "plus\nde")


def test_sentences() -> None:
    """A sentence ends at a full stop before a space, not at one inside a number or an abbreviation."""
    text = "It costs $1.5bn. On Jan. 9 it said so.\nNext"
    assert text[sentence_start(text, 20) : sentence_end(text, 20)].strip() == "On Jan. 9 it said so"
