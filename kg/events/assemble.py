"""From the units of an act to an announcement: each slot filled by its scorer, each value with its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kg.events import times
from kg.events.candidates import (
    facility_candidates,
    pointers,
    value_features,
    with_type,
)
from kg.events.cluster import Cluster
from kg.events.draft import NO_ROLE, Draft, evidence, proof
from kg.events.features import money_features
from kg.events.items import Item
from kg.events.pointed import Candidate
from kg.events.reading import Reading
from kg.events.scorer import scorer
from kg.events.verdicts import verdict
from kg.model import (
    Actor,
    Amount,
    Announcement,
    Capacity,
    Energy,
    Evidence,
    Hardware,
    Jobs,
    Location,
    Site,
)
from kg.rates import convert

FILLS_AT = 0.45
ACTS_AT = 0.5  # how likely a candidate must have some role
COMMITS_AT = 0.5
MOST_DOLLARS = Decimal(10) ** 12
MOST_MEGAWATTS = 50_000  # more is a country's demand or a market's, not what somebody builds or buys
DEFAULT_YEAR = "2025"  # for rates, where an article has no date
TITLE_PLACE = {"inherits:title", "absent&places:0&main-actor:True"}
TITLED_AT = 0.15  # an act without any place takes the title's from here on
CAST_AT = 0.15  # an act without any actor takes its likeliest one from here on


def weighed_sums(r: Reading) -> dict[int, float]:
    """Starts of all sums that an organisation may commit, with how likely somebody does."""
    sums = [i for i in r.items if i.kind == "money" and not _beyond_means(r, i)]
    return {i.start: scorer("commits").chance(money_features(r, i)) for i in sums}


def commitments(sums: Mapping[int, float]) -> dict[int, float]:
    """Those of the sums that somebody commits."""
    return {start: p for start, p in sums.items() if p >= COMMITS_AT}


def _beyond_means(r: Reading, item: Item) -> bool:
    """True for sums that no organisation commits: over a trillion US dollars they are markets and forecasts."""
    year = int((r.article.published or DEFAULT_YEAR)[:4])
    dollars = convert(item.value.value, item.value.currency or "USD", year, "USD")
    return dollars is not None and dollars > MOST_DOLLARS


def announcement(draft: Draft, countries: Mapping[str, str | None]) -> Announcement:
    """The announcement that the draft's cluster of units tells; the draft keeps its reasons and likelihoods."""
    r, cluster = draft.r, draft.cluster
    type_, main = draft.type, draft.main
    status = _by_rule(draft, draft.status)
    if r.blocks[cluster.units[0].block].kind == "teaser":
        main = "no"  # a teaser is another article's news
        draft.because("main", "rule teaser", "stands in a teaser of another article")
    anchor = (_act_span(r, cluster),)
    announced_on, dated = times.announced_on(draft, main == "yes")
    if type_ == "opening" and status == "announced" and dated and len(announced_on or "") == 10:
        status = "operational"  # an opening that has its day has taken place
        draft.because("status", "rule dated opening", str(announced_on))
    return Announcement(
        key=f"a{cluster.index + 1}",
        type=type_,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        main=main == "yes",
        announced_on=announced_on,
        actors=_actors(draft),
        amount=_amount(draft),
        period=times.period(draft),
        places=_places(draft, countries),
        facilities=_facilities(draft),
        capacity=tuple(_figures(draft, "power", "capacity", Capacity)),
        jobs=tuple(_figures(draft, "jobs", "jobs", Jobs)),
        hardware=_hardware(draft),
        energy=tuple(_figures(draft, "energy", "energy", Energy)),
        type_evidence=anchor,
        status_evidence=anchor,
        announced_on_evidence=dated,
        reasons=tuple(draft.reasons),
    )


def _by_rule(draft: Draft, status: str) -> str:
    """The status that a rule gives, where one holds for a unit of the act; else the scorer's."""
    for unit in draft.cluster.units:
        rule = verdict(draft.r, unit)
        if rule is not None and rule.status and rule.status != status:
            draft.because("status", f"rule {rule.name}", evidence(draft.r, unit.start, unit.end).text[:80])
            return rule.status
    return status


