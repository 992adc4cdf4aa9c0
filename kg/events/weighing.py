"""The first look at an act: how likely each type, each role of an actor and each place is, by its own words."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kg.events.candidates import actor_candidates, cluster_features, main_chain, of_type, place_candidates
from kg.events.draft import NO_ROLE, Draft
from kg.events.pointed import Candidate
from kg.events.scorer import scorer
from kg.events.verdicts import unsaid

MAY_BE_AT = 0.1  # how likely a type must be for the roles to be weighed in its light


def weigh(draft: Draft) -> None:
    """Sets what the draft shows, its type, main and status as their scorers have them, its cast and its places."""
    r, cluster = draft.r, draft.cluster
    draft.seen = cluster_features(r, cluster, set(draft.commits))
    draft.type = _closed(draft, "type")
    draft.main = _closed(draft, "main")
    draft.status = _closed(draft, "status", unsaid(r, cluster))
    draft.cast = [(c, role_chances(c, draft.types)) for c in actor_candidates(r, cluster, main_chain(r))]
    judge = scorer("place")
    draft.sites = [(c, judge.chance(c.features)) for c in place_candidates(r, cluster, draft.type)]


def _closed(draft: Draft, slot: str, never: Collection[str] = ()) -> str:
    judge = scorer(slot)
    chances = dict(zip(judge.labels, judge.probabilities(draft.seen), strict=True))
    label = max((x for x in judge.labels if x not in never), key=lambda x: chances[x])
    chance = chances[label]
    if slot == "type":
        draft.types = {label: chance} | {x: p for x, p in chances.items() if p >= MAY_BE_AT}
    draft.chances |= {slot: chance} | {f"{slot}-{x}": p for x, p in chances.items() if slot != "type"}
    draft.because(slot, f"scorer {slot}", f"{label} {chance:.2f}: {scorer(slot).why(draft.seen, label)}")
    return label


def role_chances(candidate: Candidate, types: Mapping[str, float]) -> dict[str, float]:
    """How likely each role of a candidate is, "none" among them.

    Each role is as likely as it is on average over the types that the act may have.
    """
    judge = scorer("role")
    chances = dict.fromkeys((*judge.labels, NO_ROLE), 0.0)
    whole = sum(types.values())
    anyway = judge.scores(candidate.features)
    for type_, weight in types.items():
        told = judge.probabilities(of_type(candidate.features, type_), anyway)
        for label, chance in zip(judge.labels, told, strict=True):
            chances[label] += chance * weight / whole
    return chances
