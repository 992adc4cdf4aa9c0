"""Words by which an article takes up an earlier plan, adds to it, or sets it within a larger one (``cues.csv``).

They are looked for in the whole text, case, accents and punctuation aside; a record without its text has none.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from kg.gazetteer.names import folded
from kg.model import Article

Kind = Literal["update", "expansion", "part"]
_TABLE = Path(__file__).with_name("cues.csv")


def update(article: Article) -> str | None:
    """The words that say that an earlier plan has changed, or None."""
    return _first("update", article)


def expansion(article: Article) -> str | None:
    """The words that say that something comes on top of an earlier plan, or None."""
    return _first("expansion", article)


def part(article: Article) -> str | None:
    """The words that set an act within a larger plan, or None."""
    return _first("part", article)


@lru_cache(maxsize=65_536)
def _first(kind: Kind, article: Article) -> str | None:
    pattern = _patterns().get((kind, article.language))
    found = pattern.search(_plain(article.text)) if pattern and article.text else None
    return found[0].strip() if found else None


@cache
def _patterns() -> dict[tuple[str, str], re.Pattern[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault((row["kind"], row["language"]), []).append(row["pattern"])
    return {key: re.compile(rf"\b(?:{'|'.join(patterns)})") for key, patterns in found.items()}


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", folded(text))
