"""What ``python -m training.events`` does: gather, fit, write; or measure by folds."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from kg.events import extract
from kg.events import scorer as scoring
from kg.events.extract import complete
from kg.events.layout import blocks
from kg.events.names import MAY_BE_AT, NO_NAME, Name, Typer, names
from kg.events.reading import Reading, readable, reading
from kg.model import Article, Extraction
from kg.nlp import every_sentence, load, trained
from kg.paths import DATA
from kg.registry import Registry
from kg.score import Card, normal, score
from kg.score_adversarial import Case
from kg.score_adversarial import load as load_cases
from kg.show import score_table
from training.articles import HALVES, half_of
from training.choices import fit_choice
from training.confidences import gather_holding, gather_tempting
from training.events import (
    adversarial,
    fit,
    fit_forests,
    fit_one,
    folds,
    gather,
    gather_read,
    gather_sums,
    summary,
    write,
)
from training.examples import Examples, Row
from training.gold import name_kinds, pairs
from training.pools import spread
from training.second_looks import SUM, gather_again

Told = tuple[Article, Extraction, Doc]
LANGUAGES = ("en", "fr")
MARKS = DATA / "ner" / "articles"
READ_PARTS = 4
PARTS = 6  # names are typed by scorers that have not seen the article, as they will be in use


def run(options: argparse.Namespace) -> None:
    """Trains on the folders' articles and writes the weights, or measures by folds."""
    told = read_all(options.articles, options.halves)
    examples = examples_of(told)
    if options.folds:
        print(score_table(measure(told, examples, options.folds)))
    else:
        print(summary(examples))
        write(_fit_all(examples), scoring.WEIGHTS)


def _fit_all(examples: Examples) -> scoring.Judges:
    """What ``fit`` gives, each scorer in a process of its own, those with most examples first."""
    names = sorted(examples.rows, key=lambda n: (-len(examples.rows[n]), n))
    links, *fitted = spread(partial(_fit_named, examples), ["", *names])
    scorers = dict(sorted(zip(names, fitted, strict=True)))
    return scoring.Judges(scorers, {"links": links}, fit_forests(examples))


def _fit_named(examples: Examples, name: str) -> Any:
    return fit_one(name, examples.rows[name]) if name else fit_choice("links", examples.cases)


def read_all(folders: Sequence[Path], halves: Path | None = None) -> list[Told]:
    """All articles of the folders with gold and Doc; every sentence is parsed.

    With ``halves`` an article is read by the pipeline ``halves/half0/LANG`` or ``half1/LANG`` that was trained
    without it (``training.run --half``), so that its names are found as well as those of new articles are, and
    no better.
    """
    shipped = {language: load(language, gate=every_sentence) for language in LANGUAGES}
    by_half = {
        (half, language): trained(halves / f"half{half}" / language, every_sentence)
        for half in (range(HALVES) if halves else ())
        for language in LANGUAGES
    }
    return [
        (a, g, by_half.get((half_of(a.id), a.language), shipped[a.language])(a.text))
        for folder in folders
        for a, g in pairs(folder)
    ]


def examples_of(told: Sequence[Told]) -> Examples:
    """All training examples; the names of each article typed by a scorer that was trained without it."""
    out = Examples()
    for article, gold, doc in told:
        _name_examples(article, gold, doc, out)
    laid: dict[str, Reading] = {}
    parts = list(folds([a.id for a, _, _ in told], PARTS))
    for part, typer in zip(parts, spread(partial(_typer_without, out.rows["names"]), parts), strict=True):
        laid |= {a.id: _laid_out(a, doc, _typer(typer)) for a, _, doc in told if a.id in part}
    tempting = _tempting()
    for case, r in tempting:
        adversarial(r, case.expected, case.value, out, r.article.id)
    for _, gold, _ in told:
        gather_sums(laid[gold.article.id], gold, out)
        laid[gold.article.id].forget()
    out.take(spread(partial(_gathered, told, laid, out.rows["commits"]), parts))
    out.take(spread(partial(_read_examples, told, laid, out), folds([a.id for a, _, _ in told], READ_PARTS)))
    _whole_examples(told, laid, tempting, out)
    return out


def _typer_without(rows: Sequence[Row], part: frozenset[str]) -> scoring.Scorer:
    return fit_one("names", [row for row in rows if row[2] not in part])


def _gathered(
    told: Sequence[Told], laid: dict[str, Reading], sums: Sequence[Row], part: frozenset[str]
) -> Examples:
    """The examples of the articles of a part, by their marks; their sums judged by a scorer trained without it."""
    found = Examples()
    scoring.use(scoring.Judges({"commits": fit_one("commits", [row for row in sums if row[2] not in part])}))
    for article, gold, _ in told:
        if article.id in part:
            gather(laid[article.id], gold, found)
            laid[article.id].forget()
    return found


def _read_examples(
    told: Sequence[Told], laid: dict[str, Reading], out: Examples, part: frozenset[str]
) -> Examples:
    """Examples of a part's acts as they will be found, by scorers that were trained without it."""
    found = Examples()
    titles = [row for row in out.rows["titles"] if row[2] not in part]
    links = [case for case in out.cases if case.article not in part]
    sums = fit_one("commits", [row for row in out.rows["commits"] if row[2] not in part])
    judges = {"titles": fit_one("titles", titles), "commits": sums}
    scoring.use(scoring.Judges(judges, {"links": fit_choice("links", links)}))
    for article, gold, _ in told:
        if article.id in part:
            gather_read(laid[article.id], gold, found)
            laid[article.id].forget()
    return found


