"""The blocks of an article: title, dateline, headings, bullets, paragraphs, teasers, and the site's dressing.

A block is one line of the text. What a line is follows from its place, its shape and the words of
``kg/lang/cues/layout_*.csv``, never from the article.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from kg.events.cues import CUES, phrase_pattern

Kind = Literal["title", "dateline", "heading", "bullet", "paragraph", "about", "teaser", "reference", "dressing"]

READ: frozenset[str] = frozenset({"title", "heading", "bullet", "paragraph", "about", "teaser"})
"""Kinds of blocks whose words are the article's own; the others are never read for facts."""

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[•▪‣◦●■►▶→✔✓★»>*–—-]|\d{1,2}[.)](?=\s))\s*(?=\S)")
_URL = re.compile(r"https?://|www\.|@\w+\.")
# "1. Meta (2025). Building …", or a short numbered line that ends in a year: "2. Le Relevé, 12 mars 2025."
_REFERENCE = re.compile(
    r"\s*(?:\[?\d{1,2}[\].)]?|\*)\s+[A-ZÀ-Ý].{0,80}\((?:19|20)\d\d\)[.,:]"
    r"|\s*\[?\d{1,2}[\].)]?\s+[A-ZÀ-Ý].{0,80}(?:19|20)\d\d[.,:]?\s*$"
)
_FOOTNOTE = re.compile(r"\s*\[?\d{1,2}[\].)]?\s+[A-ZÀ-Ý]")
_GLUED = re.compile(r"[a-zà-ÿ](?=[A-ZÀ-Ý][a-zà-ÿ])")
_SEPARATORS = re.compile(r"\s[|·•›»>–—/]\s|\s\|\s?")
_SIGNATURE = re.compile(r"\s*[a-z]{2,4}(?:\.[a-z]{2,4})?/[a-z]{2,4}(?:/[a-z]{2,4})?\s*$|[#\s*]+$")
_FIGURE = re.compile(r"\d\s?(?:MW|GW)|[€$£]")
_YEAR = re.compile(r"\b20\d\d\b")
_END = re.compile(r"[.!?…:;,](?:[”»\"’)\]]|\s)*\d{0,2}\s*$")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of an article: ``text[start:end]`` without the bullet and outer space."""

    start: int
    end: int
    kind: Kind
    section: int  # counts headings; a bullet list and its heading share a section


@lru_cache(maxsize=4)
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    with (CUES / f"layout_{language}.csv").open(encoding="utf-8", newline="") as file:
        return {row["class"]: phrase_pattern(row["patterns"].split(";")) for row in csv.DictReader(file)}


_NEWS_WORDS = 10  # a sentence of so many words may be news though it holds a word that dressing has


def blocks(text: str, language: str) -> tuple[Block, ...]:
    """The blocks of a text in order; dressing and references are marked, not dropped."""
    found = tuple(_classify(text, language))
    return tuple(replace(b, kind="paragraph") for b in found) if _is_lone_sentence(text, found) else found


def _is_lone_sentence(text: str, found: Sequence[Block]) -> bool:
    """A text of one line that ends as a sentence does has no title: somebody pasted a paragraph."""
    return len(found) == 1 and found[0].kind == "title" and bool(_END.search(text))


def _classify(text: str, language: str) -> Iterator[Block]:
    known = _patterns(language)
    place, section, seen_title, in_head = "body", 0, False, True
    for line in _LINE.finditer(text):
        start, end = _trim(text, line.start(), line.end())
        if start >= end:
            continue
        content = text[start:end]
        if not seen_title:
            kind: Kind = "dressing" if _is_menu(content) else "title"
            seen_title = kind == "title"
        elif in_head and not _has_gap(text, line.start()) and _is_dateline(content):
            kind = "dateline"
        else:
            in_head = False
            kind = _body_kind(content, place, known)
        if kind == "heading":
            section += 1
            place = _place_after(content, known)
            if place != "body":
                kind = "dressing" if place == "teasers" else "heading"
        elif kind == "teaser" and place == "body":
            place = "teasers"
        if kind == "bullet":
            bullet = _BULLET.match(text, start, end)
            start = bullet.end() if bullet else start
        yield Block(start, end, kind, section)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    content = text[start:end]
    return start + len(content) - len(content.lstrip()), end - (len(content) - len(content.rstrip()))


def _has_gap(text: str, start: int) -> bool:
    """True where a blank line, which may hold spaces, stands before the line that begins at ``start``."""
    before = text[:start]
    return before[len(before.rstrip()) :].count("\n") >= 2


def _is_dateline(content: str) -> bool:
    """A line under the title; a sentence, unless it gives a year, or a figure is the body's beginning."""
    sentence = _END.search(content) and len(content.split()) >= 8 and not _YEAR.search(content)
    return len(content) < 200 and not sentence and not _FIGURE.search(content)


def _is_menu(content: str) -> bool:
    """Rubrics glued to each other, or a row of words between separators."""
    glued = len(_GLUED.findall(content)) >= 2 and not _END.search(content)
    return glued or (len(_SEPARATORS.findall(content)) >= 2 and len(content.split()) < 14)


def _body_kind(content: str, place: str, known: dict[str, re.Pattern[str]]) -> Kind:
    if _URL.search(content) or _SIGNATURE.match(content) or _is_menu(content):
        return "dressing"
    numbered = _REFERENCE.match(content) or (_FOOTNOTE.match(content) and place == "teasers")
    if numbered and not _FIGURE.search(content):
        return "reference"
    teasers = known["TEASERS"].match(content.lstrip("★■•►→ "))
    if place != "teasers" and teasers:
        return "heading" if len(content) < 60 else "teaser"
    if len(content) < 260 and not _FIGURE.search(content) and _is_dressing(content, known):
        return "dressing"
    if place == "teasers":
        return "teaser"
    if _is_heading(content) and (not _BULLET.match(content) or content[0].isdigit()):
        return "heading"
    if _BULLET.match(content):
        return "bullet"
    return "about" if place == "about" else "paragraph"


def _is_dressing(content: str, known: dict[str, re.Pattern[str]]) -> bool:
    """The site's own words; some of them only hint, since news uses them too ("50 millions d’abonnés")."""
    tells = len(content.split()) >= _NEWS_WORDS and _END.search(content)
    return bool(known["DRESSING"].search(content) or (known["HINTS"].search(content) and not tells))


def _is_heading(content: str) -> bool:
    return len(content) < 90 and len(content.split()) <= 14 and not _END.search(content)


def _place_after(content: str, known: dict[str, re.Pattern[str]]) -> str:
    bare = content.lstrip("★■•►→ ")
    if known["TEASERS"].match(bare):
        return "teasers"
    return "about" if known["ABOUT"].match(bare) else "body"
