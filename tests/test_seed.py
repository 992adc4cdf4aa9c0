"""The first real input: a French post as it is copied off its site (it lies beside the project, not in it)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.model import Announcement, Extraction
from kg.paths import PACKAGE
from kg.reading import read_article
from kg.sources import Source, read_source

SEED = PACKAGE.parent.parent / "shared" / "articles" / "seed-amazon-pennsylvanie.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside the project")


@pytest.fixture(scope="module")
def reading() -> Extraction:
    return read_article(read_source(Source(SEED, SEED.name)))


def of(reading: Extraction, value: int) -> Announcement:
    return next(a for a in reading.announcements if a.amount and a.amount.value == Decimal(value))


def test_the_pledge_for_pennsylvania_is_read_in_full(reading: Extraction) -> None:
    """AWS invests 20 billion dollars over 15 years in Pennsylvania and in Lackawanna, with 1,000 jobs by 2040."""
    pledge = of(reading, 20_000_000_000)
    assert (pledge.type, pledge.announced_on) == ("investment", "2025-05-24")
    assert ("Amazon Web Services", "investor") in {(a.name, a.role) for a in pledge.actors}
    assert {p.name for p in pledge.places} >= {"Pennsylvanie", "comté de Lackawanna"}
    assert pledge.period is not None
    assert (pledge.period.years, pledge.period.end) == (15, 2040)
    assert [(j.count, j.qualifier) for j in pledge.jobs] == [(1000, "at_least")]


@pytest.mark.parametrize(
    ("value", "who", "where"),
    [(350_000_000, "Amazon", "Pennsylvanie"), (3_300_000_000, "Microsoft", "Wisconsin")],
)
def test_other_sums_have_their_own_announcements(reading: Extraction, value: int, who: str, where: str) -> None:
    """Amazon's 350 million and Microsoft's 3.3 billion are announcements of their own."""
    told = of(reading, value)
    assert who in {a.name for a in told.actors}
    assert where in {p.name for p in told.places}


def test_google_builds_in_the_midwest(reading: Extraction) -> None:
    """What stands behind "tandis que" is an act of its own."""
    told = next(a for a in reading.announcements if {x.name for x in a.actors} == {"Google"})
    assert (told.type, [p.name for p in told.places]) == ("construction", ["Midwest"])


def test_a_teaser_counts_as_background(reading: Extraction) -> None:
    """Isambard-AI, 225 million pounds, opened on 15 July 2025, is read from a teaser."""
    told = of(reading, 225_000_000)
    assert (told.main, told.status, told.announced_on) == (False, "operational", "2025-07-15")
    assert told.amount is not None
    assert told.amount.currency == "GBP"
    assert [f.name for f in told.facilities] == ["Isambard-AI"]


@pytest.mark.parametrize(
    "relation",
    [
        ("Amazon Web Services", "hosts", "Anthropic"),
        ("Amazon Web Services", "hosts", "Stability AI"),
        ("Amazon", "offers", "Bedrock"),
        ("Amazon", "offers", "CodeWhisperer"),
        ("Amazon", "offers", "Q"),
        ("Amazon", "subject_to", "CHIPS and Science Act"),
        ("Amazon", "subject_to", "Inflation Reduction Act"),
    ],
)
def test_relations_are_read(reading: Extraction, relation: tuple[str, str, str]) -> None:
    """Hosted models, listed services and supporting laws become relations."""
    assert relation in {(r.subject, r.predicate, r.object) for r in reading.relations}


def test_the_dressing_gives_nothing(reading: Extraction) -> None:
    """Nothing comes from the newsletter box, the comment form or the Netflix teaser."""
    assert not any("Netflix" in a.name for x in reading.announcements for a in x.actors)
