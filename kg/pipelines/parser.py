"""A dependency parser that reads only the sentences that matter, with white space taken out of their way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, IS_SPACE, ORTH, SENT_START
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.pipeline.dep_parser import DEFAULT_PARSER_MODEL
from spacy.tokens import Doc, Span
from thinc.api import Model

from kg.pipelines.arcs import ArcReader
from kg.pipelines.states import batches

Gate = Callable[[Span], bool]
# The label in sentences that were not parsed, and of white space.
UNREAD = "dep"
# What the parser is to read of one document: the copy, and for each of its words the index in the document.
Copy = tuple[Doc | None, np.ndarray]


@dataclass(frozen=True, slots=True)
class Arcs:
    """The words of a document that were parsed, the head of each (itself for a root), and its label's id."""

    places: np.ndarray
    heads: np.ndarray
    labels: np.ndarray


@Language.factory(
    "kg_parser",
    requires=["token.is_sent_start", "doc.tensor"],
    assigns=["token.dep", "token.head"],
    default_config={
        "model": DEFAULT_PARSER_MODEL,
        "moves": None,
        "update_with_oracle_cut_size": 100,
        "learn_tokens": False,
        "min_action_freq": 20,
        "scorer": {"@scorers": "spacy.parser_scorer.v1"},
    },
    default_score_weights={"dep_uas": 0.5, "dep_las": 0.5},
)
def make_parser(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: list[Any] | None,
    update_with_oracle_cut_size: int,
    learn_tokens: bool,
    min_action_freq: int,
    scorer: Callable[..., Any] | None,
) -> GatedParser:
    """Make a parser of spaCy's kind, with spaCy's settings, its gate open."""
    return GatedParser(
        nlp.vocab,
        model,
        name,
        moves=moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        learn_tokens=learn_tokens,
        min_action_freq=min_action_freq,
        scorer=scorer,
    )


