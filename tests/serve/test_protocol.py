"""What the SPARQL 1.1 Protocol asks for, over HTTP; answers are read by rdflib, which wrote none of them."""

from __future__ import annotations

import csv
import io
import json

import factory
import httpx
import pytest
import rdflib
from rdflib.query import Result
from serving import TIGHT, filled, serving

from kg.rdf import names
from kg.rdf.mapping import quads
from kg.rdf.provenance import Build
from kg.store import Embedded, Snapshot
from kg.store.answers import ask

LABELS = "SELECT ?x ?label WHERE { ?x a ai:Organisation ; rdfs:label ?label } ORDER BY ?label"
FORM = {"content-type": "application/x-www-form-urlencoded"}
G = [names.graph(f"en-x0{n}").value for n in range(3)]
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def rows(response: httpx.Response, format: str) -> list[tuple[str, ...]]:
    """The rows of an answer as rdflib reads them."""
    found = Result.parse(io.BytesIO(response.content), format=format)
    return [tuple(str(term) for term in row) for row in found]


def expected(store, query: str) -> list[tuple[str, ...]]:
    """The rows without the endpoint."""
    with Snapshot(store) as snapshot:
        return [tuple(term.value for term in row) for row in ask(snapshot, query).rows]


def number(response: httpx.Response) -> int:
    """The one number that was selected."""
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def test_three_ways_to_ask(url, served_store):
    """GET, a posted form and a posted query give the same rows."""
    answers = (
        httpx.get(url, params={"query": LABELS}),
        httpx.post(url, data={"query": LABELS}),
        httpx.post(url, content=LABELS, headers={"content-type": "application/sparql-query"}),
    )
    for answer in answers:
        assert answer.status_code == 200
        assert rows(answer, "json") == expected(served_store, LABELS)


