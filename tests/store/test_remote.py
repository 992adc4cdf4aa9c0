"""A store on another server: the same answers as the embedded one, and a sentence for what goes wrong."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal

import factory
import httpx
import pytest
from servers_for_tests import VIRTUOSO, breaking, default_graph, free_port, standard, virtuoso
from storing import BUILD, put, put_alone

from kg.errors import QueryProblem, StoreProblem
from kg.export.run import export
from kg.rdf import names
from kg.store import Embedded, Snapshot, questions
from kg.store.answers import ask, plain
from kg.store.canonical import canonical_hash
from kg.store.opening import open_reader, open_writer
from kg.store.remote import Remote, as_count, template_size, with_prefixes
from kg.store.remote_writer import RemoteStore
from kg.store.servers import server

TEXTS = (
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT (SUM(?v) AS ?sum) { ?a ai:amount/ai:value ?v }",
    "SELECT ?t (COUNT(?a) AS ?n) { ?a a ?t . ?t rdfs:subClassOf ai:Announcement } GROUP BY ?t ORDER BY ?t",
    "SELECT ?p { ?p ai:within* <https://w3id.org/ai-infra-kg/id/place/united-states> } ORDER BY ?p",
    'SELECT ?x { ?x rdfs:label "Ohm \\"& Söhne\\" }" }',
    "SELECT ?d (DATATYPE(?d) AS ?kind) { ?a ai:announcedOn ?d } ORDER BY STR(?d)",
    "SELECT ?g (COUNT(?s) AS ?n) { GRAPH ?g { ?s a ai:Announcement } } GROUP BY ?g ORDER BY ?g",
    "SELECT ?o { GRAPH <https://w3id.org/ai-infra-kg/id/article/en-x01/graph> { ?s ai:status ?o } } ORDER BY ?o",
    "SELECT ?a ?g { ?a a ai:Announcement . GRAPH ?g { ?a ai:status ai:rumoured } } ORDER BY ?a ?g",
    "SELECT ?a { ?a a ai:Announcement FILTER NOT EXISTS { ?a ai:amount ?m } } ORDER BY ?a",
    "ASK { ?x a ai:Place }",
    "ASK { ?x a ai:AIModel }",
    "SELECT ?x { ?x a ai:AIModel }",
    "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s a ai:Entity ; rdfs:label ?o }",
    "SELECT ?who ?what { ?who ai:investsIn ?what } ORDER BY ?who ?what",
)


def fill(store) -> None:
    """Articles that come, go, change and repeat each other."""
    assert put(store, "en-x01") == "added"
    assert put(store, "en-x01") == "unchanged"
    put(
        store,
        "en-x02",
        factory.fact(told=factory.announcement(status="operational")),
        factory.simple("ohio", where="Ohio"),
    )
    put(store, "en-x03", factory.simple("rumour", who="Orion Cloud", billions=9, status="rumoured"))
    put(store, "en-x04", factory.simple("odd", who='Ohm "& Söhne" }', billions=None, announced_on="2024-02"))
    put(store, "en-x05", factory.simple("gone"))
    assert store.remove(names.graph("en-x05"))
    assert not store.remove(names.graph("en-x05"))
    assert (
        put(store, "en-x03", factory.simple("rumour", who="Orion Cloud", billions=8, status="rumoured"))
        == "replaced"
    )
    store.publish()


@pytest.fixture(scope="module")
def embedded(tmp_path_factory) -> Iterator[Snapshot]:
    """The embedded store that the others are compared with."""
    folder = tmp_path_factory.mktemp("remote") / "store"
    with Embedded(folder, BUILD) as store:
        fill(store)
    with Snapshot(folder) as snapshot:
        yield snapshot


@contextmanager
def _ours(embedded: Snapshot, _) -> Iterator[str]:
    port = free_port()
    with subprocess.Popen([sys.executable, "-m", "kg.serve", str(embedded.folder.path), str(port)]) as process:
        try:
            url = f"http://127.0.0.1:{port}/sparql"
            for _ in range(200):
                try:
                    httpx.get(url)
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield url
        finally:
            process.terminate()


@contextmanager
def _theirs(_, folder) -> Iterator[str]:
    if VIRTUOSO is None:
        pytest.skip("virtuoso-t is not installed (Debian: virtuoso-opensource-7)")
    with virtuoso(folder / "virtuoso") as url:
        with RemoteStore(url, BUILD) as store:
            fill(store)
        yield url


@contextmanager
def _small(*_) -> Iterator[str]:
    with standard() as (url, _handler):
        with RemoteStore(url, BUILD) as store:
            fill(store)
        yield url


@pytest.fixture(
    scope="module",
    params=[_small, _ours, pytest.param(_theirs, marks=pytest.mark.slow)],
    ids=["standard", "ours", "virtuoso"],
)
def remote(request, embedded, tmp_path_factory) -> Iterator[Remote]:
    """The same graph on another server."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param is _theirs:
            patch.setenv("KG_STORE_USER", "dba")
            patch.setenv("KG_STORE_PASSWORD", "dba")
        with request.param(embedded, tmp_path_factory.mktemp("server")) as url, Remote(url) as reader:
            yield reader


