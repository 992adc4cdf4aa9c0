"""The gate that is used where none is given: which sentences are worth a parse."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc, Span

Gate = Callable[[Span], bool]
FIGURE = re.compile(r"[\d$€£¥₹]")
LIMIT = 200_000  # remembered forms; emptied above it


class WordGate:
    """Lets a sentence pass that has a figure or one of ``words`` (``invest*``: any such), in any case."""

    def __init__(self, words: Iterable[str]) -> None:
        patterns: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            patterns[word[:1].lower().strip("*")].append(re.escape(word).replace(r"\*", r"\w*"))
        # By their first letter, "" where that is open: one pattern of a thousand words takes long to fail.
        self._match = {first: re.compile("|".join(of), re.IGNORECASE).fullmatch for first, of in patterns.items()}
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
            self._known[form] = self._passes(strings[form])
        return np.fromiter(map(self._known.__getitem__, forms), dtype=bool, count=len(forms))

    def _passes(self, form: str) -> bool:
        matches = (match for first in (form[:1].lower(), "") if (match := self._match.get(first)))
        return FIGURE.search(form) is not None or any(match(form) for match in matches)


def says_a_figure_or(cues: Iterable[str]) -> WordGate:
    """Let a sentence pass that has a digit, a sign of money, or a word of ``cues`` (``invest*``: any such).

    Of a cue of several words the longest is asked for: a gate should rather let too much pass.
    """
    return WordGate({max(cue.split(), key=len) for cue in cues if cue.strip()})


def every_sentence(sentence: Span) -> bool:
    """Let every sentence pass."""
    return True
