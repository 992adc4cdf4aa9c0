"""What a candidate shows at second sight, as numbers with names: its own chances, its rivals', the other acts'.

Every view of one kind has the same names. -1 stands for "there is none"; a truth is 0 or 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.events.candidates import pointers
from kg.events.draft import NO_ROLE, Cast, Draft, Sites
from kg.events.items import Item
from kg.events.pointed import Candidate
from kg.events.reading import Reading
from kg.events.trees import View

LIKELY = 0.5
NONE = -1.0
_FAR = 9_999  # characters, where there is no sum to measure from
_TYPES = tuple("investment construction opening partnership energy_deal acquisition funding programme".split())
_REASONS = tuple("sentence block-opening block before heading title beside company recent opening".split())
_SALIENT = ("recent", "before", "main", "after")
_SAYS = ("salient-block:same", "salient-beside:sentence", "salient-beside:next", "salient-aside:True")
_LEVELS = ("country", "region", "county", "city")
_KINDS = ("ORG", "PLACE", "FACILITY", "PERSON")
_POINTERS = ("ORGNOUN", "PRON", "SAME")

Told = Iterator[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Light:
    """What the first look found of one act, laid out so that each of its candidates can be held against it."""

    draft: Draft
    acts: dict[int, float]  # chain -> how likely it acts
    there: dict[int, float]  # chain -> how likely the act is there
    cast: frozenset[int]  # chains that likely act
    sites: frozenset[int]  # chains where it likely is
    roles: dict[int, str]  # chain -> its role, where that is likely
    named: frozenset[int]  # chains of the named sites in its units
    shows: View  # what the act as a whole shows


@dataclass(frozen=True, slots=True)
class Lights:
    """The acts of a text as the first look has them."""

    acts: tuple[Light, ...]
    owner: dict[int, Light]  # unit -> the act that it tells
    beside: Counter[tuple[str, int]]  # kind of name, sentence -> how many stand there
    orgs: dict[int, list[int]]  # unit -> where its organisations begin


def lit(drafts: Sequence[Draft]) -> Lights:
    """The acts of a text as the first look has them."""
    acts = tuple(_light(d) for d in drafts)
    items = drafts[0].r.items if drafts else []
    owner = {u.index: light for light in acts for u in light.draft.cluster.units}
    orgs: dict[int, list[int]] = {}
    for item in items:
        if item.kind == "ORG":
            orgs.setdefault(item.unit, []).append(item.start)
    return Lights(acts, owner, Counter((i.kind, i.sentence) for i in items), orgs)


def _light(draft: Draft) -> Light:
    acts: dict[int, float] = {}
    roles: dict[int, str] = {}
    for c, chances in draft.cast:
        acts[c.chain] = max(acts.get(c.chain, 0.0), 1 - chances[NO_ROLE])
        role = max((x for x in chances if x != NO_ROLE), key=lambda x: chances[x])
        if chances[role] >= LIKELY:
            roles[c.chain] = role
    there = {c.chain: p for c, p in draft.sites}
    return Light(
        draft,
        acts,
        there,
        frozenset(n for n, p in acts.items() if p >= LIKELY),
        frozenset(n for n, p in there.items() if p >= LIKELY),
        roles,
        frozenset(draft.cluster.chains("FACILITY")),
        dict(_of_act(draft)),
    )


def _of_act(draft: Draft) -> Told:
    cluster, r = draft.cluster, draft.r
    for t in _TYPES:
        yield f"type-{t}", float(draft.type == t)
        yield f"may-be-{t}", draft.types.get(t, 0.0)
    yield "main", float(draft.main == "yes")
    yield "cancelled", float(draft.status == "cancelled")
    yield "rumoured", float(draft.status == "rumoured")
    yield "units", float(len(cluster.units))
    yield "order", float(cluster.index)
    yield "rank", float(cluster.rank)
    yield "beside", float(cluster.beside)
    yield "committed", float(any(i.start in draft.commits for i in cluster.items))
    pointing = Counter(c.cls for u in cluster.units for c in pointers(r, u))
    yield from ((f"points-{p}", float(pointing[p])) for p in _POINTERS)
    yield "named-sites", float(len(cluster.chains("FACILITY")))
    yield "orgs", float(sum(i.kind == "ORG" for i in cluster.items))


def place_view(light: Light, at: int, lights: Lights) -> View:
    """For the question, at second sight: does the act happen there?"""
    draft = light.draft
    candidate, chance = draft.sites[at]
    others = [x for n, x in enumerate(draft.sites) if n != at]
    return {
        **light.shows,
        "chance": chance,
        "before-it": float(sum(p > chance for _, p in others)),
        "candidates": float(len(draft.sites)),
        **dict(_inherits(candidate)),
        **dict(_levels(draft, candidate)),
        **dict(_standing(draft, candidate)),
        **dict(_rival_places(draft, candidate, others)),
        "places-beside": float(lights.beside["PLACE", candidate.items[0].sentence]),
        **dict(_owner(light, candidate, lights, lambda o: o.there)),
        **dict(_elsewhere(light, lights, [o.there.get(candidate.chain, 0.0) for o in lights.acts])),
        **dict(_in_text(draft.r, candidate.chain)),
        "acts": light.acts.get(candidate.chain, 0.0),
        "actors": float(len(light.cast)),
        "likeliest-actor": max(light.acts.values(), default=0.0),
    }


def actor_view(light: Light, at: int, lights: Lights) -> View:
    """For the question, at second sight: does it act, and in which role?"""
    draft = light.draft
    candidate, chances = draft.cast[at]
    others = [x for n, x in enumerate(draft.cast) if n != at]
    return {
        **light.shows,
        **dict(_roles(chances, others)),
        "candidates": float(len(draft.cast)),
        **dict(_salience(candidate)),
        **dict(_standing(draft, candidate)),
        **dict(_rival_actors(draft, candidate, others)),
        **dict(_among_orgs(candidate.items[0], lights.orgs)),
        "orgs-beside": float(lights.beside["ORG", candidate.items[0].sentence]),
        **{f"is-{kind}": float(draft.r.chains[candidate.chain].kind == kind) for kind in _KINDS},
        **dict(_owner(light, candidate, lights, lambda o: o.acts)),
        **dict(_elsewhere(light, lights, [o.acts.get(candidate.chain, 0.0) for o in lights.acts])),
        **dict(_other_roles(light, candidate.chain, chances, lights)),
        **dict(_in_text(draft.r, candidate.chain)),
        **dict(_beside_sum(draft, candidate)),
        "there": light.there.get(candidate.chain, 0.0),
        "places": float(len(light.there)),
        "likeliest-place": max(light.there.values(), default=0.0),
    }


def _standing(draft: Draft, candidate: Candidate) -> Told:
    """Where the candidate's first mention stands to the act."""
    item, first = candidate.items[0], draft.cluster.units[0]
    yield "absent", float(candidate.absent)
    yield "sentences-back", float(first.sentence - item.sentence)
    yield "sentences-away", float(min(abs(u.sentence - item.sentence) for u in draft.cluster.units))
    yield "sentence", float(item.sentence)
    yield "first-unit", float(item.unit == first.index)
    yield "first-block", float(item.block == first.block)
    yield "mentions-here", float(len(candidate.items))
    yield "capitals", float(item.text.isupper())


