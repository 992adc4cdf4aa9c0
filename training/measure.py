"""How good and how fast a pipeline is: the figures of its meta and of benchmarks/pipelines.py."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from training.articles import held_articles
from training.corpus import entity_example
from training.entities import Line, read

Scores = dict[str, float]
PART = re.compile(r"(?m)^# (\S+) (dev|test)\n")
TREEBANK = {"pos": "pos_acc", "morphology": "morph_acc", "lemma": "lemma_acc", "uas": "dep_uas", "las": "dep_las"}


def measure(nlp: Language, language: str, measured: Path, data: Path) -> Scores:
    """Return all scores in per cent; ``measured`` is the treebank's test part in spaCy's binary form."""
    return {
        **on_treebank(nlp, measured),
        **on_sentences(nlp, data / "sentences" / f"{language}.txt"),
        **on_entities(nlp, read(data / "ner" / f"{language}-test.txt"), "entities"),
        **on_entities(nlp, read(data / "ner" / f"{language}-test2.txt"), "entities2"),
        **on_entities(nlp, held_articles(data / "ner", language), "entities_of_articles"),
    }


def on_treebank(nlp: Language, path: Path) -> Scores:
    """Score tagging and parsing on raw text, one sentence a text (on our texts, lines end sentences too).

    Words that the tokenizer cuts otherwise than the treebank are counted as spaCy's scorer does: left out of
    the accuracies, and against precision and recall of the attachments.
    """
    golds = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    found = nlp.evaluate([Example(nlp.make_doc(gold.text), gold) for gold in golds])
    tens = [Doc.from_docs(golds[at : at + 10], ensure_whitespace=True) for at in range(0, len(golds), 10)]
    joined = nlp.evaluate([Example(nlp.make_doc(gold.text), gold) for gold in tens])
    scores = {name: _per_cent(found[key]) for name, key in TREEBANK.items()}
    return scores | {
        "sentences_of_treebank_in_tens": _per_cent(joined["sents_f"]),
        "las_in_tens": _per_cent(joined["dep_las"]),
    }


def on_sentences(nlp: Language, path: Path) -> Scores:
    """Score the sentence bounds on the hand-marked articles, development and test part apart."""
    counts = {"dev": Count(), "test": Count()}
    for part, text, gold in marked_articles(path):
        sents = nlp(text).sents
        found = {(sent.start_char, sent.start_char + len(sent.text.rstrip())) for sent in sents}
        counts[part].add(gold, found)
    return {f"sentences_{part}": count.f1 for part, count in counts.items()}


def on_entities(nlp: Language, lines: Iterable[Line], name: str) -> Scores:
    """Score the entities of marked texts, class by class and together: exact bounds and class."""
    counts = {"all": Count()}
    for line in lines:
        gold = entity_example(nlp, line).reference
        found = nlp(gold.text)
        everything = {_key(ent) for ent in gold.ents}, {_key(ent) for ent in found.ents}
        for label in sorted({key[2] for keys in everything for key in keys}):
            of_label = [{key for key in keys if key[2] == label} for keys in everything]
            counts.setdefault(label, Count()).add(*of_label)
        counts["all"].add(*everything)
    return {f"{name}_{label}": count.f1 for label, count in sorted(counts.items())}


def speed(nlp: Language, texts: list[str], rounds: int = 5) -> Scores:
    """Return words a second of the pipeline and of bare tokenisation, the best of ``rounds`` taken turn about.

    Seconds of the processor, not of the clock: what else runs on the machine counts less.
    """
    blank = spacy.blank(nlp.lang)
    best = {"pipeline": 0.0, "tokenizer": 0.0}
    for _ in range(rounds):
        for name, candidate in (("tokenizer", blank), ("pipeline", nlp)):
            best[name] = max(best[name], _words_a_second(candidate, texts))
    return best | {"share": best["pipeline"] / best["tokenizer"]}


@dataclass(slots=True)
class Count:
    """How many were to be found, were found, and were found rightly."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: Iterable[object], found: Iterable[object]) -> None:
        """Count one text's."""
        wanted, got = set(gold), set(found)
        self.gold += len(wanted)
        self.found += len(got)
        self.right += len(wanted & got)

    @property
    def f1(self) -> float:
        """F in per cent; 100 where there was nothing to find and nothing was found."""
        return _per_cent(2 * self.right / (self.gold + self.found)) if self.gold + self.found else 100.0


def marked_articles(path: Path) -> Iterator[tuple[str, str, set[tuple[int, int]]]]:
    """Yield (part, text, spans of the sentences) of each article of data/sentences."""
    fields = PART.split(path.read_text(encoding="utf-8"))
    for part, body in zip(fields[2::3], fields[3::3], strict=True):
        text, spans = "", set()
        for paragraph in body.strip().split("\n\n"):
            for sentence in paragraph.split("\n"):
                spans.add((len(text), len(text) + len(sentence)))
                text += sentence + " "
            text = text.rstrip(" ") + "\n\n"
        yield part, text, spans


def _words_a_second(nlp: Language, texts: list[str]) -> float:
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))
    return words / (time.process_time() - started)


def _key(ent: object) -> tuple[int, int, str]:
    return ent.start_char, ent.end_char, ent.label_  # type: ignore[attr-defined]


def _per_cent(share: float) -> float:
    return round(100 * share, 2)
