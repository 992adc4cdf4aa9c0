"""Which announcement a text tells."""

from __future__ import annotations

from itertools import combinations

import pytest
from telling import act, joined, ledger, says, stories

from kg.resolve import comparisons
from kg.resolve.entities import read
from kg.resolve.profiles import profile

FIRST = says("en-1", act("Kestrel Cloud", "Kouvola@FI", "Finland@FI", money="6e8 EUR"))


@pytest.mark.parametrize(
    "second",
    [
        says("fr-2", act("Kestrel Cloud", "Kouvola@FI", "Finlande@FI", money="6e8 EUR")),
        says("fr-2", act("Kestrel Cloud SA", "Finlande@FI", money="6e8 EUR", announced_on=None)),
        says("fr-2", act("Kestrel Cloud", "Kouvola@FI", money="6.8e8 USD about")),
        says("fr-2", act("Kestrel Cloud", "Kouvola@FI", money="6.5e8 EUR")),
        says("fr-2", act("Kestrel Cloud=developer", "Kouvola@FI", type="construction")),
    ],
    ids=["translation", "country only", "another currency", "another amount", "no amount"],
)
def test_the_same_act_is_one(second: object) -> None:
    """Another language, a wider place, another currency, a dissenting amount or none: the same act."""
    assert joined(FIRST, second)  # type: ignore[arg-type]


LATER = "2026-08-20"


@pytest.mark.parametrize(
    "second",
    [
        says("fr-2", act("Kestrel Cloud", "Kajaani@FI", "Finlande@FI", money="6e8 EUR")),
        says("fr-2", act("Kestrel Cloud", "Boden@SE", money="6e8 EUR")),
        says("fr-2", act("Fortum", "Kouvola@FI", money="6e8 EUR")),
        says("fr-2", act("Kestrel Cloud", "Kouvola@FI", money="2e9 EUR", announced_on=LATER), published=LATER),
        says("fr-2", act("Kestrel Cloud=customer; Fortum=supplier", "Kouvola@FI", type="energy_deal")),
        says("fr-2", act("Kestrel Cloud", money="6e9 EUR")),
    ],
    ids=["other town", "other country", "other company", "other year", "power deal", "nothing in common but who"],
)
def test_a_near_miss_stays_apart(second: object) -> None:
    """Another town, country, company or year, or the power deal for it: not the same act."""
    assert not joined(FIRST, second)  # type: ignore[arg-type]


def test_two_acts_of_one_article_are_never_joined() -> None:
    """A text that tells two acts knows them apart, however alike they are."""
    twice = says("en-1", act("Nscale", "Ohio@US", money="1e9 USD"), act("Nscale", "Ohio@US", money="1e9 USD"))
    (resolution,) = ledger(twice).resolutions
    assert len({fact.id for fact in resolution.facts}) == 2


def test_the_other_end_of_a_deal_decides() -> None:
    """Two power contracts of one customer with two suppliers are two, even for the same megawatts."""
    deal = {"type": "energy_deal", "megawatts": [150]}
    first = says("en-1", act("Nscale=customer; Veltrin Power=supplier", "Romania@RO", **deal))
    second = says("en-2", act("Nscale=customer; Dacia Vânt=supplier", "Romania@RO", **deal))
    assert not joined(first, second)


def test_sites_numbered_apart_are_two() -> None:
    """ "Prairie One" and "Prairie Two" are two sites of one company in one town."""
    one = says("en-1", act("Nscale", "Regina@CA", facilities=["Prairie One"], money="1e9 CAD"))
    two = says("en-2", act("Nscale", "Regina@CA", facilities=["Prairie Two"], money="1e9 CAD"))
    assert not joined(one, two)


def test_a_subsidiary_and_its_parent_tell_one_act() -> None:
    """Amazon in one article and Amazon Web Services in the other: one act, both organisations kept."""
    first = says("en-1", act("Amazon", "Salem Township@US", "Pennsylvania@US", money="2e10 USD at_least"))
    second = says("fr-2", act("Amazon Web Services", "Pennsylvanie@US", money="2e10 USD"))
    assert joined(first, second)


