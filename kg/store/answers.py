"""A query's answer as plain rows, and the forms in which it is handed on."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)
from rich.table import Table
from rich.text import Text

from kg import vocab
from kg.errors import QueryProblem
from kg.store import guard
from kg.store.protocol import Reader
from kg.vocab import XSD

Term = NamedNode | BlankNode | Literal | Triple
Row = tuple[Term | None, ...]

_RESULTS = {
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
}
_GRAPHS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "xml": RdfFormat.RDF_XML,
    "json": RdfFormat.JSON_LD,
}
_NUMBERS = {XSD.integer, XSD.decimal, XSD.double, XSD.float}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found."""

    form: str  # SELECT, ASK, CONSTRUCT or DESCRIBE
    variables: tuple[str, ...]  # subject, predicate, object for a graph; none for ASK
    rows: tuple[Row, ...]  # None where a variable has no value
    seconds: float
    boolean: bool | None = None  # ASK's answer
    notes: tuple[str, ...] = ()  # sentences for people, e.g. why there are no rows

    def values(self) -> list[dict[str, Any]]:
        """The rows as plain Python: IRIs and texts are str, numbers int or Decimal, truth values bool."""
        return [dict(zip(self.variables, map(plain, row), strict=True)) for row in self.rows]

    def noting(self, *notes: str) -> Answer:
        """The same answer with more notes."""
        return replace(self, notes=(*self.notes, *notes))


def ask(reader: Reader, query: str, *, rows: int | None = None) -> Answer:
    """Run one query and take its rows, all or the first so many; an empty answer notes what is unknown."""
    started, most = time.perf_counter(), rows
    found = reader.query(query)
    form = guard.form(query)
    if isinstance(found, QueryBoolean):
        return Answer(form, (), (), time.perf_counter() - started, boolean=bool(found))
    if isinstance(found, QuerySolutions):
        variables = tuple(variable.value for variable in found.variables)
        taken: tuple[Row, ...] = tuple(tuple(solution) for solution in islice(found, most))
    else:
        variables = ("subject", "predicate", "object")
        taken = tuple((t.subject, t.predicate, t.object) for t in islice(found, most))
    answer = Answer(form, variables, taken, time.perf_counter() - started)
    if most is not None and len(taken) == most and next(iter(found), None) is not None:
        return answer.noting(f"Only the first {most:,} rows are shown; there are more.")
    return answer if taken else answer.noting(*unknown_terms(reader, query))


def plain(term: Term | None) -> Any:
    """A term as plain Python.

    >>> plain(Literal("2.5", datatype=XSD.decimal)), plain(NamedNode("http://a/b"))
    (Decimal('2.5'), 'http://a/b')
    """
    if term is None or isinstance(term, Triple):
        return None if term is None else str(term)
    if not isinstance(term, Literal):
        return term.value
    readers: Mapping[NamedNode, Any] = {
        XSD.integer: int,
        XSD.decimal: Decimal,
        XSD.double: float,
        XSD.float: float,
        XSD.boolean: lambda text: text in ("true", "1"),
    }
    try:
        return readers.get(term.datatype, str)(term.value)
    except (ValueError, InvalidOperation):
        return term.value


def unknown_terms(reader: Reader, query: str) -> Iterator[str]:
    """A sentence for each term or text of a query that no article uses."""
    for iri, written in dict(guard.named_terms(query)).items():
        if not _used(reader, f"<{iri}>"):
            yield _why_unknown(iri, written)
    for text in guard.matched_texts(query):
        if not _used(reader, text):
            yield f"Nothing in the graph has the value {text}."


def _used(reader: Reader, term: str) -> bool:
    subject = f"{{ {term} ?p ?o }} UNION {{ ?s {term} ?o }} UNION" if term.startswith("<") else ""
    query = f"ASK {{ {{ GRAPH ?g {{ {subject} {{ ?s ?p {term} }} }} FILTER(?g != <{vocab.ONTOLOGY_IRI}>) }} " + (
        f"UNION {{ GRAPH {term} {{ ?s ?p ?o }} }} }}" if subject else "}"
    )
    return bool(reader.query(query))


def _why_unknown(iri: str, written: str) -> str:
    local = iri.removeprefix(vocab.AI.base)
    if local == iri:
        return f"The graph doesn't know {written}."
    if local in vocab.terms():
        return f"No article in the graph uses {written}, though the vocabulary has it."
    return vocab.unknown(local)