def _inherits(candidate: Candidate) -> Told:
    """For which reasons a place outside of the act's sentences may be its own."""
    why = {f.partition(":")[2] for f in candidate.features if f.startswith("inherits:")}
    too = {f.partition(":")[2] for f in candidate.features if f.startswith("inherits-too:")}
    for reason in _REASONS:
        yield f"inherits-{reason}", float(reason in why)
        yield f"inherits-too-{reason}", float(reason in too)


def _salience(candidate: Candidate) -> Told:
    """For which reasons an organisation outside of the act's sentences may act in it."""
    told = candidate.features
    yield from ((f"salient-{s}", float(f"salient:{s}" in told)) for s in _SALIENT)
    yield from ((s, float(s in told)) for s in _SAYS)
    yield "articles-own", float(any(f.endswith("main-chain:True") for f in told))
    yield "first-org", float(any(f.endswith("first-org:True") for f in told))


def _levels(draft: Draft, candidate: Candidate) -> Told:
    """What the gazetteer takes the place for."""
    known = draft.r.chains[candidate.chain].known
    yield from ((f"is-{level}", float(level in known)) for level in _LEVELS)
    yield "unknown", float(not known)
    yield "perhaps", float("perhaps" in candidate.features)


def _rival_places(draft: Draft, candidate: Candidate, others: Sites) -> Told:
    """How likely the act's other places are: those that hold this one, lie in it, or do neither."""
    r = draft.r
    name = r.chains[candidate.chain].name
    chances = {"whole": 0.0, "part": 0.0, "rival": 0.0}
    for other, chance in others:
        named = r.chains[other.chain].name
        how = "whole" if r.lies_in(name, named) else "part" if r.lies_in(named, name) else "rival"
        chances[how] = max(chances[how], chance)
    yield from chances.items()
    present = [p for c, p in draft.sites if not c.absent]
    yield "present", float(len(present))
    yield "likeliest-present", max(present, default=0.0)
    yield "sum-present", sum(present)
    yield "likeliest-absent", max((p for c, p in others if c.absent), default=0.0)


