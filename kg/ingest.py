"""The whole story for many articles: read, extract, resolve, map, store; one Outcome each.

read(paths)          -> Article | error    what cannot be read is one failed outcome; the others go on
read_articles(new)   -> Extraction         only texts that changed are read again
Ledger(all)          -> Resolution         over every article of the store, so that the order does not matter
quads(resolution)    -> statements         refused whole where they break a shape
store.add(graph)     -> state              all of an article, or nothing of it
accounts(ledger)     -> statements         what all articles together say: status, amount, sources, disputes
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.errors import ShapeViolation, UnreadableArticle
from kg.model import Article, Extraction, Judgement, Outcome, Resolution
from kg.rdf import judgements as by_hand_graph
from kg.rdf import ledger as ledger_graph
from kg.rdf import mapping, names
from kg.rdf.check import refuse
from kg.reading import read_articles
from kg.resolve import Ledger, judgements
from kg.shelf import Shelf
from kg.sources import Source, read, read_source, read_with_sources
from kg.store import Store

BATCH = 64  # articles between two snapshots for readers
LAYOUT = 2
"""Goes up where the same readings give other statements than before, so that an older store is written anew."""
Report = Callable[[Outcome], None]


@dataclass(slots=True)
class Batch:
    """The articles of one build, sorted by what has to be done with them."""

    fresh: list[Article] = field(default_factory=list)  # new, or with another text
    same: list[Article] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)  # of those that were read, by article id


def build(
    paths: Iterable[str], store: Store, shelf: Shelf, report: Report, pipelines: Mapping[str, str] | None = None
) -> list[Outcome]:
    """Reads the paths into the store; one outcome an article, each reported as soon as it is known."""
    batch = sort_out(read_with_sources(paths), shelf)
    for outcome in batch.failed:
        report(outcome)
    for extraction in read_articles(batch.fresh, pipelines):
        shelf.keep(extraction, _file(batch.sources[extraction.article.id]))
    asked = {a.id for a in (*batch.fresh, *batch.same)}
    rows = by_hand()
    state = shelf.state((LAYOUT, *rows))
    if not batch.fresh and shelf.settled() == state:
        unchanged = [Outcome(a.id, "unchanged") for a in batch.same]
        for outcome in unchanged:
            report(outcome)
        return [*batch.failed, *unchanged]
    outcomes = _write(store, shelf, rows, asked, report)
    if not any(o.state == "failed" for o in outcomes):
        shelf.settle(state)
    return [*batch.failed, *outcomes]


def by_hand() -> tuple[Judgement, ...]:
    """The judgements by hand, from KG_JUDGEMENTS or else the project's folder; raises JudgementProblem."""
    return judgements.load(judgement_folder())


def judgement_folder() -> Path:
    """Where judgements by hand lie."""
    return Path(os.environ.get("KG_JUDGEMENTS") or judgements.FOLDER)


def sort_out(found: Iterable[tuple[Source | None, Article | UnreadableArticle]], shelf: Shelf) -> Batch:
    """Which articles are new, known, or cannot be read; of two texts of one name the second is refused.

    The same text given twice counts once.
    """
    batch, seen = Batch(), dict[str, Article]()
    for source, article in found:
        if isinstance(article, UnreadableArticle) or source is None:
            batch.failed.append(Outcome(str(article).split(":", 1)[0], "failed", str(article)))
        elif article.id in seen:
            if article.text != seen[article.id].text:
                batch.failed.append(_collision(article, source, batch.sources[article.id].name))
        elif other := _other_file(article, source, shelf):
            batch.failed.append(_collision(article, source, f"{other}, which is in the store"))
        else:
            seen[article.id], batch.sources[article.id] = article, source
            (batch.same if shelf.knows(article) else batch.fresh).append(article)
    return batch


