"""The graph on a triple store of one's own, over SPARQL 1.1 Query, Update and the Graph Store Protocol.

The merge of all graphs, which every query sees, is kept there as statements too: in the default graph, or in a
graph of its own where a server has none. A server that cuts answers short is found out: by its headers, and by
counting where it says nothing. There is no lock: one program at a time may write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Self

from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse,
    parse_query_results,
)
from pyoxigraph import Store as Database

from kg import vocab
from kg.errors import QueryProblem, StoreProblem
from kg.store import guard
from kg.store.protocol import Results
from kg.store.servers import HIDDEN, Server, server
from kg.store.wire import Wire
from kg.vocab import ONTOLOGY_IRI, RESOURCE

ROUND = 1000
"""Servers' limits are multiples of this; an answer of so many rows is counted again."""

_ROWS = "application/sparql-results+json"
_GRAPH = "application/n-triples, text/turtle;q=0.5"
_CUT_SIGNS = ("x-sparql-maxrows", "x-sql-state")
_EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_PAGE = 900  # below every server's limit, and no multiple of ROUND


class Remote:
    """A store on another machine, for reading; unlike a snapshot it changes when somebody writes there."""

    def __init__(self, address: str, seconds: float = 120.0) -> None:
        """Address for queries, and the longest wait for an answer. Raises StoreProblem where nothing answers."""
        self._wire = Wire(address, seconds)
        said = self._wire.send("GET", address, params={"query": "ASK {}"}, headers={"accept": _ROWS})
        self.server: Server = server(address, said.headers.get("server", ""))
        self._wire.authenticate(digest=self.server.digest)
        self._refuse_union()

    def query(self, text: str) -> Results:
        """Run a SPARQL query over the merge of all graphs; raises QueryProblem, also where the answer was cut."""
        guard.refuse_reaching_out(text)
        form = guard.form(text)
        full = with_prefixes(text)
        response = self._ask(full, _ROWS if form in ("SELECT", "ASK") else _GRAPH)
        if sign := next((sign for sign in _CUT_SIGNS if sign in response), None):
            raise self._cut(f"it says so by {sign}: {response[sign]}")
        if form in ("SELECT", "ASK"):
            return self._rows(full, response.body)
        return self._graph(full, form, response)

    def graphs(self) -> Iterator[NamedNode]:
        """The names of all named graphs that are ours; what else lies on the server is left alone."""
        ours = f'STRSTARTS(STR(?g), "{RESOURCE}") || ?g = <{ONTOLOGY_IRI}>'
        for (graph,) in self._paged("?g", f"GRAPH ?g {{ ?s ?p ?o }} FILTER({ours})"):
            assert isinstance(graph, NamedNode)
            if graph != self.server.merged:
                yield graph

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """The statements of one named graph; raises QueryProblem where the server gives only a part of them."""
        found = self._fetched(graph) if self.server.graphs else self._selected(graph)
        wanted = self._count(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
        if len(found) != wanted:
            raise self._cut(f"{len(found):,} of the {wanted:,} statements of {graph.value} came")
        return iter(found)

    def close(self) -> None:
        """Hang up."""
        self._wire.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, query: str, accept: str) -> _Response:
        fields = {"query": self.server.worded(query)}
        if self.server.merged:
            fields["default-graph-uri"] = self.server.merged.value
        response = self._wire.send("POST", self.server.query, data=fields, headers={"accept": accept})
        if response.status_code == 404:
            raise StoreProblem(f"There is no SPARQL endpoint at {self.server.query} (404); check the address.")
        return _Response(response.content, response.headers)

    def _rows(self, query: str, body: bytes) -> QuerySolutions | QueryBoolean:
        text = _standard(body)
        found = _parsed(text)
        if isinstance(found, QuerySolutions):
            rows = sum(1 for _ in found)
            if rows and rows % ROUND == 0 and (counted := as_count(query)) and self._count(counted) != rows:
                raise self._cut(f"{rows:,} of {self._count(counted):,} rows came")
            return _parsed(text)
        return found

    def _graph(self, query: str, form: str, response: _Response) -> QueryTriples:
        graph = Database()
        kind = RdfFormat.TURTLE if "turtle" in response.get("content-type", "") else RdfFormat.N_TRIPLES
        graph.load(response.body, kind)
        if form == "CONSTRUCT" and self.server.cuts_silently and len(graph) >= ROUND:
            self._count_again(query, len(graph))
        found = graph.query(_EVERYTHING)
        assert isinstance(found, QueryTriples)
        return found

    def _count_again(self, query: str, came: int) -> None:
        counted = as_count(query) if template_size(query) == 1 else None
        if counted is None:
            raise self._cut(f"{came:,} statements came, and whether there are more cannot be told; use SELECT")
        if (wanted := self._count(counted)) != came:
            raise self._cut(f"{came:,} of {wanted:,} statements came")

    def _count(self, query: str) -> int:
        found = _parsed(_standard(self._ask(with_prefixes(query), _ROWS).body))
        assert isinstance(found, QuerySolutions)
        number = next(found)[0]
        assert isinstance(number, Literal)
        return int(number.value)

    def _fetched(self, graph: NamedNode) -> list[Quad]:
        assert self.server.graphs is not None
        headers = {"accept": "application/n-triples"}
        response = self._wire.send("GET", self.server.graphs, params={"graph": graph.value}, headers=headers)
        if response.status_code == 404:
            return []
        return [
            Quad(q.subject, q.predicate, q.object, graph) for q in parse(response.content, RdfFormat.N_TRIPLES)
        ]

    def _selected(self, graph: NamedNode) -> list[Quad]:
        rows = self._paged("?s ?p ?o", f"GRAPH {graph} {{ ?s ?p ?o }}")
        return [Quad(s, p, o, graph) for s, p, o in rows]  # type: ignore[arg-type]  # from statements, they fit

    def _paged(self, variables: str, pattern: str) -> Iterator[tuple[object, ...]]:
        first = 0
        while True:
            page = f"ORDER BY {variables} LIMIT {_PAGE} OFFSET {first}"
            found = self.query(f"SELECT DISTINCT {variables} {{ {pattern} }} {page}")
            assert isinstance(found, QuerySolutions)
            rows = [tuple(solution) for solution in found]
            yield from rows
            if len(rows) < _PAGE:
                return
            first += _PAGE

    def _cut(self, why: str) -> QueryProblem:
        return QueryProblem(
            f"The store {self.server.query} cut its answer short ({why}); narrow the query, or raise its limit."
        )

    def _refuse_union(self) -> None:
        query = f"SELECT ?v {{ <{ONTOLOGY_IRI}> owl:versionInfo ?v }}"
        found = self.query(query)
        assert isinstance(found, QuerySolutions)
        if len(list(found)) > 1:
            raise StoreProblem(
                f"The store {self.server.query} mixes its named graphs into the default graph, so that sums would "
                "count twice; switch that off there (“union default graph”)."
            )


