"""Short ways to fill a store and to ask it."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import factory
from telling_all import ledger_quads

from kg.model import Resolution
from kg.rdf import names
from kg.rdf.mapping import quads
from kg.rdf.provenance import Build
from kg.store import Embedded

BUILD = Build("test")


_TOLD: WeakKeyDictionary[Embedded, dict[str, Resolution]] = WeakKeyDictionary()


def put(store: Embedded, article: str, *facts, **fields) -> str:
    """Add one article made by the factory, and the ledger of all that were put; what became of the article."""
    resolution = factory.resolution(article, *facts, **fields)
    told = _TOLD.setdefault(store, {})
    told[article] = resolution
    state = store.add(names.graph(article), quads(resolution))
    store.add(names.LEDGER, ledger_quads(told.values()))
    return state


def put_alone(store: Embedded, article: str, *facts, **fields) -> str:
    """Add one article made by the factory, without any ledger; what became of it."""
    return store.add(names.graph(article), quads(factory.resolution(article, *facts, **fields)))


def take(store: Embedded, article: str) -> None:
    """Take an article out, and out of the ledger."""
    store.remove(names.graph(article))
    del _TOLD[store][article]
    store.add(names.LEDGER, ledger_quads(_TOLD[store].values()))


def column(reader, query: str) -> list[str]:
    """The first column of a query's rows as text."""
    return [row[0].value for row in reader.query(query)]


def amounts(reader) -> list[str]:
    """Every amount that a query without GRAPH sees, duplicates and all."""
    return sorted(column(reader, "SELECT ?v { ?a ai:amount/ai:value ?v }"))
