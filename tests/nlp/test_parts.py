"""The parts of a pipeline that spaCy does not have: sentence bounds, lemmas, the gate, the shapes of words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import spacy

from kg.pipelines.gate import says_a_figure_or
from kg.pipelines.layers import shape
from kg.pipelines.lemmas import Lemmas
from kg.pipelines.sentences import SentenceBounds

CASES = [
    ("Il part. Elle reste.", ["Il part.", "Elle reste."]),
    ("Titre sans point\nChapeau", ["Titre sans point", "Chapeau"]),
    ("• un ;\n\n• deux.", ["• un ;", "• deux."]),
    ("« Oui. Non », dit-il.", ["« Oui.", "Non », dit-il."]),
    ("« Vite ! » Il court.", ["« Vite ! »", "Il court."]),
    ("« Vite ! », dit-il. Il court.", ["« Vite ! », dit-il.", "Il court."]),
    ("M. Roy et J. Doe, 3.5 M€.", ["M. Roy et J. Doe, 3.5 M€."]),
    ("Le 2 févr. 2026, fini. 300 postes.", ["Le 2 févr. 2026, fini.", "300 postes."]),
    ("1. Amazon gagne. xAI aussi.", ["1. Amazon gagne.", "xAI aussi."]),
    ("Vraiment ? Oui… peut-être. www.a.example", ["Vraiment ?", "Oui… peut-être.", "www.a.example"]),
    ('He said "no." She left.', ['He said "no."', "She left."]),
    ("", []),
    ("\n \n", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_sentence_bounds(text: str, wanted: list[str]) -> None:
    """Line ends always end a sentence; stops do, but for abbreviations, initials and a line's number."""
    starts = [*SentenceBounds(["m"], ["févr"]).starts(text), len(text)]
    assert [text[a:b].strip() for a, b in pairwise(starts)] == wanted


def test_sentence_bounds_on_tokens() -> None:
    """A document's sentences begin at words, also after a line end and a no-break space."""
    doc = SentenceBounds([], [])(spacy.blank("fr")("Un.\n\n\u00a0Deux.\nTrois"))
    assert [sent.text.strip() for sent in doc.sents] == ["Un.", "Deux.", "Trois"]


def trained() -> Lemmas:
    """A table that has seen a few verbs and an exception."""
    lemmas = Lemmas()
    lemmas.train(
        [(f"{stem}ait", "VERB", f"{stem}er") for stem in ("parl", "jou", "chant")] + [("était", "AUX", "être")]
    )
    return lemmas


@pytest.mark.parametrize(
    ("form", "pos", "lemma"),
    [
        ("parlait", "VERB", "parler"),
        ("Marchait", "VERB", "marcher"),
        ("ÉTAIT", "AUX", "être"),
        ("Kerlann", "PROPN", "Kerlann"),
        ("xyz", "NOUN", "xyz"),
    ],
)
def test_lemmas(form: str, pos: str, lemma: str) -> None:
    """Seen words come from the table, others by their ending; names keep their form."""
    assert trained().lemma(form, pos) == lemma


def test_lemmas_survive_the_disk(tmp_path: Path) -> None:
    """What was learnt is there after writing and reading."""
    trained().to_disk(tmp_path / "lemmas")
    assert Lemmas().from_disk(tmp_path / "lemmas").lemma("marchait", "VERB") == "marcher"


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Il pleut.", False),
        ("Il a 3 ans.", True),
        ("Ils investiront.", True),
        ("Coût : €.", True),
        ("Rien ici.", False),
    ],
)
def test_default_gate(text: str, passes: bool) -> None:
    """A figure, a sign of money, or a cue lets a sentence pass."""
    doc = spacy.blank("fr")(text)
    assert says_a_figure_or(["investi*", "mise en service"])(doc[:]) is passes


@pytest.mark.parametrize(
    ("form", "sign"), [("GB200", "XXddd"), ("Saint-Avold", "Xxx-Xxx"), ("l’", "x’"), ("", "")]
)
def test_shapes(form: str, sign: str) -> None:
    """Runs of letters count two signs, runs of digits three."""
    assert shape(form) == sign
