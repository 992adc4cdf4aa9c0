"""Articles from files: .txt, .md with front matter, .html, folders of them, and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.sources.decode import MOST_BYTES, decoded
from kg.sources.html import Page, read_page
from kg.sources.language import language_of, named
from kg.sources.markdown import Header, front_matter

KINDS = frozenset({".txt", ".md", ".html", ".htm"})
LANGUAGES = frozenset({"fr", "en"})


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: a file, or ``-`` for standard input."""

    path: Path
    name: str  # as the user wrote it, for messages


def find(paths: Iterable[str]) -> Iterator[Source | UnreadableArticle]:
    """The sources that the paths name, folders opened up, in a stable order.

    Of a folder all .txt, .md and .html files at any depth, but for hidden ones and READMEs. A path that
    does not exist comes as an error in its place, so that the others are still read.
    """
    for name in paths:
        if name == "-":
            yield Source(Path(name), "standard input")
        else:
            yield from _at(Path(name), name)


def read(paths: Iterable[str]) -> Iterator[Article | UnreadableArticle]:
    """Articles of all paths, an error in the place of each that cannot be read."""
    return (found for _, found in read_with_sources(paths))


def read_with_sources(
    paths: Iterable[str],
) -> Iterator[tuple[Source | None, Article | UnreadableArticle]]:
    """The same, each with the source that it was read from; None for a path at which there is nothing to read."""
    for source in find(paths):
        if isinstance(source, UnreadableArticle):
            yield None, source
        else:
            yield source, _read_or_error(source)


def _at(path: Path, name: str) -> Iterator[Source | UnreadableArticle]:
    try:
        if path.is_dir():
            yield from _inside(path, name)
        elif path.exists():
            yield Source(path, name)
        else:
            yield UnreadableArticle(f"{name}: there is no such file or folder; check the path.")
    except OSError as error:
        yield UnreadableArticle(
            f"{name}: cannot be looked at ({error.strerror}); check the path and its permissions."
        )


def _inside(folder: Path, name: str) -> Iterator[Source | UnreadableArticle]:
    found = sorted(p for p in folder.rglob("*") if _is_article(p.relative_to(folder)) and p.is_file())
    if not found:
        yield UnreadableArticle(f"{name}: holds no article; put .txt, .md or .html files there.")
    yield from (Source(p, str(p)) for p in found)


def _is_article(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return path.suffix.lower() in KINDS and path.stem.upper() != "README" and not hidden


def _read_or_error(source: Source) -> Article | UnreadableArticle:
    try:
        return read_source(source)
    except UnreadableArticle as error:
        return error


def read_source(source: Source) -> Article:
    """The article of one source.

    Raises UnreadableArticle, in one sentence that names the source, where it is no text in UTF-8,
    empty, too large, without main text, or in neither French nor English.
    """
    suffix = _suffix(source)
    text = decoded(_bytes_of(source), source.name)
    if not text.strip():
        raise UnreadableArticle(f"{source.name}: holds no text; remove it or fill it.")
    kind = suffix or _told_by(text)
    if kind == ".html":
        return _from_page(source, read_page(text))
    return _from_text(source, *(front_matter(text, source.name) if kind == ".md" else (Header(), text)))


def _suffix(source: Source) -> str:
    """The ending that says how to read a file; "" for standard input, which has none."""
    if source.path == Path("-"):
        return ""
    suffix = source.path.suffix.lower()
    if suffix not in KINDS:
        raise UnreadableArticle(
            f"{source.name}: {suffix or 'a file without ending'} is not read; give .txt, .md or .html."
        )
    return ".html" if suffix == ".htm" else suffix


def _told_by(text: str) -> str:
    """The ending that a stream would have, from its first characters."""
    head = text.lstrip()[:15].lower()
    if head.startswith(("<!doctype html", "<html", "<?xml")):
        return ".html"
    return ".md" if head.startswith("---\n") else ".txt"


def _bytes_of(source: Source) -> bytes:
    """No more of a source than one byte beyond the limit, however large it is."""
    try:
        if source.path == Path("-"):
            raw = sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin else b""
        else:
            with source.path.open("rb") as file:
                raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableArticle(
            f"{source.name}: cannot be opened ({error.strerror}); check its permissions."
        ) from error
    return raw


def _from_page(source: Source, page: Page) -> Article:
    if not page.text:
        raise UnreadableArticle(f"{source.name}: a page without main text; save the page of one article.")
    header = Header(page.title, page.published, page.url, page.publisher)
    return _from_text(source, header, page.text)


def _from_text(source: Source, header: Header, text: str) -> Article:
    if not text.strip():
        raise UnreadableArticle(f"{source.name}: holds no text under its header; remove it or fill it.")
    return Article(
        id=_id(source),
        text=text,
        language=_language(header.language, text, source.name),
        title=header.title,
        published=header.published,
        url=header.url,
        publisher=header.publisher,
        style=header.style,
    )


def _id(source: Source) -> str:
    if source.path == Path("-"):
        return "stdin"
    if not source.path.stem.isprintable():
        raise UnreadableArticle(f"{source.name!a}: its name cannot be written in UTF-8; rename the file.")
    return source.path.stem


def _language(stated: str | None, text: str, name: str) -> str:
    found = stated.lower()[:2] if stated else language_of(text)
    if found in LANGUAGES:
        return found
    seen = "no language could be told from the text" if found is None else f"the text looks {named(found)}"
    if stated:
        seen = f"its header says that its language is {stated[:20]!r}"
    raise UnreadableArticle(f"{name}: {seen}; only French and English articles are read.")
