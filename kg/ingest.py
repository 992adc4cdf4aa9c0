"""The whole story for many articles: read, extract, resolve, map, store; one Outcome each.

read(paths)          -> Article | error    what cannot be read is one failed outcome; the others go on
read_articles(new)   -> Extraction         only texts that changed are read again
resolve(all)         -> Resolution         over every article of the store, so that the order does not matter
quads(resolution)    -> statements         refused whole where they break a shape
store.add(graph)     -> state              all of an article, or nothing of it
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import ShapeViolation, UnreadableArticle
from kg.model import Article, Extraction, Outcome, Resolution
from kg.rdf import mapping, names
from kg.rdf.check import refuse
from kg.reading import read_articles
from kg.resolve import Judgement, judgements, resolve
from kg.shelf import Shelf
from kg.sources import read
from kg.store import Store

BATCH = 64  # articles between two snapshots for readers
Report = Callable[[Outcome], None]


@dataclass(slots=True)
class Batch:
    """The articles of one build, sorted by what has to be done with them."""

    fresh: list[Article] = field(default_factory=list)  # new, or with another text
    same: list[Article] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)


def build(
    paths: Iterable[str], store: Store, shelf: Shelf, report: Report, pipelines: Mapping[str, str] | None = None
) -> list[Outcome]:
    """Reads the paths into the store; one outcome an article, each reported as soon as it is known."""
    batch = sort_out(read(paths), shelf)
    for outcome in batch.failed:
        report(outcome)
    for extraction in read_articles(batch.fresh, pipelines):
        shelf.keep(extraction)
    asked = {a.id for a in (*batch.fresh, *batch.same)}
    state = shelf.state(by_hand())
    if not batch.fresh and shelf.settled() == state:
        unchanged = [Outcome(a.id, "unchanged") for a in batch.same]
        for outcome in unchanged:
            report(outcome)
        return [*batch.failed, *unchanged]
    outcomes = list(_store_all(resolve(tuple(shelf.all()), by_hand()), store, asked, report))
    store.publish()
    if not any(o.state == "failed" for o in outcomes):
        shelf.settle(state)
    return [*batch.failed, *outcomes]


def by_hand() -> tuple[Judgement, ...]:
    """The judgements by hand, from KG_JUDGEMENTS or else the project's folder; raises JudgementProblem."""
    return judgements.load(judgement_folder())


def judgement_folder() -> Path:
    """Where judgements by hand lie."""
    return Path(os.environ.get("KG_JUDGEMENTS") or judgements.FOLDER)


def sort_out(articles: Iterable[Article | UnreadableArticle], shelf: Shelf) -> Batch:
    """Which articles are new, which are known, which cannot be read; two of one name are a fault of the second."""
    batch, seen = Batch(), set[str]()
    for article in articles:
        if isinstance(article, UnreadableArticle):
            batch.failed.append(Outcome(str(article).split(":", 1)[0], "failed", str(article)))
        elif article.id in seen:
            why = f"{article.id}: two of the articles given have this name; rename one of the files."
            batch.failed.append(Outcome(article.id, "failed", why))
        else:
            seen.add(article.id)
            (batch.same if shelf.knows(article) else batch.fresh).append(article)
    return batch


def _store_all(
    resolutions: Iterable[Resolution], store: Store, asked: set[str], report: Report
) -> Iterator[Outcome]:
    for count, resolution in enumerate(resolutions, start=1):
        outcome = _store_one(resolution, store)
        if resolution.article.id in asked:
            report(outcome)
            yield outcome
        if count % BATCH == 0:
            store.publish(derived=False)


def _store_one(resolution: Resolution, store: Store) -> Outcome:
    article, found = resolution.article.id, len(resolution.facts)
    statements = mapping.quads(resolution)
    try:
        refuse(statements)
    except ShapeViolation as error:
        return Outcome(article, "failed", f"{article}: {error}")
    state = store.add(names.graph(article), statements)
    return Outcome(article, state, announcements=found)


def retract(article: str, store: Store, shelf: Shelf) -> list[Outcome]:
    """Takes one article out, and writes again what it had been joined with. Empty where it was not there."""
    if not (shelf.drop(article) | store.remove(names.graph(article))):
        return []
    outcomes = list(_store_all(resolve(tuple(shelf.all()), by_hand()), store, set(), lambda _: None))
    store.publish()
    return [Outcome(article, "replaced"), *outcomes]


def restate(store: Store, shelf: Shelf) -> int:
    """Resolves and writes all articles anew, e.g. after a judgement; how many changed."""
    outcomes = list(_store_all(resolve(tuple(shelf.all()), by_hand()), store, set(), lambda _: None))
    store.publish()
    return len(outcomes)


def extractions(
    paths: Iterable[str], pipelines: Mapping[str, str] | None = None
) -> Iterator[Extraction | UnreadableArticle]:
    """One extraction an article of the paths, an error in the place of each that cannot be read."""
    for article in read(paths):
        if isinstance(article, UnreadableArticle):
            yield article
        else:
            yield from read_articles([article], pipelines)
