"""The graph that the explorer shows: opened once, refreshed when a build publishes, explained when it can't be."""

from __future__ import annotations

import os
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from kg.errors import StoreProblem
from kg.explorer.wording import Words
from kg.store.embedded import Snapshot
from kg.views import catalogue


@dataclass(frozen=True, slots=True)
class Session:
    """What every page gets."""

    words: Words
    currency: str  # ISO 4217, that sums are shown in
    reader: Snapshot
    catalogue: sqlite3.Connection
    store: Path
    key: str  # of the published state; caches are kept by it


def store_path() -> Path:
    """The folder of the store."""
    return Path(os.environ.get("KG_STORE", "store"))


def open_session(words: Words, currency: str) -> Session:
    """The newest published state; raises StoreProblem."""
    path = store_path()
    reader = _reader(str(path.resolve()), _made(path))
    reader.refresh()
    return Session(words, currency, reader, _catalogue(reader, words), path, catalogue.state_of(reader).key)


@st.cache_resource(show_spinner=False, max_entries=4)
def _reader(path: str, _made: int) -> Snapshot:
    return Snapshot(Path(path))


def _made(path: Path) -> int:
    """When the store was first made: another one in the same place is another reader."""
    marker = path / "kg-store.json"
    return marker.stat().st_mtime_ns if marker.exists() else 0


def _catalogue(reader: Snapshot, words: Words) -> sqlite3.Connection:
    if catalogue.is_ready(reader):
        return catalogue.connect(catalogue.ready(reader))
    bar = st.progress(0.0, text=words("catalogue.making"))
    making = _making(catalogue.state_of(reader).key, reader)
    while not making.done():
        bar.progress(making.share, text=words("catalogue.making"))
        time.sleep(0.1)
    bar.empty()
    return catalogue.connect(making.path())


class _Making:
    """A catalogue that is being made once for all sessions, whoever leaves the page meanwhile."""

    def __init__(self, reader: Snapshot) -> None:
        self.share = 0.0
        self._future = ThreadPoolExecutor(1).submit(catalogue.ready, reader, self._hear)

    def _hear(self, share: float, _step: str) -> None:
        self.share = share

    def done(self) -> bool:
        return self._future.done()

    def path(self) -> Path:
        return self._future.result()


@st.cache_resource(show_spinner=False, max_entries=2)
def _making(key: str, _reader: Snapshot) -> _Making:
    return _Making(_reader)


def problem(words: Words, error: StoreProblem) -> None:
    """A page that says what is wrong with the store and what to do."""
    path = store_path()
    kind = (
        "missing"
        if not (path / "kg-store.json").exists()
        else "unpublished"
        if not (path / "current").exists()
        else "other"
    )
    st.title(words(f"problem.{kind}.title"))
    st.write(words(f"problem.{kind}.what"))
    st.code(words(f"problem.{kind}.command", store=path), language="bash")
    st.caption(words("problem.exact"))
    st.code(words.said(str(error)), language=None, wrap_lines=True)
