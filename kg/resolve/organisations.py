"""Which organisation a name stands for: the registry by exact key, else one of its own.

A short form that is an everyday word or shared by several ("Switch", "EQT") counts only where the article
supports it; nothing here is fuzzy.
"""

from __future__ import annotations

from collections.abc import Callable

from kg import gazetteer
from kg.gazetteer import OrgCandidate
from kg.gazetteer.names import organisation_key
from kg.model import Actor, Entity
from kg.resolve import governments, keys
from kg.resolve.context import Context, names_of

CLASSES = {
    "company": "Company",
    "fund": "Company",
    "government": "GovernmentBody",
    "research": "ResearchInstitution",
}
LEAST_SUPPORT = 1
_CORE_TRADES = {
    "hyperscaler",
    "neocloud",
    "ai_lab",
    "colocation",
    "cloud",
    "chip_maker",
    "crypto_miner",
    "nuclear",
    "sovereign_ai",
    "server_maker",
}
_LOCAL_TRADES = {"utility", "grid", "agency", "ministry", "regulator", "telecom", "government", "builder"}
_PART_NOBODY = frozenset(
    "group groupe holdings holding technologies technology dc data centers centres center international corp"
    " global platforms systems energy joint undertaking of the de la du".split()
)
_FITS = {
    "supplier": {
        "utility",
        "power_developer",
        "nuclear",
        "chip_maker",
        "server_maker",
        "equipment",
        "neocloud",
        "cloud",
    },
    "customer": {"ai_lab", "hyperscaler", "neocloud", "cloud", "software", "telecom"},
    "developer": {"colocation", "neocloud", "cloud", "crypto_miner", "builder", "real_estate", "power_developer"},
    "operator": {"colocation", "neocloud", "cloud", "utility", "grid", "telecom", "supercomputing"},
    "investor": {"colocation", "neocloud", "cloud", "telecom", "private_equity", "infrastructure", "hyperscaler"},
    "funder": {"bank", "private_equity", "infrastructure", "asset_manager", "venture", "development_bank"},
    "target": {"colocation", "neocloud", "ai_lab", "chip_maker", "nuclear", "cloud"},
    "acquirer": {"private_equity", "infrastructure", "colocation", "asset_manager", "telecom", "conglomerate"},
    "partner": {"colocation", "neocloud", "cloud", "ai_lab", "chip_maker", "builder", "conglomerate", "software"},
}


def settle(actor: Actor, context: Context, countries: frozenset[str]) -> Entity:
    """The entity of an actor; ``countries`` are those of its announcement's places (ISO 3166-1 alpha-2)."""
    if found := _sure(actor) or _supported(actor, context, countries):
        candidate, reason = found
        return from_registry(candidate, reason)
    is_public = actor.role == "government" or governments.sounds_like(actor.name)
    return (governments.settle(actor, context, countries) if is_public else None) or own(actor)


def from_registry(candidate: OrgCandidate, reason: str) -> Entity:
    """The entity of a row of the registry."""
    wikidata = (f"http://www.wikidata.org/entity/{candidate.wikidata}",) if candidate.wikidata else ()
    return Entity(
        id=f"organisation/{candidate.slug}",
        cls=CLASSES[candidate.kind],
        label=candidate.label,
        names=candidate.names,
        exact_match=wikidata,
        parent=f"organisation/{candidate.parent}" if candidate.parent else None,
        country=candidate.country or None,
        reason=reason,
    )


def own(actor: Actor) -> Entity:
    """An entity for an organisation that the registry lacks."""
    cls = "GovernmentBody" if actor.role == "government" else "Company"
    reason = f"“{actor.name}” is in no row of the registry"
    return Entity(
        id=keys.unknown_organisation(actor.name), cls=cls, label=actor.name, names=actor.aka, reason=reason
    )


def of_name(name: str, context: Context) -> Entity | None:
    """The registry's organisation for a bare name, as relations have it; None where the registry lacks it."""
    actor = Actor(name, "partner")
    found = _sure(actor) or _supported(actor, context, context.countries)
    return from_registry(*found) if found else None


def _sure(actor: Actor) -> tuple[OrgCandidate, str] | None:
    """By its own name, else by another form of it that is plainly the same name written out."""
    for name in names_of(actor):
        hits = [row for row in gazetteer.organisations(name) if not row.ambiguous or _is_exact(name, row)]
        if hits and (name == actor.name or _is_written_out(actor, name)):
            return hits[0], f"“{name}” is a name of {hits[0].label} in the registry"
    return None


def _is_exact(name: str, row: OrgCandidate) -> bool:
    """ "Sea Limited" is the full name of what "Sea" alone may or may not be."""
    return name in (row.label, *row.names) and name not in row.ambiguous_names


