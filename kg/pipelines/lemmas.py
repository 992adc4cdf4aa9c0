"""Lemmas from a table of seen words and, for the others, from the ending they have in common with seen ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from spacy.attrs import IS_SPACE, LEMMA, ORTH, POS
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.strings import StringStore
from spacy.symbols import SPACE
from spacy.tokens import Doc
from spacy.training import Example

from kg.pipelines.states import batches

LONGEST_ENDING = 6
SEEN_ENDING = 3  # a rule must have been seen this often
LIMIT = 200_000  # remembered answers; emptied above it
STRIDE = np.uint64(0x9E3779B97F4A7C15)  # odd and large, so that different pairs give different numbers
APOSTROPHES = str.maketrans({"’": "'"})

Rule = tuple[int, str]  # letters to drop from the end, letters to add


@Language.factory("kg_lemmas", requires=["token.pos"], assigns=["token.lemma"])
def make_lemmas(nlp: Language, name: str) -> Lemmas:
    """An empty table, filled by ``train`` or from disk."""
    return Lemmas()


class Lemmas:
    """Sets ``lemma_`` by form and part of speech; white space gets the part of speech SPACE."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.endings: dict[str, Rule] = {}
        self._known: dict[int, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Set the lemmas of a stream of documents, batch by batch, each reading of a form once a batch."""
        for batch in batches(docs, batch_size):
            arrays = [doc.to_array([ORTH, POS, IS_SPACE]) for doc in batch]
            values = np.concatenate(arrays)
            values[:, 0] = self._lemmas(values, batch[0].vocab.strings)
            values[values[:, 2] == 1, 1] = SPACE
            end = 0
            for doc in batch:
                start, end = end, end + len(doc)
                doc.from_array([LEMMA, POS], values[start:end, :2])  # type: ignore[arg-type]  # spaCy's stub
            yield from batch

    def _lemmas(self, values: np.ndarray, strings: StringStore) -> np.ndarray:
        """Return the ids of the lemmas of tokens, whose rows begin with the ids of form and part of speech."""
        known = self._known
        if len(known) > LIMIT:
            known.clear()
        # One number for both: forms' ids are hashes, and so is the sum.
        keys = (values[:, 0] + values[:, 1] * STRIDE).tolist()
        first = dict(zip(keys, range(len(keys)), strict=True))
        for key in set(first).difference(known):
            form, pos = values[first[key], :2].tolist()
            known[key] = self.lemma(strings[form], strings[pos])
        ids = {key: strings.add(known[key]) for key in first}
        return np.fromiter(map(ids.__getitem__, keys), dtype="uint64", count=len(keys))

    def lemma(self, form: str, pos: str) -> str:
        """Return the lemma of ``form`` read as ``pos``; names keep their form."""
        lower = form.translate(APOSTROPHES).lower()
        if found := self.words.get(f"{pos}\t{lower}"):
            return found
        if pos in ("PROPN", "NUM", "PUNCT", "SYM", "X", "SPACE"):
            return form
        for size in range(min(LONGEST_ENDING, len(lower) - 1), 0, -1):
            if rule := self.endings.get(f"{pos}\t{lower[-size:]}"):
                return lower[: len(lower) - rule[0]] + rule[1]
        return lower

    def train(self, triples: Iterable[tuple[str, str, str]]) -> None:
        """Learn from (form, part of speech, lemma)."""
        seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for form, pos, lemma in triples:
            if pos != "PROPN":
                seen[f"{pos}\t{form.translate(APOSTROPHES).lower()}"][lemma] += 1
        best = {key: lemmas.most_common(1)[0][0] for key, lemmas in seen.items()}
        self.endings = _endings(best)
        self.words = {key: lemma for key, lemma in best.items() if self._says_otherwise(key, lemma)}

    def _says_otherwise(self, key: str, lemma: str) -> bool:
        """Whether the endings alone would get this word wrong."""
        pos, form = key.split("\t")
        return self.lemma(form, pos) != lemma

    def initialize(self, get_examples: Callable[[], Iterable[Example]], *, nlp: Language | None = None) -> None:
        """Learn from the lemmas that the examples' references have."""
        golds = (example.reference for example in get_examples())
        self.train((t.text, t.pos_, t.lemma_) for gold in golds for t in gold if t.lemma_ and t.pos_)

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
        """Return ``lemma_acc``."""
        return dict(Scorer.score_token_attr(examples, "lemma", **settings))

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the tables to ``path``."""
        srsly.write_msgpack(path, {"words": self.words, "endings": {k: list(v) for k, v in self.endings.items()}})

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Lemmas:
        """Read the tables from ``path``."""
        tables = srsly.read_msgpack(path)
        self.words = tables["words"]
        self.endings = {key: (rule[0], rule[1]) for key, rule in tables["endings"].items()}
        self._known.clear()
        return self


def _endings(best: dict[str, str]) -> dict[str, Rule]:
    """Return for each ending the rule that most of its words follow, unless a shorter ending says the same."""
    votes: defaultdict[str, Counter[Rule]] = defaultdict(Counter)
    for key, lemma in best.items():
        pos, form = key.split("\t")
        rule = _rule(form, lemma)
        for size in range(1, min(LONGEST_ENDING, len(form) - 1) + 1):
            votes[f"{pos}\t{form[-size:]}"][rule] += 1
    chosen: dict[str, Rule] = {}
    for key in sorted(votes, key=len):
        rule, count = votes[key].most_common(1)[0]
        if count >= SEEN_ENDING and _inherited(chosen, key) != rule:
            chosen[key] = rule
    return chosen


def _inherited(chosen: dict[str, Rule], key: str) -> Rule | None:
    pos, ending = key.split("\t")
    for start in range(1, len(ending)):
        if rule := chosen.get(f"{pos}\t{ending[start:]}"):
            return rule
    return None


def _rule(form: str, lemma: str) -> Rule:
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return len(form) - shared, lemma[shared:]
