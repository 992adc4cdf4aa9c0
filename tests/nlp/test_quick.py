"""Reading at once: the parts that read many words together come to what spaCy's own, word by word, come to."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language

from kg.nlp import LANGUAGES, every_sentence, load
from kg.pipelines.encoder import WindowReader

ARTICLES = Path(__file__).parents[2] / "data" / "articles" / "dev"
# Two sums in another order may differ in the last bit, and then a tie is broken otherwise.
TIES = 0.001


@pytest.fixture(scope="module", params=LANGUAGES)
def nlp(request: pytest.FixtureRequest) -> Language:
    """Each shipped pipeline, parsing every sentence."""
    return load(request.param, gate=every_sentence)


@pytest.fixture(scope="module")
def texts(nlp: Language) -> list[str]:
    """Twelve development articles, an empty text, and one of white space."""
    paths = sorted((ARTICLES / nlp.lang).glob("*.txt"))[:12]
    return [*(path.read_text(encoding="utf-8") for path in paths), "", " \n"]


def test_arcs_are_those_of_spacy(nlp: Language, texts: list[str]) -> None:
    """Heads and labels are the same, but for ties, whether sentences are parsed abreast or one by one."""
    parser = nlp.get_pipe("parser")
    together = [[(t.head.i, t.dep_) for t in doc] for doc in nlp.pipe(texts)]
    quick, parser.quick = parser.quick, None
    apart = [[(t.head.i, t.dep_) for t in doc] for doc in nlp.pipe(texts)]
    parser.quick = quick
    pairs = [pair for ours, theirs in zip(together, apart, strict=True) for pair in zip(ours, theirs, strict=True)]
    assert len(pairs) > 3000
    assert sum(ours != theirs for ours, theirs in pairs) <= TIES * len(pairs)


def test_names_are_those_of_spacy(nlp: Language, texts: list[str]) -> None:
    """Bounds and classes of names are the same, and every word outside of one is marked so."""
    ner = nlp.get_pipe("ner")
    together = [[(t.ent_iob_, t.ent_type_) for t in doc] for doc in nlp.pipe(texts)]
    quick, ner.quick = ner.quick, None
    apart = [[(t.ent_iob_, t.ent_type_) for t in doc] for doc in nlp.pipe(texts)]
    ner.quick = quick
    assert any(label for doc in together for _, label in doc)
    assert together == apart


def test_vectors_are_those_of_thinc(nlp: Language) -> None:
    """The encoder's numbers are thinc's, for a text of one word as for a long one."""
    (words,) = (node for node in nlp.get_pipe("tok2vec").model.walk() if node.name == "words_only")
    encoder = words.layers[1]
    for length in (1, 2, 70):
        vectors = np.random.default_rng(length).normal(size=(length, encoder.get_dim("nO"))).astype("float32")
        assert np.allclose(WindowReader(encoder)(vectors), encoder.predict([vectors])[0], atol=1e-4)


def test_one_text_reads_as_among_others(nlp: Language, texts: list[str]) -> None:
    """What stands around a text in its batch changes nothing in it, but for ties."""
    alone = [(t.head.i, t.dep_, t.ent_type_) for t in nlp(texts[5])]
    among = [(t.head.i, t.dep_, t.ent_type_) for t in list(nlp.pipe(texts))[5]]
    assert sum(a != b for a, b in zip(alone, among, strict=True)) <= max(2, TIES * len(alone))
