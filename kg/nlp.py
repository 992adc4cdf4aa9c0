"""The pipelines that read a text: ours for French and English, or another that is asked for by name.

A shipped pipeline is, in this order:

    kg_sentences   sentence bounds: line ends, and full stops inside of a line
    tok2vec        a vector a word, from its spelling and its neighbours; shared by all that follow
    morphologizer  part of speech and morphology
    kg_lemmas      the dictionary form
    parser         dependencies, in the sentences that the gate lets pass
    ner            ORG, PLACE, FACILITY, PRODUCT, PERSON, POLICY
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops

from kg.errors import PipelineMissing

# Imported for their factories: spaCy finds a component by its name in these.
from kg.pipelines import labels, layers, lemmas, names, parser, sentences  # noqa: F401
from kg.pipelines.arcs import ArcReader
from kg.pipelines.gate import Gate, every_sentence, says_a_figure_or

__all__ = ["COMPONENTS", "LANGUAGES", "Gate", "every_sentence", "load", "read"]

LANGUAGES = ("en", "fr")
# The components of a shipped pipeline, in order, and what each adds to a document.
COMPONENTS: tuple[tuple[str, str], ...] = (
    ("kg_sentences", "doc.sents"),
    ("tok2vec", "doc.tensor"),
    ("morphologizer", "token.pos, token.morph"),
    ("kg_lemmas", "token.lemma"),
    ("parser", "token.dep, token.head"),
    ("ner", "doc.ents"),
)
# What the reading asks of any pipeline.
NEEDED = ("token.pos", "token.lemma", "token.dep", "doc.ents")
BATCH = 64  # texts in one memory zone


def load(language: str, name: str | None = None, gate: Gate | None = None) -> Language:
    """Return the pipeline for ``language``: ours, or the installed package or folder called ``name``.

    ``gate`` says which sentences are parsed, where the parser is ours; left out, those with a figure or one of
    the cue words of kg.lang. ``every_sentence`` parses all.
    Raises PipelineMissing where there is none, or it lacks a component that the reading needs.
    """
    return _foreign(language, name) if name else _ours(language, gate)


def read(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Yield a document a text, in order.

    Memory is given back after every batch, so take out of a document what you need before you ask for the next:
    a document that is kept beyond its batch loses its words.
    """
    rest = iter(texts)
    while batch := list(islice(rest, BATCH)):
        with nlp.memory_zone():
            yield from nlp.pipe(batch)


def _ours(language: str, gate: Gate | None) -> Language:
    if language not in LANGUAGES:
        raise PipelineMissing(
            f"No pipeline is shipped for {language!r}: choose one of {', '.join(LANGUAGES)}, or name a pipeline."
        )
    with as_file(files("kg.pipelines") / language) as folder:
        if not (folder / "meta.json").exists():
            raise PipelineMissing(
                f"The {language} pipeline is missing from {folder.name}/ in kg.pipelines: reinstall the package, "
                f"or train it as training/README.md says."
            )
        return trained(folder, gate or _default_gate(language))


def trained(folder: Path, gate: Gate) -> Language:
    """Return a pipeline that ``training`` made, from its folder, parsing the sentences that ``gate`` lets pass."""
    nlp = _load(folder)
    parser.open_gate(nlp, gate)
    return quicken(nlp)


def quicken(nlp: Language) -> Language:
    """Let the parts of a trained pipeline of ours read many words at once; it can't be trained any further."""
    tok2vec = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]  # not in the stub
    layers.store_as(tok2vec, "float32")
    layers.read_quickly(tok2vec)
    nlp.get_pipe("parser").quick = ArcReader(nlp.get_pipe("parser"))  # type: ignore[attr-defined]
    nlp.get_pipe("ner").quick = names.NameReader(nlp.get_pipe("ner"))  # type: ignore[attr-defined,arg-type]
    return nlp


def _foreign(language: str, name: str) -> Language:
    try:
        nlp = _load(name)
    except OSError as error:
        raise PipelineMissing(
            f"The pipeline {name!r} is not installed: run 'python -m spacy download {name}', install its package, "
            f"give the path of its folder, or leave the name out to use the shipped one."
        ) from error
    _check(nlp, language, name)
    nlp.add_pipe("kg_labels", last=True)
    return nlp


def _load(name: str | Path) -> Language:
    """Load with numpy's matrix product, which is some three times as fast here as the default one."""
    with use_ops("numpy", use_blis=False):
        return spacy.load(name)


def _check(nlp: Language, language: str, name: str) -> None:
    if nlp.lang != language:
        raise PipelineMissing(
            f"The pipeline {name!r} reads {nlp.lang!r}, not {language!r}: name one for {language!r}."
        )
    assigned = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    if "token.tag" in assigned and "attribute_ruler" in nlp.pipe_names:
        assigned.add("token.pos")
    if missing := [attribute for attribute in NEEDED if attribute not in assigned]:
        raise PipelineMissing(
            f"The pipeline {name!r} sets no {', '.join(missing)}: use one with a parser, lemmas and entities, "
            f"such as {'fr_core_news_lg' if language == 'fr' else 'en_core_web_lg'}, or the shipped one."
        )


@cache
def _default_gate(language: str) -> Gate:
    rows = csv.DictReader((files("kg.lang") / "cues" / f"{language}.csv").read_text("utf-8").splitlines())
    return says_a_figure_or(cue for row in rows for cue in row["patterns"].split(";"))
