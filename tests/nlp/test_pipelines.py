"""The shipped pipelines: they load anywhere, keep within their bounds, and read what they were made for."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path

import pytest
from spacy import Language

from kg import nlp as reading
from kg.errors import PipelineMissing
from kg.nlp import COMPONENTS, every_sentence, load, read

PIPELINES = Path(reading.__file__).with_name("pipelines")
LIMIT_BYTES = 12_000_000
TEXTS = {
    "fr": "Le groupe Kerlann va investir 3 milliards d’euros à Montbrac.\n\nLes élus s’en réjouissent.\n",
    "en": "Kerlann Group will invest $3 billion in Montbrac.\n\nThe council is pleased.\n",
}


@pytest.fixture(scope="module", params=["fr", "en"])
def nlp(request: pytest.FixtureRequest) -> Language:
    """One shipped pipeline, every sentence parsed."""
    return load(request.param, gate=every_sentence)


def test_components_stand_in_the_order_of_the_table(nlp: Language) -> None:
    """A shipped pipeline has exactly the components of the table, in its order."""
    assert nlp.pipe_names == [name for name, _ in COMPONENTS]


def test_no_component_reads_what_none_has_written(nlp: Language) -> None:
    """spaCy's own analysis finds no component that requires what no earlier one assigns."""
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_every_token_is_read(nlp: Language) -> None:
    """Parts of speech, lemmas and heads are set, and each sentence has one root."""
    doc = nlp(TEXTS[nlp.lang])
    assert all(token.pos_ and token.lemma_ and token.dep_ for token in doc)
    assert [sum(token.head.i == token.i for token in sent) for sent in doc.sents] == [1, 1]


def test_entities_are_of_this_fields_classes(nlp: Language) -> None:
    """The recogniser knows the six classes and no other."""
    assert set(nlp.get_pipe("ner").labels) == {"ORG", "PLACE", "FACILITY", "PRODUCT", "PERSON", "POLICY"}


def test_unheard_of_names_are_found(nlp: Language) -> None:
    """An invented company and an invented town are recognised from what stands around them."""
    doc = nlp(TEXTS[nlp.lang])
    assert {"ORG", "PLACE"} <= {ent.label_ for ent in doc.ents}


def test_text_comes_back_unchanged(nlp: Language) -> None:
    """Offsets are the text's own: no-break spaces and line ends included."""
    text = "Coût :\u00a03\u202f000\u00a0M€.\n\n« Oui », dit-elle.\n"
    assert nlp(text).text == text


@pytest.mark.parametrize("text", ["", " ", "\n\n", "•", "\u00a0"])
def test_texts_without_words_are_read(nlp: Language, text: str) -> None:
    """An empty text, and one of white space or a bullet, passes through."""
    assert nlp(text).text == text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_size_and_files_keep_within_bounds(language: str) -> None:
    """A pipeline takes at most 12 MB, and no file of it 5 MB."""
    sizes = [path.stat().st_size for path in (PIPELINES / language).rglob("*") if path.is_file()]
    assert 1_000_000 < sum(sizes) <= LIMIT_BYTES
    assert max(sizes) < 5_000_000


@pytest.mark.parametrize("language", ["fr", "en"])
def test_loads_at_once_and_without_network(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading opens no connection and takes under 1.5 seconds (the better of two)."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert min(_seconds_to_load(language) for _ in range(2)) < 1.5


@pytest.mark.parametrize("language", ["fr", "en"])
def test_meta_names_scores_sources_and_licences(language: str) -> None:
    """The meta has what the README prints, and no path of the machine that trained it."""
    text = (PIPELINES / language / "meta.json").read_text(encoding="utf-8")
    meta = json.loads(text)
    assert {"pos", "uas", "las", "sentences_test", "entities_ORG", "entities_PLACE"} <= meta["performance"].keys()
    assert all(source["license"] for source in meta["sources"])
    assert "/" + "tmp" not in text + (PIPELINES / language / "config.cfg").read_text(encoding="utf-8")


def test_gate_leaves_sentences_and_entities_as_they_were(nlp: Language) -> None:
    """A sentence that the gate stops is not parsed; bounds, parts of speech and entities stay the same."""
    shut = load(nlp.lang, gate=lambda sentence: "3" in sentence.text)
    opened, gated = nlp(TEXTS[nlp.lang]), shut(TEXTS[nlp.lang])
    assert [sent.text for sent in gated.sents] == [sent.text for sent in opened.sents]
    assert [(t.pos_, t.ent_type_) for t in gated] == [(t.pos_, t.ent_type_) for t in opened]
    first, second = gated.sents
    assert [t.dep_ for t in first] == [t.dep_ for t in next(iter(opened.sents))]
    assert {t.dep_ for t in second} == {"ROOT", "dep"}


def test_batches_come_back_in_order(nlp: Language) -> None:
    """More texts than a memory zone holds come back as many, in order, each readable while it is the last one."""
    texts = [f"{TEXTS[nlp.lang]} {number}" for number in range(reading.BATCH + 3)]
    assert [doc.text for doc in read(nlp, texts)] == texts


def test_memory_of_strings_stays_flat(nlp: Language) -> None:
    """Words that were never seen before leave no trace in the vocabulary once their batch is done."""
    for _ in read(nlp, [TEXTS[nlp.lang]]):
        pass
    before = len(nlp.vocab.strings)
    for _ in read(nlp, (f"Zq{number}x Wv{number}y" for number in range(200))):
        pass
    assert len(nlp.vocab.strings) - before < 60  # of 400 new words


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_name_that_is_not_installed_gets_a_sentence(language: str) -> None:
    """The message says what is missing and how to get it."""
    with pytest.raises(PipelineMissing, match=r"'no_such_pipeline' is not installed: run .*download.*\.$"):
        load(language, "no_such_pipeline")


def test_a_language_without_pipeline_gets_a_sentence() -> None:
    """The message names the languages there are."""
    with pytest.raises(PipelineMissing, match="'de': choose one of en, fr"):
        load("de")


def _seconds_to_load(language: str) -> float:
    started = time.perf_counter()
    load(language)
    return time.perf_counter() - started
