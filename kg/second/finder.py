"""Where in a text a quote, a name or a figure stands; what is not there is not found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.mentions import Mention, read
from kg.model import Article, Evidence
from kg.text import lowered

LONGEST_QUOTE = 1_000
LONGEST_NAME = 120
Span = tuple[int, int]

_ORDERS = re.compile(
    r"\b(?:ignore[rsz]?|disregard|forget|override|oublie[rz]?|outrepasse[rz]?)\b[^.!?\n]{0,60}"
    r"\b(?:instructions?|prompts?|guidelines|rules|orders|consignes?|r[èe]gles|directives)\b"
    r"|\b(?:system|developer) (?:prompt|message)\b|\binvite syst[èe]me\b"
    r"|<\|?/?(?:system|assistant|user|im_start|im_end)\b|=== ?article\b"
    r"|\b(?:answer|reply|respond|return) only with\b"
    r"|\b(?:r[ée]pond(?:s|ez)|renvoie[sz]?) (?:uniquement|seulement) (?:par|avec)\b"
)
"""What speaks to a reading machine and not to people."""


@dataclass(frozen=True)
class Finder:
    """One article, ready to be searched; all that it returns holds in the article's text."""

    article: Article

    @cached_property
    def low(self) -> str:
        """The text in lower case with one kind of space, apostrophe and hyphen; same length."""
        return lowered(self.article.text)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All figures and dates that our readers find, but for those in orders to a machine."""
        found = read(self.article.text, self.article.language, self.article.published)
        return tuple(m for m in found if not self._is_order((m.start, m.end)))

    @cached_property
    def orders(self) -> tuple[Span, ...]:
        """Stretches that give orders to a machine: from such a line to the end of its paragraph."""
        bounds = [0, *(m.end() for m in re.finditer(r"\n\s*\n", self.low)), len(self.low)]
        found = [(start, _ORDERS.search(self.low, start, end), end) for start, end in pairwise(bounds)]
        return tuple((self.low.rfind("\n", 0, m.start()) + 1, end) for _, m, end in found if m)

    def quote(self, words: str) -> tuple[Span, ...]:
        """Every place of a quote, whatever its case, spaces and typography."""
        parts = lowered(words[:LONGEST_QUOTE]).split()
        return self._places(r"\s+".join(map(re.escape, parts))) if parts and len(words) <= LONGEST_QUOTE else ()

    def name(self, words: str) -> tuple[Span, ...]:
        """Every place where a name stands as whole words and looks like one: it has a capital or a figure."""
        parts = lowered(words).split()
        if not parts or len(words) > LONGEST_NAME:
            return ()
        found = self._places(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)")
        return tuple(span for span in found if any(c.isupper() or c.isdigit() for c in self.text(span)))

    def figures(self, kind: str, spans: Iterable[Span]) -> list[Mention]:
        """The figures of a kind that our readers find at any of the spans, in the order of the text."""
        wanted = list(spans)
        return [m for m in self.mentions if m.kind == kind and any(m.start < e and s < m.end for s, e in wanted)]

    def text(self, span: Span) -> str:
        """The words of a span."""
        return self.article.text[span[0] : span[1]]

    def evidence(self, span: Span) -> Evidence:
        """A span with its words."""
        return Evidence(span[0], span[1], self.text(span))

    def _places(self, pattern: str) -> tuple[Span, ...]:
        found = (m.span() for m in re.finditer(pattern, self.low))
        return tuple(span for span in found if not self._is_order(span))

    def _is_order(self, span: Span) -> bool:
        return any(span[0] < end and start < span[1] for start, end in self.orders)


def nearest(spans: Iterable[Span], to: Span) -> Span | None:
    """The span that begins nearest to another; of two at the same distance the first."""
    return min(spans, key=lambda s: abs(s[0] - to[0]), default=None)
