"""Which place a name stands for: the article's other places first, then size; the reason is kept.

Counties are matched by their full name only, and what fits two places equally stays unresolved.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg import gazetteer
from kg.gazetteer import PlaceCandidate
from kg.gazetteer.names import folded
from kg.model import Entity, Location
from kg.resolve import keys
from kg.resolve.context import Context, names_of

CLASSES = {"country": "Country", "region": "Region", "county": "County", "city": "City", "area": "Region"}
CLEARLY_BIGGER = 1.3  # times the people of the next namesake
_NEAR_KM = 120.0
_ALSO: dict[str, tuple[str | None, ...]] = {
    "MA": ("MA", "EH", None),
    "FR": ("FR", "GF", "GP", "MQ", "NC", "PF", "RE", "YT", None),
    "US": ("US", "GU", "PR", "VI", None),
    "CN": ("CN", "HK", "MO", None),
    "GB": ("GB", "GG", "GI", "IM", "JE", None),
    "DK": ("DK", "FO", "GL", None),
    "NO": ("NO", "SJ", None),
    "FI": ("FI", "AX", None),
}
"""Codes of ISO 3166-1 that texts count to a country though GeoNames keeps them apart."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidate for a name, or None, and why."""

    place: PlaceCandidate | None
    reason: str


def settle(locations: Sequence[Location], context: Context) -> dict[Location, Entity]:
    """The entity of every location of an article.

    Names with one candidate, and those of countries and regions, are settled first; they are the ground on which
    the others are.
    """
    candidates = {location: _candidates(location) for location in locations}
    sure = {loc: found[0] for loc, found in candidates.items() if len(found) == 1 or _is_broad(found)}
    chosen: dict[Location, Choice] = {}
    for location in sorted(locations, key=lambda loc: (loc not in sure, len(candidates[loc]), loc.name)):
        others = [place for name, place in sure.items() if name != location]
        open_ = [p for name, found in candidates.items() if name not in sure and name != location for p in found]
        choice = _choose(location, candidates[location], others, context, open_)
        chosen[location] = choice
        if choice.place:
            sure[location] = choice.place
    return {location: _entity(location, chosen[location], chosen, context) for location in locations}


def of_name(name: str, known: Iterable[PlaceCandidate]) -> Entity | None:
    """The entity of a bare name, as relations have it; None where the gazetteer lacks it."""
    found = _candidates(Location(name))
    choice = _choose(Location(name), found, list(known), None)
    return entity_of(choice.place, choice.reason) if choice.place else None


def entity_of(place: PlaceCandidate, reason: str = "") -> Entity:
    """The entity of a place of the gazetteer."""
    return Entity(
        id=f"place/{place.id}",
        cls=CLASSES[place.kind],
        label=place.name,
        names=(place.name_fr,) if place.name_fr != place.name else (),
        exact_match=(place.geonames,) if place.geonames else (),
        within=tuple(f"place/{outer}" for outer in place.within),
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        reason=reason,
    )


@lru_cache(maxsize=50_000)
def surrounding(identifier: str) -> Entity | None:
    """The entity of a place by its entity id, for what others lie in."""
    place = gazetteer.place(identifier.removeprefix("place/"))
    return entity_of(place) if place else None


def candidate_of(entity: Entity) -> PlaceCandidate | None:
    """The gazetteer's candidate behind an entity; None for one of its own."""
    return gazetteer.place(entity.id.removeprefix("place/"))


def distance(one: PlaceCandidate | Entity, other: PlaceCandidate | Entity) -> float:
    """Kilometres between two places along the sphere; infinity where a coordinate is missing."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    return 6371.0 * math.acos(max(-1.0, min(1.0, cosine)))


def _candidates(location: Location) -> tuple[PlaceCandidate, ...]:
    """Those of the name, else of its other forms; in its country where the text gives one.

    A country or region that lies elsewhere by itself is taken at its name.
    """
    allowed = _ALSO.get(location.country, (location.country, None)) if location.country else None
    abroad: list[PlaceCandidate] = []
    for name in names_of(location):
        known = [p for p in gazetteer.places(name) if _counts(p)]
        found = [p for p in known if allowed is None or p.country in allowed]
        if found and not (_is_broad(known) and known[0] not in found and _is_small(found, known[0])):
            return tuple(found)
        abroad += known[:1] if _is_broad(known) else []
    return tuple(abroad[:1])


def _is_small(found: Sequence[PlaceCandidate], other: PlaceCandidate) -> bool:
    return max(place.population for place in found) * 100 < other.population


def _is_broad(found: Sequence[PlaceCandidate]) -> bool:
    """Whether a name is first of all that of a country or region: "Kansas" before the towns called so."""
    return bool(found) and found[0].kind in ("country", "region") and found[0].match == "name"


def _counts(place: PlaceCandidate) -> bool:
    """Short forms stand for states ("Tex."), never for a county."""
    return not (place.kind == "county" and place.match == "short")


def _choose(
    location: Location,
    found: Sequence[PlaceCandidate],
    known: Sequence[PlaceCandidate],
    context: Context | None,
    open_: Sequence[PlaceCandidate] = (),
) -> Choice:
    """``known`` are the article's other places, ``open_`` the candidates of those not settled yet."""
    if not found:
        return Choice(None, f"unresolved: no place called “{location.name}” is known{_in(location)}")
    if len(found) == 1:
        return Choice(found[0], f"the only “{location.name}” known in {found[0].country or 'any country'}")
    together = _by_company(location, found, known, context) or _by_fit(location, found, open_)
    return together or _by_rank(location, found)


