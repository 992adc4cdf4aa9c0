"""Questions in plain words become the queries that they mean."""

from __future__ import annotations

from datetime import date

import pytest

from kg.ask import question
from kg.store.answers import ask
from kg.views.naming import finder

CASES = (
    ("fr", "Qui investit en Pennsylvanie ?", "who", ("ai:investor ?organisation", "place/pennsylvania")),
    ("en", "Who invests in Aquitaine?", "who", ("ai:investor ?organisation", "place/aquitaine")),
    ("en", "biggest nuclear deals of 2025", "list", ("ai:nuclear", 'FILTER(?date >= "2025")', "DESC(?value)")),
    ("fr", "les plus gros contrats nucléaires de 2025", "list", ("ai:nuclear", '"2025~"', "DESC(?value)")),
    ("fr", "Où Orion construit-il ?", "where", ("ai:developer ?part", "organisation/orion-cloud")),
    ("en", "How much has Kestrel invested since 2024?", "money", ("ai:investor ?part", '>= "2024"')),
    ("fr", "Combien Kestrel a-t-il investi entre 2023 et 2025 ?", "money", ('>= "2023"', '< "2025~"')),
    ("en", "How many jobs in the United States?", "jobs", ("place/united-states",)),
    ("fr", "Combien d’annonces en France cette année ?", "count", ("place/france", '"2026"')),
    ("en", "deals over $5 billion", "list", (">= 5000000000.0", '?currency = "USD"')),
    ("fr", "projets de moins de 2,5 milliards d’euros", "list", ("<= 2500000000.0", '?currency = "EUR"')),
    ("en", "rumours about Orion in August 2025", "list", ("ai:rumoured", '"2025-08~"')),
    ("fr", "Quels projets sont annulés ?", "list", ("ai:cancelled",)),
    ("en", "What is under construction in France?", "list", ("ai:underConstruction",)),
    ("en", "acquisitions before 2024", "list", ("a ai:Acquisition", '< "2024~"')),
    ("fr", "Quelle puissance pour Kestrel Compute ?", "power", ("ai:megawatts", "organisation/kestrel-compute")),
    ("en", "Who works with Kestrel?", "who", ("ai:actor ?organisation", "FILTER(?organisation !=")),
    ("fr", "projets français", "list", ("place/france",)),
)


@pytest.mark.parametrize(("language", "text", "shape", "pieces"), CASES)
def test_questions_are_read(shown, table, language, text, shape, pieces):
    """The query asks for the right thing, names what the question names, and runs."""
    read = question(text, language, finder(table, language), today=date(2026, 11, 22))
    assert read.shape == shape
    assert read.unread == ()
    for piece in pieces:
        assert piece in read.query
    assert ask(shown, read.query).seconds >= 0


@pytest.mark.parametrize(
    ("text", "unread"),
    [("Who frobnicates in France?", ("frobnicates",)), ("xyzzy", ("xyzzy",)), ("", ()), ("???", ())],
)
def test_what_cannot_be_read_is_said(table, text, unread):
    """A word that means nothing here is handed back; a text of such words alone gives no query."""
    read = question(text, "en", finder(table, "en"))
    assert read.unread == unread
    assert bool(read.query) == ("France" in text)


@pytest.mark.parametrize(
    "name", ['"} DELETE { ?s ?p ?o }', "'); DROP TABLE thing", 'Kestrel" . ?x ?y ?z', "<script>"]
)
def test_no_text_becomes_a_command(shown, table, name):
    """Quotes, braces and tags of a question never get into the query as such."""
    read = question(f"Who invests in {name}", "en", finder(table, "en"))
    assert "DELETE" not in read.query
    assert "<script" not in read.query
    assert not read.query or ask(shown, read.query).seconds >= 0
