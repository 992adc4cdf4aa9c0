"""The candidates that a name can stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.errors import KgError

PlaceKind = Literal["country", "region", "county", "city", "area"]
Match = Literal["name", "alternate", "short"]
OrgKind = Literal["company", "government", "research", "fund"]


class GazetteerProblem(KgError):
    """A table of names that cannot be read, or an index of places that cannot be made or opened."""


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place that a name can stand for."""

    id: str  # "gn-2950159" (GeoNames), "iso-DE-BY" (ISO 3166-2), "us-county-48441" (FIPS), "area-midwest"
    name: str  # the English or local name
    name_fr: str  # the French name where one is known, else as ``name``
    kind: PlaceKind
    country: str | None  # ISO 3166-1 alpha-2; None for areas that span countries
    latitude: float | None = None  # degrees; of regions and countries: the centre of their towns by population
    longitude: float | None = None
    population: int = 0  # people; of regions: the sum of their towns; 0 where unknown
    within: tuple[str, ...] = ()  # ids of the places that it lies in, the nearest first
    code: str | None = None  # ISO 3166-1 or 3166-2 code, FIPS of a US county
    match: Match = (
        "name"  # "name": its usual name; "alternate": listed somewhere; "short": "Taylor" for Taylor County
    )
    common_word: bool = False  # the name asked for is also an everyday word of French or English

    @property
    def geonames(self) -> str | None:
        """The IRI of the GeoNames feature, or None."""
        return f"https://sws.geonames.org/{self.id[3:]}/" if self.id.startswith("gn-") else None


@dataclass(frozen=True, slots=True)
class OrgCandidate:
    """An organisation of the registry that a name can stand for."""

    slug: str
    label: str
    kind: OrgKind
    sub_kind: str  # "hyperscaler", "utility", … as in the table
    country: str  # ISO 3166-1 alpha-2 of the headquarters
    parent: str | None = None  # slug of the organisation that owns it
    names: tuple[str, ...] = ()  # every other name and short form
    ambiguous_names: tuple[str, ...] = ()  # those of them that are everyday words or shared
    epithets_fr: tuple[str, ...] = ()
    epithets_en: tuple[str, ...] = ()
    hq: str = ""  # town
    wikidata: str | None = None  # "Q3884"
    source: str = ""  # where the row's facts can be checked
    ambiguous: bool = False  # the name asked for needs the article's context before it counts
