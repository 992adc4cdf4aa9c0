"""The hand-made tables under ``data/places``, as dictionaries of strings."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from kg.gazetteer.values import GazetteerProblem
from kg.paths import DATA

FOLDER = DATA / "places"
NAMES = (
    "areas.csv",
    "common_words.txt",
    "countries.csv",
    "demonyms.csv",
    "exonyms.csv",
    "regions.csv",
    "towns.csv",
)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table, e.g. ``rows("areas.csv")``."""
    return list(csv.DictReader(_text(FOLDER / name).splitlines()))


def words(name: str) -> frozenset[str]:
    """The lines of a word list that are no comments."""
    return frozenset(line for line in _text(FOLDER / name).splitlines() if line and not line.startswith("#"))


def parts(cell: str) -> list[str]:
    """The ``;``-separated parts of a cell."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def digest() -> str:
    """A hexadecimal SHA-256 over all tables: another content, another digest."""
    joined = "\0".join(_text(FOLDER / name) for name in NAMES)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise GazetteerProblem(
            f"The table of places {path} cannot be read ({error}); restore it from the project's data folder."
        ) from error