def rows(answer) -> list[tuple[object, ...]]:
    """Rows as values; the order inside a GROUP_CONCAT is nobody's promise."""
    found = [tuple(_settled(plain(term)) for term in row) for row in answer.rows]
    return sorted(found, key=str) if answer.form == "CONSTRUCT" else found


def _settled(value: object) -> object:
    if isinstance(value, str) and ", " in value:
        return tuple(sorted(value.split(", ")))
    return value.normalize() if isinstance(value, Decimal) else value


@pytest.mark.parametrize("text", TEXTS)
def test_same_answers(embedded, remote, text):
    """Each query has the same answer on every server."""
    mine, theirs = ask(embedded, text), ask(remote, text)
    assert (theirs.boolean, rows(theirs)) == (mine.boolean, rows(mine))


@pytest.mark.parametrize("name", [question.name for question in questions.questions()])
def test_same_named_questions(embedded, remote, name):
    """Each named question has the same answer on every server, as it stands and with names bound."""
    asked = questions.question(name)
    given = {"organisation": "Kestrel", "place": "United States"}
    for some in ({}, {p.name: given[p.name] for p in asked.parameters if p.name in given}):
        assert rows(questions.run(remote, asked, some)) == rows(questions.run(embedded, asked, some))


def test_same_graphs(embedded, remote, tmp_path):
    """Every graph comes over statement for statement, so that hash and export are those of the embedded store."""
    ours = [graph for graph in remote.graphs() if graph not in (names.BUILDS, names.VOCABULARY)]
    wanted = {graph for graph in embedded.graphs() if graph not in (names.BUILDS, names.VOCABULARY)}
    assert len(ours) == len(set(ours))
    assert set(ours) == wanted
    assert canonical_hash(remote) == canonical_hash(embedded)
    export(remote, tmp_path / "theirs.csv")
    export(embedded, tmp_path / "mine.csv")
    for path in (tmp_path / "mine.csv").iterdir():
        assert (tmp_path / "theirs.csv" / path.name).read_bytes() == path.read_bytes()


