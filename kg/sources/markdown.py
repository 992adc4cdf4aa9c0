"""The front matter of a Markdown file: what its author says about the article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import frontmatter
from yaml import YAMLError

from kg.errors import UnreadableArticle

_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T| )")
_OPEN = re.compile(r"\s*---[ \t]*\n")
_CLOSED = re.compile(r"\s*---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says about its article; None where it is silent."""

    title: str = ""
    published: str | None = None  # ISO date, as precise as stated
    url: str | None = None
    publisher: str | None = None
    style: str | None = None
    language: str | None = None


def front_matter(text: str, name: str) -> tuple[Header, str]:
    """The header of a Markdown text and its body, which begins with the title.

    Raises UnreadableArticle, in one sentence with the name, where the lines between the two '---' are no YAML.
    """
    if _OPEN.match(text) and not _CLOSED.match(text):
        raise UnreadableArticle(f"{name}: its front matter has no end; close it with a line of '---'.")
    try:
        post = frontmatter.loads(text)
    except (YAMLError, ValueError, RecursionError) as error:  # ValueError: a date such as 2025-13-45
        raise UnreadableArticle(
            f"{name}: its front matter is no YAML; mend the lines between the two '---'."
        ) from error
    header = _header(post.metadata)
    begins = post.content.lstrip("# ").startswith(header.title)
    lead = "" if not header.title or begins else f"{header.title}\n\n"
    return header, lead + post.content


def _header(given: Mapping[str, object]) -> Header:
    return Header(
        title=_text(given, "title") or "",
        published=_iso(given, "published", "date"),
        url=_text(given, "url"),
        publisher=_text(given, "publisher", "source"),
        style=_text(given, "style"),
        language=_text(given, "language", "lang"),
    )


def _text(given: Mapping[str, object], *keys: str) -> str | None:
    """The first of the values that is a word or a number: lists and their like are no header."""
    values = (given.get(key) for key in keys)
    return next((" ".join(str(v).split()) for v in values if isinstance(v, str | int | float) and v), None)


def _iso(given: Mapping[str, object], *keys: str) -> str | None:
    """The first of the values that is a date; "June 9" is none, the text's own dateline is read instead."""
    return next((found for key in keys if (found := _day(given.get(key)))), None)


def _day(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    found = _ISO.match(str(value).strip()) if isinstance(value, str | int) else None
    return found[0] if found and _is_on_the_calendar(found[0]) else None


def _is_on_the_calendar(iso: str) -> bool:
    year, month, day = (*(int(part) for part in iso.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
