"""What spaCy's transition systems score their states with, as plain arrays: shared by arcs and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START
from spacy.tokens import Doc
from thinc.api import Model

from kg.pipelines.encoder import Array, by_piece, parameter


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the tokens of one or more documents are, one after the other."""

    space: np.ndarray  # white space
    begins: np.ndarray  # the first of a sentence

    @classmethod
    def of(cls, docs: list[Doc]) -> Bounds:
        """Read off documents that are not empty; each begins a sentence."""
        values = np.concatenate([doc.to_array([IS_SPACE, SENT_START]) for doc in docs]) == 1
        values[np.cumsum([0, *map(len, docs[:-1])]), 1] = True
        return cls(values[:, 0], values[:, 1])


class StateWeights:
    """A trained spacy.TransitionBasedParser.v2's weights (a copy), the maxout's pieces side by side.

    ``moves`` are those that are scored, by their numbers.
    """

    def __init__(self, model: Model[Any, Any], moves: list[int]) -> None:
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self.tok2vec = model.get_ref("tok2vec")
        self.weights = tuple(by_piece(weights) for weights in parameter(lower, "W"))
        self.pads = tuple(pad.T.ravel() for pad in parameter(lower, "pad")[0])
        self.bias = parameter(lower, "b").T.ravel()
        self.width = int(lower.get_dim("nO"))
        self.inputs = int(lower.get_dim("nI"))
        self.classes = np.ascontiguousarray(parameter(upper, "W")[moves].T)
        self.class_bias = parameter(upper, "b")[moves]

    def project(self, tensors: Array) -> Array:
        """Return a vector a word, for rows of ``doc.tensor``."""
        linear = self.tok2vec.layers[-1]
        return np.asarray(tensors @ linear.get_param("W").T + linear.get_param("b"))

    def part(self, feature: int, vectors: Array) -> Array:
        """Return what words add to a state where they stand in the place of that number; no word adds ``pads``."""
        return np.asarray(vectors @ self.weights[feature])

    def scores(self, sums: Array) -> Array:
        """Return the scores of the moves for states; ``sums`` are their parts and the bias, added up."""
        best = sums[:, : self.width]
        for start in range(self.width, sums.shape[1], self.width):
            best = np.maximum(best, sums[:, start : start + self.width])
        return np.asarray(best @ self.classes + self.class_bias)


def batches(docs: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """Yield runs of ``size`` documents, in order."""
    rest = iter(docs)
    while batch := list(islice(rest, size)):
        yield batch
