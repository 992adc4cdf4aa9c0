"""A query's time really ends, and the next one is answered."""

from __future__ import annotations

import time

import factory
import psutil
import pytest
from storing import BUILD, put

from kg.errors import QueryProblem, StoreProblem
from kg.store import Embedded
from kg.store.answers import ask
from kg.store.limit import Limited

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_same_answer(filled, folder):
    """An answer through the worker is the answer without it."""
    query = "SELECT ?l { ?x rdfs:label ?l } ORDER BY ?l"
    with Limited(folder) as limited:
        assert limited.ask(query).rows == ask(filled, query).rows


def test_an_endless_query_ends(filled, folder):
    """A cartesian product is stopped in its time, its process is gone, and the next query is answered."""
    with Limited(folder, seconds=1) as limited:
        limited.ask("ASK { ?a ?b ?c }")
        pid = limited._worker.pid
        started = time.monotonic()
        with pytest.raises(QueryProblem, match="stopped after 1 seconds"):
            limited.ask(ENDLESS)
        assert time.monotonic() - started < 5
        assert not psutil.pid_exists(pid)
        limited.seconds = 20
        assert limited.ask("ASK { ?a ?b ?c }").boolean is True


def test_errors_come_through(filled, folder, tmp_path):
    """A query that cannot be read and a store that isn't there are the same sentences as without the worker."""
    with Limited(folder) as limited, pytest.raises(QueryProblem, match="cannot be read"):
        limited.ask("SELECT ?x {")
    with Limited(tmp_path / "none") as limited, pytest.raises(StoreProblem, match="kg build"):
        limited.ask("ASK {}")


def test_no_more_rows_than_asked_for(filled, folder):
    """A long answer is cut at the limit, and says so."""
    with Limited(folder, rows=5) as limited:
        answer = limited.ask("SELECT * { ?a ?b ?c }")
    assert len(answer.rows) == 5
    assert "first 5 rows" in answer.notes[0]


def test_news_are_seen(folder, filled):
    """A worker answers on what was published since it started."""
    count = "SELECT (COUNT(*) AS ?n) { ?x a ai:Article }"
    with Limited(folder) as limited:
        before = limited.ask(count).values()[0]["n"]
        with Embedded(folder, BUILD) as store:
            put(store, "new", factory.simple("new"))
            store.publish()
        assert limited.ask(count).values()[0]["n"] == before + 1
