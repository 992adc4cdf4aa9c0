"""Weights for what a unit is: silence, a new act, or one before it."""

from __future__ import annotations

from training.choices import FIRST_ACT, OPENS, SILENT, Case, fit_choice

ARTICLES = [f"a{n}" for n in range(6)]
TOLD = [
    case
    for article in ARTICLES
    for case in (
        Case(article, ("revenue",), ("revenue",), (("other-actor",),), SILENT),
        Case(article, ("builds",), ("builds", "nobody-before"), (), OPENS),
        Case(article, ("builds",), ("builds",), (("other-actor",), ("same-actor",)), FIRST_ACT + 1),
    )
]


def test_the_right_option_becomes_the_likeliest() -> None:
    """What was silent, opened an act or went on one is weighed so again."""
    weights = fit_choice("links", TOLD)
    same, other = weights.sum("joins", ["same-actor"]), weights.sum("joins", ["other-actor"])
    going_on, opening = weights.sum("tells", ["builds"]) + same, weights.sum("opens", ["builds"])
    assert weights.sum("opens", ["revenue"]) < 0
    assert weights.sum("opens", ["builds", "nobody-before"]) > 0
    assert going_on > opening
    assert same > other


def test_a_feature_of_too_few_articles_has_no_weight() -> None:
    """What only one or two articles show is not learned."""
    rare = [*TOLD, Case("a0", ("rare",), ("rare",), (), OPENS), Case("a1", ("rare",), ("rare",), (), OPENS)]
    assert fit_choice("links", rare).sum("opens", ["rare"]) == 0.0


def test_the_same_cases_give_the_same_weights() -> None:
    """Fitting twice gives equal tables."""
    assert fit_choice("links", TOLD) == fit_choice("links", TOLD)
