"""Direct edges follow from firm announcements alone, and go when their reason goes."""

from __future__ import annotations

import factory
import pytest
from pyoxigraph import Quad
from storing import put, take

from kg import vocab
from kg.model import Actor
from kg.rdf import names
from kg.store import derive


def edges(store) -> set[tuple[str, str, str]]:
    store.publish()
    short = {
        q.triple: [vocab.shorten(t.value) for t in (q.subject, q.predicate, q.object)]
        for q in store.quads(names.DERIVED)
    }
    return {(s.split("/")[-1], p.removeprefix("ai:"), o.split("/")[-1]) for s, p, o in short.values()}


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
    assert edges(store) == expected


@pytest.mark.parametrize("status", ["rumoured", "cancelled"])
def test_no_plain_edge_from(store, status):
    """What is only rumoured, or was cancelled, gives no direct edge."""
    put(store, "x", factory.simple("x", status=status))
    assert edges(store) == set()


def test_the_newest_article_says_the_status(store):
    """A rumour that a newer article confirms is announced; one that a newer article denies is cancelled."""
    put(store, "old", factory.simple("x", status="rumoured"), published="2025-01-01")
    assert edges(store) == set()
    put(store, "new", factory.simple("x", status="announced"), published="2025-02")
    assert edges(store) == {("kestrel-compute", "investsIn", "pennsylvania")}
    put(store, "newest", factory.simple("x", status="cancelled"), published="2025-03-01")
    assert edges(store) == set()


def test_edges_go_with_their_article(store):
    """Removing the last article that tells of it takes the edge away."""
    put(store, "x", factory.simple("x"))
    assert edges(store)
    take(store, "x")
    assert edges(store) == set()


def test_what_an_older_program_derived_goes(store):
    """A predicate that no rule derives any more leaves the graph of derived statements at the next build."""
    old = Quad(names.resource("announcement/x"), vocab.AI.currentStatus, vocab.AI.announced, names.DERIVED)
    store.add(names.DERIVED, [old])
    put(store, "x", factory.simple("x"))
    assert edges(store) == {("kestrel-compute", "investsIn", "pennsylvania")}


def test_rules_name_what_they_derive():
    """Each rule derives only the predicates that its header names, so that stale ones are found again."""
    for rule in derive.rules():
        head = rule.text.split("WHERE")[0].split("CONSTRUCT")[1]
        assert {p.value.rsplit("#")[1] for p in rule.predicates} == {
            w[3:] for w in head.split() if w.startswith("ai:")
        }