class _Response:
    """An answer's body and headers."""

    def __init__(self, body: bytes, headers: Mapping[str, str]) -> None:
        self.body, self._headers = body, headers

    def __contains__(self, name: str) -> bool:
        return name in self._headers

    def __getitem__(self, name: str) -> str:
        return self._headers[name]

    def get(self, name: str, otherwise: str) -> str:
        """A header, or something else."""
        return self._headers.get(name, otherwise)


def with_prefixes(query: str) -> str:
    """The query with the ontology's prefixes declared, but for those that it declares itself.

    >>> with_prefixes("PREFIX ai: <http://a/> ASK {}").count("PREFIX ai:")
    1
    """
    declared = {name for name, _ in re.findall(r"\bprefix\s+([\w.-]*):\s*(<)", query, re.IGNORECASE)}
    return "".join(f"PREFIX {p}: <{iri}> " for p, iri in vocab.PREFIXES.items() if p not in declared) + query


def as_count(query: str) -> str | None:
    """A query for how many rows a SELECT has, or statements a CONSTRUCT of one; None where FROM hinders it.

    >>> as_count("SELECT ?x { ?x a ?y }")
    'SELECT (COUNT(*) AS ?n) { { SELECT ?x { ?x a ?y } } }'
    """
    tokens = [token for token in guard.tokens(query) if token.kind == "word"]
    if any(token.text.upper() == "FROM" for token in tokens):
        return None
    start = next(token.start for token in tokens if token.text.upper() in ("SELECT", "CONSTRUCT"))
    prologue, body = query[:start], query[start:]
    if match := _TEMPLATE.match(body):
        variables = " ".join(sorted(set(re.findall(r"\?\w+", match[1]))))
        body = f"SELECT DISTINCT {variables} {body[match.end() :]}"
    return f"{prologue}SELECT (COUNT(*) AS ?n) {{ {{ {body} }} }}"


def template_size(query: str) -> int:
    """How many statements a CONSTRUCT makes of each row; 0 where that can't be told."""
    start = next((token.start for token in guard.tokens(query) if token.text.upper() == "CONSTRUCT"), 0)
    match = _TEMPLATE.match(query[start:])
    parts = list(guard.tokens(match[1])) if match else []
    return 1 if len(parts) == 3 else 0


_TEMPLATE = re.compile(r"CONSTRUCT\s*\{([^{}]*)\}", re.IGNORECASE)


def _standard(body: bytes) -> bytes:
    """Virtuoso's older spellings in JSON results as SPARQL 1.1 has them."""
    if not any(sign in body for sign in (b'"typed-literal"', b"__ASK_RETVAL", HIDDEN.encode())):
        return body
    said = json.loads(body)
    rows = said["results"]["bindings"]
    if said["head"]["vars"] == ["__ASK_RETVAL"]:
        return json.dumps({"head": {}, "boolean": bool(rows) and rows[0]["__ASK_RETVAL"]["value"] == "1"}).encode()
    for row in rows:
        for name in [name for name in row if name.startswith(HIDDEN)]:
            del row[name]
        for term in row.values():
            if term["type"] == "typed-literal":
                term["type"] = "literal"
    said["head"]["vars"] = [name for name in said["head"]["vars"] if not name.startswith(HIDDEN)]
    return json.dumps(said).encode()


def _parsed(body: bytes) -> QuerySolutions | QueryBoolean:
    try:
        return parse_query_results(body, QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise QueryProblem(f"The store's answer is no SPARQL result ({error}).") from error
