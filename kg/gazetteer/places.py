"""Places by name, id and code, from the index that ``kg.gazetteer.build`` makes."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from kg.gazetteer.cache import index_path
from kg.gazetteer.names import has_capital, place_key
from kg.gazetteer.values import GazetteerProblem, Match, PlaceCandidate

_MATCHES: tuple[Match, ...] = ("name", "alternate", "short")
_USUAL_COUNTY = 300_000
"""People that a county or area counts as in the order of candidates where nobody has counted them."""
_Test = Callable[[PlaceCandidate], bool]


def _is_city(place: PlaceCandidate) -> bool:
    return place.kind == "city"


def _is_parish(place: PlaceCandidate) -> bool:
    return place.kind == "county" and place.name.endswith(" Parish")


def _is_county(place: PlaceCandidate) -> bool:
    """A county, or what another country's counties are to ISO; no state of the USA."""
    return (place.kind == "county" and not _is_parish(place)) or (place.kind == "region" and place.country != "US")


def _is_region(place: PlaceCandidate) -> bool:
    return place.kind in ("region", "county", "area")


_OF = r"(?: de la| de l| des| du| de| d| of)?"
# Words that say what kind of place a name stands for, in the spelling of keys.
_DESIGNATIONS: tuple[tuple[re.Pattern[str], _Test], ...] = tuple(
    (re.compile(pattern), fits)
    for pattern, fits in (
        (rf"(?:comte|county|judet){_OF} (.+)", _is_county),
        (rf"(?:paroisse|parish){_OF} (.+)", _is_parish),
        (rf"(?:ville|commune|city|town|village){_OF} (.+)", _is_city),
        (rf"(?:etat|province|prefecture|canton|land|region|state|emirate|district){_OF} (.+)", _is_region),
        (rf"(?:departement|gouvernorat|emirat|voivodie|governorate|republique|isle){_OF} (.+)", _is_region),
        (r"(.+) (?:county|borough)", _is_county),
        (r"(.+) parish", _is_parish),
        (r"(.+) (?:province|prefecture|state|region|governorate|canton|emirate|voivodeship|district)", _is_region),
        (r"(.+) city", _is_city),
    )
)
_BY_NAME = """
SELECT p.n, p.id, p.code, p.name, p.name_fr, p.kind, p.country, p.latitude, p.longitude, p.population, p.parent,
       name.rank, name.spellings, EXISTS (SELECT 1 FROM common WHERE common.key = name.key)
FROM name JOIN place AS p USING (n) WHERE name.key = ?
"""
_BY = "SELECT n, id, code, name, name_fr, kind, country, latitude, longitude, population, parent FROM place WHERE "


class PlaceIndex:
    """One open index, for reading; lookups may come from several threads."""

    def __init__(self, path: Path) -> None:
        try:
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._connection.execute("SELECT 1 FROM name LIMIT 1")
        except sqlite3.Error as error:
            raise GazetteerProblem(
                f"The index of places {path} cannot be opened ({error}); delete it and it is made again."
            ) from error
        self._lock = Lock()
        self._chains: dict[int, tuple[str, ...]] = {}
        self._named = lru_cache(maxsize=20_000)(self._find)

    def named(self, name: str) -> tuple[PlaceCandidate, ...]:
        """The places that bear this name: usual names first, then the biggest.

        A designation narrows them: ``comté d’Ottawa`` and ``Ottawa County`` are counties only.
        """
        return self._named(name)

    def by_id(self, identifier: str) -> PlaceCandidate | None:
        """The place with this id."""
        if identifier.startswith("gn-") and identifier[3:].isdecimal():
            return self._one("n = ?", int(identifier[3:]))
        return self._one("id = ?", identifier)

    def by_code(self, code: str) -> PlaceCandidate | None:
        """The place with this code of ISO 3166-1 ("FR"), ISO 3166-2 ("FR-59"), FIPS ("48441") or area."""
        return self._one("code = ?", code)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def _find(self, name: str) -> tuple[PlaceCandidate, ...]:
        key = place_key(name)
        if found := self._with_key(key, name):
            return found
        for pattern, fits in _DESIGNATIONS:
            bare = pattern.fullmatch(key)
            if bare and (found := tuple(filter(fits, self._with_key(bare[1], name)))):
                return found
        return ()

    def _with_key(self, key: str, name: str) -> tuple[PlaceCandidate, ...]:
        rows = [row for row in self._rows(_BY_NAME, key) if _is_spelt(name, row[12])]
        rows.sort(key=_likeliest)
        return tuple(self._candidate(row, _MATCHES[row[11]], bool(row[13])) for row in rows)

    def _one(self, condition: str, value: object) -> PlaceCandidate | None:
        rows = self._rows(_BY + condition, value)
        return self._candidate(rows[0]) if rows else None

    def _rows(self, query: str, value: object) -> list[Any]:
        with self._lock:
            return self._connection.execute(query, (value,)).fetchall()

    def _candidate(self, row: Any, match: Match = "name", common: bool = False) -> PlaceCandidate:
        n, identifier, code, name, name_fr, kind, country, latitude, longitude, population, parent = row[:11]
        identifier = identifier or f"gn-{n}"
        within = self._chain(parent)
        place = (identifier, name, name_fr or name, kind, country, latitude, longitude, population)
        return PlaceCandidate(*place, within=within, code=code, match=match, common_word=common)

    def _chain(self, n: int | None) -> tuple[str, ...]:
        """The ids of a place and all places around it."""
        if n is None:
            return ()
        if n not in self._chains:
            identifier, parent = self._rows("SELECT id, parent FROM place WHERE n = ?", n)[0]
            self._chains[n] = (identifier or f"gn-{n}", *self._chain(parent))
        return self._chains[n]


def ready_index() -> Path:
    """The file of the index, made first where it is missing (some seconds, once)."""
    path = index_path()
    if not path.exists():
        from kg.gazetteer.build import build  # its imports take longer than a lookup

        build(path)
    return path


@cache
def place_index() -> PlaceIndex:
    """The index for the installed packages, opened once."""
    return PlaceIndex(ready_index())


def _likeliest(row: Any) -> tuple[int, bool, int, int]:
    """Usual names first; of those the hand-made areas, then the biggest."""
    n, identifier, kind, population, rank = row[0], row[1] or "", row[5], row[9], row[11]
    if kind == "county" and not population and identifier.startswith("iso-"):
        population = _USUAL_COUNTY
    return rank, kind != "area", -population, n


def _is_spelt(name: str, spellings: str | None) -> bool:
    """Whether the text's own spelling may stand for a stored name."""
    if spellings is None:
        return has_capital(name)
    return any(spelling in ("", name) or name.endswith(f" {spelling}") for spelling in spellings.split("|"))
