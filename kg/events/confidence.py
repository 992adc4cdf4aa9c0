"""How sure the reading is of a whole announcement: its decisions' likelihoods weighed together.

Each slot's scorer sees its own slot only. An act whose units hardly tell, whose sum is hardly committed and
whose actors hardly act is mostly none, though every one of these decisions was taken by a hair. One more
scorer therefore judges the finished announcement (stacking, Wolpert 1992).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.events.draft import Draft
from kg.events.features import tenths
from kg.events.reading import Reading
from kg.events.scorer import scorer
from kg.model import Announcement

BELIEVED_AT = 0.45
ALONE_AT = 0.8  # in a text too short to bear itself out
_SHORT = 3  # sentences
_MOST_COUNTED = 6


def confidence(draft: Draft, a: Announcement) -> float:
    """How likely the announcement is one, between 0 and 1."""
    return scorer("holds").chance(confidence_features(draft, a))


def believed_at(r: Reading) -> float:
    """How likely an announcement of a text must be: more so where hardly anything stands around it."""
    return ALONE_AT if len(r.sentences) <= _SHORT else BELIEVED_AT


def confidence_features(draft: Draft, a: Announcement) -> list[str]:
    """For the question: does the text announce this at all?"""
    found = [f"says:{f}" for f in draft.seen]
    for name, chance in _likelihoods(draft).items():
        found += tenths(name, chance)
    for name, count in _counts(draft, a).items():
        found += [f"{name}>={n}" for n in range(1, _MOST_COUNTED + 1) if count >= n]
    found += _values(draft, a)
    return sorted(set(found))


def _likelihoods(draft: Draft) -> dict[str, float]:
    """How sure each decision was: of the units, of the slots, of the sum."""
    cluster = draft.cluster
    told = cluster.telling or [1.0]
    return {
        "telling": max(told),
        "telling-mean": sum(told) / len(told),
        "telling-first": told[0],
        "opening": cluster.opening,
        **draft.chances,
    }


def _counts(draft: Draft, a: Announcement) -> dict[str, int]:
    """How much there is of everything, in the announcement and around it."""
    return {
        "actors": len(a.actors),
        "places": len(a.places),
        "sites": len(a.facilities),
        "figures": len(a.capacity) + len(a.hardware) + len(a.jobs),
        "units": len(draft.cluster.units),
        "acts": draft.cluster.beside + 1,
        "sentences": len(draft.r.sentences),
        "sums": sum(i.kind == "money" for i in draft.cluster.items),
    }


def _values(draft: Draft, a: Announcement) -> Iterator[str]:
    yield from (f"type:{a.type}", f"status:{a.status}", f"main:{a.main}")
    yield from (f"role:{x.role}" for x in a.actors)
