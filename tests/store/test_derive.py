"""Direct edges follow from firm announcements alone, and go when their reason goes."""

from __future__ import annotations

from decimal import Decimal

import factory
import pytest
from storing import column, put

from kg import vocab
from kg.model import Actor, Amount
from kg.rdf import names
from kg.store import derive


def edges(store) -> set[tuple[str, str, str]]:
    store.publish()
    short = {
        q.triple: [vocab.shorten(t.value) for t in (q.subject, q.predicate, q.object)]
        for q in store.quads(names.DERIVED)
    }
    return {(s.split("/")[-1], p.removeprefix("ai:"), o.split("/")[-1]) for s, p, o in short.values()}


def plain_edges(store) -> set[tuple[str, str, str]]:
    return {edge for edge in edges(store) if edge[1] not in ("currentStatus", "countedAmount", "disputed")}


def roles(*pairs: tuple[str, str]) -> tuple[Actor, ...]:
    return tuple(Actor(name, role) for name, role in pairs)


@pytest.mark.parametrize(
    ("type_", "actors", "expected"),
    [
        ("investment", [("A", "investor")], {("a", "investsIn", "pennsylvania")}),
        ("construction", [("A", "developer")], {("a", "buildsIn", "pennsylvania")}),
        ("opening", [("A", "operator")], {("a", "operatesIn", "pennsylvania")}),
        ("energy_deal", [("A", "supplier"), ("B", "customer")], {("a", "suppliesTo", "b")}),
        (
            "partnership",
            [("A", "partner"), ("B", "partner")],
            {("a", "partnersWith", "b"), ("b", "partnersWith", "a")},
        ),
        ("acquisition", [("A", "acquirer"), ("B", "target")], {("a", "acquires", "b")}),
        ("funding", [("A", "funder"), ("B", "target")], {("a", "funds", "b")}),
        ("programme", [("A", "government"), ("B", "target")], {("a", "supports", "b")}),
    ],
)
def test_each_edge(store, type_, actors, expected):
    """Each kind of announcement gives the edges that its roles mean."""
    put(store, "x", factory.simple("x", billions=None, type=type_, actors=roles(*actors)))
    assert plain_edges(store) == expected


@pytest.mark.parametrize("status", ["rumoured", "cancelled"])
def test_no_plain_edge_from(store, status):
    """What is only rumoured, or was cancelled, gives no direct edge and counts in no sum."""
    put(store, "x", factory.simple("x", status=status))
    assert edges(store) == {("x", "currentStatus", "ai:" + status)}


def test_the_newest_article_says_the_status(store):
    """A rumour that a newer article confirms is announced; one that a newer article denies is cancelled."""
    put(store, "old", factory.simple("x", status="rumoured"), published="2025-01-01")
    assert plain_edges(store) == set()
    put(store, "new", factory.simple("x", status="announced"), published="2025-02")
    assert plain_edges(store) == {("kestrel-compute", "investsIn", "pennsylvania")}
    put(store, "newest", factory.simple("x", status="cancelled"), published="2025-03-01")
    assert plain_edges(store) == set()


def test_edges_go_with_their_article(store):
    """Removing the last article that tells of it takes the edge away."""
    put(store, "x", factory.simple("x"))
    assert plain_edges(store)
    store.remove(names.graph("x"))
    assert edges(store) == set()


def counted(store) -> list[str]:
    store.publish()
    return sorted(column(store, "SELECT ?v { ?a ai:countedAmount/ai:value ?v }"))


def test_sums_count_what_most_articles_say(store):
    """Of two amounts the one that more articles tell is counted, once; and the announcement is disputed."""
    put(store, "a", factory.simple("x", billions=5), published="2025-01-01")
    put(store, "b", factory.simple("x", billions=5), published="2025-01-02")
    put(store, "c", factory.simple("x", billions=7), published="2025-01-03")
    assert counted(store) == ["5000000000"]
    assert ("x", "disputed", "ai:amount") in edges(store)


def test_the_organisations_own_word_counts_before_the_newest(store):
    """Of two amounts told once each, that of a press release is counted, else the newer one."""
    put(store, "a", factory.simple("x", billions=5), published="2025-01-01", style="press release")
    put(store, "b", factory.simple("x", billions=7), published="2025-01-02")
    assert counted(store) == ["5000000000"]
    put(store, "a", factory.simple("x", billions=5), published="2025-01-01")
    assert counted(store) == ["7000000000"]


def test_parts_are_not_counted_twice(store):
    """A site whose programme has a sum is not counted beside it; one whose programme has none is."""
    put(
        store,
        "a",
        factory.simple("whole", billions=10),
        factory.simple("part", billions=4, part_of="announcement/whole"),
    )
    assert counted(store) == ["10000000000"]
    put(
        store,
        "a",
        factory.simple("whole", billions=None),
        factory.simple("part", billions=4, part_of="announcement/whole"),
    )
    assert counted(store) == ["4000000000"]


def test_the_same_sum_told_with_another_qualifier_is_no_dispute(store):
    """Articles that differ only in how exact the sum is do not contradict each other."""
    put(store, "a", factory.simple("x", amount=Amount(Decimal(5), "USD", "exact")))
    put(store, "b", factory.simple("x", amount=Amount(Decimal(5), "USD", "at_least")))
    assert "disputed" not in {edge[1] for edge in edges(store)}
    assert counted(store) == ["5"]


def test_rules_name_what_they_derive():
    """Each rule derives only the predicates that its header names, so that stale ones are found again."""
    for rule in derive.rules():
        head = rule.text.split("WHERE")[0].split("CONSTRUCT")[1]
        assert {p.value.rsplit("#")[1] for p in rule.predicates} == {
            w[3:] for w in head.split() if w.startswith("ai:")
        } - {"amount"}