def test_queries_that_change_or_reach_out_are_refused(remote):
    """No update and no SERVICE leaves this program through a query."""
    for text in ("DROP ALL", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"):
        with pytest.raises(QueryProblem):
            remote.query(text)
    with pytest.raises(QueryProblem):
        list(remote.query("SELECT * { ?s ?p "))


@pytest.mark.slow
@pytest.mark.skipif(VIRTUOSO is None, reason="virtuoso-t is not installed (Debian: virtuoso-opensource-7)")
def test_virtuoso_cuts_are_noticed(tmp_path, monkeypatch):
    """Rows, statements of a graph and constructed statements that Virtuoso cuts without an error are refused."""
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    with virtuoso(tmp_path / "v", rows=1000) as url, RemoteStore(url, BUILD) as store:
        for number in range(6):
            put_alone(store, f"en-{number}")
        with pytest.raises(QueryProblem, match="cut its answer short"):
            store.query("SELECT * { ?s ?p ?o }")
        with pytest.raises(QueryProblem, match=r"1,001 of [0-9,]+ statements"):
            store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        with pytest.raises(QueryProblem, match="cannot be told"):
            store.query("CONSTRUCT { ?s ?p ?o . ?o ai:x ?s } WHERE { ?s ?p ?o . FILTER(isIRI(?o)) }")
        assert len(list(store.query("SELECT * { ?s ?p ?o } LIMIT 999"))) == 999
        assert len(set(store.graphs())) == 8


@pytest.mark.slow
@pytest.mark.skipif(VIRTUOSO is None, reason="virtuoso-t is not installed (Debian: virtuoso-opensource-7)")
def test_a_broken_connection_leaves_all_of_an_article_or_nothing(tmp_path, monkeypatch):
    """Wherever the line to Virtuoso breaks while a long article is sent, none of it is there, or all of it."""
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    many = [factory.simple(f"a{n}", who=f"Company {n}") for n in range(60)]
    with virtuoso(tmp_path / "v", rows=100_000) as url:
        with RemoteStore(url, BUILD) as store:
            put_alone(store, "en-whole", *many)
            whole = len(list(store.quads(names.graph("en-whole"))))
            assert whole > 1000
        found = set()
        for bytes_ in (0, 1_000, 5_000, 100_000, 400_000, 10**9):
            with breaking(url) as (through, line), RemoteStore(through, BUILD) as store:
                line.left = bytes_
                with suppress(StoreProblem):
                    put_alone(store, f"en-{bytes_}", *many)
            with Remote(url) as reader:
                found.add(len(list(reader.quads(names.graph(f"en-{bytes_}")))))
        assert found == {0, whole}


@pytest.mark.slow
@pytest.mark.skipif(VIRTUOSO is None, reason="virtuoso-t is not installed (Debian: virtuoso-opensource-7)")
def test_a_half_written_article_goes_with_the_next_writer(tmp_path, monkeypatch):
    """What a server that died amid a request kept of it goes out, and the merge is whole again."""
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    with virtuoso(tmp_path / "v") as url:
        with RemoteStore(url, BUILD) as store:
            put(store, "en-x01")
            before = canonical_hash(store)
            sent = store._update

            def broken(text):
                sent(" ;\n".join(text.split(" ;\n")[:3]))  # as a server that died after three operations
                raise KeyboardInterrupt

            monkeypatch.setattr(store, "_update", broken)
            object.__setattr__(store, "server", _smaller(store.server))
            with pytest.raises(KeyboardInterrupt):
                put(store, "en-x02", factory.simple("half", who="Half Said"))
        with RemoteStore(url, BUILD) as store:
            assert canonical_hash(store) == before
            assert not bool(store.query('ASK { ?x rdfs:label "Half Said" }'))
            assert put(store, "en-x02", factory.simple("half", who="Half Said")) == "added"


def _smaller(server):
    from dataclasses import replace

    return replace(server, at_once=20)


def test_one_article_is_one_request():
    """On a server that keeps to the standard an article, its note and the merge are one update."""
    with standard() as (url, handler), RemoteStore(url, BUILD) as store:
        handler.log.clear()
        put_alone(store, "en-x01")
        assert handler.log.count("POST /update") == 1
        merged = default_graph(handler.database)
        assert {quad.triple for graph in store.graphs() for quad in store.quads(graph)} == merged


def test_busy_servers_are_asked_again():
    """503 is tried again, three times at most, and then said."""
    with standard() as (url, handler), Remote(url) as reader:
        handler.fail[:] = [503, 502, 503]
        assert bool(reader.query("ASK {}"))
        handler.fail[:] = [503] * 4
        with pytest.raises(QueryProblem, match="answered 503: busy"):
            reader.query("ASK {}")


def test_passwords_come_from_the_environment(monkeypatch):
    """Without them the refusal says which variables to set; with them the update goes through."""
    with standard() as (url, handler):
        handler.password = "Basic bWU6c2VjcmV0"  # me:secret
        with pytest.raises(StoreProblem, match="KG_STORE_USER"):
            RemoteStore(url, BUILD)
        monkeypatch.setenv("KG_STORE_USER", "me")
        monkeypatch.setenv("KG_STORE_PASSWORD", "secret")
        RemoteStore(url, BUILD).close()
        monkeypatch.delenv("KG_STORE_USER")
        monkeypatch.setenv("KG_STORE_TOKEN", "t0ken")
        handler.password = "Bearer t0ken"
        RemoteStore(url, BUILD).close()


def test_a_union_default_graph_is_refused():
    """A server that mixes named graphs into the default graph would count twice, which is said."""
    with standard() as (url, handler):
        with RemoteStore(url, BUILD) as store:
            put(store, "en-x01")
        handler.union = True
        with pytest.raises(StoreProblem, match="union default graph"):
            Remote(url)


def test_wrong_addresses():
    """An address that is no endpoint is said to be none."""
    with standard() as (url, _), pytest.raises(StoreProblem, match="no SPARQL endpoint"):
        Remote(url.replace("/query", "/nothing"))


def test_nobody_listens():
    """A server that isn't there is a sentence."""
    with pytest.raises(StoreProblem, match="cannot be reached"):
        Remote(f"http://127.0.0.1:{free_port()}/query")


def test_our_endpoint_takes_no_updates(embedded, tmp_path):
    """Writing to an endpoint that only reads says which address is missing."""
    with _ours(embedded, tmp_path) as url, pytest.raises(StoreProblem, match="KG_STORE_UPDATE"):
        open_writer(url, BUILD)


def test_stores_are_opened_by_their_names(embedded):
    """A folder opens embedded, an address remote."""
    with open_reader(str(embedded.folder.path)) as reader:
        assert isinstance(reader, Snapshot)
    with standard() as (url, _), open_reader(url) as reader:
        assert isinstance(reader, Remote)


@pytest.mark.parametrize(
    ("address", "update", "graphs"),
    [
        ("http://h:3030/ds/query", "http://h:3030/ds/update", "http://h:3030/ds/data"),
        ("http://h:3030/ds/sparql", "http://h:3030/ds/update", "http://h:3030/ds/data"),
        ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store"),
        (
            "https://h/repositories/ai",
            "https://h/repositories/ai/statements",
            "https://h/repositories/ai/rdf-graphs/service",
        ),
        ("http://h:7878/sparql", None, None),
    ],
)
def test_layouts(address, update, graphs):
    """The usual servers' addresses for updates and graphs follow from that for queries."""
    found = server(address, "nginx")
    assert (found.update, found.graphs) == (update, graphs)


def test_wording_for_virtuoso():
    """Named graphs become variables, the merge is no graph, an UNDEF goes; strings and comments stay."""
    spoken = server("http://h/sparql", "Virtuoso/07")
    text = (
        'SELECT ?g { VALUES ?x { UNDEF } GRAPH ?g { ?s ?p "GRAPH <http://a/>" } graph <http://a/b> { ?s ?p ?x } }'
    )
    worded = spoken.worded(text)
    assert "UNDEF" not in worded
    assert f"FILTER(?g != {spoken.merged}) GRAPH ?g {{" in worded
    assert '"GRAPH <http://a/>"' in worded
    assert "= <http://a/b>) GRAPH ?kgGraph" in worded
    assert server("http://h/query", "").worded(text) == text


def test_counting_queries():
    """A query is counted by wrapping it; one with FROM can't be."""
    assert with_prefixes("ASK {}").endswith("> ASK {}")
    assert as_count("PREFIX a: <http://a/> SELECT ?x FROM a:b { ?x ?y ?z }") is None
    query = "CONSTRUCT { ?s ai:x ?o } WHERE { ?s ?p ?o }"
    assert as_count(query) == "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?o ?s  WHERE { ?s ?p ?o } } }"
    assert template_size(query) == 1
    assert template_size("CONSTRUCT { ?s ai:x ?o . ?o ai:y ?s } WHERE { ?s ?p ?o }") == 0
