"""The gate that is used where none is given: which sentences are worth a parse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc, Span

Gate = Callable[[Span], bool]
FIGURE = r".*[\d$€£¥₹].*"
LIMIT = 200_000  # remembered forms; emptied above it


class WordGate:
    """Lets a sentence pass that has a word of which the whole form matches ``pattern``, in any case."""

    def __init__(self, pattern: str) -> None:
        self._match = re.compile(pattern, re.IGNORECASE).fullmatch
        self._known: dict[int, bool] = {}

    def __call__(self, sentence: Span) -> bool:
        """Whether the sentence passes."""
        return bool(self.words(sentence).any())

    def words(self, text: Doc | Span) -> np.ndarray:
        """Say of each word whether its sentence passes for its sake."""
        forms, strings = text.to_array([ORTH]).ravel().tolist(), text.vocab.strings  # type: ignore[union-attr]
        if len(self._known) > LIMIT:
            self._known.clear()
        for form in set(forms).difference(self._known):
            self._known[form] = self._match(strings[form]) is not None
        return np.fromiter(map(self._known.__getitem__, forms), dtype=bool, count=len(forms))


def says_a_figure_or(cues: Iterable[str]) -> WordGate:
    """Let a sentence pass that has a digit, a sign of money, or a word of ``cues`` (``invest*``: any such).

    Of a cue of several words the longest is asked for: a gate should rather let too much pass.
    """
    words = {max(cue.split(), key=len) for cue in cues if cue.strip()}
    return WordGate("|".join([FIGURE, *sorted(re.escape(word).replace(r"\*", r"\w*") for word in words)]))


def every_sentence(sentence: Span) -> bool:
    """Let every sentence pass."""
    return True