def _whole_examples(
    told: Sequence[Told], laid: dict[str, Reading], tempting: Sequence[tuple[Case, Reading]], out: Examples
) -> None:
    """Examples for the second look, and then of whole announcements, by scorers trained without their text."""
    parts = list(folds([*(a.id for a, _, _ in told), *(r.article.id for _, r in tempting)], READ_PARTS))
    firsts = spread(partial(_looked_again, told, laid, out), parts)
    out.take([examples for _, examples in firsts])
    judged = zip(parts, [judges for judges, _ in firsts], strict=True)
    out.take(spread(partial(_held, told, laid, tempting, out), judged))


def _looked_again(
    told: Sequence[Told], laid: dict[str, Reading], out: Examples, part: frozenset[str]
) -> tuple[scoring.Judges, Examples]:
    """The scorers of the first look trained without a part, and what they leave for the second to learn from."""
    found = Examples()
    judges = fit(out, without=part)
    scoring.use(judges)
    for article, gold, _ in told:
        if article.id in part:
            gather_again(laid[article.id], gold, found)
            laid[article.id].forget()
    return judges, found


def _held(
    told: Sequence[Told],
    laid: dict[str, Reading],
    tempting: Sequence[tuple[Case, Reading]],
    out: Examples,
    judged: tuple[frozenset[str], scoring.Judges],
) -> Examples:
    """What holds of that which scorers without the part, with their second look, find in it."""
    part, judges = judged
    found = Examples()
    again = {SUM: fit_one(SUM, [row for row in out.rows[SUM] if row[2] not in part])}
    scoring.use(scoring.Judges(judges.scorers | again, judges.choosers, fit_forests(out, part)))
    for article, gold, _ in told:
        if article.id in part:
            gather_holding(laid[article.id], gold, found)
            laid[article.id].forget()
    for case, r in tempting:
        if r.article.id in part:
            gather_tempting(r, case, found, r.article.id)
    return found


def _tempting() -> list[tuple[Case, Reading]]:
    """The development half of the adversarial sentences, read: what is no act, no commitment, no plain fact."""
    pipelines = {language: load(language, gate=every_sentence) for language in LANGUAGES}
    found = []
    for case in load_cases():
        if case.part == "dev":
            article = Article(id=f"{case.language}-{case.id}", text=case.text, language=case.language)
            found.append((case, reading(article, pipelines[case.language](article.text), Registry(), majority)))
    return found


def majority(name: Name) -> Sequence[str]:
    """The kind that the recogniser gave most often."""
    return [name.labels.most_common(1)[0][0] if name.labels else NO_NAME]


def _name_examples(article: Article, gold: Extraction, doc: Doc, out: Examples) -> None:
    kinds, marked = name_kinds(gold), _marks(article)
    inside = readable(blocks(article.text, article.language))
    for name in names(doc, Registry(), inside, lambda _: [NO_NAME]):
        label = _label(name, kinds, marked)
        if label:
            out.add("names", name.features, label, article.id)


def _label(name: Name, kinds: dict[str, str], marked: dict[str, str] | None) -> str:
    """The gold's kind, else the mark's; no name where all names are marked and it is not.

    Without marks only the recogniser's word counts, for kinds that gold records hardly hold.
    """
    told = kinds.get(normal(name.surface))
    if told:
        return told
    if marked is not None:
        return marked.get(normal(name.surface), NO_NAME)
    major, count = name.labels.most_common(1)[0] if name.labels else (NO_NAME, 0)
    return major if major in ("PERSON", "POLICY") and count == sum(name.labels.values()) else ""


def _marks(article: Article) -> dict[str, str] | None:
    """Every name of an article with its kind, by normal form, where somebody marked them (data/ner/articles)."""
    path = MARKS / article.language / f"{article.id}.json"
    if not path.exists():
        return None
    marks = json.loads(path.read_text(encoding="utf-8"))
    return {normal(surface): label for label, surfaces in marks.items() for surface in surfaces}


def _typer(scorer: scoring.Scorer) -> Typer:
    return lambda name: scorer.likely(name.features, MAY_BE_AT)


def _laid_out(article: Article, doc: Doc, typer: Typer) -> Reading:
    return reading(complete(article), doc, Registry(), typer)


def measure(told: Sequence[Told], examples: Examples, count: int) -> dict[str, Card]:
    """Score cards of articles read with scorers that were trained without them."""
    return score(_read_by_folds(told, examples, count))


def _read_by_folds(told: Sequence[Told], examples: Examples, count: int) -> list[tuple[Extraction, Extraction]]:
    read = spread(partial(_read_fold, told, examples), folds([a.id for a, _, _ in told], count))
    return [pair for fold in read for pair in fold]


def _read_fold(
    told: Sequence[Told], examples: Examples, part: frozenset[str]
) -> list[tuple[Extraction, Extraction]]:
    scoring.use(fit(examples, without=part))
    return [(gold, extract(article, doc, Registry())) for article, gold, doc in told if article.id in part]
