"""The second look at who acts and where: each candidate in the light of all that the first look found.

The first look weighs each name of each act by itself. Yet a town that another act has for certain is hardly
this one's, a county goes with its town, and two builders of one site are rare. So every candidate is weighed
once more, with the chances that the first look gave to it, to its rivals in the act, and to the same name in
the text's other acts (stacked learning, Wolpert 1992; collective classification, Sen et al. 2008).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.events.draft import NO_ROLE, Cast, Draft, Sites, Sums
from kg.events.features import tenths
from kg.events.pointed import Candidate
from kg.events.scorer import scorer
from kg.events.sums import sum_features, sums_of

_LIKELY = 0.5
_NEXT_TO = 4  # characters between a place and the larger one that follows it: ", " or " ("


@dataclass(frozen=True, slots=True)
class Light:
    """What the first look found of one act, laid out so that each of its candidates can be held against it."""

    draft: Draft
    acts: dict[int, float]  # chain -> how likely it acts
    there: dict[int, float]  # chain -> how likely the act is there
    cast: frozenset[int]  # chains that likely act
    roles: dict[int, str]  # chain -> its role, where that is likely


def lit(drafts: Sequence[Draft]) -> list[Light]:
    """The acts of a text as the first look has them."""
    return [_light(d) for d in drafts]


def _light(draft: Draft) -> Light:
    acts: dict[int, float] = {}
    roles: dict[int, str] = {}
    for c, chances in draft.cast:
        acts[c.chain] = max(acts.get(c.chain, 0.0), 1 - chances[NO_ROLE])
        role = max((x for x in chances if x != NO_ROLE), key=lambda x: chances[x])
        if chances[role] >= _LIKELY:
            roles[c.chain] = role
    there = {c.chain: p for c, p in draft.sites}
    return Light(draft, acts, there, frozenset(n for n, p in acts.items() if p >= _LIKELY), roles)


def look_again(drafts: Sequence[Draft]) -> None:
    """Puts the second look's chances in the place of the first one's, in all drafts of a text."""
    lights = lit(drafts)
    seen = [(cast_again(light, lights), sites_again(light, lights)) for light in lights]
    for d, (cast, sites) in zip(drafts, seen, strict=True):
        d.cast, d.sites = cast, sites
        d.amounts = sums_again(d, drafts)


def cast_again(light: Light, lights: Sequence[Light]) -> Cast:
    """Who acts, and how, at second sight."""
    judge = scorer("role-again")
    features = (role_features(light, n, lights) for n in range(len(light.draft.cast)))
    judged = [dict(zip(judge.labels, judge.probabilities(f), strict=True)) for f in features]
    return [(c, {NO_ROLE: 0.0} | chances) for (c, _), chances in zip(light.draft.cast, judged, strict=True)]


def sites_again(light: Light, lights: Sequence[Light]) -> Sites:
    """Where the act is, at second sight."""
    judge = scorer("place-again")
    sites = light.draft.sites
    return [(c, judge.chance(place_features(light, n, lights))) for n, (c, _) in enumerate(sites)]


def sums_again(draft: Draft, drafts: Sequence[Draft]) -> Sums:
    """Which sum the act commits, at second sight."""
    judge = scorer("sum-again")
    return [(told, judge.chance(sum_features(draft, n, drafts))) for n, told in enumerate(sums_of(draft))]


_BASE = (
    "absent",
    "present",
    "inherits",
    "places:",
    "orgs:",
    "in-first-unit",
    "only-title",
    "mentions",
    "sentences-back",
    "recent:",
    "holds-a-present-one",
    "salient",
    "main-chain",
    "first-org",
    "units:",
)


def place_features(light: Light, at: int, lights: Sequence[Light]) -> list[str]:
    """For the question, at second sight: does the act happen there?"""
    draft = light.draft
    candidate, chance = draft.sites[at]
    others = [x for n, x in enumerate(draft.sites) if n != at]
    found = [*tenths("here", chance), f"rank:{min(sum(p > chance for _, p in others), 5)}"]
    found += _nested(draft, candidate, others)
    found += _elsewhere(light, lights, [o.there.get(candidate.chain, 0.0) for o in lights])
    found += tenths("actor", light.acts.get(candidate.chain, 0.0))
    return _with_base(draft, candidate, found)


def role_features(light: Light, at: int, lights: Sequence[Light]) -> list[str]:
    """For the question, at second sight: does it act, and in which role?"""
    draft = light.draft
    candidate, chances = draft.cast[at]
    acts = 1 - chances[NO_ROLE]
    others = [x for n, x in enumerate(draft.cast) if n != at]
    found = [*tenths("acts", acts), f"rank:{min(sum(1 - p[NO_ROLE] > acts for _, p in others), 5)}"]
    for role, chance in chances.items():
        found += tenths(f"as-{role}", chance)
        found += tenths(f"rival-{role}", max((p[role] for _, p in others), default=0.0)) if role != NO_ROLE else ()
    found.append(f"others:{min(sum(1 - p[NO_ROLE] >= _LIKELY for _, p in others), 4)}")
    found += _kin(draft, candidate, others)
    found += _elsewhere(light, lights, [o.acts.get(candidate.chain, 0.0) for o in lights])
    found += [
        f"elsewhere:{o.roles[candidate.chain]}" for o in lights if o is not light and candidate.chain in o.roles
    ]
    found.append(f"kind:{draft.r.chains[candidate.chain].kind}")
    return _with_base(draft, candidate, found)


def _with_base(draft: Draft, candidate: Candidate, found: Iterable[str]) -> list[str]:
    """With what the first look saw of how the candidate stands to the act, and with its state beside all."""
    state = "absent" if candidate.absent else "present"
    base = [f for f in candidate.features if f.startswith(_BASE)]
    told = list(found)
    reason = next((f for f in base if f.startswith(("inherits:", "salient:"))), state)
    crossed = [f"{state}&{f}" for f in told] + [f"{reason}&{f}" for f in told if candidate.absent]
    typed = [f"type:{draft.type}", *(f"{draft.type}&{f}" for f in told if f.startswith(("as-", "rival-")))]
    return sorted({*base, *told, *crossed, *typed})


def _nested(draft: Draft, candidate: Candidate, others: Sites) -> Iterator[str]:
    """How likely the places are that hold this one or lie in it, those named right beside it, and its rivals."""
    r = draft.r
    name = r.chains[candidate.chain].name
    chances = {"whole": 0.0, "part": 0.0, "rival": 0.0, "before": 0.0, "after": 0.0}
    for other, chance in others:
        named = r.chains[other.chain].name
        how = "whole" if r.lies_in(name, named) else "part" if r.lies_in(named, name) else "rival"
        chances[how] = max(chances[how], chance)
        for side, a, b in (("before", other, candidate), ("after", candidate, other)):
            if any(0 <= y.start - x.end <= _NEXT_TO for x in a.items for y in b.items):
                chances[side] = max(chances[side], chance)
    for how, chance in chances.items():
        yield from tenths(how, chance)


def _elsewhere(light: Light, lights: Sequence[Light], chances: Sequence[float]) -> Iterator[str]:
    """How likely the same name is in the text's other acts: in any, in the one before and after, in acts alike.

    ``chances`` has how likely it is in each of ``lights``.
    """
    mine = light.draft.cluster.index
    by_act = {o.draft.cluster.index: p for o, p in zip(lights, chances, strict=True)}
    away = [p for n, p in by_act.items() if n != mine]
    yield f"acts-with-it:{min(sum(p >= _LIKELY for p in away), 3)}"
    yield f"acts:{min(len(lights), 4)}"
    yield from tenths("other-act", max(away, default=0.0))
    for side, n in (("act-before", mine - 1), ("act-after", mine + 1)):
        yield from tenths(side, by_act.get(n, 0.0))
    alike = [p for o, p in zip(lights, chances, strict=True) if o is not light and light.cast & o.cast]
    yield from tenths("same-actor", max(alike, default=0.0))
    yield f"of-first:{tenths('p', by_act.get(0, 0.0))[-1:]}" if mine else "is-first"


def _kin(draft: Draft, candidate: Candidate, others: Cast) -> Iterator[str]:
    """How likely those act that belong to this one, or hold it."""
    r = draft.r
    name = r.chains[candidate.chain].name
    kin = [1 - p[NO_ROLE] for c, p in others if r.related(name, r.chains[c.chain].name)]
    yield from tenths("kin", max(kin, default=0.0))
