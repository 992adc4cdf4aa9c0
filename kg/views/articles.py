"""The articles themselves."""

from __future__ import annotations

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


def text(reader: Reader, identifier: str) -> Text | None:
    """An article by its id ("article/en-d01"); None for an unknown one."""
    for title, language, body, issued, publisher, url in rows(reader, "article", {"article": identifier}):
        return Text(identifier, title, language, body, issued, publisher, url)
    return None