def _roles(chances: dict[str, float], others: Cast) -> Told:
    """How likely each role is for it, for its strongest rival, and for all rivals together."""
    for role in sorted(chances):
        if role != NO_ROLE:
            rivals = [p[role] for _, p in others]
            yield f"as-{role}", chances[role]
            yield f"rival-{role}", max(rivals, default=0.0)
            yield f"all-{role}", sum(rivals)
    acting = [1 - p[NO_ROLE] for _, p in others]
    mine = 1 - chances[NO_ROLE]
    yield "chance", mine
    yield "before-it", float(sum(p > mine for p in acting))
    yield "sum-others", sum(acting)
    yield "likely-others", float(sum(p >= LIKELY for p in acting))


def _rival_actors(draft: Draft, candidate: Candidate, others: Cast) -> Told:
    """How likely those act that stand in the act's own sentences, and those that belong to this one."""
    r = draft.r
    present = [1 - p[NO_ROLE] for c, p in draft.cast if not c.absent]
    yield "present", float(len(present))
    yield "likeliest-present", max(present, default=0.0)
    yield "sum-present", sum(present)
    name = r.chains[candidate.chain].name
    kin = (1 - p[NO_ROLE] for c, p in others if r.related(name, r.chains[c.chain].name))
    yield "kin", max(kin, default=NONE)


def _among_orgs(item: Item, orgs: dict[int, list[int]]) -> Told:
    """Which one it is of the organisations that its unit names."""
    mates = orgs.get(item.unit, [])
    yield "order-in-unit", float(mates.index(item.start)) if item.start in mates else NONE
    yield "orgs-in-unit", float(len(mates))


def _beside_sum(draft: Draft, candidate: Candidate) -> Told:
    """How many characters behind it the committed sum of its unit begins."""
    item = candidate.items[0]
    sums = (i for i in draft.cluster.items if i.start in draft.commits and i.unit == item.unit)
    told: Item | None = next(sums, None)
    yield "to-sum", float(told.start - item.start) if told else float(_FAR)


def _owner(
    light: Light, candidate: Candidate, lights: Lights, chances: Callable[[Light], dict[int, float]]
) -> Told:
    """Which act the sentence tells that the candidate stands in, and how near that act is to this one."""
    owner = lights.owner.get(candidate.items[0].unit)
    other = owner if owner is not light else None
    yield "in-own", float(owner is light)
    yield "in-none", float(owner is None)
    yield "owners-actors", float(len(light.cast & other.cast)) if other else NONE
    yield "owners-places", float(len(light.sites & other.sites)) if other else NONE
    yield "owners-type", float(other.draft.type == light.draft.type) if other else NONE
    yield "owners-chance", chances(owner).get(candidate.chain, 0.0) if owner else NONE


def _elsewhere(light: Light, lights: Lights, chances: Sequence[float]) -> Told:
    """How likely the same name is in the text's other acts: in any, in the one before and after, in acts alike.

    ``chances`` has how likely it is in each of ``lights``.
    """
    at = next(n for n, o in enumerate(lights.acts) if o is light)
    others = [(o, p) for o, p in zip(lights.acts, chances, strict=True) if o is not light]
    yield "acts-of-text", float(len(chances))
    yield "likeliest-elsewhere", max((p for _, p in others), default=0.0)
    yield "likely-elsewhere", float(sum(p >= LIKELY for _, p in others))
    yield "act-before", chances[at - 1] if at else NONE
    yield "act-after", chances[at + 1] if at + 1 < len(chances) else NONE
    yield "first-act", chances[0] if at else NONE
    shared = [(len(light.cast & o.cast), p) for o, p in others if light.cast & o.cast]
    yield "most-shared", float(max((n for n, _ in shared), default=0))
    yield "same-actor", max((p for _, p in shared), default=NONE)
    yield "same-site", max((p for o, p in others if light.named & o.named), default=NONE)


def _other_roles(light: Light, chain: int, chances: dict[str, float], lights: Lights) -> Told:
    """Which roles it likely has in other acts."""
    told = {o.roles[chain] for o in lights.acts if o is not light and chain in o.roles}
    yield from ((f"elsewhere-{role}", float(role in told)) for role in sorted(chances) if role != NO_ROLE)


def _in_text(r: Reading, chain: int) -> Told:
    """How often and where the text names it."""
    mentions = r.chains[chain].items
    yield "mentions", float(len(mentions))
    yield "in-title", float(any(r.kind_of(i) == "title" for i in mentions))
    yield "in-heading", float(any(r.kind_of(i) == "heading" for i in mentions))
    yield "at-start", float(any(i.sentence <= 1 for i in mentions))
