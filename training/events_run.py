"""What ``python -m training.events`` does: gather, fit, write; or measure by folds."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from spacy.tokens import Doc

from kg.events import extract
from kg.events import scorer as scoring
from kg.events.extract import complete
from kg.events.reading import Reading, reading
from kg.model import Article, Extraction
from kg.nlp import load, read
from kg.registry import Registry
from kg.score import score
from kg.show import score_table
from training.events import Examples, fit, folds, gather, summary, write
from training.gold import pairs

Told = tuple[Article, Extraction, Doc]


def run(options: argparse.Namespace) -> None:
    """Trains on the folder's articles and writes the weights, or measures by folds."""
    told = read_all(options.articles)
    examples = Examples()
    for article, gold, doc in told:
        gather(_lay_out(article, doc), gold, examples)
    if options.folds:
        print(score_table(measure(told, examples, options.folds)))
    else:
        print(summary(examples))
        write(fit(examples), scoring.WEIGHTS)


def read_all(folder: Path, pipeline: Callable[[str], object] = load) -> list[Told]:
    """All articles of a folder with gold and Doc."""
    found = list(pairs(folder))
    told: list[Told] = []
    for language in sorted({a.language for a, _ in found}):
        mine = [(a, g) for a, g in found if a.language == language]
        docs = read(pipeline(language), [a.text for a, _ in mine])
        told += [(a, g, doc) for (a, g), doc in zip(mine, docs, strict=True)]
    return told


def _lay_out(article: Article, doc: Doc) -> Reading:
    return reading(complete(article), doc, Registry().distinct)


def measure(told: Sequence[Told], examples: Examples, count: int) -> dict[str, object]:
    """Score cards of articles read with scorers that were trained without them."""
    results = []
    for part in folds([a.id for a, _, _ in told], count):
        scoring.use(fit(examples, without=part))
        results += [(gold, extract(article, doc, Registry())) for article, gold, doc in told if article.id in part]
    return score(results)
