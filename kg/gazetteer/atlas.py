"""All places in memory while the index is made: GeoNames and ISO 3166 put together with the hand-made tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.gazetteer.names import has_capital, place_key
from kg.gazetteer.values import Match, PlaceKind

RANKS: dict[Match, int] = {"name": 0, "alternate": 1, "short": 2}
ANY_SPELLING = ""
"""Among the spellings of a name: it needs no capital, as in "pays nordiques"."""


@dataclass(slots=True)
class Raw:
    """A place that is being put together."""

    n: int  # GeoNames id, or a negative number
    name: str
    kind: PlaceKind
    country: str | None
    id: str = ""  # empty where the GeoNames id is the id
    code: str | None = None
    name_fr: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    parent: int | None = None  # ``n`` of the nearest place around it
    names: dict[str, Name] = field(default_factory=dict)  # by key


@dataclass(frozen=True, slots=True)
class Name:
    """How well a key stands for a place, and in which spellings only (None: any that has a capital)."""

    rank: int
    spellings: frozenset[str] | None = None


class Atlas:
    """Every place by number and by code."""

    def __init__(self) -> None:
        self.places: dict[int, Raw] = {}
        self.by_code: dict[str, int] = {}
        self.divisions: dict[int, tuple[str, str]] = {}  # town -> country and GeoNames’ own admin1 code
        self._last = 0

    def next_number(self) -> int:
        """A number for a place that GeoNames’ ids do not cover."""
        self._last -= 1
        return self._last

    def add(self, place: Raw) -> Raw:
        """Enter a place under its own name."""
        self.places[place.n] = place
        if place.code:
            self.by_code[place.code] = place.n
        add_name(place, place.name)
        add_name(place, place.name_fr)
        return place

    def coded(self, code: str) -> Raw:
        """The place with an ISO 3166 or FIPS code."""
        return self.places[self.by_code[code]]

    def towns(self, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Raw]]:
        """The towns behind (country, key), the likeliest first; keys that name none are absent."""
        keys = set(wanted)
        found: dict[tuple[str, str], list[Raw]] = defaultdict(list)
        for town in self.places.values():
            if town.kind == "city":
                for key in town.names:
                    if (town.country or "", key) in keys:
                        found[town.country or "", key].append(town)
        for (_, key), towns in found.items():
            towns.sort(key=lambda town, key=key: (-town.population, town.names[key].rank, town.n))  # type: ignore[misc]
        return found


def add_name(place: Raw, name: str, match: Match = "name") -> None:
    """Enter one more name of a place; the better rank and the freer spelling win."""
    key = place_key(name)
    if not key:
        return
    new = Name(RANKS[match], _spellings(name))
    old = place.names.get(key)
    if new != old:
        place.names[key] = new if old is None else _merged(old, new)


def _spellings(name: str) -> frozenset[str] | None:
    """Abbreviations count only as written: "Miss." is a state, "Miss" is not; "US" a country, "us" is not."""
    if name.endswith(".") or (len(name) <= 4 and name.isupper()):
        return frozenset((name,))
    return None if has_capital(name) else frozenset((ANY_SPELLING,))


def _merged(old: Name, new: Name) -> Name:
    spellings = (
        None
        if None in (old.spellings, new.spellings)
        else (old.spellings or frozenset()) | (new.spellings or frozenset())
    )
    return Name(min(old.rank, new.rank), spellings)
