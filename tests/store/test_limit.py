"""A query's time really ends, and the next one is answered."""

from __future__ import annotations

import subprocess
import sys
import time

import factory
import psutil
import pytest
from storing import BUILD, put

from kg.errors import QueryProblem, StoreProblem, TookTooLong
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
        with pytest.raises(TookTooLong, match="stopped after 1 seconds"):
            limited.ask(ENDLESS)
        assert time.monotonic() - started < 5
        assert not psutil.pid_exists(pid)
        limited.seconds = 20
        assert limited.ask("ASK { ?a ?b ?c }").boolean is True


def test_errors_come_through(filled, folder, tmp_path):
    """A query that cannot be read and a store that isn't there are the same sentences as without the worker."""
    with Limited(folder) as limited:
        for query in ("SELECT ?x {", "INSERT DATA { ai:a ai:b ai:c }", "SELECT * { SERVICE <http://x/> {} }"):
            with pytest.raises(QueryProblem, match=r"cannot be read|only read|another machine"):
                limited.ask(query)
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


def test_a_query_that_eats_memory(filled, folder):
    """A query that wants more memory than it may have is a sentence, and the next one is answered."""
    heavy = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    with Limited(folder, seconds=60, memory=2**30) as limited:
        with pytest.raises(QueryProblem, match="memory"):
            limited.ask(heavy)
        assert limited.ask("ASK { ?a ?b ?c }").boolean is True


def test_the_worker_goes_with_its_parent(filled, folder):
    """A program that dies while its query runs leaves no process behind."""
    code = (
        f"from kg.store.limit import Limited; from pathlib import Path; l = Limited(Path({str(folder)!r})); "
        "l.ask('ASK {}'); print(l._worker.pid, flush=True); l.ask(" + repr(ENDLESS) + ")"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        worker = int(parent.stdout.readline())
        time.sleep(0.5)
        parent.kill()
    end = time.monotonic() + 5
    while psutil.pid_exists(worker) and time.monotonic() < end:
        time.sleep(0.05)
    assert not psutil.pid_exists(worker)
