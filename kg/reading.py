"""One article in, one extraction out: pipelines and registry put together; no state but what is loaded once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from spacy.language import Language

from kg.events import extract
from kg.model import Article, Extraction
from kg.nlp import load, read
from kg.registry import Registry

Pipelines = tuple[tuple[str, str], ...]
"""(language, name) of the pipelines that replace ours."""


@lru_cache(maxsize=8)
def _pipeline(language: str, name: str | None) -> Language:
    return load(language, name)


def read_article(article: Article, pipelines: Mapping[str, str] | None = None) -> Extraction:
    """All that one article says."""
    return next(read_articles([article], pipelines))


def read_articles(
    articles: Iterable[Article], pipelines: Mapping[str, str] | None = None, batch: int = 64
) -> Iterator[Extraction]:
    """All that each article says, in order; articles of one language that follow each other are read together."""
    chosen = pipelines or {}
    names = Registry()
    for language, run in groupby(articles, key=lambda a: a.language):
        nlp = _pipeline(language, chosen.get(language))
        for part in _batches(run, batch):
            for article, doc in zip(part, read(nlp, [a.text for a in part]), strict=True):
                yield extract(article, doc, names)


def _batches(articles: Iterable[Article], size: int) -> Iterator[Sequence[Article]]:
    part: list[Article] = []
    for article in articles:
        part.append(article)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part
