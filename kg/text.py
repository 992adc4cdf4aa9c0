"""Typography and offsets: every helper here keeps the length of the text, so that spans stay true.

>>> lowered("Près de 1\\u202f200 MW\\u00a0: l’État")
"près de 1 200 mw : l'état"
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

NO_BREAK = "\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u2005\u2008"
APOSTROPHES = "’‘ʼ′`´"
HYPHENS = "‐‑‒–—―−"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_TYPED = dict.fromkeys(NO_BREAK, " ") | dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-")


def plain(text: str) -> str:
    """The text with one kind of space, apostrophe and hyphen; same length, case kept."""
    for letter, typed in _TYPED.items():  # several times as fast as str.translate on long texts
        text = text.replace(letter, typed)
    return text


def lowered(text: str) -> str:
    """``plain`` in lower case; same length even where a capital has a longer small form (``İ``)."""
    return small(plain(text))


def small(typed: str) -> str:
    """A text in lower case and of the same length."""
    low = typed.lower()
    return low if len(low) == len(typed) else "".join(c.lower() if len(c.lower()) == 1 else c for c in typed)


def either(phrases: Iterable[str]) -> str:
    """A pattern that matches the longest of the phrases, folded by common beginnings so that it stays fast.

    A space in a phrase matches a space or a line break; all else is literal.
    """
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    ways = [_letter(letter) + _branches(rest) for letter, rest in node.items() if letter]
    if not ways:
        return ""
    optional = "" in node
    if len(ways) == 1 and not optional:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if optional else ''}"


def _letter(letter: str) -> str:
    return r"[ \n]" if letter == " " else re.escape(letter)


def listed(found: str) -> str:
    """A phrase that ``either`` matched, as it stands in the list: a line break is a space there."""
    return found.replace("\n", " ")


def initials(phrases: Iterable[str]) -> str:
    """A look-ahead for the first letters of the phrases: put before ``either`` it spares most of the work."""
    return f"(?=[{''.join(re.escape(letter) for letter in sorted({phrase[0] for phrase in phrases}))}])"


LONGEST_SENTENCE = 400  # characters; what is farther away is not looked at


def sentence_end(text: str, start: int) -> int:
    """Where the sentence that ``start`` lies in ends, roughly: at a line break or at ``.;!?`` before a space."""
    roof = min(len(text), start + LONGEST_SENTENCE)
    found = _STOP.search(text, start, roof)
    return found.start() if found else roof


def sentence_start(text: str, end: int) -> int:
    """Where the sentence that ``end`` lies in begins, roughly."""
    window = text[max(0, end - LONGEST_SENTENCE) : end]
    stops = [stop.end() for stop in _STOP.finditer(window)]
    return end - len(window) + (stops[-1] if stops else 0)


_STOP = re.compile(
    r"\n|[.!?;](?=[\s»”\"]|$)(?<!\b[a-z]\.)(?<!\b(?:st|mr|ms|dr|no|rs|vs)\.)(?<!\b(?:jan|feb|oct|nov|dec|inc)\.)(?<!\bsept\.)",
    re.I,
)
