"""What ``python -m training.events`` does: gather, fit, write; or measure by folds."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc

from kg.events import extract
from kg.events import scorer as scoring
from kg.events.extract import complete
from kg.events.layout import blocks
from kg.events.names import NO_NAME, Name, names
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
from training.events import adversarial, fit, fit_one, folds, gather, gather_read, summary, write
from training.examples import Examples
from training.gold import name_kinds, pairs

Told = tuple[Article, Extraction, Doc]
LANGUAGES = ("en", "fr")
MARKS = DATA / "ner" / "articles"
READ_PARTS = 3
PARTS = 6  # names are typed by scorers that have not seen the article, as they will be in use


def run(options: argparse.Namespace) -> None:
    """Trains on the folders' articles and writes the weights, or measures by folds."""
    told = read_all(options.articles, options.halves)
    examples = examples_of(told)
    if options.folds:
        print(score_table(measure(told, examples, options.folds)))
    else:
        print(summary(examples))
        write(fit(examples), scoring.WEIGHTS)


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
    for part in folds([a.id for a, _, _ in told], PARTS):
        typer = _typer(fit_one("names", [row for row in out.rows["names"] if row[2] not in part]))
        for article, gold, doc in told:
            if article.id in part:
                laid[article.id] = _laid_out(article, doc, typer)
                gather(laid[article.id], gold, out)
    tempting = _tempting()
    for case, r in tempting:
        adversarial(r, case.expected, case.value, out, r.article.id)
    _read_examples(told, laid, out)
    _confidence_examples(told, laid, tempting, out)
    return out


def _read_examples(told: Sequence[Told], laid: dict[str, Reading], out: Examples) -> None:
    """Examples of acts as they will be found, by scorers that were trained without the article."""
    for part in folds([a.id for a, _, _ in told], READ_PARTS):
        titles = [row for row in out.rows["titles"] if row[2] not in part]
        links = [case for case in out.cases if case.article not in part]
        scoring.use(scoring.Judges({"titles": fit_one("titles", titles)}, {"links": fit_choice("links", links)}))
        for article, gold, _ in told:
            if article.id in part:
                gather_read(laid[article.id], gold, out)


def _confidence_examples(
    told: Sequence[Told], laid: dict[str, Reading], tempting: Sequence[tuple[Case, Reading]], out: Examples
) -> None:
    """Examples of announcements as they will be found, by scorers that were trained without their text."""
    ids = [*(a.id for a, _, _ in told), *(r.article.id for _, r in tempting)]
    found = Examples()
    for part in folds(ids, READ_PARTS):
        scoring.use(fit(out, without=part))
        for article, gold, _ in told:
            if article.id in part:
                gather_holding(laid[article.id], gold, found)
        for case, r in tempting:
            if r.article.id in part:
                gather_tempting(r, case, found, r.article.id)
    out.rows.update(found.rows)


def _tempting() -> list[tuple[Case, Reading]]:
    """The development half of the adversarial sentences, read: what is no act, no commitment, no plain fact."""
    pipelines = {language: load(language, gate=every_sentence) for language in LANGUAGES}
    found = []
    for case in load_cases():
        if case.part == "dev":
            article = Article(id=f"{case.language}-{case.id}", text=case.text, language=case.language)
            found.append((case, reading(article, pipelines[case.language](article.text), Registry(), majority)))
    return found


def majority(name: Name) -> str:
    """The kind that the recogniser gave most often."""
    return name.labels.most_common(1)[0][0] if name.labels else NO_NAME


def _name_examples(article: Article, gold: Extraction, doc: Doc, out: Examples) -> None:
    kinds, marked = name_kinds(gold), _marks(article)
    inside = readable(blocks(article.text, article.language))
    for name in names(doc, Registry(), inside, lambda _: NO_NAME):
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


def _typer(scorer: scoring.Scorer) -> Callable[[Name], str]:
    return lambda name: scorer.best(name.features)[0]


def _laid_out(article: Article, doc: Doc, typer: Callable[[Name], str]) -> Reading:
    return reading(complete(article), doc, Registry(), typer)


def measure(told: Sequence[Told], examples: Examples, count: int) -> dict[str, Card]:
    """Score cards of articles read with scorers that were trained without them."""
    return score(_read_by_folds(told, examples, count))


def _read_by_folds(
    told: Sequence[Told], examples: Examples, count: int
) -> Iterator[tuple[Extraction, Extraction]]:
    for part in folds([a.id for a, _, _ in told], count):
        scoring.use(fit(examples, without=part))
        for article, gold, doc in told:
            if article.id in part:
                yield gold, extract(article, doc, Registry())
