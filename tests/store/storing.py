"""Short ways to fill a store and to ask it."""

from __future__ import annotations

import factory

from kg.rdf import names
from kg.rdf.mapping import quads
from kg.rdf.provenance import Build
from kg.store import Embedded

BUILD = Build("test")


def put(store: Embedded, article: str, *facts, **fields) -> str:
    """Add one article made by the factory; what became of it."""
    return store.add(names.graph(article), quads(factory.resolution(article, *facts, **fields)))


def column(reader, query: str) -> list[str]:
    """The first column of a query's rows as text."""
    return [row[0].value for row in reader.query(query)]


def amounts(reader) -> list[str]:
    """Every amount that a query without GRAPH sees, duplicates and all."""
    return sorted(column(reader, "SELECT ?v { ?a ai:amount/ai:value ?v }"))