def written(answer: Answer, format: str) -> bytes:
    """The answer as csv, tsv, json or xml (SPARQL 1.1 results), or as turtle, ntriples, xml or json (a graph).

    Raises QueryProblem for a form that can't be written that way.
    """
    if answer.form in ("CONSTRUCT", "DESCRIBE"):
        return _graph(answer, format)
    if format not in _RESULTS:
        raise QueryProblem(
            f"{answer.form} gives rows, which cannot be written as {format}; choose table, {', '.join(_RESULTS)}."
        )
    text = json.dumps(_as_json(answer), ensure_ascii=False).encode("utf-8")
    if format == "json":
        return text
    return parse_query_results(text, QueryResultsFormat.JSON).serialize(format=_RESULTS[format]) or b""


def _graph(answer: Answer, format: str) -> bytes:
    if format == "csv":
        return written(replace(answer, form="SELECT"), "csv")
    if format not in _GRAPHS:
        raise QueryProblem(
            f"{answer.form} gives a graph, which {format} cannot hold; choose table, {', '.join(_GRAPHS)}."
        )
    triples = [Triple(*row) for row in answer.rows]  # type: ignore[arg-type]  # a graph's rows have no gaps
    # Without "id": its names hold slashes, which Turtle would have to escape.
    prefixes = {name: base for name, base in vocab.PREFIXES.items() if name != "id"}
    return serialize(triples, format=_GRAPHS[format], prefixes=prefixes) or b""


def _as_json(answer: Answer) -> dict[str, Any]:
    if answer.boolean is not None:
        return {"head": {}, "boolean": answer.boolean}
    bindings = [
        {name: _term_json(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}


def to_wire(answer: Answer) -> dict[str, Any]:
    """An answer as JSON that ``from_wire`` reads back; rows as SPARQL 1.1 results."""
    said = _as_json(answer)
    return {
        "form": answer.form,
        "variables": answer.variables,
        "rows": [] if answer.boolean is not None else said["results"]["bindings"],
        "seconds": answer.seconds,
        "boolean": answer.boolean,
        "notes": answer.notes,
    }


def from_wire(said: dict[str, Any]) -> Answer:
    """The answer that ``to_wire`` wrote."""
    variables = tuple(said["variables"])
    rows = tuple(tuple(_term_of(row.get(name)) for name in variables) for row in said["rows"])
    return Answer(said["form"], variables, rows, said["seconds"], said["boolean"], tuple(said["notes"]))


def _term_of(said: dict[str, str] | None) -> Term | None:
    if said is None:
        return None
    if said["type"] == "uri":
        return NamedNode(said["value"])
    if said["type"] == "bnode":
        return BlankNode(said["value"])
    if language := said.get("xml:lang"):
        return Literal(said["value"], language=language)
    return Literal(said["value"], datatype=NamedNode(said.get("datatype", XSD.string.value)))


def _term_json(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        raise QueryProblem("The answer holds a triple as a value, which SPARQL 1.1 results cannot carry.")
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype == XSD.string:
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def table(answer: Answer) -> Table:
    """The answer for a terminal: IRIs shortened, numbers to the right with thousands apart."""
    grid = Table(box=None, pad_edge=False, header_style="bold")
    columns = answer.variables or ("answer",)
    rows = answer.rows if answer.boolean is None else ((Literal("yes" if answer.boolean else "no"),),)
    for index, name in enumerate(columns):
        right = any(_is_number(row[index]) for row in rows)
        grid.add_column(name, justify="right" if right else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(printable(shown(term))) for term in row))
    return grid


def closing_line(answer: Answer) -> str:
    """How many rows, how long; and the notes, a sentence each."""
    count = 1 if answer.boolean is not None else len(answer.rows)
    line = f"{count} row{'' if count == 1 else 's'} in {answer.seconds:.3f} s"
    return "\n".join((line, *answer.notes))


def shown(term: Term | None) -> str:
    """One value for people.

    >>> shown(Literal("20000000000", datatype=XSD.decimal)), shown(vocab.AI.announced)
    ('20,000,000,000', 'ai:announced')
    """
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return vocab.shorten(term.value)
    value = plain(term)
    return f"{value:,}" if isinstance(value, int | Decimal) and not isinstance(value, bool) else str(value)


def printable(text: str) -> str:
    """Text from outside without what would steer a terminal: control characters and direction overrides."""
    return "".join(c if c.isprintable() or c == " " else "�" for c in text.replace("\n", " "))


def _is_number(term: Term | None) -> bool:
    return isinstance(term, Literal) and term.datatype in _NUMBERS
