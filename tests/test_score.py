"""The scorer on cases made by hand: what counts as right, what as missed, what as false."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest

from kg.model import (
    Actor,
    Amount,
    Announcement,
    Article,
    Capacity,
    Energy,
    Evidence,
    Extraction,
    Hardware,
    Jobs,
    Location,
    Period,
    Relation,
    Site,
)
from kg.score import SLOTS, Card, align, alike, matched, normal, same_name, score

TEXT = "Larkspur Cloud and Tarn Power build in Enid."
FULL = Announcement(
    key="a1",
    type="investment",
    status="announced",
    announced_on="2025-06-12",
    actors=(Actor("Larkspur Cloud", "investor", ("Larkspur",)), Actor("Tarn Power", "supplier")),
    amount=Amount(Decimal(640_000_000), "USD", "at_least"),
    period=Period(Decimal(5), None, 2030),
    places=(Location("Enid", "US"), Location("Oklahoma", "US")),
    facilities=(Site("Red Bluff"),),
    capacity=(Capacity(Decimal(1), "GW"),),
    jobs=(Jobs(85, "up_to", "permanent"),),
    hardware=(Hardware("H200", 16_000, "exact"),),
    energy=(Energy("wind"),),
)
OTHER = Announcement(
    key="a2",
    type="funding",
    status="rumoured",
    main=False,
    actors=(Actor("Calvado Cloud", "target"),),
    amount=Amount(Decimal(90_000_000), "EUR"),
    places=(Location("Denain", "FR"),),
)
RELATION = Relation("Larkspur", "offers", "Nimbus")


def extraction(*told: Announcement, language: str = "en", relations: tuple[Relation, ...] = ()) -> Extraction:
    """What a text says."""
    return Extraction(Article("x", TEXT, language), told, relations)


def card(gold: Extraction, predicted: Extraction) -> Card:
    """The score card of one article."""
    return score([(gold, predicted)])["all"]


def counts(c: Card, name: str) -> tuple[int, int, int]:
    """True positives, false positives, false negatives."""
    return c.count(name).tp, c.count(name).fp, c.count(name).fn


def test_gold_against_itself_is_perfect_everywhere() -> None:
    """Precision, recall and F1 of every row are 1, and so is every share of those found."""
    gold = extraction(FULL, OTHER, relations=(RELATION,))
    c = card(gold, gold)
    for name in ("announcements", "triple", "relations", *SLOTS):
        count = c.count(name)
        assert (count.precision, count.recall, count.f1) == (1, 1, 1), name
        assert count.tp > 0, name
    assert c.all_slots.f1 == 1
    assert all(good == of > 0 for good, of in c.accuracy.values())
    assert set(c.accuracy) == {"type", "status", "role"}


def test_an_empty_prediction_misses_all_and_invents_nothing() -> None:
    """Precision is 1 for want of claims, recall and F1 are 0, and each value of the gold is a miss."""
    c = card(extraction(FULL, relations=(RELATION,)), extraction())
    assert counts(c, "announcements") == (0, 0, 1)
    assert counts(c, "actors") == (0, 0, 2)
    assert counts(c, "triple") == (0, 0, 4)
    assert counts(c, "relations") == (0, 0, 1)
    assert (c.all_slots.precision, c.all_slots.recall, c.all_slots.f1) == (1, 0, 0)
    assert c.accuracy == {}


def test_a_prediction_where_there_is_nothing_is_false_in_full() -> None:
    """Each value of an announcement without a partner is a false alarm."""
    c = card(extraction(), extraction(FULL))
    assert counts(c, "announcements") == (0, 1, 0)
    assert counts(c, "places") == (0, 2, 0)
    assert (c.all_slots.precision, c.all_slots.recall) == (0, 1)


def test_nothing_against_nothing_is_right() -> None:
    """A text without announcements that gives none scores 1, and counts nothing."""
    c = card(extraction(), extraction())
    assert c.all_slots.f1 == 1
    assert (c.all_slots.tp, c.articles) == (0, 1)


def test_swapped_roles_cost_the_actors_and_nothing_else() -> None:
    """Right names in the wrong roles: actors and the share of roles are wrong, all other slots are right."""
    one, two = FULL.actors
    swapped = replace(FULL, actors=(replace(one, role="supplier"), replace(two, role="investor")))
    c = card(extraction(FULL), extraction(swapped))
    assert counts(c, "actors") == (0, 2, 2)
    assert c.accuracy["role"] == (0, 2)
    assert counts(c, "announcements") == (1, 0, 0)
    assert all(c.count(slot).f1 == 1 for slot in SLOTS if slot != "actors")
    assert counts(c, "triple") == (4, 0, 0)


def test_announcements_that_share_nothing_are_no_pair() -> None:
    """Two announcements of other people, sums and places are one miss and one false alarm."""
    c = card(extraction(FULL), extraction(OTHER))
    assert counts(c, "announcements") == (0, 1, 1)
    assert counts(c, "amount") == (0, 1, 1)
    assert c.accuracy == {}


def test_a_place_alone_makes_a_pair_only_with_the_same_kind_of_act() -> None:
    """What shares a place with the gold is its partner if it is the same kind of act, else not."""
    bare = Announcement("a1", "opening", "announced", places=(Location("Enid"),))
    assert align([bare], [replace(bare, status="rumoured")]) == [(0, 0)]
    assert align([bare], [replace(bare, type="funding")]) == []
    assert alike(bare, replace(bare, type="funding")) == 0


@pytest.mark.parametrize(
    ("slot", "wrong"),
    [
        ("type", "opening"),
        ("status", "cancelled"),
        ("main", False),
        ("announced_on", "2025-06-13"),
        ("amount", Amount(Decimal(640_000_001), "USD", "at_least")),
        ("amount", Amount(Decimal(640_000_000), "EUR", "at_least")),
        ("amount", Amount(Decimal(640_000_000), "USD", "exact")),
        ("period", Period(Decimal(5), None, 2031)),
        ("capacity", (Capacity(Decimal(1), "MW"),)),
        ("capacity", (Capacity(Decimal(1), "GW", "about"),)),
        ("jobs", (Jobs(85, "up_to", "construction"),)),
        ("jobs", (Jobs(86, "up_to", "permanent"),)),
        ("hardware", (Hardware("H200", 15_000, "exact"),)),
        ("hardware", (Hardware("B200", 16_000, "exact"),)),
        ("energy", (Energy("solar"),)),
        ("facilities", (Site("Blue Bluff"),)),
    ],
)
def test_one_wrong_value_is_one_miss_and_one_false_alarm_in_its_slot(slot: str, wrong: object) -> None:
    """A wrong value costs its own slot both ways, and no other slot."""
    c = card(extraction(FULL), extraction(replace(FULL, **{slot: wrong})))
    assert counts(c, slot) == (0, 1, 1)
    assert all(c.count(other).f1 == 1 for other in SLOTS if other != slot)


@pytest.mark.parametrize(
    "same",
    [
        {"capacity": (Capacity(Decimal(1000), "MW"),)},
        {"amount": Amount(Decimal("640000000.0"), "USD", "at_least")},
        {"actors": (Actor("LARKSPUR", "investor"), Actor("tarn power", "supplier"))},
        {"places": (Location("Oklahoma", None), Location("Énid", "US"))},
        {"facilities": (Site("Campus Nord", ("the Red-Bluff",)),)},
    ],
)
def test_other_ways_to_say_the_same_are_right(same: dict[str, object]) -> None:
    """Units, letters, accents, order and other names do not matter; the country of a place is not compared."""
    assert card(extraction(FULL), extraction(replace(FULL, **same))).all_slots.f1 == 1


def test_a_value_counts_once() -> None:
    """The same place said twice is right once and false once."""
    doubled = replace(FULL, places=(Location("Enid"), Location("Enid"), Location("Oklahoma")))
    assert counts(card(extraction(FULL), extraction(doubled)), "places") == (2, 1, 0)
    assert matched([1, 1, 2], [1, 2, 2], lambda g, p: g == p) == 2


def test_pairs_are_the_best_whatever_the_order() -> None:
    """Announcements find their partners in any order of the prediction."""
    third = replace(OTHER, key="a3", amount=Amount(Decimal(7), "EUR"), places=(Location("Lens"),))
    gold = [FULL, OTHER, third]
    for order in permutations(range(3)):
        assert align(gold, [gold[i] for i in order]) == sorted((g, p) for p, g in enumerate(order))


def test_one_prediction_is_the_partner_of_one_gold_only() -> None:
    """Two acts of the gold that are told as one are one found and one missed."""
    half = replace(FULL, key="a2", amount=Amount(Decimal(5), "USD"), places=(Location("Tulsa"),))
    c = card(extraction(FULL, half), extraction(FULL))
    assert counts(c, "announcements") == (1, 0, 1)
    assert align([FULL, half], [FULL]) == [(0, 0)]


def test_triples_need_who_how_much_and_where() -> None:
    """A wrong place, sum or name breaks the triples that hold it; role and qualifier count elsewhere."""
    wrong_place = replace(FULL, places=(Location("Enid"), Location("Texas")))
    assert counts(card(extraction(FULL), extraction(wrong_place)), "triple") == (2, 2, 2)
    no_sum = replace(FULL, amount=None)
    assert counts(card(extraction(FULL), extraction(no_sum)), "triple") == (0, 0, 4)
    other_qualifier = replace(FULL, amount=Amount(Decimal(640_000_000), "USD", "up_to"))
    assert counts(card(extraction(FULL), extraction(other_qualifier)), "triple") == (4, 0, 0)


def test_languages_are_scored_by_themselves_and_together() -> None:
    """A card a language, and one for all that holds the sums."""
    cards = score(
        [(extraction(FULL, language="fr"), extraction(FULL)), (extraction(FULL, language="en"), extraction())]
    )
    assert set(cards) == {"fr", "en", "all"}
    assert (cards["fr"].all_slots.f1, cards["en"].all_slots.f1) == (1, 0)
    assert (cards["all"].articles, counts(cards["all"], "announcements")) == (2, (1, 0, 1))
    assert cards["all"].all_slots.f1 == pytest.approx(2 / 3)


def test_evidence_that_does_not_hold_is_counted() -> None:
    """Each offset of a prediction is checked against its text."""
    actors = (
        Actor("Larkspur Cloud", "investor", (), (Evidence(0, 14, "Larkspur Cloud"),)),
        Actor("Tarn Power", "supplier", (), (Evidence(0, 10, "Tarn Power"),)),
    )
    proof = (Evidence(38, 42, "Enid"),)
    told = replace(FULL, actors=actors, type_evidence=proof, status_evidence=(Evidence(39, 43, "Enid"),))
    relation = replace(RELATION, evidence=(Evidence(0, 8, "Larkspur"),))
    assert card(extraction(FULL), extraction(told, relations=(relation,))).evidence == (3, 5)


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Ohio", "ohio"), ("Île-de-France", "ile de france"), ("L’Oréal", "l'oreal"), ("AT&T", "at t")],
)
def test_names_in_normal_form(one: str, other: str) -> None:
    """Case, accents, punctuation and a leading article fall away."""
    assert normal(one) == normal(other) != ""


def test_names_without_a_letter_are_nobody() -> None:
    """Two names of signs alone share nothing."""
    assert not same_name(Site("—"), Site("…"))
