"""The gate that is used where none is given: which sentences are worth a parse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from spacy.attrs import ORTH
from spacy.tokens import Span

Gate = Callable[[Span], bool]
FIGURE = r".*[\d$€£¥₹].*"
LIMIT = 200_000  # remembered forms; emptied above it


def says_a_figure_or(cues: Iterable[str]) -> Gate:
    """Let a sentence pass that has a digit, a sign of money, or a word of ``cues`` (``invest*``: any such).

    Of a cue of several words the longest is asked for: a gate should rather let too much pass.
    """
    words = {max(cue.split(), key=len) for cue in cues if cue.strip()}
    patterns = "|".join([FIGURE, *sorted(re.escape(word).replace(r"\*", r"\w*") for word in words)])
    match = re.compile(patterns, re.IGNORECASE).fullmatch
    known: dict[int, bool] = {}

    def gate(sentence: Span) -> bool:
        if len(known) > LIMIT:
            known.clear()
        strings = sentence.vocab.strings
        for form in sentence.to_array([ORTH]).ravel().tolist():  # type: ignore[attr-defined]  # missing in the stub
            if form not in known:
                known[form] = match(strings[form]) is not None
            if known[form]:
                return True
        return False

    return gate


def every_sentence(sentence: Span) -> bool:
    """Let every sentence pass."""
    return True