@pytest.mark.parametrize(
    ("accept", "format"),
    [("application/sparql-results+json", "json"), ("application/sparql-results+xml", "xml"), ("text/csv", "csv")],
)
def test_forms_of_rows(url, served_store, accept, format):
    """Each form of rows says the same and names itself."""
    answer = httpx.get(url, params={"query": LABELS}, headers={"accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    assert rows(answer, format) == expected(served_store, LABELS)


def test_tsv(url, served_store):
    """Tab-separated values write terms as in Turtle."""
    answer = httpx.get(url, params={"query": LABELS}, headers={"accept": "text/tab-separated-values"})
    lines = list(csv.reader(io.StringIO(answer.text), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert lines[0] == ["?x", "?label"]
    assert [(x.strip("<>"), label.strip('"')) for x, label in lines[1:]] == expected(served_store, LABELS)


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_truth_values(url, accept):
    """ASK answers true and false in both forms."""
    for query, truth in (("ASK { ?x a ai:Place }", True), ("ASK { ?x a ai:AIModel }", False)):
        answer = httpx.get(url, params={"query": query}, headers={"accept": accept})
        format = "json" if "json" in accept else "xml"
        assert Result.parse(io.BytesIO(answer.content), format=format).askAnswer is truth


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_forms_of_graphs(url, served_store, accept, format):
    """CONSTRUCT and DESCRIBE answer in each form of a graph with the same statements."""
    query = "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s a ai:Entity ; rdfs:label ?o }"
    answer = httpx.get(url, params={"query": query}, headers={"accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    graph = rdflib.Graph().parse(data=answer.content, format=format)
    assert {(str(s), str(o)) for s, _, o in graph} == {(r[0], r[2]) for r in expected(served_store, query)}
    described = httpx.get(url, params={"query": "DESCRIBE ai:announced"}, headers={"accept": accept})
    assert len(rdflib.Graph().parse(data=described.content, format=format)) > 0


def test_numbers_keep_their_types(url):
    """A decimal is told as xsd:decimal, a language as a language, no value as nothing."""
    query = 'SELECT ?v ?l ?none { ?a ai:amount/ai:value ?v . BIND("été"@fr AS ?l) } ORDER BY DESC(?v) LIMIT 1'
    (binding,) = httpx.get(url, params={"query": query}).json()["results"]["bindings"]
    assert binding["v"]["datatype"].endswith("#decimal")
    assert binding["l"] == {"type": "literal", "value": "été", "xml:lang": "fr"}
    assert "none" not in binding


def test_service_description(url):
    """GET without a query describes the service, in the form that is asked for."""
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    for accept, format in (
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ):
        answer = httpx.get(url, headers={"accept": accept})
        assert answer.headers["content-type"].startswith(accept)
        graph = rdflib.Graph().parse(data=answer.content, format=format)
        (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
        assert graph.value(service, sd.endpoint) == rdflib.URIRef(url)
        assert graph.value(service, sd.supportedLanguage) == sd.SPARQL11Query
        assert len(list(graph.objects(service, sd.resultFormat))) == 8


def test_one_default_graph(url, served_store):
    """default-graph-uri makes one graph the default one, and no graph a named one."""
    alone = expected(served_store, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{G[0]}> {{ ?s ?p ?o }} }}")
    ask_in = {"query": COUNT, "default-graph-uri": G[0]}
    assert number(httpx.get(url, params=ask_in)) == int(alone[0][0])
    named = {"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "default-graph-uri": G[0]}
    assert number(httpx.get(url, params=named)) == 0


@pytest.mark.parametrize("how", ["protocol", "from"])
def test_two_default_graphs_are_merged(url, served_store, how):
    """A statement that two default graphs make counts once, by the protocol's parameters as by FROM."""
    both = f"VALUES ?g {{ <{G[0]}> <{G[1]}> }} GRAPH ?g {{ ?s ?p ?o }}"
    merged = f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?p ?o {{ {both} }} }}"
    wanted = int(expected(served_store, merged)[0][0])
    if how == "protocol":
        answer = httpx.post(url, data={"query": COUNT, "default-graph-uri": G[:2]})
    else:
        answer = httpx.get(
            url, params={"query": f"SELECT (COUNT(*) AS ?n) FROM <{G[0]}> FROM <{G[1]}> {{ ?s ?p ?o }}"}
        )
    assert number(answer) == wanted


def test_named_graphs(url):
    """named-graph-uri leaves just those graphs named, and the default graph empty."""
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
    answer = httpx.get(url, params={"query": query, "named-graph-uri": G[1:]})
    assert rows(answer, "json") == [(G[1],), (G[2],)]
    assert number(httpx.get(url, params={"query": COUNT, "named-graph-uri": G[1]})) == 0


def test_protocol_graphs_win_over_from(url, served_store):
    """The dataset of the protocol takes the place of the query's own, also with a posted query."""
    query = "SELECT (COUNT(*) AS ?n) FROM <http://nowhere.example/> { ?s ?p ?o }"
    answer = httpx.post(
        url,
        params={"default-graph-uri": G[0]},
        content=query,
        headers={"content-type": "application/sparql-query"},
    )
    assert number(answer) > 0
    assert number(httpx.get(url, params={"query": query})) == 0


def test_what_is_cut_is_said(url):
    """An answer beyond the cap has so many rows and says so in its headers; a whole one says nothing."""
    cut = httpx.get(url, params={"query": "SELECT * { ?s ?p ?o }"})
    assert len(cut.json()["results"]["bindings"]) == int(cut.headers["x-sparql-maxrows"]) == 400
    assert "Only the first 400 rows" in json.loads(cut.headers["kg-notes"])[0]
    whole = httpx.get(url, params={"query": "SELECT * { ?s ?p ?o } LIMIT 400"})
    assert "x-sparql-maxrows" not in whole.headers


def test_long_values_are_cut_too(url):
    """The cap on bytes cuts an answer of few rows with long values."""
    query = "SELECT ?t { ?a schema:articleBody ?b . ?s ?p ?o . BIND(CONCAT(?b,?b,?b,?b,?b,?b,?b,?b) AS ?t) }"
    answer = httpx.get(url, params={"query": query})
    assert int(answer.headers["x-sparql-maxrows"]) < 400
    assert len(answer.content) < 2 * 2**20


def test_an_empty_answer_says_what_is_unknown(url):
    """A term that the graph lacks is named in the headers."""
    answer = httpx.get(url, params={"query": "SELECT * { ?s ai:invester ?o }"})
    assert "did you mean “investor”" in json.loads(answer.headers["kg-notes"])[0]


def test_vary_and_head(url):
    """Caches are told that the answer hangs on Accept; HEAD has GET's headers and no body."""
    answer = httpx.head(url, params={"query": "ASK {}"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["vary"] == "Accept"


def test_the_page_needs_no_network(url):
    """The query page and its parts name no other machine, and no other may be asked by its policy."""
    base = url.removesuffix("sparql")
    for name in ("", "page.js", "page.css"):
        answer = httpx.get(base + name)
        assert answer.status_code == 200
        text = answer.text if name else answer.text.split("</select>", 1)[1]  # the questions name vocabularies
        assert "//" not in text.replace("// Asks", "").replace("https://w3id.org", "")
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    page = httpx.get(base).text
    assert page.count("<option value=") > 20
    assert "VALUES ?place { UNDEF }" in page


def test_a_newer_graph_is_seen(tmp_path):
    """What a build publishes is in the next answer."""
    store = filled(tmp_path / "store")
    with serving(store, TIGHT) as (url, _):
        query = "SELECT (COUNT(*) AS ?n) { ?a a ai:Article }"
        assert number(httpx.get(url, params={"query": query})) == 4
        with Embedded(store, Build("test")) as writer:
            writer.add(names.graph("en-new"), quads(factory.resolution("en-new")))
            writer.publish()
        assert number(httpx.get(url, params={"query": query})) == 5
