"""The graph that the explorer shows: opened once, refreshed when a build publishes, explained when it can't be."""

from __future__ import annotations

import os
import sqlite3
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

    def tell(share: float, _step: str) -> None:
        bar.progress(share, text=words("catalogue.making"))

    path = catalogue.ready(reader, tell)
    bar.empty()
    return catalogue.connect(path)


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
    st.code(str(error), language=None, wrap_lines=True)
