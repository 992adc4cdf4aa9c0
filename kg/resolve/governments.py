"""Governments that go by the name of their place: "Pennsylvania", "Ottawa", "l’État", "Falkirk Council"."""

from __future__ import annotations

import re

from kg import gazetteer
from kg.gazetteer import OrgCandidate, PlaceCandidate
from kg.gazetteer.names import has_capital
from kg.model import Actor, Entity
from kg.resolve import keys
from kg.resolve.context import Context

# The words around the place's name, folded; what is left is looked up as a place or as an adjective.
_HEADS = re.compile(
    r"^(?:le |la |les |l |the )?(?:gouvernement|government|etat|state|region|province"
    r"|conseil (?:regional|departemental|general|municipal)|departement|ville|city|commonwealth|junta|prefecture"
    r"|prefet|canton|comte|county|mairie|executif|autorites|authorities|administration)"
    r"(?: federal| federale)?(?: of| de la| de l| du| des| de| d)? (.+)$"
)
_TAILS = re.compile(
    r"^(.+?) (?:government|state|council|county council|city council|county|authorities|provincial government"
    r"|combined authority|state government)$"
)
_GENERIC = re.compile(
    r"^(?:l |le |la |les |the )?(?:etat|gouvernement|gouvernement federal|government|federal government|state"
    r"|administration|pouvoirs publics|conseil des ministres|cabinet)$"
)
_OFFICE = re.compile(r"\b(?:minister\w*|ministry|regulat\w*|agenc\w*|office|bureau|commission|council|conseil)\b")


def sounds_like(name: str) -> bool:
    """Whether a name is that of a government by its form, or a state's, whatever role the text gives it."""
    key = _plain(name)
    is_named = " government" in f" {key}" or " gouvernement" in f" {key}"
    return bool(_GENERIC.match(key)) or is_named or _is_state(name)


def _is_state(name: str) -> bool:
    found = gazetteer.places(name)[:1]
    is_big = any(p.match == "name" and (p.kind == "country" or p.population > 300_000) for p in found)
    return (is_big and found[0].kind in ("country", "region")) or _speaking_through(name) is not None


def settle(actor: Actor, context: Context, countries: frozenset[str]) -> Entity | None:
    """The government that a name stands for; None where no place is in it.

    ``countries`` are those of the announcement's places (ISO 3166-1 alpha-2).
    """
    key = _plain(actor.name)
    if _GENERIC.match(key):
        return _national(actor, countries or context.countries)
    if not has_capital(actor.name) and _OFFICE.search(key):
        return _nameless(actor, countries or context.countries)
    if row := _speaking_through(actor.name):
        return _registry_body(actor, row, f"that sits in {row.hq}")
    place = _place_in(actor, context, countries)
    if place is None:
        return _nameless(actor, countries or context.countries) if not has_capital(actor.name) else None
    return _of_place(actor, place)


def _plain(name: str) -> str:
    return " ".join(keys.words(name))


def _place_in(actor: Actor, context: Context, countries: frozenset[str]) -> PlaceCandidate | None:
    """The place that is in the name, in the announcement's country where several bear it."""
    for form in (actor.name, *actor.aka):
        if found := _candidates(form, context.language):
            wanted = countries or context.countries
            near = [place for place in found if place.country in wanted]
            return (near or list(found))[0]
    return None


def _candidates(form: str, language: str) -> tuple[PlaceCandidate, ...]:
    if whole := gazetteer.places(form):
        return whole
    for pattern in (_HEADS, _TAILS):
        if inner := pattern.match(_plain(form)):
            return gazetteer.places(inner[1].title()) or _by_adjective(inner[1], language)
    return ()


def _by_adjective(word: str, language: str) -> tuple[PlaceCandidate, ...]:
    return gazetteer.demonym(word if language == "fr" else word.title(), language)


def _speaking_through(town: str) -> OrgCandidate | None:
    """The government that a capital speaks for: "Ottawa" is Canada’s, "Bruxelles" the Commission."""
    names = dict.fromkeys((town, *(place.name for place in gazetteer.places(town)[:2] if place.kind == "city")))
    seated = (row for name in names for row in gazetteer.based_in(name))
    return next((row for row in seated if _is_national(row)), None)


def _is_national(row: OrgCandidate) -> bool:
    return row.slug in (f"{row.country.lower()}-government", "eu-commission")


def _national(actor: Actor, countries: frozenset[str]) -> Entity | None:
    """ "The government" of the one country that the article is about."""
    if len(countries) != 1:
        return _nameless(actor, countries)
    country = gazetteer.place_with_code(next(iter(countries)))
    return _of_place(actor, country) if country else None


def _nameless(actor: Actor, countries: frozenset[str]) -> Entity:
    """ "The regulator": a body of its own in each country."""
    country = next(iter(countries)) if len(countries) == 1 else None
    tail = f"-{country.lower()}" if country else ""
    reason = f"“{actor.name}” names no place; kept apart by country ({country or 'unknown'})"
    return Entity(
        f"{keys.unknown_organisation(actor.name)}{tail}",
        "GovernmentBody",
        actor.name,
        country=country,
        reason=reason,
    )


def _of_place(actor: Actor, place: PlaceCandidate) -> Entity:
    """The registry's government of that place, else one named after the place."""
    if row := _registered(place):
        return _registry_body(actor, row, f"of {place.name}")
    return Entity(
        id=f"organisation/government-of-{place.id}",
        cls="GovernmentBody",
        label=f"Government of {place.name}",
        names=(f"gouvernement ({place.name_fr})",),
        within=(f"place/{place.id}", *(f"place/{outer}" for outer in place.within)),
        country=place.country,
        reason=f"“{actor.name}” acts as the government of {place.name}",
    )


def _registry_body(actor: Actor, row: OrgCandidate, through: str) -> Entity:
    return Entity(
        id=f"organisation/{row.slug}",
        cls="GovernmentBody",
        label=row.label,
        names=row.names,
        country=row.country,
        reason=f"“{actor.name}” acts as the government {through}",
    )


def _registered(place: PlaceCandidate) -> OrgCandidate | None:
    names = [f"{head}{n}" for n in (place.name, place.name_fr) for head in _REGISTERED_HEADS]
    names += [f"{n} government" for n in (place.name, place.name_fr)]
    rows = (row for name in names for row in gazetteer.organisations(name))
    hits = [row for row in rows if row.kind == "government" and row.country == place.country]
    if place.kind == "country" and (row := gazetteer.organisation(f"{(place.country or '').lower()}-government")):
        return row
    return hits[0] if hits and place.kind in ("country", "region") else None


_REGISTERED_HEADS = (
    "",
    "Government of ",
    "Commonwealth of ",
    "State of ",
    "Région ",
    "gouvernement de ",
    "gouvernement du ",
    "gouvernement de l'",
    "gouvernement d'",
)
