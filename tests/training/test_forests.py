"""Boosted trees: scores by walking from roots to leaves."""

from __future__ import annotations

import json

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from kg.events.scorer import forest
from kg.events.trees import Forest, as_json, grown
from training import forests
from training.forests import Growth, fit_forest

RNG = np.random.default_rng(7)
ROWS = RNG.random((600, 3))
# What the second number means hangs on the first: no sum of weights can tell it.
YES = ["yes" if (a > 0.5) == (b > 0.5) else "no" for a, b, _ in ROWS]
THREE = ["high" if a > 0.7 else "low" if b < 0.3 else "none" for a, b, _ in ROWS]
VIEWS = ("first", "second", "noise")


@pytest.fixture
def growth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(forests.GROWTH, "toy", Growth(rounds=40, rate=0.2, leaves=8, least=10, penalty=1.0))


def _toy(labels: list[str]) -> Forest:
    return fit_forest("toy", [(row, label, "a") for row, label in zip(ROWS, labels, strict=True)], VIEWS)


def _views(rows: np.ndarray) -> list[dict[str, float]]:
    return [dict(zip(VIEWS, map(float, row), strict=True)) for row in rows]


@pytest.mark.parametrize("labels", [YES, THREE], ids=["two labels", "three labels"])
def test_our_walk_gives_what_the_library_gives(growth: None, labels: list[str]) -> None:
    """Chances of new rows equal those of the model that the trees were taken from, but for the rounding."""
    how = forests.GROWTH["toy"]
    model = HistGradientBoostingClassifier(
        learning_rate=how.rate,
        max_iter=how.rounds,
        max_leaf_nodes=how.leaves,
        max_depth=forests.MOST_STEPS,
        min_samples_leaf=how.least,
        l2_regularization=how.penalty,
        max_features=forests.MOST_NUMBERS,
        early_stopping=False,
        random_state=forests.SEED,
    ).fit(ROWS, labels)
    new = np.round(np.random.default_rng(8).random((50, 3)), 2)
    ours = _toy(labels).probabilities(_views(new))
    assert np.allclose(ours, model.predict_proba(new), atol=1e-3)


def test_trees_tell_what_hangs_together(growth: None) -> None:
    """Equal halves of the two numbers are told from unequal ones, which neither number tells by itself."""
    found = _toy(YES).chances(_views(np.array([[0.9, 0.9, 0.5], [0.9, 0.1, 0.5], [0.1, 0.1, 0.5]])))
    assert [c["yes"] > 0.5 for c in found] == [True, False, True]


def test_a_forest_outlives_its_file(growth: None) -> None:
    """What is written as JSON and read again gives the very same chances."""
    kept = _toy(THREE)
    again = grown("toy", json.loads(json.dumps(as_json(kept))))
    assert again.probabilities(_views(ROWS[:20])) == kept.probabilities(_views(ROWS[:20]))


def test_no_view_gives_no_chance(growth: None) -> None:
    """An act without a candidate asks nothing and gets nothing."""
    assert _toy(YES).chances([]) == []


def test_growing_twice_gives_the_same_trees(growth: None) -> None:
    """The same rows give the same bytes."""
    assert json.dumps(as_json(_toy(THREE))) == json.dumps(as_json(_toy(THREE)))


@pytest.mark.parametrize("name", ["place-again", "role-again"])
def test_shipped_forests_are_whole(name: str) -> None:
    """Every way leads to a leaf within the steps that the file tells, and every number has a name."""
    f = forest(name)
    at = f.roots
    for _ in range(f.steps):
        at = np.unique(np.concatenate([f.left[at], f.right[at]]))
    assert (f.left[at] == at).all()
    assert (f.right[at] == at).all()
    assert f.number.max() < len(f.views)
    assert len(f.roots) % len(f.base) == 0