def add(extraction: Extraction, store: Store, shelf: Shelf) -> Outcome:
    """Puts one article that was read into the graph, and writes again what it is joined with."""
    shelf.keep(extraction)
    outcomes = {o.article: o for o in _write(store, shelf, by_hand())}
    return outcomes[extraction.article.id]


def retract(article: str, store: Store, shelf: Shelf) -> list[Outcome]:
    """Takes one article out, and writes again what it had been joined with. Empty where it was not there."""
    if not (shelf.drop(article) | store.remove(names.graph(article))):
        return []
    rest = _write(store, shelf, by_hand())
    return [Outcome(article, "replaced"), *(o for o in rest if o.state != "unchanged")]


def restate(store: Store, shelf: Shelf) -> int:
    """Resolves and writes all articles anew, e.g. after a judgement; how many changed."""
    return sum(outcome.state == "replaced" for outcome in _write(store, shelf, by_hand()))


def write_article(store: Store, resolution: Resolution) -> Outcome:
    """Writes what one article says; a failed outcome where it breaks a shape."""
    article, found = resolution.article.id, len(resolution.facts)
    statements = mapping.quads(resolution)
    try:
        refuse(statements)
    except ShapeViolation as error:
        return Outcome(article, "failed", f"{article}: {error}")
    state = store.add(names.graph(article), statements)
    return Outcome(article, state, announcements=found)


def write_ledger(store: Store, ledger: Ledger, failed: Collection[str] = ()) -> None:
    """Writes what all articles together say, but for those that could not be stored, and the judgements."""
    _put(store, names.LEDGER, ledger_graph.quads(ledger.accounts(without=failed)))
    _put(store, names.JUDGEMENTS, by_hand_graph.quads(ledger.judgements))


def extractions(
    paths: Iterable[str], pipelines: Mapping[str, str] | None = None
) -> Iterator[Extraction | UnreadableArticle]:
    """One extraction an article of the paths, an error in the place of each that cannot be read."""
    for article in read(paths):
        if isinstance(article, UnreadableArticle):
            yield article
        else:
            yield from read_articles([article], pipelines)


def _collision(article: Article, source: Source, other: str) -> Outcome:
    why = f"{source.name}: another text of the name {article.id} lies in {other}; rename one of the two files."
    return Outcome(article.id, "failed", why)


def _other_file(article: Article, source: Source, shelf: Shelf) -> Path | None:
    """The file of that name elsewhere whose text is in the store and still lies there: this is no change of it."""
    file, known = _file(source), shelf.origin(article.id)
    if file is None or known is None:
        return None
    path, text = known
    if path == file.resolve() or text == article.text or not path.is_file():
        return None
    return path if _still_holds(path, text) else None


def _still_holds(path: Path, text: str) -> bool:
    try:
        return read_source(Source(path, str(path))).text == text
    except UnreadableArticle:
        return False


def _file(source: Source) -> Path | None:
    """The file of a source; None for standard input."""
    return None if source.path == Path("-") else source.path


def _write(
    store: Store,
    shelf: Shelf,
    rows: tuple[Judgement, ...],
    asked: Collection[str] | None = None,
    report: Report = lambda _: None,
) -> list[Outcome]:
    """Resolves all that is on the shelf and writes it; the outcomes of the articles asked for, else of all."""
    ledger = Ledger(rows)
    ledger.update(shelf.all())
    outcomes = []
    for count, resolution in enumerate(ledger.resolutions, start=1):
        outcomes.append(write_article(store, resolution))
        if asked is None or resolution.article.id in asked:
            report(outcomes[-1])
        if count % BATCH == 0:
            store.publish(derived=False)
    write_ledger(store, ledger, {o.article for o in outcomes if o.state == "failed"})
    store.publish()
    return [o for o in outcomes if asked is None or o.article in asked]


def _put(store: Store, graph: NamedNode, statements: Collection[Quad]) -> None:
    if statements:
        store.add(graph, statements)
    else:
        store.remove(graph)
