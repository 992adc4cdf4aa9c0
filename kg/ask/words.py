"""The word lists of questions, and a text as words that can be looked up in them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicon"
_TOKEN = re.compile(r"us\$|[$€£¥]|\d+(?:[.,]\d+)*|[^\W\d_]+")
MEANINGS = ("shape", "order", "type", "status", "energy", "role", "bound", "day", "number", "currency")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question."""

    text: str  # as it was written
    key: str  # without accents and capitals


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of one language."""

    meanings: Mapping[tuple[str, ...], tuple[str, str]]  # ("plus", "de") -> ("bound", "least")
    months: tuple[str, ...]
    quiet: frozenset[str]
    longest: int


def split(text: str) -> list[Word]:
    """The words of a text.

    >>> [w.key for w in split("Qui investit 5,5 Md$ à l’étranger ?")]
    ['qui', 'investit', '5,5', 'md', '$', 'a', 'l', 'etranger']
    """
    return [Word(m.group(), fold(m.group())) for m in _TOKEN.finditer(unicodedata.normalize("NFC", text)[:500])]


def fold(text: str) -> str:
    """Without accents and capitals; signs and spaces between words as one space.

    >>> fold("États-Unis")
    'etats unis'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^\w$€£¥.,]+", " ", plain.casefold()).strip()


@cache
def lexicon(language: str) -> Lexicon:
    """The word lists of "fr" or "en"."""
    tables = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    meanings = {
        tuple(phrase.split()): (kind, value)
        for kind in MEANINGS
        for value, phrases in tables[kind].items()
        for phrase in phrases
    }
    return Lexicon(
        meanings=meanings,
        months=tuple(tables["months"]["names"]),
        quiet=frozenset(tables["quiet"]["words"].split()),
        longest=max(map(len, meanings)),
    )
