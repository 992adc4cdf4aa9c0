"""Names -> candidates: who and where a name can stand for. Exact by key, never fuzzy; the caller decides.

organisations("Alphabet Inc.")          -> (OrgCandidate(slug="alphabet", …),)
epithet("le géant de Redmond", "fr")    -> OrgCandidate(slug="microsoft", …)
places("Pennsylvanie")                  -> (PlaceCandidate(id="gn-6254927", kind="region", country="US", …),)
demonym("norvégien", "fr")              -> (PlaceCandidate(id="gn-3144096", …),)
country_of("gn-2867714")                -> "DE"
"""

from __future__ import annotations

from kg.gazetteer.demonyms import demonym_codes
from kg.gazetteer.organisations import registry
from kg.gazetteer.places import place_index, ready_index
from kg.gazetteer.values import GazetteerProblem, OrgCandidate, PlaceCandidate

__all__ = [
    "GazetteerProblem",
    "OrgCandidate",
    "PlaceCandidate",
    "based_in",
    "country_of",
    "demonym",
    "epithet",
    "organisation",
    "organisations",
    "place",
    "place_with_code",
    "places",
    "ready_index",
    "subsidiaries",
]


def places(name: str) -> tuple[PlaceCandidate, ...]:
    """The places that bear this name in either language, usual names first, then the biggest."""
    return place_index().named(name)


def place(identifier: str) -> PlaceCandidate | None:
    """The place with this id, e.g. "gn-6254927", "iso-DE-BY", "us-county-48441", "area-midwest"."""
    return place_index().by_id(identifier)


def place_with_code(code: str) -> PlaceCandidate | None:
    """The place with this code of ISO 3166-1 ("FR"), ISO 3166-2 ("FR-59") or FIPS (US counties, "48441")."""
    return place_index().by_code(code)


def country_of(identifier: str) -> str | None:
    """ISO 3166-1 alpha-2 of the country that a place (by id) is or lies in; None for what spans countries."""
    found = place(identifier)
    return found.country if found else None


def demonym(word: str, language: str) -> tuple[PlaceCandidate, ...]:
    """The places that an adjective or a name of inhabitants ("norvégienne", "Texans") refers to."""
    found = (place_with_code(code) for code in demonym_codes(word, language))
    return tuple(candidate for candidate in found if candidate is not None)


def organisations(name: str) -> tuple[OrgCandidate, ...]:
    """The organisations of the registry that bear this name; those with ``ambiguous`` need context."""
    return registry().named(name)


def organisation(slug: str) -> OrgCandidate | None:
    """The organisation with this slug."""
    return registry().by_slug.get(slug)


def subsidiaries(slug: str) -> tuple[str, ...]:
    """The slugs of all organisations below one, at any depth."""
    return registry().subsidiaries(slug)


def epithet(text: str, language: str) -> OrgCandidate | None:
    """The organisation that a description in "fr" or "en" stands for, or None."""
    return registry().epithet(text, language)


def based_in(town: str) -> tuple[OrgCandidate, ...]:
    """The organisations with their headquarters in a town: candidates for "the Seattle-based group"."""
    return registry().based_in(town)
