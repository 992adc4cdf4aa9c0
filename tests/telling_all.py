"""Resolved articles into a store as a build writes them: each one's graph, then the ledger of all."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.model import Resolution
from kg.rdf import ledger, mapping, names
from kg.resolve import stories
from kg.store.protocol import Store


def ledger_quads(resolutions: Iterable[Resolution]) -> tuple[Quad, ...]:
    """What the ledger says of these articles together."""
    return ledger.quads(stories.accounts(stories.of(resolutions)))


def write(store: Store, *resolutions: Resolution) -> None:
    """Adds the articles, and the ledger of these and no others."""
    for resolution in resolutions:
        store.add(names.graph(resolution.article.id), mapping.quads(resolution))
    store.add(names.LEDGER, ledger_quads(resolutions))
