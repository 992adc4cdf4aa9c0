"""The figures of a graph, and what kg check says of stores and files."""

from __future__ import annotations

import factory
import pytest
from pyoxigraph import Literal, Quad, RdfFormat, serialize
from telling_all import ledger_quads

from kg import views
from kg.errors import ShapeViolation
from kg.rdf import names
from kg.rdf.mapping import quads
from kg.rdf.provenance import Build
from kg.store import Embedded, canonical
from kg.vocab import AI

BROKEN = [
    Quad(q.subject, q.predicate, Literal("usd"), q.graph_name) if q.predicate == AI.currency else q
    for q in quads(factory.resolution("bad"))
]


@pytest.fixture
def store(tmp_path):
    """A store with two articles on one announcement."""
    with Embedded(tmp_path / "store", Build("test")) as opened:
        for article in ("a", "b"):
            opened.add(names.graph(article), quads(factory.resolution(article)))
        opened.publish()
        yield opened


def test_stats(store):
    """Figures count things, not tellings: one announcement of two articles is one; quads are those of the file."""
    found = views.stats(store)
    assert (found.articles, found.announcements, found.organisations, found.places) == (2, 1, 2, 3)
    assert found.quads == len(list(canonical.lines(store)))
    assert found.canonical_hash == canonical.canonical_hash(store)
    assert views.stats(store, hashed=False).canonical_hash == ""


@pytest.mark.parametrize("quick", [True, False])
def test_check_of_a_store(store, quick):
    """A whole store has no finding; a broken article in it is named, by either engine."""
    assert not list(views.check(store, quick=quick))
    store.add(names.graph("bad"), BROKEN)
    assert [str(p).split(",")[0] for p in views.check(store, quick=quick)] == ["In the article bad"]


@pytest.mark.parametrize("quick", [True, False])
def test_check_of_the_ledger(store, quick):
    """What is said of all articles together is checked as well, and its graph is named."""
    told = ledger_quads([factory.resolution("a"), factory.resolution("b")])
    store.add(names.LEDGER, told)
    assert not list(views.check(store, quick=quick))
    store.add(names.LEDGER, [q for q in told if q.predicate != AI.entryOf])
    found = {str(p).split(",")[0] for p in views.check(store, quick=quick)}
    assert found == {f"In the graph {names.LEDGER}"}


@pytest.mark.parametrize(("ending", "format"), [("nq", RdfFormat.N_QUADS), ("trig", RdfFormat.TRIG)])
def test_check_of_a_file(tmp_path, ending, format):
    """An exported file is checked graph by graph."""
    path = tmp_path / f"graph.{ending}"
    path.write_bytes(serialize([*quads(factory.resolution("a")), *BROKEN], format=format))
    assert [str(p).split(",")[0] for p in views.check_file(path)] == ["In the article bad"]


@pytest.mark.parametrize(("name", "text"), [("x.ttl", "no turtle"), ("x.pdf", ""), ("none.nq", None)])
def test_check_of_what_is_no_rdf(tmp_path, name, text):
    """A file that is missing, malformed or of an unknown ending is a sentence."""
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(ShapeViolation, match="not readable as RDF"):
        list(views.check_file(tmp_path / name))
