"""Queries by hand end at their time limit, and the next one is answered."""

from __future__ import annotations

import time

import pytest

from kg.errors import QueryProblem, StoreProblem
from kg.views.limited import Limited, TookTooLong


@pytest.fixture
def limited(shown):
    """Queries on the showcase graph with two seconds each."""
    asking = Limited(shown.folder.path, 2.0)
    yield asking
    asking.close()


def test_a_query_is_answered(limited):
    """Rows come back as from the store itself."""
    assert limited.ask("ASK { ?a a ai:Announcement }").boolean is True


def test_an_endless_query_is_ended(limited):
    """A product of everything with everything stops at the limit; the next query is answered at once."""
    limited.ask("ASK {}")
    started = time.perf_counter()
    with pytest.raises(TookTooLong):
        limited.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    assert time.perf_counter() - started < 10
    assert limited.ask("ASK {}").boolean is True


@pytest.mark.parametrize(
    "query", ["SELECT ?a {", "INSERT DATA { ai:a ai:b ai:c }", "SELECT * { SERVICE <http://x/> {} }"]
)
def test_a_query_that_cannot_run_says_why(limited, query):
    """Broken queries, updates and queries that would ask another machine are refused with a sentence."""
    with pytest.raises(QueryProblem):
        limited.ask(query)


def test_a_missing_store_is_a_sentence(tmp_path):
    """The helping process hands on why the store cannot be opened."""
    asking = Limited(tmp_path, 20.0)
    with pytest.raises(StoreProblem):
        asking.ask("ASK {}")
    asking.close()
