"""Writing into the store from the explorer: an article in or out, judgements applied. One writer at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kg import __version__, ingest
from kg.ingest import by_hand, judgement_folder
from kg.model import Article, Extraction, Fact, Outcome
from kg.rdf.provenance import Build
from kg.resolve import resolve
from kg.shelf import Shelf
from kg.sources import Source, read_source
from kg.store import Embedded

__all__ = ["Preview", "add", "apply_judgements", "article_of", "judgement_folder", "preview", "shelf", "take_out"]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an article would bring to the graph."""

    known: bool  # the same article is in the graph already
    facts: tuple[Fact, ...]
    joined: frozenset[str]  # ids of announcements that other articles tell already


def article_of(text: str, name: str) -> Article:
    """A text or a page as an article; its name gives the id. Raises UnreadableArticle."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "article.txt")
        path.write_text(text, encoding="utf-8", newline="")
        return read_source(Source(path, path.name))


def preview(store: Path, extraction: Extraction) -> Preview:
    """How the article would be joined with those that are there; nothing is written."""
    others = [x for x in shelf(store).all() if x.article.id != extraction.article.id]
    known = shelf(store).knows(extraction.article)
    resolved = resolve((*others, extraction), by_hand())
    elsewhere = {fact.id for r in resolved[:-1] for fact in r.facts}
    facts = resolved[-1].facts
    return Preview(known, facts, frozenset(fact.id for fact in facts if fact.id in elsewhere))


def add(store: Path, extraction: Extraction) -> Outcome:
    """Put an article into the graph and publish it; raises StoreProblem, e.g. while a build runs."""
    with _writing(store) as writer:
        return ingest.add(extraction, writer, shelf(store))


def take_out(store: Path, article: str) -> bool:
    """Take an article out again and part what it had joined; False where it was not there."""
    with _writing(store) as writer:
        return bool(ingest.retract(article, writer, shelf(store)))


def apply_judgements(store: Path) -> int:
    """Resolve all articles anew with the judgements by hand; how many articles changed."""
    with _writing(store) as writer:
        return ingest.restate(writer, shelf(store))


def shelf(store: Path) -> Shelf:
    """The articles that were read into a store."""
    return Shelf(store / "read")


@contextmanager
def _writing(store: Path) -> Iterator[Embedded]:
    with Embedded(store, Build(__version__, (), datetime.now(UTC))) as writer:
        yield writer