class GatedParser(DependencyParser):  # type: ignore[misc]  # compiled, without types
    """Parses the sentences that the ``gate`` lets pass; without a gate, all of them.

    Sentences that it lets not pass hang flat on their first word with the label "dep", so that
    ``doc.sents`` is the same with and without a gate.
    """

    gate: Gate | None = None
    quick: ArcReader | None = None  # parses in spaCy's place

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Read a stream of documents, batch by batch, in order."""
        for batch in batches(docs, batch_size):
            self.set_annotations(batch, self.predict(batch))
            yield from batch

    def predict(self, docs: Iterable[Doc]) -> Any:
        """Return the copies that were parsed, and their parses; or the arcs of each document."""
        if self.quick is not None:
            return _arcs(list(docs), self.gate, self.quick)
        copies = [_copy(doc, self.gate) for doc in docs]
        states = super().predict([copy for copy, _ in copies if copy is not None])
        return copies, states

    def set_annotations(self, docs: Iterable[Doc], parsed: Any) -> None:
        """Write the heads and labels into the documents."""
        if self.quick is not None:
            for doc, arcs in zip(docs, parsed, strict=True):
                _write(doc, arcs)
            return
        copies, states = parsed
        super().set_annotations([copy for copy, _ in copies if copy is not None], states)
        for doc, (copy, places) in zip(docs, copies, strict=True):
            _write(doc, _arcs_of_copy(copy, places))


def open_gate(nlp: Language, gate: Gate) -> None:
    """Let the parser of ``nlp`` read the sentences that ``gate`` lets pass."""
    parser = nlp.get_pipe("parser")
    assert isinstance(parser, GatedParser)
    parser.gate = gate


def _copy(doc: Doc, gate: Gate | None) -> Copy:
    places = _places(doc, gate)
    if not len(places):
        return None, places
    values = doc.to_array([ORTH, SENT_START])[places]
    strings = doc.vocab.strings
    copy = Doc(doc.vocab, words=[strings[orth] for orth in values[:, 0].tolist()])
    starts = np.where(values[:, 1] == 1, 1, -1).astype("int64")
    starts[0] = 1
    copy.from_array([SENT_START], starts.reshape(-1, 1).astype("uint64"))  # type: ignore[arg-type]  # spaCy's stub
    copy.tensor = doc.tensor[places]
    return copy, places


def _places(doc: Doc, gate: Gate | None) -> np.ndarray:
    """Return the indices of the words that are parsed."""
    keep = doc.to_array(IS_SPACE) == 0 if len(doc) else np.zeros(0, dtype=bool)
    if gate is not None:
        for sentence in doc.sents:
            if not gate(sentence):
                keep[sentence.start : sentence.end] = False
    return np.flatnonzero(keep)


def _arcs_of_copy(copy: Doc | None, places: np.ndarray) -> Arcs:
    if copy is None:
        return Arcs(places, places, places.astype("uint64"))
    values = copy.to_array([HEAD, DEP])
    return Arcs(places, places[np.arange(len(places)) + values[:, 0].astype("int64")], values[:, 1])


def _arcs(docs: list[Doc], gate: Gate | None, quick: ArcReader) -> list[Arcs]:
    """Return the arcs of each document, all read together."""
    places = [_places(doc, gate) for doc in docs]
    if not any(map(len, places)):
        return [Arcs(p, p, p.astype("uint64")) for p in places]
    tensors = np.concatenate([doc.tensor[p] for doc, p in zip(docs, places, strict=True) if len(p)])
    begins = [_begins(doc, p) for doc, p in zip(docs, places, strict=True) if len(p)]
    heads, moves = quick(tensors, np.concatenate(begins), list(map(len, begins)))
    strings = docs[0].vocab.strings
    names = np.array([strings.add(name or "ROOT") for name in (*quick.names, "ROOT")], dtype="uint64")
    cuts = np.cumsum([0, *map(len, places)])
    parts = zip(places, cuts, cuts[1:], strict=False)
    return [Arcs(p, p[heads[a:b] - a] if len(p) else p, names[moves[a:b]]) for p, a, b in parts]


def _begins(doc: Doc, places: np.ndarray) -> np.ndarray:
    """Say which of the words begin a sentence."""
    begins = np.asarray(doc.to_array(SENT_START)[places] == 1)
    begins[0] = True
    return begins


def _write(doc: Doc, arcs: Arcs) -> None:
    """Set heads and labels of the whole document: flat ones for all words that were not parsed."""
    if not len(doc):
        return
    first = _first_of_sentence(doc)
    heads = np.where(doc.to_array(IS_SPACE) == 1, np.maximum(np.arange(len(doc)) - 1, first), first)
    strings = doc.vocab.strings
    labels = np.where(
        heads == np.arange(len(doc)), *np.array([strings.add("ROOT"), strings.add(UNREAD)], dtype="uint64")
    )
    if len(arcs.places):
        heads[arcs.places], labels[arcs.places] = arcs.heads, arcs.labels
        _one_root(heads, labels, arcs.places, first, strings.add("parataxis"))
    relative = (heads - np.arange(len(doc))).astype("uint64")
    doc.from_array([HEAD, DEP], np.stack([relative, labels], axis=1))  # type: ignore[arg-type]  # spaCy's stub


def _first_of_sentence(doc: Doc) -> np.ndarray:
    """Return for each token the index of the first token of its sentence."""
    starts = doc.to_array(SENT_START) == 1
    starts[0] = True
    return np.maximum.accumulate(np.where(starts, np.arange(len(doc)), 0)).astype("int64")


def _one_root(heads: np.ndarray, labels: np.ndarray, places: np.ndarray, first: np.ndarray, label: int) -> None:
    """Hang a sentence's further roots on its first one: the bounds of sentences were settled before."""
    roots = places[heads[places] == places]
    _, index, inverse = np.unique(first[roots], return_index=True, return_inverse=True)
    chief = roots[index][inverse]
    heads[roots] = chief
    labels[roots[roots != chief]] = label
