"""A store by its name: a folder of this machine, or the address of a server."""

from __future__ import annotations

import re
from pathlib import Path

from kg.rdf.provenance import Build
from kg.store.embedded import Embedded, Snapshot
from kg.store.protocol import Reader, Store


def is_remote(store: str) -> bool:
    """Whether a store's name is an address.

    >>> is_remote("https://graph.example/sparql"), is_remote("store")
    (True, False)
    """
    return re.match(r"https?://", store) is not None


def open_reader(store: str) -> Reader:
    """Open a store for reading; raises StoreProblem."""
    if is_remote(store):
        from kg.store.remote import Remote  # httpx is an extra

        return Remote(store)
    return Snapshot(Path(store))


def open_writer(store: str, build: Build) -> Store:
    """Open a store for writing; raises StoreProblem."""
    if is_remote(store):
        from kg.store.remote_writer import RemoteStore

        return RemoteStore(store, build)
    return Embedded(Path(store), build)
