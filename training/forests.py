"""Fits the trees of the second look: who acts, in which role, and where.

Histogram gradient boosting (Friedman 2001; Ke et al. 2017) by scikit-learn, whose trees are laid end to end
into the columns of ``kg.events.trees.Forest``. Rounded, so that training twice writes the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from kg.events.trees import Forest
from training.examples import Sight

DIGITS = 5


@dataclass(frozen=True, slots=True)
class Growth:
    """How a forest is grown.

    Near what folds of 947 development articles preferred, with larger leaves for six times as many.
    """

    rounds: int
    rate: float
    leaves: int
    least: int  # examples of a leaf
    penalty: float


GROWTH = {"place-again": Growth(400, 0.03, 31, 60, 20.0), "role-again": Growth(80, 0.1, 31, 60, 50.0)}
MOST_STEPS = 8  # from a root to a leaf
MOST_NUMBERS = 0.5  # of all numbers, drawn anew at each node
SEED = 0


def fit_forest(name: str, rows: Sequence[Sight], views: Sequence[str]) -> Forest:
    """The forest trained on the rows (numbers in the order of ``views``, label, article)."""
    how = GROWTH[name]
    model = HistGradientBoostingClassifier(
        learning_rate=how.rate,
        max_iter=how.rounds,
        max_leaf_nodes=how.leaves,
        max_depth=MOST_STEPS,
        min_samples_leaf=how.least,
        l2_regularization=how.penalty,
        max_features=MOST_NUMBERS,
        early_stopping=False,
        random_state=SEED,
    )
    model.fit(np.array([numbers for numbers, _, _ in rows]), [label for _, label, _ in rows])
    return _laid_out(name, model, views)


def _laid_out(name: str, model: Any, views: Sequence[str]) -> Forest:
    """The model's trees end to end; its own arrays are private to scikit-learn, whose version is pinned."""
    trees = [tree.nodes for each_round in model._predictors for tree in each_round]
    roots = np.cumsum([0, *(len(t) for t in trees)])[:-1].astype(np.int32)
    nodes = np.concatenate(trees)
    leaf = nodes["is_leaf"].astype(bool)
    offset = np.repeat(roots, [len(t) for t in trees])
    here = np.arange(len(nodes), dtype=np.int32)
    return Forest(
        name=name,
        labels=tuple(str(c) for c in model.classes_),
        views=tuple(views),
        base=np.round(model._baseline_prediction.ravel().astype(np.float64), DIGITS),
        roots=roots,
        number=np.where(leaf, 0, nodes["feature_idx"]).astype(np.int32),
        bound=np.where(leaf, 0.0, np.round(nodes["num_threshold"].astype(np.float64), DIGITS)),
        left=np.where(leaf, here, nodes["left"] + offset).astype(np.int32),
        right=np.where(leaf, here, nodes["right"] + offset).astype(np.int32),
        value=np.where(leaf, np.round(nodes["value"], DIGITS), 0.0),
        steps=int(max(t["depth"].max() for t in trees)),
    )
