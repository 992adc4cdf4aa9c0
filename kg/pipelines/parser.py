"""A dependency parser that reads only the sentences that matter, with white space taken out of their way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, ORTH, SENT_START
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.pipeline.dep_parser import DEFAULT_PARSER_MODEL
from spacy.strings import StringStore
from spacy.tokens import Doc
from thinc.api import Model

from kg.pipelines.arcs import ArcReader
from kg.pipelines.gate import Gate, WordGate, every_sentence
from kg.pipelines.states import Bounds, batches

# The label in sentences that were not parsed, and of white space.
UNREAD = "dep"
AT_ONCE = 64  # documents read abreast, if so many are there: a step is dear, a sentence more in it is not
# What the parser is to read of one document: the copy, and for each of its words the index in the document.
Copy = tuple[Doc | None, np.ndarray]


@dataclass(frozen=True, slots=True)
class Arcs:
    """The words that were parsed, the head of each (itself for a root), and its label's id."""

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
        for batch in batches(docs, max(batch_size, AT_ONCE)):
            self.set_annotations(batch, self.predict(batch))
            yield from batch

    def predict(self, docs: Iterable[Doc]) -> Any:
        """Return the copies that were parsed, and their parses; or the heads and labels of all documents."""
        if self.quick is not None:
            return _trees([doc for doc in docs if len(doc)], self.gate, self.quick)
        copies = [_copy(doc, self.gate) for doc in docs]
        states = super().predict([copy for copy, _ in copies if copy is not None])
        return copies, states

    def set_annotations(self, docs: Iterable[Doc], parsed: Any) -> None:
        """Write the heads and labels into the documents."""
        if self.quick is not None:
            _write([doc for doc in docs if len(doc)], parsed)
            return
        copies, states = parsed
        super().set_annotations([copy for copy, _ in copies if copy is not None], states)
        for doc, (copy, places) in zip(docs, copies, strict=True):
            if len(doc):
                _write([doc], _tree(Bounds.of([doc]), _arcs_of_copy(copy, places), doc.vocab.strings))


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
    if not len(doc):
        return np.zeros(0, dtype="int64")
    bounds = Bounds.of([doc])
    return np.flatnonzero(_passes([doc], bounds, gate) & ~bounds.space)


def _passes(docs: list[Doc], bounds: Bounds, gate: Gate | None) -> np.ndarray:
    """Say of each token of the documents whether its sentence passes."""
    if gate is None or gate is every_sentence:
        return np.ones(len(bounds.begins), dtype=bool)
    starts = np.flatnonzero(bounds.begins)
    if isinstance(gate, WordGate):
        passed = np.logical_or.reduceat(np.concatenate([gate.words(doc) for doc in docs]), starts)
    else:
        passed = np.array([gate(sentence) for doc in docs for sentence in doc.sents])
    return np.asarray(passed[np.cumsum(bounds.begins) - 1])


def _arcs_of_copy(copy: Doc | None, places: np.ndarray) -> Arcs:
    if copy is None:
        return Arcs(places, places, places.astype("uint64"))
    values = copy.to_array([HEAD, DEP])
    return Arcs(places, places[np.arange(len(places)) + values[:, 0].astype("int64")], values[:, 1])


def _trees(docs: list[Doc], gate: Gate | None, quick: ArcReader) -> np.ndarray:
    """Return the heads and labels of all documents' tokens, read together, as _tree does."""
    if not docs:
        return np.zeros((0, 2), dtype="uint64")
    bounds, strings = Bounds.of(docs), docs[0].vocab.strings
    keep = _passes(docs, bounds, gate) & ~bounds.space
    return _tree(bounds, _arcs(docs, bounds, np.flatnonzero(keep), quick), strings)


def _arcs(docs: list[Doc], bounds: Bounds, places: np.ndarray, quick: ArcReader) -> Arcs:
    """Return the arcs between the words at ``places``."""
    if not len(places):
        return Arcs(places, places, places.astype("uint64"))
    ends = np.cumsum([len(doc) for doc in docs])
    lengths = np.bincount(np.searchsorted(ends, places, side="right"), minlength=len(docs))
    begins = bounds.begins[places]
    begins[(np.cumsum(lengths) - lengths)[lengths > 0]] = True
    heads, moves = quick(np.concatenate([doc.tensor for doc in docs])[places], begins, lengths[lengths > 0])
    strings = docs[0].vocab.strings
    names = np.array([strings.add(name or "ROOT") for name in (*quick.names, "ROOT")], dtype="uint64")
    return Arcs(places, places[heads], names[moves])


def _tree(bounds: Bounds, arcs: Arcs, strings: StringStore) -> np.ndarray:
    """Return each token's head, as so many tokens from it, and label, (tokens, 2): flat ones where not parsed."""
    own = np.arange(len(bounds.begins))
    first = np.maximum.accumulate(np.where(bounds.begins, own, 0))
    heads = np.where(bounds.space, np.maximum(own - 1, first), first)
    root, unread, further = (strings.add(name) for name in ("ROOT", UNREAD, "parataxis"))
    labels = np.where(heads == own, np.uint64(root), np.uint64(unread))
    heads[arcs.places], labels[arcs.places] = arcs.heads, arcs.labels
    _one_root(heads, labels, arcs.places, first, further)
    return np.stack([(heads - own).astype("uint64"), labels], axis=1)


def _one_root(heads: np.ndarray, labels: np.ndarray, places: np.ndarray, first: np.ndarray, label: int) -> None:
    """Hang a sentence's further roots on its first one: the bounds of sentences were settled before."""
    roots = places[heads[places] == places]
    _, index, inverse = np.unique(first[roots], return_index=True, return_inverse=True)
    chief = roots[index][inverse]
    heads[roots] = chief
    labels[roots[roots != chief]] = label


def _write(docs: list[Doc], tree: np.ndarray) -> None:
    """Set the heads and labels of documents that are not empty."""
    end = 0
    for doc in docs:
        start, end = end, end + len(doc)
        doc.from_array([HEAD, DEP], tree[start:end])  # type: ignore[arg-type]  # spaCy's stub
