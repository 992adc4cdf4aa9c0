"""The rows that the views give out: frozen, typed, with plain local names as identifiers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its name."""

    id: str  # "organisation/amazon"
    label: str
    kind: str  # organisation, place, facility, product or policy
    role: str = ""  # in the announcement that is spoken of
    cls: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """One announcement in a list."""

    id: str
    type: str  # class of the ontology: Investment, EnergyDeal, …
    status: str  # local name: announced, underConstruction, …
    day: str | None  # ISO date as precise as told; None where no text dates it
    seen: str | None  # that day, else the day of its first article
    value: float | None
    currency: str | None
    usd: float | None
    counted: bool  # whether sums take its amount
    mw: float | None
    jobs: int | None
    articles: int
    sources: int  # independent ones: copies and articles of one publisher count once
    disputed: tuple[str, ...]  # the slots on which articles contradict each other: amount, capacity, jobs
    whole: str | None  # the announcement whose sum already holds this one
    languages: tuple[str, ...]
    actors: tuple[Named, ...] = ()  # the leading roles first
    places: tuple[Named, ...] = ()  # the narrowest first
    facilities: tuple[Named, ...] = ()
    energy: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Totals over a choice of announcements; parts, rumours and cancelled ones are in no sum."""

    announcements: int
    money: float  # in the currency asked for
    megawatts: float
    jobs: int
    organisations: int
    sources: int  # different texts
    unconverted: int  # counted amounts for which no rate is known


@dataclass(frozen=True, slots=True)
class Month:
    """Money of one month by the company that leads."""

    month: str  # 2025-06
    company: str | None  # None: all others
    label: str
    money: float
    announcements: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map with what was announced there."""

    place: Named
    latitude: float
    longitude: float
    money: float
    announcements: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A thing with its sums, in a ranking."""

    thing: Named
    money: float
    announcements: int


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found."""

    id: str
    kind: str  # organisation, place, facility, product, policy or announcement
    label: str
    words: str = ""  # the passage around the match
