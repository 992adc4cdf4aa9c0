"""Scorers: sums of readable weights."""

from __future__ import annotations

import pytest

from kg.events.scorer import WEIGHTS, Chooser, Scorer, chooser, scorer, shares

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


CHOOSERS = {"links"}
FORESTS = {"place-again", "role-again"}
CHOICE = Chooser("toy", {"joins": {"ORG:both": 1.5, "ORG:apart": -2.0}})


def test_a_choice_is_the_share_of_each_option() -> None:
    """Options' chances sum to 1, in the order of their scores, however many there are."""
    chances = shares([0.0, CHOICE.sum("joins", ["ORG:both", "unknown"]), CHOICE.sum("joins", ["ORG:apart"])])
    assert sum(chances) == pytest.approx(1.0)
    assert chances[1] > chances[0] > chances[2]


def test_a_choice_tells_its_reasons() -> None:
    """Only what spoke for the option is named."""
    assert CHOICE.why("joins", ["ORG:both", "ORG:apart"]) == "ORG:both +1.5"


def test_the_shipped_chooser_has_weights_for_each_part_of_an_option() -> None:
    """Whether a unit tells, opens an act, or goes on one: each has a table of weights."""
    tables = chooser("links").tables
    assert {name for name, weights in tables.items() if weights} == {"tells", "opens", "joins"}


@pytest.mark.parametrize(
    "path", sorted(p for p in WEIGHTS.glob("*.json") if p.stem not in CHOOSERS | FORESTS), ids=lambda p: p.stem
)
def test_shipped_scorers_load_and_hold_no_names(path: object) -> None:
    """Every shipped scorer loads, has as many weights a feature as labels, and one bias a label."""
    loaded = scorer(path.stem)  # type: ignore[attr-defined]
    assert len(loaded.bias) == len(loaded.labels)
    assert all(len(row) == len(loaded.labels) for row in loaded.weights.values())


def test_likely_labels_stand_behind_the_likeliest() -> None:
    """The likeliest label comes first whatever its chance; behind it stand those that are likely enough."""
    judge = Scorer("toy", ("a", "b", "c"), (0.0, 0.0, 0.0), {"f": (2.0, 3.0, -9.0)})
    assert judge.likely(["f"], 0.1) == ["b", "a"]
    assert judge.likely(["f"], 0.9) == ["b"]
