"""Someone else's pipeline: what it must have, and how its labels become ours."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy import Language
from spacy.tokens import Doc, Span

from kg.errors import PipelineMissing
from kg.nlp import load
from kg.pipelines.labels import dependency, rewrite


@Language.component(
    "test_foreign",
    assigns=[
        "token.pos",
        "token.lemma",
        "token.dep",
        "token.head",
        "doc.ents",
        "token.is_sent_start",
        "doc.sents",
    ],
)
def foreign(doc: Doc) -> Doc:
    """Stand in for a pipeline with the labels of OntoNotes: "Amazon invests in Ohio"."""
    for token, head, dep in zip(doc, (1, 1, 1, 2), ("nsubj", "ROOT", "prep", "pobj"), strict=True):
        token.head, token.dep_, token.pos_, token.lemma_ = doc[head], dep, "X", token.text
    doc.ents = (Span(doc, 0, 1, label="ORG"), Span(doc, 1, 2, label="DATE"), Span(doc, 3, 4, label="GPE"))
    return doc


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A foreign pipeline on disk."""
    nlp = spacy.blank("en")
    nlp.add_pipe("test_foreign")
    nlp.to_disk(tmp_path / "foreign")
    return tmp_path / "foreign"


def test_its_labels_become_ours(folder: Path) -> None:
    """The noun comes to govern its preposition, and places and organisations keep only our classes."""
    doc = load("en", str(folder))("Amazon invests in Ohio")
    assert [(t.dep_, t.head.text) for t in doc] == [
        ("nsubj", "invests"),
        ("ROOT", "invests"),
        ("case", "Ohio"),
        ("obl", "invests"),
    ]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Amazon", "ORG"), ("Ohio", "PLACE")]


def test_a_pipeline_for_another_language_is_refused(folder: Path) -> None:
    """An English pipeline named for French gets a sentence."""
    with pytest.raises(PipelineMissing, match="reads 'en', not 'fr'"):
        load("fr", str(folder))


def test_a_pipeline_without_parser_is_refused(tmp_path: Path) -> None:
    """The message names what it does not set."""
    spacy.blank("fr").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineMissing, match=r"sets no token\.pos, token\.lemma, token\.dep, doc\.ents"):
        load("fr", str(tmp_path / "blank"))


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("dobj", "obj"),
        ("nsubjpass", "nsubj:pass"),
        ("obl:arg", "obl"),
        ("flat:name", "flat:name"),
        ("nsubj", "nsubj"),
        ("root", "ROOT"),
    ],
)
def test_dependency_labels(theirs: str, ours: str) -> None:
    """Every label of theirs has one of ours."""
    assert dependency(theirs) == ours


def test_a_document_without_parse_is_left_alone() -> None:
    """Nothing is invented where there are no dependencies."""
    doc = Doc(spacy.blank("en").vocab, words=["Ohio"])
    assert rewrite(doc)[0].dep_ == ""
