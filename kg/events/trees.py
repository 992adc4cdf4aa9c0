"""Boosted trees over numbers with names (gradient boosting, Friedman 2001).

They judge where what a number means hangs on the others.

A forest is trained by ``training/forests.py`` and shipped as JSON: all trees laid end to end in five columns, a
node a place. At each node a number of the view is compared with the node's bound; what reaches a leaf adds the
leaf's value to the score of the leaf's label.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.int32]
View = Mapping[str, float]  # what a candidate shows, by name


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of one decision. A leaf leads to itself, so that all trees can be walked for equally many steps."""

    name: str
    labels: tuple[str, ...]
    views: tuple[str, ...]  # names of the numbers, in the order of the columns that ``number`` speaks of
    base: Numbers  # score of each label before any tree; one number where there are two labels
    roots: Places  # (trees,): one tree a label and round, or one a round where there are two labels
    number: Places  # (nodes,): the column that the node looks at
    bound: Numbers  # (nodes,): up to here the way is left
    left: Places
    right: Places
    value: Numbers  # (nodes,): what a leaf adds
    steps: int  # the longest way from a root to a leaf

    def probabilities(self, views: Sequence[View]) -> list[list[float]]:
        """For each view one probability a label, in the order of ``labels``; they sum to 1."""
        if not views:
            return []
        seen = np.array([[v[name] for name in self.views] for v in views], dtype=np.float64)
        scores = self._scores(seen)
        if len(self.labels) == 2:
            yes = 1 / (1 + np.exp(-scores[:, 0]))
            return np.stack([1 - yes, yes], axis=1).tolist()  # type: ignore[no-any-return]
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return (powers / powers.sum(axis=1, keepdims=True)).tolist()  # type: ignore[no-any-return]

    def _scores(self, seen: Numbers) -> Numbers:
        rows = np.arange(len(seen))[:, None]
        at = np.broadcast_to(self.roots, (len(seen), len(self.roots)))
        for _ in range(self.steps):
            at = np.where(seen[rows, self.number[at]] <= self.bound[at], self.left[at], self.right[at])
        by_label = self.value[at].reshape(len(seen), -1, len(self.base))  # rounds, then labels
        return self.base + by_label.sum(axis=1)  # type: ignore[no-any-return]

    def chances(self, views: Sequence[View]) -> list[dict[str, float]]:
        """The same by label."""
        return [dict(zip(self.labels, row, strict=True)) for row in self.probabilities(views)]


_PLACES = ("roots", "number", "left", "right")
_NUMBERS = ("base", "bound", "value")


def as_json(forest: Forest) -> dict[str, Any]:
    """The forest as what JSON can hold; ``grown`` is its inverse."""
    columns = {name: getattr(forest, name).tolist() for name in (*_PLACES, *_NUMBERS)}
    return {"labels": forest.labels, "views": forest.views, "steps": forest.steps, **columns}


def grown(name: str, raw: Mapping[str, Any]) -> Forest:
    """The forest of what ``as_json`` gave."""
    roots, number, left, right = (np.array(raw[column], dtype=np.int32) for column in _PLACES)
    base, bound, value = (np.array(raw[column], dtype=np.float64) for column in _NUMBERS)
    labels, views = tuple(raw["labels"]), tuple(raw["views"])
    return Forest(name, labels, views, base, roots, number, bound, left, right, value, raw["steps"])
