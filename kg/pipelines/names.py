"""A recogniser of names that is trained as spaCy's and reads all words of a batch at once.

Outside of a name, spaCy's moves depend on the word alone, and inside of one on where it began: so the moves
outside are chosen for every word together, each possible name is followed to its end beside all the others, and a
walk from left to right keeps those that don't overlap. The outcome is spaCy's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
from spacy.attrs import ENT_IOB, ENT_TYPE
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.pipeline.ner import DEFAULT_NER_MODEL
from spacy.tokens import Doc
from thinc.api import Model

from kg.pipelines.encoder import Array
from kg.pipelines.states import Bounds, StateWeights, batches

OUTSIDE, INSIDE, BEGUN = 2, 1, 3  # of a name, as spaCy writes it

Found = list[tuple[int, int, str]]  # first word, word after the last, class


@Language.factory(
    "kg_ner",
    requires=["token.is_sent_start", "doc.tensor"],
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={
        "model": DEFAULT_NER_MODEL,
        "moves": None,
        "update_with_oracle_cut_size": 100,
        "scorer": {"@scorers": "spacy.ner_scorer.v1"},
    },
    default_score_weights={"ents_f": 1.0},
)
def make_names(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: list[Any] | None,
    update_with_oracle_cut_size: int,
    scorer: Callable[..., Any] | None,
) -> NameRecogniser:
    """Make a recogniser of spaCy's kind, with spaCy's settings."""
    cut = update_with_oracle_cut_size
    return NameRecogniser(nlp.vocab, model, name, moves=moves, update_with_oracle_cut_size=cut, scorer=scorer)


class NameRecogniser(EntityRecognizer):  # type: ignore[misc]  # compiled, without types
    """Reads as spaCy does until ``quick`` is set, then with that."""

    quick: NameReader | None = None

    def predict(self, docs: Iterable[Doc]) -> Any:
        """Return the names of each document, or spaCy's states."""
        return super().predict(docs) if self.quick is None else self.quick(list(docs))

    def set_annotations(self, docs: Iterable[Doc], found: Any) -> None:
        """Write the names into the documents."""
        if self.quick is None:
            super().set_annotations(docs, found)
            return
        for doc, names in zip(docs, found, strict=True):
            _write(doc, names)

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Read a stream of documents, batch by batch, in order."""
        for batch in batches(docs, batch_size):
            self.set_annotations(batch, self.predict(batch))
            yield from batch


class NameReader:
    """Chooses moves with a trained recogniser's weights, of which it takes a copy."""

    def __init__(self, ner: NameRecogniser) -> None:
        names = [ner.moves.get_class_name(index) for index in range(ner.moves.n_moves)]
        self.state = StateWeights(ner.model, list(range(len(names))))
        self.labels = [name.partition("-")[2] for name in names]
        self.first = np.array([name.startswith("B-") for name in names])
        # Outside of a name: the moves that begin one, those for one of a single word, and "no name".
        begun = [index for index, n in enumerate(names) if n[:2] in ("B-", "U-") and n != "U-"]
        self.outside = np.array([*begun, names.index("O")])
        self.outside_state = StateWeights(ner.model, self.outside.tolist())
        self.no_name = names.index("O")
        places = {name: index for index, name in enumerate(names)}
        self.goes_on = np.array([places.get(f"I-{label}", 0) for label in self.labels])
        self.ends = np.array([places.get(f"L-{label}", 0) for label in self.labels])

    def __call__(self, docs: list[Doc]) -> list[Found]:
        """Return the names of each document."""
        filled = [doc for doc in docs if len(doc)]
        if not filled:
            return [[] for _ in docs]
        bounds, vectors = Bounds.of(filled), self.state.project(np.concatenate([doc.tensor for doc in filled]))
        last = np.append(bounds.begins[1:], True)
        moves = self._outside(vectors, last, bounds.space)
        return self._cut(docs, moves, self._last_words(vectors, moves, last))

    def _outside(self, vectors: Array, last: Array, space: Array) -> Array:
        """Return for each word the move that is best where no name is open; ``last`` ones begin no longer name."""
        state = self.outside_state
        sums = state.part(0, vectors)
        sums += state.bias + state.pads[1] + state.pads[2]
        scores = state.scores(sums)
        scores[np.ix_(last, self.first[self.outside])] = -np.inf
        moves = self.outside[scores.argmax(axis=1)]
        moves[space] = self.no_name
        return np.asarray(moves)

    def _last_words(self, vectors: Array, moves: Array, last: Array) -> dict[int, int]:
        """Return, for each word where a name of several words may begin, where that name ends."""
        starts = np.flatnonzero(self.first[moves])
        found: dict[int, int] = {}
        at = starts + 1
        while len(starts):
            closed = last[at] | ~self._goes_on(vectors, starts, at, moves[starts])
            found.update(zip(starts[closed].tolist(), at[closed].tolist(), strict=True))
            starts, at = starts[~closed], at[~closed] + 1
        return found

    def _goes_on(self, vectors: Array, starts: Array, at: Array, moves: Array) -> Array:
        """Whether the names that began at ``starts`` go beyond the words ``at``."""
        parts = [self.state.part(place, vectors[words]) for place, words in enumerate((at, starts, at - 1))]
        scores, rows = self.state.scores(self.state.bias + sum(parts)), np.arange(len(at))
        return np.asarray(scores[rows, self.goes_on[moves]] >= scores[rows, self.ends[moves]])

    def _cut(self, docs: list[Doc], moves: Array, ends: dict[int, int]) -> list[Found]:
        """Keep the names that do not begin inside of another, document by document."""
        found: list[Found] = [[] for _ in docs]
        offsets = np.cumsum([0, *map(len, docs)])
        places = np.flatnonzero(moves != self.no_name)
        free = 0
        numbers = np.searchsorted(offsets, places, side="right")
        for place, number in zip(places.tolist(), numbers.tolist(), strict=True):
            if place >= free:
                offset, free = int(offsets[number - 1]), ends.get(place, place) + 1
                found[number - 1].append((place - offset, free - offset, self.labels[moves[place]]))
        return found


def _write(doc: Doc, names: Found) -> None:
    """Set the names of a document: all at once, which is quicker than a span for each."""
    values = np.zeros((len(doc), 2), dtype="uint64")
    values[:, 0] = OUTSIDE
    for start, end, label in names:
        values[start:end] = INSIDE, doc.vocab.strings.add(label)
        values[start, 0] = BEGUN
    doc.from_array([ENT_IOB, ENT_TYPE], values)  # type: ignore[arg-type]  # spaCy's stub
