"""A telling prepared for comparison: who leads, where exactly, when; worked out once per telling."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from kg.model import Announcement, Entity
from kg.resolve import keys
from kg.resolve.places import distance, surrounding
from kg.resolve.values import Telling

LEADING: dict[str, frozenset[str]] = {
    "investment": frozenset({"investor", "developer", "operator"}),
    "construction": frozenset({"investor", "developer", "operator"}),
    "opening": frozenset({"investor", "developer", "operator"}),
    "partnership": frozenset({"customer", "supplier", "partner", "operator", "developer"}),
    "energy_deal": frozenset({"customer", "supplier", "partner", "developer", "operator"}),
    "acquisition": frozenset({"acquirer", "target"}),
    "funding": frozenset({"target"}),
    "programme": frozenset({"government", "investor", "operator", "target"}),
}
"""The roles that make an act theirs, by type; where a text names none of them, all its actors count."""

_OUTER_KM = 60.0
_PARTS = re.compile(r"\d+")
_BROAD = frozenset({"Country", "Region"})


@dataclass(frozen=True, slots=True)
class Span:
    """The days that an ISO date as precise as its text can mean."""

    first: date
    last: date

    def days_to(self, other: Span) -> int:
        """Days between the two; 0 where they overlap."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)


@dataclass(frozen=True, slots=True)
class Profile:
    """What the comparisons look at."""

    telling: Telling
    leads: frozenset[str]  # entity ids
    lead_roots: frozenset[str]
    roots: frozenset[str]  # of all actors
    spots: tuple[Entity, ...]  # innermost places below a region
    broad: frozenset[str]  # ids of all regions and countries named or around
    countries: frozenset[str]  # ISO codes
    facilities: tuple[str, ...]  # keys of facility names
    megawatts: frozenset[int]
    when: Span | None  # of the act
    published: Span | None

    @property
    def announcement(self) -> Announcement:
        """The telling's own words."""
        return self.telling.announcement


def profile(t: Telling) -> Profile:
    """Prepare one telling."""
    a = t.announcement
    leads = {i for actor, i in zip(a.actors, t.actors, strict=True) if actor.role in LEADING[a.type]}
    chosen = frozenset(leads or t.actors)
    where = [t.entities[i] for i in dict.fromkeys(t.places)]
    roots = frozenset(t.roots.values())
    lead_roots = frozenset(t.roots[i] for i in chosen)
    return Profile(
        telling=t,
        leads=chosen,
        lead_roots=roots if lead_roots == roots else lead_roots,  # one set for both saves memory
        roots=roots,
        spots=tuple(_innermost([p for p in where if p.cls not in _BROAD])),
        broad=frozenset(_broad(t, where)),
        countries=frozenset(p.country for p in where if p.country),
        facilities=tuple(dict.fromkeys(keys.facility_key(site.name) for site in a.facilities)),
        megawatts=frozenset(int(c.megawatts) for c in a.capacity),
        when=span(t.date),
        published=span(t.published),
    )


def span(iso: str) -> Span | None:
    """The days of an ISO date; None where it is empty or no date.

    >>> span("2024-02")
    Span(first=datetime.date(2024, 2, 1), last=datetime.date(2024, 2, 29))
    >>> span("2024-02-31") is None
    True
    """
    year, month, day = (*map(int, _PARTS.findall(iso[:10])), 0, 0, 0)[:3]
    last_month = month or 12
    if not (MINYEAR <= year <= MAXYEAR and last_month <= 12):
        return None
    days = calendar.monthrange(year, last_month)[1]
    if day > days:
        return None
    return Span(date(year, month or 1, day or 1), date(year, last_month, day or days))


def contains(outer: Entity, inner: Entity) -> bool:
    """Whether one place is or surely holds another; a county also what lies close to its middle.

    The gazetteer knows the county of only some towns, so nearness stands in for it within one region.
    """
    if outer.id == inner.id or outer.id in inner.within:
        return True
    is_near = outer.cls == "County" and inner.cls == "City" and distance(outer, inner) <= _OUTER_KM
    return is_near and bool(set(outer.within[:1]) & set(inner.within)) and not _has_county(inner)


def _has_county(place: Entity) -> bool:
    return any((found := surrounding(outer)) and found.cls == "County" for outer in place.within)


def _innermost(places: Iterable[Entity]) -> list[Entity]:
    found = list(places)
    return [p for p in found if not any(o is not p and o.id != p.id and contains(p, o) for o in found)]


def _broad(t: Telling, where: Iterable[Entity]) -> Iterable[str]:
    for place in where:
        if place.cls in _BROAD:
            yield place.id
        yield from (i for i in place.within if i in t.entities and t.entities[i].cls in _BROAD)
