"""Sentence bounds: a line's end always ends a sentence; inside a line full stops do, but for the listed cases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

# A stop with the quotes and brackets that close after it, white space, and what may begin a sentence: a capital,
# a digit, an opening sign, a bullet, or a word with a capital inside (xAI, eBay) or an address.
STOP = re.compile(
    r"""(?P<stop>[.!?…]+) (?: [\s]?[»] | ["'’”)\]] )* [^\S\n]+
        (?= (?: ["'‘“«(\[©►→•][^\S\n]? )* (?: [^\W\d_a-zà-ÿ] | \d | [a-z]+[A-Z] | www\. ) | © )""",
    re.VERBOSE,
)
LINE = re.compile(r"\S[^\n]*")
LAST_WORD = re.compile(r"[\w.’'-]*\w$")


@Language.factory(
    "kg_sentences",
    assigns=["token.is_sent_start", "doc.sents"],
    default_config={"abbreviations": [], "before_numbers": []},
)
def make_sentences(
    nlp: Language, name: str, abbreviations: list[str], before_numbers: list[str]
) -> SentenceBounds:
    """``abbreviations`` never end a sentence; ``before_numbers`` do not before a number (lower case, no dot)."""
    return SentenceBounds(abbreviations, before_numbers)


class SentenceBounds:
    """Sets ``is_sent_start`` for every token of a document."""

    def __init__(self, abbreviations: Iterable[str], before_numbers: Iterable[str]) -> None:
        self.abbreviations = frozenset(abbreviations)
        self.before_numbers = frozenset(before_numbers)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first word of each sentence."""
        if len(doc):
            places = np.searchsorted(doc.to_array(IDX), np.array(list(self.starts(doc.text)), dtype="uint64"))
            marks = np.full(len(doc), -1, dtype="int64")
            marks[places[places < len(doc)]] = 1
            marks[0] = 1
            doc.from_array(SENT_START, marks.astype("uint64"))  # type: ignore[arg-type]  # a plain array is right
        return doc

    def starts(self, text: str) -> Iterator[int]:
        """Yield the offsets at which sentences of ``text`` begin.

        >>> list(SentenceBounds(["mr"], ["feb"]).starts("Mr. Ito came on Feb. 2. He left."))
        [0, 24]
        """
        for line in LINE.finditer(text):
            yield line.start()
            for stop in STOP.finditer(text, line.start(), line.end()):
                if not self._is_inner(text, line.start(), stop):
                    yield stop.end()

    def _is_inner(self, text: str, line: int, stop: re.Match[str]) -> bool:
        """Whether the dot belongs to an abbreviation, an initial, or the number that opens its line."""
        if stop["stop"] != ".":
            return False
        found = LAST_WORD.search(text, max(line, stop.start() - 20), stop.start())
        word = found[0] if found else ""
        if word.isdigit() and found is not None and found.start() == line:
            return True
        if word.lower() in self.before_numbers:
            return text[stop.end()].isdigit()
        return word.lower() in self.abbreviations or (len(word) == 1 and word.isupper())
