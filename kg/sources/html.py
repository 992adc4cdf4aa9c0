"""The main text of a web page, without menus, boxes and comments (by trafilatura)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import trafilatura
from trafilatura.metadata import extract_metadata

# What it finds odd in a page is said in a sentence of our own, or of no interest.
for _name in ("trafilatura", "htmldate", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

UNSEEN = [
    "//template",
    "//noscript",
    "//dialog",
    "//*[@hidden]",
    "//*[@aria-hidden='true']",
    "//*[contains(translate(@style, ' ', ''), 'display:none')]",
]
"""XPath of what a reader of the page does not see, beside scripts and styles."""
# No guesses from the text: they take the year of a copyright line for the date of publication. The last
# day is fixed, since the default is today and a page must read the same on every day.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
_BLOCKS = ("p", "div", "span", "time", "address", "li", "section", "header", "ul")
_GAP = re.compile(r"[ \t\n]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SENTENCE = re.compile(r"(?:\S+\s+){4,}\S+[.!?…:;](?:\s?[”»\"’)\]])*$|(?:\S+\s+){11,}\S+")
LONGEST_DATELINE = 160


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds; ``text`` is empty where it has no main text."""

    text: str  # title, dateline, a blank line, then paragraphs, headings and list items, one a line
    title: str = ""
    published: str | None = None  # ISO date that the page's metadata state
    publisher: str | None = None
    url: str | None = None  # its own address, where it states one


def read_page(page: str) -> Page:
    """The main text of a page and what its metadata say. The same page always reads the same."""
    tree = trafilatura.load_html(page)
    body = [] if tree is None else _body(_unwrapped(tree))
    if not any(_SENTENCE.match(line) for line in body):
        return Page("")
    meta = extract_metadata(deepcopy(tree), date_config=_DATES)
    title, body = _title(tree, _one_line(meta.title or ""), body)
    dateline, body = _dateline(tree, title, body)
    head = "\n".join(line for line in (title, dateline) if line)
    text = "\n\n".join(part for part in (head, "\n".join(body)) if part)
    return Page(text, title, meta.date or None, meta.sitename or None, _address(meta.url))


def _unwrapped(tree: Any) -> Any:
    """The tree without the line breaks of its source, which a browser shows as spaces."""
    for element in tree.iter():
        element.text = element.text and _one_space(element.text)
        element.tail = element.tail and _one_space(element.tail)
    return tree


def _body(tree: Any) -> list[str]:
    """The lines of the main text."""
    found = trafilatura.extract(
        deepcopy(tree),
        include_comments=False,
        include_tables=False,
        favor_recall=True,
        fast=True,
        prune_xpath=UNSEEN,
    )
    return [line.rstrip() for line in (found or "").split("\n") if line.strip()]


def _title(tree: Any, stated: str, body: list[str]) -> tuple[str, list[str]]:
    """The title as the page prints it, and the body without it."""
    printed = {_folded(stated), *(_folded(h.text_content()) for h in tree.iter("h1"))} - {""}
    if body and _folded(body[0]) in printed:
        return _one_line(body[0]), body[1:]
    return stated, body


def _dateline(tree: Any, title: str, body: list[str]) -> tuple[str, list[str]]:
    """The line with the date under the title, which the extraction takes for dressing, and the body without it."""
    if body and _is_dateline(body[0]):
        return body[0], body[1:]
    first = body[0][:40] if body else ""
    for words in _lines_after(tree, title):
        if first and words.startswith(first):
            return "", body
        if _is_dateline(words):
            return words, body
    return "", body


def _lines_after(tree: Any, title: str) -> Iterator[str]:
    """The innermost blocks of a page that come after the one with its title."""
    seen, wanted = False, _folded(title)
    for element in tree.iter("h1", "h2", *_BLOCKS):
        if next(element.iterchildren("h1", "h2", *_BLOCKS), None) is not None:
            continue
        words = _one_line(element.text_content())
        if seen and words:
            yield words
        seen = seen or _folded(words) == wanted


def _is_dateline(words: str) -> bool:
    return len(words) <= LONGEST_DATELINE and bool(_YEAR.search(words)) and not _SENTENCE.match(words)


def _one_space(words: str) -> str:
    """Line breaks, tabs and runs of spaces as one space; no-break spaces stay."""
    return _GAP.sub(" ", words)


def _one_line(words: str) -> str:
    return _one_space(words).strip()


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _address(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