def _is_written_out(actor: Actor, form: str) -> bool:
    """Whether a form is the name in full, its initials, or the name without words that part nobody.

    "Amazon" may stand among the forms of a subsidiary with a name of its own, as "Ooredoo" among those of
    "Ooredoo Tunisie"; it must not swallow it.
    """
    name, other = keys.words(actor.name), keys.words(form)
    initials = "".join(word[0] for word in other), "".join(word[0] for word in name)
    is_short = bool({*name} & {*other}) and {*name} - {*other} <= _PART_NOBODY
    return {*name} <= {*other} or is_short or "".join(name) == initials[0] or "".join(other) == initials[1]


def _supported(actor: Actor, context: Context, countries: frozenset[str]) -> tuple[OrgCandidate, str] | None:
    """The ambiguous candidate with the best support, if it has any and no other has as much."""
    rows = [row for row in gazetteer.organisations(actor.name) if row.ambiguous]
    scored = sorted(
        ((_support(row, actor, context, countries), row) for row in rows),
        key=lambda pair: (-pair[0][0], pair[1].slug),
    )
    if not scored or scored[0][0][0] < LEAST_SUPPORT:
        return None
    if len(scored) > 1 and scored[1][0][0] == scored[0][0][0]:
        return None
    (_, why), row = scored[0]
    return row, f"“{actor.name}” is {row.label}: {why}"


Support = Callable[[OrgCandidate, Actor, Context, frozenset[str]], tuple[int, str]]


def _support(row: OrgCandidate, actor: Actor, context: Context, countries: frozenset[str]) -> tuple[int, str]:
    found = [rule(row, actor, context, countries) for rule in SUPPORTS]
    reasons = [why for points, why in found if points > 0]
    return sum(points for points, _ in found), "; ".join(reasons)


def _full_form(row: OrgCandidate, actor: Actor, context: Context, _: frozenset[str]) -> tuple[int, str]:
    """The article has the full name, or another name that only this organisation bears."""
    doubtful = {organisation_key(name) for name in row.ambiguous_names}
    for name in (row.label, *row.names):
        if organisation_key(name) not in doubtful and (context.says(name) or name in actor.aka):
            return 5, f"the article also says “{name}”"
    return 0, ""


def _epithet(row: OrgCandidate, _: Actor, context: Context, __: frozenset[str]) -> tuple[int, str]:
    """The article describes it by one of its usual epithets."""
    epithets = row.epithets_fr if context.language == "fr" else row.epithets_en
    said = next((text for text in epithets if context.says(text)), None)
    return (3, f"the article says “{said}”") if said else (0, "")


def _headquarters(row: OrgCandidate, _: Actor, context: Context, __: frozenset[str]) -> tuple[int, str]:
    """The article names the town of its headquarters."""
    return (2, f"the article names {row.hq}, its seat") if row.hq and context.says(row.hq) else (0, "")


def _country(row: OrgCandidate, _: Actor, __: Context, countries: frozenset[str]) -> tuple[int, str]:
    """The announcement lies in its country."""
    return (1, f"the announcement lies in {row.country}, its country") if row.country in countries else (0, "")


def _trade(row: OrgCandidate, _: Actor, __: Context, ___: frozenset[str]) -> tuple[int, str]:
    """AI infrastructure is its trade, so that an article about it may well mean this one."""
    return (1, f"a {row.sub_kind.replace('_', ' ')}") if row.sub_kind in _CORE_TRADES else (0, "")


def _elsewhere(row: OrgCandidate, _: Actor, __: Context, countries: frozenset[str]) -> tuple[int, str]:
    """One that works at home only has no part in an announcement abroad."""
    is_local = row.sub_kind in _LOCAL_TRADES
    return (-2, "") if is_local and countries and row.country not in countries else (0, "")


def _kind(row: OrgCandidate, actor: Actor, _: Context, __: frozenset[str]) -> tuple[int, str]:
    """Its kind is one that acts in this role."""
    fits = row.sub_kind in _FITS.get(actor.role, ())
    return (1, f"a {row.sub_kind.replace('_', ' ')} may well be its {actor.role}") if fits else (0, "")


def _other_form(row: OrgCandidate, actor: Actor, _: Context, __: frozenset[str]) -> tuple[int, str]:
    """The article writes the name out as that of somebody else: "Galaxy Minerals" is no Galaxy Digital."""
    mine = {organisation_key(name) for name in (row.label, *row.names)}
    name = organisation_key(actor.name)
    other = [f for f in actor.aka if (key := organisation_key(f)).startswith(f"{name} ") and key not in mine]
    return (-10, "") if other else (0, "")


SUPPORTS: tuple[Support, ...] = (
    _full_form,
    _epithet,
    _headquarters,
    _country,
    _trade,
    _elsewhere,
    _kind,
    _other_form,
)
