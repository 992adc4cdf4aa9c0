"""A store by its name: a folder of this machine, or the address of a server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from kg.errors import StoreProblem
from kg.rdf.provenance import Build
from kg.store.answers import Answer, ask
from kg.store.embedded import Embedded, Snapshot
from kg.store.limit import Limited
from kg.store.protocol import Reader, Store


def is_remote(store: str) -> bool:
    """Whether a store's name is an address.

    >>> is_remote("https://graph.example/sparql"), is_remote("store")
    (True, False)
    """
    return re.match(r"https?://", store) is not None


def folder_of(store: str, command: str) -> Path:
    """The folder of a store, for a command that needs one; raises StoreProblem."""
    if is_remote(store):
        raise StoreProblem(
            f"“kg {command}” needs a store in a folder of this machine, and {store} is an address, where query, "
            "stats, check, export, build, retract, judge, why and “store backup” work; “kg store restore” makes a "
            "folder from such a backup."
        )
    return Path(store)


def open_reader(store: str) -> Reader:
    """Open a store for reading; raises StoreProblem."""
    if is_remote(store):
        from kg.store.remote import Remote  # httpx is an extra

        return Remote(store)
    return Snapshot(Path(store))


@contextmanager
def open_limited(store: str, seconds: float) -> Iterator[tuple[Reader, Callable[[str], Answer]]]:
    """A store for reading, and a way to ask it in which a query ends with its time; raises StoreProblem."""
    if is_remote(store):
        from kg.store.remote import Remote

        with Remote(store, seconds) as remote:
            yield remote, partial(ask, remote)
        return
    with Snapshot(Path(store)) as snapshot, Limited(Path(store), seconds=seconds, rows=None) as limited:
        yield snapshot, limited.ask


def open_writer(store: str, build: Build) -> Store:
    """Open a store for writing; raises StoreProblem."""
    if is_remote(store):
        from kg.store.remote_writer import RemoteStore

        return RemoteStore(store, build)
    return Embedded(Path(store), build)
