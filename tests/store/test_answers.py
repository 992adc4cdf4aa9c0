"""Answers in every form that users take them in, and sentences where there is nothing to show."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
import rdflib
from pyoxigraph import Literal, QueryResultsFormat, parse_query_results
from rich.console import Console

from kg.errors import QueryProblem
from kg.store import answers, guard
from kg.store.answers import Answer, ask, written
from kg.vocab import AI, XSD

PLACES = "SELECT ?p ?l ?lat { ?p a ai:Region ; rdfs:label ?l OPTIONAL { ?p schema:latitude ?lat } }"
EVERY = """SELECT ?a ?b ?c ?d ?e { VALUES (?a ?b ?c ?d ?e) {
  (<http://a> "x"@fr "a,\\"b\\"\\n" 1.5 UNDEF) (true "" 7 "é" 2e0) } }"""


def shown(answer: Answer) -> str:
    console = Console(width=160, file=io.StringIO())
    console.print(answers.table(answer))
    return console.file.getvalue()


@pytest.mark.parametrize("format", ["json", "xml", "csv", "tsv"])
def test_results_are_the_standards(filled, format):
    """Written results are what the engine itself writes for the same query, in every standard form."""
    engine = {f: getattr(QueryResultsFormat, f.upper()) for f in ("json", "xml", "csv", "tsv")}[format]
    ours, theirs = written(ask(filled, EVERY), format), filled.query(EVERY).serialize(format=engine)
    if format == "csv":
        assert list(csv.reader(io.StringIO(ours.decode()))) == list(csv.reader(io.StringIO(theirs.decode())))
    else:
        ours_back, theirs_back = (parse_query_results(text, engine) for text in (ours, theirs))
        assert [tuple(r) for r in ours_back] == [tuple(r) for r in theirs_back]


def test_other_libraries_read_them(filled):
    """JSON, XML and CSV results open in libraries that did not write them."""
    answer = ask(filled, PLACES)
    assert json.loads(written(answer, "json"))["head"]["vars"] == ["p", "l", "lat"]
    assert ET.fromstring(written(answer, "xml")).tag.endswith("sparql")
    assert next(csv.DictReader(io.StringIO(written(answer, "csv").decode())))["l"] == "Pennsylvania"


@pytest.mark.parametrize(
    ("format", "theirs"), [("turtle", "turtle"), ("ntriples", "nt"), ("xml", "xml"), ("json", "json-ld")]
)
def test_graphs_are_read_by_rdflib(filled, format, theirs):
    """A constructed graph opens in rdflib with all of its statements, in every form."""
    answer = ask(filled, "CONSTRUCT { ?a ai:actor ?o ; rdfs:label ?d } { ?a ai:actor ?o ; ai:announcedOn ?d }")
    assert len(rdflib.Graph().parse(data=written(answer, format), format=theirs)) == len(set(answer.rows)) > 0


def test_wrong_forms(filled):
    """Rows cannot be written as Turtle, nor anything as a form that there is none of; both are sentences."""
    with pytest.raises(QueryProblem, match="rows"):
        written(ask(filled, PLACES), "turtle")
    with pytest.raises(QueryProblem, match="graph"):
        written(ask(filled, "CONSTRUCT WHERE { ?s ai:within ?o }"), "parquet")


def test_yes_and_no(filled):
    """ASK answers yes or no, in a table as in JSON."""
    yes = ask(filled, "ASK { ?x a ai:Facility }")
    assert yes.boolean is True
    assert "yes" in shown(yes)
    assert json.loads(written(yes, "json")) == {"head": {}, "boolean": True}


def test_table(filled):
    """A table shortens IRIs, sets thousands apart, and the line under it counts rows and time."""
    answer = ask(filled, "SELECT ?a ?v { ?a a ai:Investment ; ai:amount/ai:value ?v } ORDER BY DESC(?v)")
    assert "id:announcement/kestrel-pennsylvania  20,000,000,000" in shown(answer)
    assert answers.closing_line(answer).startswith("3 rows in 0.")


def test_a_table_steers_no_terminal():
    """Control characters and direction overrides from an article's text are not handed to the terminal."""
    answer = Answer("SELECT", ("x",), ((Literal("a\x1b[31mred\u202eb[bold]"),),), 0.0)
    text = shown(answer)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold]" in text


def test_values(filled):
    """Rows as plain Python have numbers as numbers and None where there is nothing."""
    rows = ask(filled, EVERY).values()
    assert rows[0] == {"a": "http://a", "b": "x", "c": 'a,"b"\n', "d": Decimal("1.5"), "e": None}
    assert rows[1]["a"] is True
    assert rows[1]["c"] == 7


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * { ?a ai:acquirer ?x }", "No article in the graph uses ai:acquirer"),
        ("SELECT * { ?a ai:invester ?x }", "did you mean “investor”"),
        ("SELECT * { ?a foaf:name ?x }", "prefix is not declared"),
        ("PREFIX f: <http://f/> SELECT * { ?a f:name ?x }", "The graph doesn't know f:name."),
        ("SELECT * { ?a <http://f/name> ?x }", "The graph doesn't know <http://f/name>."),
        ('SELECT * { ?a rdfs:label "Pensylvania" }', 'Nothing in the graph has the value "Pensylvania".'),
    ],
)
def test_an_empty_answer_says_what_is_unknown(filled, query, says):
    """Where a query finds nothing, the term that the graph or the vocabulary lacks is named."""
    try:
        found = " ".join(ask(filled, query).notes)
    except QueryProblem as problem:
        found = str(problem)
    assert says in found