def _by_company(
    location: Location, found: Sequence[PlaceCandidate], known: Sequence[PlaceCandidate], context: Context | None
) -> Choice | None:
    """The one that the article's other places speak for."""
    outer = context.located_in.get(folded(location.name), frozenset()) if context else frozenset()
    scored = sorted(
        ((max((_company(p, k, outer) for k in known), default=(0.0, "")), -i, p) for i, p in enumerate(found)),
        key=lambda row: (row[0][0], row[1]),
        reverse=True,
    )
    (best, why), _, place = scored[0]
    rivals = [row for row in scored[1:] if row[0][0] == best]
    if best <= 0 or any(rival.kind == place.kind and not _clearly_bigger(place, rival) for _, _, rival in rivals):
        return None
    return Choice(place, f"“{location.name}” is {_where(place)}: {why}")


def _by_fit(location: Location, found: Sequence[PlaceCandidate], open_: Sequence[PlaceCandidate]) -> Choice | None:
    """The only one that goes with what another unsettled name may stand for: Beaver Dam and Dodge County."""
    fits = {p.id: (p, o) for p in found for o in open_ if p.id in o.within or o.id in p.within}
    if len(fits) != 1:
        return None
    ((place, other),) = fits.values()
    return Choice(
        place, f"“{location.name}” is {_where(place)}: it goes with {other.name}, which the article also names"
    )


def _company(place: PlaceCandidate, known: PlaceCandidate, outer: frozenset[str]) -> tuple[float, str]:
    """How much a known place of the article speaks for a candidate, and in what words."""
    if known.id in place.within or place.id in known.within:
        stated = 2.0 if folded(known.name) in outer or folded(known.name_fr) in outer else 0.0
        nearness = 1.0 if known.kind == "country" else 3.0 if known.kind == "region" else 4.0
        return nearness + stated, f"the article also names {known.name}"
    if known.kind == "country" and place.country in _ALSO.get(known.country or "", ()):
        return 1.0, f"the article also names {known.name}"
    if place.kind in ("city", "county") and (km := distance(place, known)) < _NEAR_KM and known.kind != "country":
        return 2.5, f"{known.name}, which the article names, is {km:.0f} km away"
    if set(place.within[:-1]) & set(known.within[:-1]):
        return 1.5, f"{known.name}, which the article names, lies in the same region"
    return 0.0, ""


def _by_rank(location: Location, found: Sequence[PlaceCandidate]) -> Choice:
    """The usual bearer of the name, if it is clearly bigger than the next."""
    first = found[0]
    rivals = [p for p in found[1:] if p.kind == first.kind and p.match == first.match]
    if not rivals or all(_clearly_bigger(first, rival) for rival in rivals):
        return Choice(first, f"“{location.name}” is {_where(first)}: the biggest of {len(found)} namesakes")
    rival = max(rivals, key=lambda p: p.population)
    return Choice(None, f"unresolved: “{location.name}” fits {_where(first)} and {_where(rival)} equally")


def _clearly_bigger(place: PlaceCandidate, rival: PlaceCandidate) -> bool:
    return place.population > CLEARLY_BIGGER * rival.population


def _where(place: PlaceCandidate) -> str:
    inside = gazetteer.place(place.within[0]) if place.within else None
    return f"{place.name} ({inside.name})" if inside else place.name


def _in(location: Location) -> str:
    return f" in {location.country}" if location.country else ""


def _entity(location: Location, choice: Choice, chosen: dict[Location, Choice], context: Context) -> Entity:
    if choice.place:
        return entity_of(choice.place, choice.reason)
    within = _surroundings(location, chosen, context)
    return Entity(
        id=f"place/n-{(location.country or 'zz').lower()}-{keys.slug(location.name)}",
        cls="Place",
        label=location.name,
        names=location.aka,
        within=within,
        country=location.country,
        reason=choice.reason,
    )


def _surroundings(location: Location, chosen: dict[Location, Choice], context: Context) -> tuple[str, ...]:
    """What an unknown place lies in: as the text says, else the one region named beside it, else its country."""
    outer = context.located_in.get(folded(location.name), frozenset())
    settled = [(loc, c.place) for loc, c in chosen.items() if c.place and loc != location]
    stated = [p for loc, p in settled if {folded(n) for n in names_of(loc)} & outer and p.kind != "city"]
    beside = [p for p in _beside(location, settled, context) if p.kind in ("region", "county")]
    for inner in (*sorted(stated, key=lambda p: -len(p.within)), *_innermost(beside)):
        return tuple(f"place/{i}" for i in (inner.id, *inner.within))
    country = gazetteer.place_with_code(location.country) if location.country else None
    return (f"place/{country.id}",) if country else ()


def _beside(
    location: Location, settled: Sequence[tuple[Location, PlaceCandidate]], context: Context
) -> list[PlaceCandidate]:
    """The settled places of the announcements that name this location, in its country."""
    company = {loc for a in context.extraction.announcements if location in a.places for loc in a.places}
    return [p for loc, p in settled if loc in company and p.country == location.country]


def _innermost(places: Sequence[PlaceCandidate]) -> list[PlaceCandidate]:
    """The one place that all others contain; nothing where they lie side by side."""
    unique = {p.id: p for p in places}
    inner = [p for p in unique.values() if not any(p.id in other.within for other in unique.values())]
    return inner if len(inner) == 1 else []