def _act_span(r: Reading, cluster: Cluster) -> Evidence:
    """The first unit that tells the act."""
    unit = cluster.units[0]
    return evidence(r, unit.start, unit.end)


def _amount(draft: Draft) -> Amount | None:
    same, chance = max(draft.amounts, key=lambda x: (round(x[1], 2), -x[0][0].start), default=([], 0.0))
    if chance < COMMITS_AT:
        return None
    telling = next((i for i in same if i.value.qualifier != "exact"), same[0])
    draft.chances["amount"] = chance
    draft.because("amount", "scorer commits, second look", f"{same[0].text!r} {chance:.2f}")
    amount: Amount = telling.value
    return replace(amount, evidence=proof(draft.r, same))


def _actors(draft: Draft) -> tuple[Actor, ...]:
    r = draft.r
    actors: list[Actor] = []
    for candidate, role, chance in _cast(draft):
        chain = r.chains[candidate.chain]
        why = scorer("role").why(with_type(candidate.features, draft.type), role)
        told = f"{chain.name} is {role} {chance:.2f}; first look: {why}"
        draft.because(f"actors[{len(actors)}]", "trees role-again, second look", told)
        actors.append(Actor(chain.name, role, chain.forms[1:], _actor_proof(draft, candidate)))  # type: ignore[arg-type]
    return tuple(_households(actors, r))


def _households(actors: Sequence[Actor], r: Reading) -> list[Actor]:
    """A parent and its subsidiary in one role are one actor: the subsidiary, with the parent as its aka."""
    kept: list[Actor] = []
    for actor in sorted(actors, key=lambda a: (_is_parent(r, a, actors), a.evidence[:1])):
        head = next((k for k in kept if k.role == actor.role and r.related(k.name, actor.name)), None)
        if head is None:
            kept.append(actor)
        else:
            proof = tuple(sorted({*head.evidence, *actor.evidence}))
            kept[kept.index(head)] = replace(head, aka=(*head.aka, actor.name, *actor.aka), evidence=proof)
    return sorted(kept, key=lambda a: a.evidence[:1])


def _cast(draft: Draft) -> list[tuple[Candidate, str, float]]:
    """Each candidate that has a role, with it; where none has, the likeliest one in its likeliest role."""
    judged = [(c, *_likeliest(chances)) for c, chances in draft.cast]
    acting = sorted((acts for *_, acts in judged), reverse=True)
    draft.chances |= dict(zip(("actor", "second-actor"), acting, strict=False))
    draft.chances["role"] = max((p for _, _, p, _ in judged), default=0.0)
    cast = [(c, role, p) for c, role, p, acts in judged if acts >= ACTS_AT]
    if cast or not judged:
        return cast
    candidate, role, p, _ = max(judged, key=lambda j: j[2])
    return [(candidate, role, p)] if p >= CAST_AT else []


def _likeliest(chances: Mapping[str, float]) -> tuple[str, float, float]:
    """The likeliest role, how likely it is, and how likely the candidate acts at all."""
    role = max((x for x in chances if x != NO_ROLE), key=lambda x: chances[x])
    return role, chances[role], 1 - chances[NO_ROLE]


def _is_parent(r: Reading, actor: Actor, actors: Sequence[Actor]) -> bool:
    """True where another actor of the act belongs to this one."""
    return any(o is not actor and r.related(o.name, actor.name) and len(o.name) > len(actor.name) for o in actors)


def _actor_proof(draft: Draft, candidate: Candidate) -> tuple[Evidence, ...]:
    """The mentions in the act's units; else the word that points back and its name."""
    r = draft.r
    if not candidate.absent:
        return proof(r, candidate.items)
    pointing = [c for u in draft.cluster.units for c in pointers(r, u)][:1]
    return tuple(sorted({*proof(r, candidate.items), *(evidence(r, c.start, c.end) for c in pointing)}))


