"""A file or folder under a temporary name, which gets its final name when it is whole."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import ExportProblem


@contextmanager
def file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write; at the end it stands at ``path``, after an error nothing of it stands anywhere."""
    fresh = _fresh(path)
    try:
        with _said(path), fresh.open("xb") as opened:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
        with _said(path):
            fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def folder(path: Path, members: frozenset[str]) -> Iterator[Path]:
    """A folder to fill; at the end it stands at ``path``, in the place of an earlier export if there is one.

    Raises ExportProblem where ``path`` holds anything but such an export.
    """
    _refuse_foreign(path, members)
    fresh, old = _fresh(path), _fresh(path)
    try:
        with _said(path):
            fresh.mkdir()
            yield fresh
            if path.exists():
                path.rename(old)
            fresh.rename(path)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _refuse_foreign(path: Path, members: frozenset[str]) -> None:
    if path.is_dir():
        if strangers := {entry.name for entry in path.iterdir()} - members:
            raise ExportProblem(f"The folder {path} holds other files ({min(strangers)} …); name an empty one.")
    elif path.exists():
        raise ExportProblem(f"{path} is a file, and this format writes a folder; choose another name.")


def _fresh(path: Path) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


@contextmanager
def _said(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = (error.strerror or str(error)).rstrip(".")
        raise ExportProblem(f"{path} cannot be written ({why}); choose another place, or make room.") from error