def test_a_parent_that_only_the_article_states() -> None:
    """An unknown subsidiary counts as its registered parent where the article says whose it is."""
    from kg.model import Relation

    owns = [Relation("Lenape Hydro", "subsidiary_of", "Brookfield")]
    deal = {"type": "energy_deal", "facilities": ["Holtwood"], "megawatts": [670]}
    first = says("en-1", act("Lenape Hydro=supplier; Google=customer", "Pennsylvania@US", **deal), relations=owns)
    second = says("fr-2", act("Brookfield=supplier; Google=customer", "Pennsylvanie@US", **deal))
    assert joined(first, second)


def test_a_plan_goes_through_its_states() -> None:
    """Rumour, announcement, works and opening over two years are one announcement with four states."""
    steps = [
        ("rumoured", "2025-01-10"),
        ("announced", "2025-04-15"),
        ("under_construction", "2025-11-03"),
        ("operational", "2026-07-06"),
    ]
    told = [
        says(
            f"en-{n}",
            act("Kestrel Cloud", "Moses Lake@US", status=status, announced_on=date, money="2e9 USD"),
            published=date,
        )
        for n, (status, date) in enumerate(steps)
    ]
    (story,) = ledger(*told).stories()
    assert [(s.status, s.date) for s in story.states] == steps
    assert story.status == "operational"


def test_after_a_cancellation_comes_another_plan() -> None:
    """What is announced a year after a cancellation is another act."""
    first = says(
        "en-1", act("Nscale", "Skien@NO", status="cancelled", announced_on="2024-05-01"), published="2024-05-01"
    )
    second = says("en-2", act("Nscale", "Skien@NO", money="5e9 NOK"))
    assert not joined(first, second)


def test_why_quotes_the_values() -> None:
    """For each joined pair the comparisons are kept, each with a reason that quotes what it compared."""
    made = ledger(FIRST, says("fr-2", act("Kestrel Cloud", "Kouvola@FI", money="6e8 EUR")))
    (story,) = made.stories()
    (join,) = made.why(story.id)
    reasons = {c.rule: c.reason for c in join.comparisons}
    assert join.same
    assert "600 million EUR" in reasons["amounts"]
    assert "Kouvola" in reasons["places"]
    assert "Kestrel Cloud" in reasons["organisations"]


def test_the_id_is_that_of_the_earliest_telling() -> None:
    """A later article joins under the id that the first one already had."""
    alone = ledger(FIRST).stories()[0].id
    later = says("fr-0", act("Kestrel Cloud", "Kouvola@FI", money="6e8 EUR"), published="2025-06-11")
    assert ledger(later, FIRST).stories()[0].id == alone


def test_a_site_is_part_of_its_programme() -> None:
    """A smaller act within the places of a larger one that its article names is its part, and isn't summed."""
    from kg.resolve import sums

    whole = says("en-1", act("Boralune", "Lévis@CA", "Saguenay@CA", "Québec@CA", money="6e9 CAD"))
    text = "Boralune digs in Lévis.\n\nThe site is part of the 6 billion dollar plan for Québec."
    site = act("Boralune=developer", "Lévis@CA", money="1.5e9 CAD", type="construction", announced_on="2025-10-14")
    named = act("Boralune", "Québec@CA", money="6e9 CAD", announced_on=None, main=False)
    made = ledger(whole, says("en-2", site, named, published="2025-10-14", text=text))
    programme, part = made.stories()
    assert part.part_of is not None
    assert part.part_of == programme.id
    assert list(sums.counted(made.stories())) == [programme.id]


def test_beside_a_larger_plan_is_not_part_of_it() -> None:
    """An article that tells a larger plan without setting its own act within it makes no part."""
    text = "Boralune digs in Lévis.\n\nIt had announced a 6 billion dollar plan for Québec before."
    site = act("Boralune=developer", "Lévis@CA", money="1.5e9 CAD", type="construction")
    named = act("Boralune", "Québec@CA", money="6e9 CAD", announced_on=None, main=False)
    assert all(story.part_of is None for story in ledger(says("en-2", site, named, text=text)).stories())


def test_the_quick_comparison_joins_what_the_full_one_joins() -> None:
    """Stopping at the first rule that forbids, in another order of rules, gives the same joins and points."""
    profiles = [profile(t) for x in stories("dev") for t in read(x).tellings]
    pairs = list(combinations(profiles, 2))
    full = [comparisons.compare(a, b) for a, b in pairs]
    assert [comparisons.joined(a, b) for a, b in pairs] == [v.score if v.joins else None for v in full]
    assert any(verdict.joins for verdict in full)