def _places(draft: Draft, countries: Mapping[str, str | None]) -> tuple[Location, ...]:
    r = draft.r
    judged = [(chance, c) for c, chance in draft.sites]
    draft.chances["place"] = max((chance for chance, _ in judged), default=0.0)
    filled = [(chance, c) for chance, c in judged if chance >= FILLS_AT] or _of_the_title(r, judged)
    found: list[Location] = []
    for chance, candidate in filled:
        chain = r.chains[candidate.chain]
        draft.because(f"places[{len(found)}]", "trees place-again, second look", f"{chain.name} {chance:.2f}")
        found.append(Location(chain.name, countries.get(chain.name), chain.forms[1:], proof(r, candidate.items)))
    return _with_country(found)


def _of_the_title(r: Reading, judged: Sequence[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """For an act of the article's own organisation that names no place: the one place of the title."""
    if any(not c.absent for _, c in judged):
        return []
    titled = [(chance, c) for chance, c in judged if set(c.features) >= TITLE_PLACE]
    return titled if len(titled) == 1 and titled[0][0] >= TITLED_AT else []


def _with_country(found: Sequence[Location]) -> tuple[Location, ...]:
    """A place that no gazetteer knows lies in the country of the act's other places, where they share one."""
    known = {p.country for p in found if p.country}
    shared = known.pop() if len(known) == 1 else None
    return tuple(p if p.country else replace(p, country=shared) for p in found)


def _facilities(draft: Draft) -> tuple[Site, ...]:
    r = draft.r
    found: list[Site] = []
    for candidate in facility_candidates(r, draft.cluster):
        chance = scorer("facility").chance(candidate.features)
        if chance >= FILLS_AT:
            chain = r.chains[candidate.chain]
            draft.because(f"facilities[{len(found)}]", "scorer facility", f"{chain.name} {chance:.2f}")
            found.append(Site(chain.name, chain.forms[1:], proof(r, candidate.items)))
    return tuple(found)


def figure_items(cluster: Cluster, kind: str) -> dict[Any, list[Item]]:
    """Items of one kind in a cluster, the same value together, in order of the text; staff may be jobs as well."""
    found: dict[Any, list[Item]] = {}
    for item in sorted(cluster.items, key=lambda i: i.start):
        if item.kind == kind or (kind == "jobs" and item.kind == "staff"):
            found.setdefault(item.value, []).append(item)
    return found


def _figures(draft: Draft, kind: str, slot: str, _type: type) -> list[Any]:
    found: list[Any] = []
    for value, items in figure_items(draft.cluster, kind).items():
        if getattr(value, "megawatts", 0) > MOST_MEGAWATTS:
            continue
        seen = value_features(draft.r, draft.cluster, items[0], draft.type)
        chance = scorer(slot).chance(seen)
        if chance >= FILLS_AT:
            draft.because(f"{slot}[{len(found)}]", f"scorer {slot}", f"{items[0].text!r} {chance:.2f}")
            found.append(replace(value, evidence=proof(draft.r, items)))
    return _most_telling(found, slot)


def _most_telling(found: list[Any], slot: str) -> list[Any]:
    """One value a figure: of equal figures the qualified one, of equal jobs the one with a kind."""

    def figure(x: Any) -> Any:
        return getattr(x, "megawatts", None) or getattr(x, "count", None) or getattr(x, "source", None)

    kept: dict[Any, Any] = {}
    for value in found:
        key = figure(value)
        if key in kept:
            kept[key] = _richer(kept[key], value)
        else:
            kept[key] = value
    return list(kept.values())


def _richer(a: Any, b: Any) -> Any:
    def plain(x: Any) -> int:
        return (getattr(x, "qualifier", "exact") == "exact") + (getattr(x, "kind", "unspecified") == "unspecified")

    better = min((a, b), key=plain)
    proof = tuple(sorted({*a.evidence, *b.evidence}))
    return replace(better, evidence=proof)


def _hardware(draft: Draft) -> tuple[Hardware, ...]:
    found: list[Hardware] = _figures(draft, "hardware", "hardware", Hardware)
    counted = [h for h in found if h.count is not None]
    return tuple(counted or found[:2])
