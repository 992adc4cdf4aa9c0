"""The directory of an embedded store.

    kg-store.json       which layout this is, and who made it
    writer.lock         held by the one process that writes
    live -> data/3      the database that is written
    current -> snapshots/17   what readers open; a new one is made, then the link is swapped

A snapshot in use is leased by a shared lock that dies with its reader, so that the writer clears away
only what nobody reads.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.errors import StoreProblem

LAYOUT = 1
_MARKER = "kg-store.json"
_LEASE = "lease"
_KEPT = 2  # snapshots that are kept even when nobody reads them: the current one and the one before


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the parts of one store lie."""

    path: Path

    @property
    def live(self) -> Path:
        """The database that is written, as a link."""
        return self.path / "live"

    @property
    def current(self) -> Path:
        """The newest snapshot, as a link."""
        return self.path / "current"

    def check(self) -> None:
        """Raise StoreProblem unless this is a store of this program's layout."""
        try:
            marker = json.loads((self.path / _MARKER).read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise StoreProblem(f"There is no graph in {self.path} yet; make one with “kg build”.") from None
        except (OSError, ValueError) as error:
            raise damaged(self.path, error) from error
        if marker.get("layout") != LAYOUT:
            raise StoreProblem(
                f"The store {self.path} was made by another version (layout {marker.get('layout')}, this program "
                f"reads {LAYOUT}); make it again with “kg build”, or “kg store restore” from its N-Quads."
            )

    def make(self) -> None:
        """Make the directory and its marker where they are missing; raises StoreProblem."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if not (self.path / _MARKER).exists():
                self._refuse_foreign()
                write_whole(self.path / _MARKER, json.dumps({"layout": LAYOUT}) + "\n")
        except OSError as error:
            raise unwritable(self.path, error) from error

    def _refuse_foreign(self) -> None:
        strangers = {entry.name for entry in self.path.iterdir()} - {"writer.lock"}
        if strangers:
            raise StoreProblem(
                f"The folder {self.path} holds other files ({min(strangers)} …); name an empty one."
            )

    def lock(self) -> IO[bytes]:
        """Become the one writer, until the returned file is closed; raises StoreProblem."""
        try:
            file = (self.path / "writer.lock").open("ab")
        except OSError as error:
            raise unwritable(self.path, error) from error
        if not _locked(file, fcntl.LOCK_EX):
            file.close()
            raise StoreProblem(
                f"Another process is writing to the store {self.path}; wait until it has ended, or stop it."
            )
        return file

    def next_of(self, kind: str) -> Path:
        """An unused directory under "data" or "snapshots"; its parent exists."""
        parent = self.path / kind
        parent.mkdir(exist_ok=True)
        return parent / str(max(_numbers(parent), default=0) + 1)

    def point(self, link: Path, target: Path) -> None:
        """Swap a link in one step."""
        fresh = link.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(target.relative_to(self.path))
        fresh.replace(link)

    def lease(self) -> tuple[Path, IO[bytes]]:
        """The newest snapshot, and the open lease that keeps it; raises StoreProblem where there is none."""
        self.check()
        while True:
            try:
                target = self.current.resolve(strict=True)
                file = (target.parent / f"{target.name}.{_LEASE}").open("rb")
            except FileNotFoundError:
                if self.current.is_symlink() and self.current.exists():
                    continue  # the writer cleared it away between our two steps
                raise StoreProblem(
                    f"No graph has been published in {self.path} yet; let “kg build” come to an end."
                ) from None
            if _locked(file, fcntl.LOCK_SH) and target.exists():
                return target, file
            file.close()

    def new_snapshot(self) -> Path:
        """The directory for the next snapshot, its lease already laid."""
        target = self.next_of("snapshots")
        (target.parent / f"{target.name}.{_LEASE}").touch()
        return target

    def clear(self) -> None:
        """Remove snapshots that nobody reads, but for the newest, and databases that ``live`` left behind."""
        snapshots = self.path / "snapshots"
        for number in sorted(_numbers(snapshots))[:-_KEPT]:
            self._clear_one(snapshots / str(number))
        live = self.live.resolve() if self.live.exists() else None
        for number in _numbers(self.path / "data"):
            if (target := self.path / "data" / str(number)).resolve() != live:
                shutil.rmtree(target, ignore_errors=True)

    def _clear_one(self, target: Path) -> None:
        lease = target.parent / f"{target.name}.{_LEASE}"
        if not lease.exists():
            shutil.rmtree(target, ignore_errors=True)
            return
        with lease.open("rb") as file:
            if _locked(file, fcntl.LOCK_EX):
                shutil.rmtree(target, ignore_errors=True)
                lease.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write a file under a temporary name, then move it, so that no half of it ever stands there."""
    fresh = path.with_name(path.name + ".tmp")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def damaged(path: Path, error: Exception) -> StoreProblem:
    """The sentence for a store whose files don't make sense."""
    return StoreProblem(
        f"The store {path} is damaged ({_first_line(error)}); make it again with “kg build”, "
        "or “kg store restore” from its N-Quads."
    )


def unwritable(path: Path, error: Exception) -> StoreProblem:
    """The sentence for a disk that is full or a folder that may not be written."""
    return StoreProblem(
        f"The store {path} cannot be written ({_first_line(error)}); give it room and the right to write, "
        "then run the command again: every article confirmed so far is kept."
    )


def _first_line(error: Exception) -> str:
    text = (getattr(error, "strerror", None) or str(error)).splitlines()
    return text[0].rstrip(".") if text else type(error).__name__


def _locked(file: IO[bytes], kind: int) -> bool:
    with suppress(BlockingIOError):
        fcntl.flock(file, kind | fcntl.LOCK_NB)
        return True
    return False


def _numbers(parent: Path) -> list[int]:
    return [int(entry.name) for entry in parent.glob("*") if entry.name.isdigit()] if parent.is_dir() else []
