"""Articles from files: .txt, .md with front matter, .html, folders of them, and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import frontmatter
from yaml import YAMLError

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.sources.html import main_text, title_and_date
from kg.sources.language import language_of

KINDS = frozenset({".txt", ".md", ".html", ".htm"})
LANGUAGES = frozenset({"fr", "en"})
MOST_BYTES = 2_000_000
"""Larger files are no articles; they are refused unread."""


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: a file, or ``-`` for standard input."""

    path: Path
    name: str  # as the user wrote it, for messages


def find(paths: Iterable[str]) -> Iterator[Source | UnreadableArticle]:
    """The sources that the paths name, folders opened up, in a stable order.

    A path that does not exist comes as an error in its place, so that the others are still read.
    """
    for name in paths:
        path = Path(name)
        if name == "-":
            yield Source(path, "-")
        elif path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in KINDS and p.is_file())
            yield from (Source(p, str(p)) for p in inside)
        elif path.exists():
            yield Source(path, name)
        else:
            yield UnreadableArticle(f"{name}: there is no such file or folder; check the path.")


def read(paths: Iterable[str]) -> Iterator[Article | UnreadableArticle]:
    """Articles of all paths, an error in the place of each that cannot be read."""
    for source in find(paths):
        yield source if isinstance(source, UnreadableArticle) else _read_or_error(source)


def _read_or_error(source: Source) -> Article | UnreadableArticle:
    try:
        return read_source(source)
    except UnreadableArticle as error:
        return error


def read_source(source: Source) -> Article:
    """The article of one source.

    Raises UnreadableArticle, in one sentence that names the source, where it is no text in UTF-8,
    empty, too large, or in neither French nor English.
    """
    raw = _bytes_of(source)
    suffix = source.path.suffix.lower()
    if source.name != "-" and suffix not in KINDS:
        raise UnreadableArticle(
            f"{source.name}: {suffix or 'a file without ending'} is not read; give .txt, .md or .html."
        )
    return _article(source, _decode(raw, source.name), suffix)


def _bytes_of(source: Source) -> bytes:
    try:
        if source.name == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with source.path.open("rb") as file:
                raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableArticle(
            f"{source.name}: cannot be opened ({error.strerror}); check its permissions."
        ) from error
    if len(raw) > MOST_BYTES:
        raise UnreadableArticle(
            f"{source.name}: larger than {MOST_BYTES // 1_000_000} MB, so it is no article; "
            "split it into one file an article."
        )
    return raw


def _decode(raw: bytes, name: str) -> str:
    if b"\0" in raw[:8192]:
        raise UnreadableArticle(f"{name}: a binary file, not a text; convert it to .txt, .md or .html.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableArticle(f"{name}: not UTF-8 (byte {error.start}); save it as UTF-8.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _article(source: Source, text: str, suffix: str) -> Article:
    header: dict[str, Any] = {}
    if suffix in (".html", ".htm"):
        title, published = title_and_date(text)
        header, text = {"title": title, "published": published}, main_text(text)
    elif suffix == ".md":
        header, text = _front_matter(text, source.name)
    if not text.strip():
        raise UnreadableArticle(f"{source.name}: holds no text; remove it or fill it.")
    return Article(
        id="stdin" if source.name == "-" else source.path.stem,
        text=text,
        language=_language(header.get("language") or header.get("lang"), text, source.name),
        title=str(header.get("title") or ""),
        published=_iso(header.get("published") or header.get("date")),
        url=_text(header.get("url")),
        publisher=_text(header.get("publisher") or header.get("source")),
        style=_text(header.get("style")),
    )


def _front_matter(text: str, name: str) -> tuple[dict[str, Any], str]:
    try:
        post = frontmatter.loads(text)
    except YAMLError as error:
        raise UnreadableArticle(
            f"{name}: its front matter is no YAML; mend the lines between the two '---'."
        ) from error
    title = post.metadata.get("title")
    lead = f"{title}\n" if title and not post.content.lstrip("# ").startswith(str(title)) else ""
    return dict(post.metadata), lead + post.content


def _language(stated: object, text: str, name: str) -> str:
    found = str(stated).lower()[:2] if stated else language_of(text)
    if found not in LANGUAGES:
        seen = f"the text looks like '{found}'" if found else "no language could be told from the text"
        raise UnreadableArticle(f"{name}: {seen}; only French and English articles are read.")
    return found


def _iso(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)[:10] if value else None


def _text(value: object) -> str | None:
    return str(value) if value else None
