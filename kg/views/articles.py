"""The articles themselves."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from kg.store.protocol import Reader
from kg.views.asking import rows


@dataclass(frozen=True, slots=True)
class Text:
    """An article with its text."""

    id: str
    title: str
    language: str
    text: str
    issued: str | None
    publisher: str | None
    url: str | None


_ENDS = re.compile(r"(?<=[.!?…»”])\s+|\n+")
_MOST = 400  # characters of a passage


def around(body: str, start: int, end: int) -> tuple[str, str, str]:
    """The sentence about a span, as what stands before it, its own words, and what follows.

    >>> around("One. Acme pays $5bn in Ohio. Two.", 15, 19)
    ('Acme pays ', '$5bn', ' in Ohio.')
    """
    first = max((m.end() for m in _ENDS.finditer(body, 0, start)), default=0)
    close = _ENDS.search(body, end)
    last = close.start() if close else len(body)
    return body[max(first, start - _MOST) : start], body[start:end], body[end : min(last, end + _MOST)]


def title(catalogue: sqlite3.Connection, identifier: str) -> str | None:
    """The title of an article by its id; None for an unknown one."""
    row = catalogue.execute("SELECT title FROM article WHERE id = ?", (identifier,)).fetchone()
    return None if row is None else str(row[0])


def text(reader: Reader, identifier: str) -> Text | None:
    """An article by its id ("article/en-d01"); None for an unknown one."""
    for title, language, body, issued, publisher, url in rows(reader, "article", {"article": identifier}):
        return Text(identifier, title, language, body, issued, publisher, url)
    return None
