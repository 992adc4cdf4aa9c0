"""Extraction <-> record: nothing is lost on the way there and back."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.codec import from_record, number, to_record
from kg.errors import InvalidRecord
from kg.model import (
    CLOSED_LISTS,
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
    Reason,
    Refusal,
    Relation,
    Site,
)

TEXT = "Larkspur Cloud investira 640 millions d’euros à Denain ; 90 MW, 85 emplois.\n"


def closed(kind: str) -> st.SearchStrategy[Any]:
    """A word of one of the closed lists."""
    return st.sampled_from(CLOSED_LISTS[kind])


def several(values: st.SearchStrategy[Any], **more: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """A tuple of up to three."""
    return st.lists(values, max_size=3, **more).map(tuple)


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    """A stretch of the text."""
    start = draw(st.integers(0, len(TEXT)))
    end = draw(st.integers(start, len(TEXT)))
    return Evidence(start, end, TEXT[start:end])


words = st.text(st.characters(codec="utf-8"), max_size=12)
proof = several(evidence())
figures = st.one_of(
    st.integers(0, 10**15).map(Decimal),
    st.decimals(Decimal("0.01"), Decimal(10**6), places=2, allow_nan=False).map(lambda d: d.normalize()),
)
counts = st.integers(0, 10**7)
days = st.none() | st.sampled_from(["2025", "2025-06", "2025-06-12"])
names = several(words)

announcements = st.builds(
    Announcement,
    key=st.sampled_from(["a1", "a2", "a3"]),
    type=closed("type"),
    status=closed("status"),
    main=st.booleans(),
    announced_on=days,
    actors=several(st.builds(Actor, words, closed("role"), names, proof)),
    amount=st.none() | st.builds(Amount, figures, words, closed("qualifier"), proof),
    period=st.none() | st.builds(Period, st.none() | figures, st.none() | counts, st.none() | counts, proof),
    places=several(st.builds(Location, words, st.none() | words, names, proof)),
    facilities=several(st.builds(Site, words, names, proof)),
    capacity=several(st.builds(Capacity, figures, closed("unit"), closed("qualifier"), proof)),
    jobs=several(st.builds(Jobs, counts, closed("qualifier"), closed("kind"), proof)),
    hardware=several(
        st.builds(Hardware, words, st.none() | counts, st.none() | closed("qualifier"), names, proof)
    ),
    energy=several(st.builds(Energy, closed("energy"), proof), unique_by=lambda e: e.source),
    type_evidence=proof,
    status_evidence=proof,
    announced_on_evidence=proof,
    reasons=several(st.builds(Reason, words, words, words)),
)
articles = st.builds(
    Article,
    id=words,
    text=st.just(TEXT),
    language=st.sampled_from(["fr", "en"]),
    title=words,
    published=days,
    style=st.none() | words,
)
extractions = st.builds(
    Extraction,
    articles,
    several(announcements),
    several(st.builds(Relation, words, closed("predicate"), words, proof)),
)


@settings(max_examples=60, deadline=None)
@given(extractions)
def test_what_is_written_reads_back_the_same(extraction: Extraction) -> None:
    """Extraction -> record -> JSON -> record -> extraction gives the first extraction."""
    record = json.loads(json.dumps(to_record(extraction, explain=True)))
    again = from_record(record, extraction.article)
    assert again == extraction
    assert [a.reasons for a in again.announcements] == [a.reasons for a in extraction.announcements]


@settings(max_examples=60, deadline=None)
@given(extractions)
def test_a_record_is_the_same_after_reading_and_writing(extraction: Extraction) -> None:
    """Record -> extraction -> record gives the first record, letter by letter."""
    record = to_record(extraction)
    again = to_record(from_record(json.loads(json.dumps(record)), extraction.article))
    assert json.dumps(again) == json.dumps(record)


@settings(max_examples=25, deadline=None)
@given(extractions)
def test_a_record_without_its_article_keeps_the_head(extraction: Extraction) -> None:
    """Where the article is not given, id, language, title, date and style come from the record."""
    head = from_record(to_record(extraction)).article
    given_head = replace(extraction.article, text="")
    assert head == given_head


def gold() -> dict[str, Any]:
    """A record of the contract, as it is written by hand: no evidence anywhere."""
    announcement = {
        "key": "a1",
        "type": "investment",
        "status": "announced",
        "main": True,
        "announced_on": "2025-06-12",
        "actors": [{"name": "Larkspur Cloud", "aka": ["Larkspur"], "role": "investor"}],
        "amount": {"value": 640000000, "currency": "EUR", "qualifier": "exact"},
        "period": {"years": 2.5, "start": None, "end": 2027},
        "places": [{"name": "Denain", "aka": [], "country": "FR"}],
        "facilities": [{"name": "Site Nord", "aka": []}],
        "capacity": [{"value": 90, "unit": "MW", "qualifier": "up_to"}],
        "jobs": [{"count": 85, "qualifier": "about", "kind": "permanent"}],
        "hardware": [{"name": "GPU", "aka": [], "count": None, "qualifier": None}],
        "energy": ["nuclear", "solar"],
    }
    return {
        "id": "fr-x1",
        "language": "fr",
        "style": "wire",
        "title": "T",
        "published": None,
        "announcements": [announcement],
        "relations": [{"subject": "Larkspur", "predicate": "offers", "object": "Nimbus"}],
    }


def test_a_gold_record_reads_with_no_evidence_and_all_values() -> None:
    """Each slot of a record by hand arrives as the value that it states."""
    found = from_record(gold())
    assert found.announcements == (
        Announcement(
            "a1",
            "investment",
            "announced",
            announced_on="2025-06-12",
            actors=(Actor("Larkspur Cloud", "investor", ("Larkspur",)),),
            amount=Amount(Decimal(640_000_000), "EUR"),
            period=Period(Decimal("2.5"), None, 2027),
            places=(Location("Denain", "FR"),),
            facilities=(Site("Site Nord"),),
            capacity=(Capacity(Decimal(90), "MW", "up_to"),),
            jobs=(Jobs(85, "about", "permanent"),),
            hardware=(Hardware("GPU"),),
            energy=(Energy("nuclear"), Energy("solar")),
        ),
    )
    assert found.relations == (Relation("Larkspur", "offers", "Nimbus"),)


def test_a_written_record_has_every_key_of_the_contract() -> None:
    """Each key of the contract is present, with null or [] where the text is silent, and the hash of the text."""
    bare = Extraction(Article("x", TEXT, "fr"), (Announcement("a1", "investment", "announced"),))
    written = to_record(bare)
    assert set(written) == set(gold()) | {"text_sha256"}
    assert set(written["announcements"][0]) == set(gold()["announcements"][0]) | {"evidence"}
    assert written["text_sha256"] == Article("x", TEXT, "fr").sha256
    assert written["announcements"][0]["amount"] is None
    assert written["announcements"][0]["places"] == []


def test_reasons_and_refusals_are_written_only_to_explain() -> None:
    """``explain`` adds what put each value there, and what gave no announcement."""
    told = Announcement("a1", "opening", "announced", reasons=(Reason("type", "rule", "why"),))
    refusal = Refusal(Evidence(0, 8, TEXT[:8]), "a denial")
    extraction = Extraction(Article("x", TEXT, "fr"), (told,), (), (refusal,))
    plainly, explained = to_record(extraction), to_record(extraction, explain=True)
    assert "refusals" not in plainly
    assert "reasons" not in plainly["announcements"][0]
    assert explained["refusals"][0]["reason"] == "a denial"
    assert from_record(explained).refusals == (refusal,)
    assert explained["announcements"][0]["reasons"] == [{"slot": "type", "rule": "rule", "why": "why"}]


BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("no such type", {"type": "takeover"}),
    ("no such status", {"status": "denied"}),
    ("no such role", {"actors": [{"name": "X", "aka": [], "role": "hero"}]}),
    ("no such qualifier", {"amount": {"value": 1, "currency": "EUR", "qualifier": "roughly"}}),
    ("no such unit", {"capacity": [{"value": 1, "unit": "MWh", "qualifier": "exact"}]}),
    ("no such kind of jobs", {"jobs": [{"count": 1, "qualifier": "exact", "kind": "new"}]}),
    ("no such energy", {"energy": ["tidal"]}),
    ("a sum that is no number", {"amount": {"value": "lots", "currency": "EUR", "qualifier": "exact"}}),
    ("a sum without currency", {"amount": {"value": 1, "qualifier": "exact"}}),
    ("a list that is none", {"places": None}),
    ("evidence without an end", {"places": [{"name": "X", "country": None, "evidence": [{"start": 1}]}]}),
    ("a place that is a word", {"places": ["Denain"]}),
]


@pytest.mark.parametrize("change", [b[1] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_a_broken_record_is_named_in_one_sentence(change: dict[str, Any]) -> None:
    """A value outside the contract is refused with the record's id."""
    record = gold()
    record["announcements"][0] |= change
    with pytest.raises(InvalidRecord, match=r"^The record 'fr-x1' breaks the contract .*\.$"):
        from_record(record)


@pytest.mark.parametrize("key", sorted(set(gold()["announcements"][0])))
def test_no_key_may_be_missing(key: str) -> None:
    """Each key of an announcement has to be there."""
    record = gold()
    del record["announcements"][0][key]
    with pytest.raises(InvalidRecord):
        from_record(record)


@pytest.mark.parametrize("announcements", [None, 5, ["a1"], [["a1"]], [None]])
def test_announcements_of_another_shape_are_refused(announcements: object) -> None:
    """What is no list of objects is a broken record, not a crash."""
    with pytest.raises(InvalidRecord):
        from_record({**gold(), "announcements": announcements})


@pytest.mark.parametrize(
    ("value", "written"), [("5", "5"), ("5.0", "5"), ("1.4E+9", "1400000000"), ("2.5", "2.5")]
)
def test_whole_numbers_are_written_without_a_point(value: str, written: str) -> None:
    """20 billion is 20000000000 in JSON, not 2e10."""
    assert json.dumps(number(Decimal(value))) == written
