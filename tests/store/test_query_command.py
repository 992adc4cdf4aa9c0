"""The command ``kg query``, and what the commands say of a store that is an address."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

ADDRESS = "http://127.0.0.1:9/sparql"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def kg(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from kg.cli import main; main()", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env)


def test_a_runaway_query_ends(filled, folder):
    """A query whose time is up is one sentence and exit status 1."""
    started = time.monotonic()
    done = kg("query", ENDLESS, "--store", str(folder), "--seconds", "1")
    assert time.monotonic() - started < 15
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "stopped after 1 seconds" in done.stderr


def test_an_answer_is_whole(filled, folder):
    """The rows that are printed are those that the store has, with their count and time below."""
    done = kg("query", "SELECT ?l { ?p a ai:Place ; rdfs:label ?l } ORDER BY ?l", "--store", str(folder))
    assert done.returncode == 0, done.stderr
    assert "Pennsylvania" in done.stdout
    assert "rows in" in done.stdout


def test_a_query_needs_no_language_models():
    """Asking starts quickly: nothing that reads or joins articles is imported."""
    code = "import sys, kg.cli; print(*sorted({'spacy', 'thinc', 'scipy', 'networkx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["explore"], "needs a store in a folder"),
        (["serve"], "needs a store in a folder"),
        (["store", "verify"], "needs a store in a folder"),
        (["store", "restore", "graph.nq"], "needs a store in a folder"),
        (["why", "announcement/x"], "run it there"),
        (["query", "ASK {}"], "cannot be reached"),
    ],
)
def test_what_an_address_cannot_do(tmp_path, words, says):
    """A command that needs a folder says in one sentence what works at an address, and ends with status 1."""
    done = kg(*words, "--store", ADDRESS, env={"XDG_STATE_HOME": str(tmp_path), "PATH": ""})
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert says in done.stderr
