"""The graphs that a query sees: those of the protocol, else those of its FROM clauses, else the whole store.

Oxigraph reads several default graphs as a list, so that a statement of two of them would count twice; SPARQL
wants their merge. Then the graphs asked for are merged in memory first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad
from pyoxigraph import Store as Database

from kg import vocab
from kg.errors import QueryProblem
from kg.store import Snapshot, guard
from kg.store.protocol import Results


class Dataset(NamedTuple):
    """Graphs by their names."""

    default: tuple[NamedNode, ...] = ()
    named: tuple[NamedNode, ...] = ()


class Served(Snapshot):
    """A snapshot that can be asked over a part of its graphs."""

    def query_over(self, text: str, default: Sequence[str], named: Sequence[str]) -> Results:
        """Run a query over these graphs, or over those that it names itself; raises QueryProblem."""
        guard.refuse_reaching_out(text)
        dataset = Dataset(_nodes(default), _nodes(named))
        if dataset == Dataset():
            dataset = from_clauses(text)
        if dataset == Dataset():
            return self.query(text)
        try:
            return self._run(text, dataset)
        except SyntaxError as error:
            raise QueryProblem(guard.syntax_sentence(text, error)) from error
        except (OSError, ValueError) as error:
            raise QueryProblem(f"The query could not be run: {error}.") from error

    def _run(self, text: str, dataset: Dataset) -> Results:
        prefixes = dict(vocab.PREFIXES)
        named: list[NamedNode | BlankNode] = list(dataset.named)
        if len(dataset.default) < 2:
            return self._database.query(
                text, prefixes=prefixes, default_graph=list(dataset.default), named_graphs=named
            )
        merged = Database()
        merged.bulk_extend(self._merged(dataset))
        return merged.query(text, prefixes=prefixes, default_graph=DefaultGraph(), named_graphs=named)

    def _merged(self, dataset: Dataset) -> Iterator[Quad]:
        for graph in dataset.default:
            yield from (Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in self.quads(graph))
        for graph in dataset.named:
            yield from self.quads(graph)


def from_clauses(text: str) -> Dataset:
    """The graphs of a query's FROM and FROM NAMED.

    >>> from_clauses("SELECT * FROM <http://a/1> FROM NAMED ai:x { ?from ?p ?o }").default
    (<NamedNode value=http://a/1>,)
    """
    iris = {written: iri for iri, written in guard.named_terms(text)}
    default: list[str] = []
    named: list[str] = []
    into = None
    for token in guard.tokens(text):
        word = token.text.upper() if token.kind == "word" else ""
        if word == "FROM":
            into = default
        elif word == "NAMED" and into is not None:
            into = named
        else:
            if into is not None and token.kind in ("iri", "name"):
                into.append(iris.get(token.text.rstrip("."), token.text.strip("<>")))
            into = None
    return Dataset(_nodes(default), _nodes(named))


def _nodes(iris: Sequence[str]) -> tuple[NamedNode, ...]:
    try:
        return tuple(NamedNode(iri) for iri in dict.fromkeys(iris))
    except ValueError as error:
        raise QueryProblem(f"A graph is named by a full IRI: {error}.") from error
