"""The SPARQL of the views, each a file of kg/queries/views, asked with terms that are bound safely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pyoxigraph import NamedNode, QuerySolutions

from kg.paths import QUERIES
from kg.store.answers import plain
from kg.store.protocol import Reader
from kg.store.questions import Question, bound, read
from kg.vocab import RESOURCE

Row = tuple[Any, ...]


def rows(reader: Reader, name: str, given: Mapping[str, str] | None = None) -> Iterator[Row]:
    """The rows of one view's query as plain Python values, streamed.

    ``given`` binds its ``VALUES ?name { UNDEF }`` to resources by their local names ("place/us-pa").
    """
    text = _view(name).text
    for parameter, local in (given or {}).items():
        text = text.replace(f"VALUES ?{parameter} {{ UNDEF }}", f"VALUES ?{parameter} {{ {node(local)} }}")
    found = reader.query(text)
    assert isinstance(found, QuerySolutions)
    return (tuple(plain(term) for term in solution) for solution in found)


def node(local: str) -> NamedNode:
    """The resource of a local name; raises ValueError for what can be no IRI."""
    iri = NamedNode(RESOURCE + local)
    if any(c in local for c in '<>"{}|^`\\ ') or not local.isprintable():
        raise ValueError(f"{local!r} is no identifier")
    return iri


def local(iri: str) -> str:
    """The local name of a resource or a term of the ontology.

    >>> local("https://w3id.org/ai-infra-kg/id/place/us-pa"), local("https://w3id.org/ai-infra-kg/ontology#gas")
    ('place/us-pa', 'gas')
    """
    return iri.removeprefix(RESOURCE) if iri.startswith(RESOURCE) else iri.rsplit("#", 1)[-1]


@cache
def _view(name: str) -> Question:
    return read(QUERIES / "views" / f"{name}.rq")


__all__ = ["Row", "bound", "local", "node", "rows"]