def test_an_empty_answer_of_known_terms_is_just_empty(filled):
    """Where every term is known there is nothing to add."""
    assert ask(filled, "SELECT * { ?a a ai:Investment ; ai:amount/ai:value 1 }").notes == ()


def test_wire(filled):
    """An answer survives the way through the worker's pipe."""
    for query in (EVERY, PLACES, "ASK { ?x a ai:Facility }", "CONSTRUCT WHERE { ?s ai:within ?o }"):
        answer = ask(filled, query)
        assert answers.from_wire(json.loads(json.dumps(answers.to_wire(answer)))) == answer


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?x WHERE {\n ?x ai:investor ?y", r"line 2, column \d+, at its end"),
        ("SELECT ?x {\n ?x foo:bar ?y }", "line 2.*prefix is not declared"),
        ("SELECT (COUNT(*) AS ?n) ?x { ?x ?y ?z }", "neither grouped"),
        ("SELECT * { id:place/x ?p ?o }", "slash"),
        ("hello world", "no query"),
        ("delete where { ?s ?p ?o }", "DELETE would change"),
    ],
)
def test_unreadable_queries(filled, query, says):
    """A query that cannot be read is refused with line, column and reason."""
    with pytest.raises(QueryProblem, match=says):
        ask(filled, query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service rdfs:label "SERVICE" } # SERVICE',
        "SELECT * { ?x <http://x/SERVICE> ?y ; ai:place 'LOAD' }",
        "PREFIX service: <http://x/> SELECT * { ?x service:drop ?insert }",
        "SELECT * { ?x rdfs:label '''it's a SERVICE \"\"\" ''' }",
    ],
)
def test_words_in_names_and_texts_are_not_keywords(query):
    """A keyword inside a name, an IRI, a string or a comment refuses nothing."""
    guard.refuse_reaching_out(query)


def test_numbers_are_typed(filled):
    """A sum comes back as the number type that SPARQL gives it."""
    ((total,),) = ask(filled, "SELECT (SUM(?v) AS ?t) { ?a ai:countedAmount/ai:value ?v }").rows
    assert total == Literal("22000000000", datatype=XSD.decimal)
    assert answers.shown(AI.announced) == "ai:announced"
