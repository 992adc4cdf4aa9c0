"""The catalogue: headlines of the graph in one small SQLite file for each published state of a store.

The graph stays the truth; the catalogue is made from it by the queries of kg/queries/views, streamed row by
row, and answers what a page asks again and again (filters, sums by month, search) in milliseconds however
large the graph is. It lies in the folder of the store, or in the system's folder for temporary files where
that may not be written, and is made anew for every new state.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from kg.store.embedded import Snapshot
from kg.views.filling import STEPS, Filling

LAYOUT = 8
"""Goes up with every change of the tables."""

Progress = Callable[[float, str], None]


class State(NamedTuple):
    """Which published state of which store."""

    store: Path
    number: str  # of the snapshot
    stamp: int  # when its folder was made, in nanoseconds

    @property
    def key(self) -> str:
        """Short, and different for every state."""
        return hashlib.sha256(f"{self.store}|{self.number}|{self.stamp}|{LAYOUT}".encode()).hexdigest()[:16]


def state_of(snapshot: Snapshot) -> State:
    """The state that a snapshot shows."""
    at = snapshot.folder.current.resolve()
    return State(snapshot.folder.path.resolve(), at.name, at.stat().st_mtime_ns)


def is_ready(snapshot: Snapshot) -> bool:
    """Whether the catalogue of this state exists."""
    return _found(state_of(snapshot)) is not None


def ready(snapshot: Snapshot, progress: Progress | None = None) -> Path:
    """The catalogue of this state, made where it is missing; ``progress`` hears (share done, step's name)."""
    state = state_of(snapshot)
    return _found(state) or _make(snapshot, state, progress or _unheard)


def connect(path: Path) -> sqlite3.Connection:
    """Open a catalogue for reading."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def _found(state: State) -> Path | None:
    return next((path for folder in _folders(state) if (path := folder / f"{state.key}.sqlite").exists()), None)


def _folders(state: State) -> tuple[Path, Path]:
    beside = hashlib.sha256(str(state.store).encode()).hexdigest()[:12]
    return state.store / "catalogue", Path(tempfile.gettempdir()) / f"kg-catalogue-{os.getuid()}-{beside}"


def _make(snapshot: Snapshot, state: State, progress: Progress) -> Path:
    folder = _writable(state)
    target = folder / f"{state.key}.sqlite"
    handle, fresh = tempfile.mkstemp(suffix=".tmp", dir=folder)
    os.close(handle)
    try:
        _fill(Path(fresh), snapshot, progress)
        _clear(folder)
        Path(fresh).replace(target)
    finally:
        with suppress(FileNotFoundError):
            Path(fresh).unlink()
    return target


def _writable(state: State) -> Path:
    for folder in _folders(state):
        with suppress(OSError):
            folder.mkdir(mode=0o700, exist_ok=True)
            if os.access(folder, os.W_OK):
                return folder
    return Path(tempfile.mkdtemp(prefix="kg-catalogue-"))


def _fill(path: Path, snapshot: Snapshot, progress: Progress) -> None:
    with closing(sqlite3.connect(path)) as connection:
        filling = Filling(connection, snapshot)
        for index, step in enumerate(STEPS):
            progress(index / len(STEPS), step.__name__)
            step(filling)
        connection.commit()
    progress(1.0, "done")


def _clear(folder: Path) -> None:
    for old in folder.glob("*.sqlite"):
        with suppress(OSError):
            old.unlink()


def _unheard(_share: float, _step: str) -> None:
    pass
