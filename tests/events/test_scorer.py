"""Scorers: sums of readable weights."""

from __future__ import annotations

import pytest

from kg.events.scorer import WEIGHTS, Scorer, scorer

TOY = Scorer("toy", ("no", "yes"), (0.0, 0.0), {"left:INVEST": (-1.0, 1.0), "left:FINANCE": (1.0, -1.0)})


def test_probabilities_sum_to_one() -> None:
    """Whatever features hold, the probabilities of the labels sum to 1."""
    assert sum(TOY.probabilities(["left:INVEST", "unknown"])) == pytest.approx(1.0)


def test_features_speak_for_their_label() -> None:
    """A word of investing speaks for a commitment, one of earnings against it; unknown features say nothing."""
    assert TOY.chance(["left:INVEST"]) > 0.8 > TOY.chance(["unknown"]) > 0.2 > TOY.chance(["left:FINANCE"])


def test_a_decision_tells_its_reasons() -> None:
    """The reason names the features that spoke loudest, with their weights."""
    assert TOY.why(["left:INVEST", "unknown"], "yes") == "left:INVEST +1.0"


@pytest.mark.parametrize("path", sorted(WEIGHTS.glob("*.json")), ids=lambda p: p.stem)
def test_shipped_scorers_load_and_hold_no_names(path: object) -> None:
    """Every shipped scorer loads, has as many weights a feature as labels, and one bias a label."""
    loaded = scorer(path.stem)  # type: ignore[attr-defined]
    assert len(loaded.bias) == len(loaded.labels)
    assert all(len(row) == len(loaded.labels) for row in loaded.weights.values())
