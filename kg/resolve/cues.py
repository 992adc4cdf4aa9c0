"""Words by which an article takes up an earlier plan, adds to it, or sets it within a larger one (``cues.csv``).

They are looked for in the whole text, case, accents and punctuation aside; a record without its text has none.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from kg.gazetteer.names import folded
from kg.model import Amount, Article
from kg.resolve import money

Kind = Literal["update", "expansion"]
REACH = 110
"""Characters after such words within which the larger plan must be named."""
_TABLE = Path(__file__).with_name("cues.csv")


def update(article: Article) -> str | None:
    """The words that say that an earlier plan has changed, or None."""
    return _first("update", article)


def expansion(article: Article) -> str | None:
    """The words that say that something comes on top of an earlier plan, or None."""
    return _first("expansion", article)


def part(article: Article, amount: Amount | None, names: Iterable[str]) -> str | None:
    """The words that set an act within a larger plan, where its amount or name follows closely; else None."""
    pattern = _patterns().get(("part", article.language))
    text = plain(article.text)
    for found in pattern.finditer(text) if pattern else ():
        after = f"{text[found.end() - 1 : found.end() + REACH]} "
        if (amount and money.written(amount).search(after)) or any(f" {name} " in after for name in names):
            return found[0].strip()
    return None


def gives(article: Article, amount: Amount) -> bool:
    """Whether the text has this amount."""
    return money.written(amount).search(plain(article.text)) is not None


@lru_cache(maxsize=65_536)
def _first(kind: Kind, article: Article) -> str | None:
    pattern = _patterns().get((kind, article.language))
    found = pattern.search(plain(article.text)) if pattern and article.text else None
    return found[0].strip() if found else None


@cache
def _patterns() -> dict[tuple[str, str], re.Pattern[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault((row["kind"], row["language"]), []).append(row["pattern"])
    return {key: re.compile(rf"\b(?:{'|'.join(patterns)})") for key, patterns in found.items()}


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """The text in lower case, with single spaces for all that is neither letter nor digit."""
    return re.sub(r"[\W_]+", " ", folded(text))
