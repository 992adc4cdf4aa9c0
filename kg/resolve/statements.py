"""One reading with its announcements known -> the Resolution that ``kg.rdf`` writes, judgements applied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from kg.codec import number
from kg.model import Announcement, Fact, Judgement, Resolution
from kg.resolve import judgements as by_hand
from kg.resolve.clusters import Cluster
from kg.resolve.values import PartOf, Reading, Telling


def resolution(
    reading: Reading,
    clusters: Sequence[Cluster],
    wholes: Sequence[PartOf | None],
    judgements: Sequence[Judgement],
) -> Resolution:
    """What one article says; ``clusters`` and ``wholes`` run parallel to its tellings."""
    facts = []
    for telling, cluster, whole in zip(reading.tellings, clusters, wholes, strict=True):
        rows = by_hand.on(cluster, judgements)
        if not by_hand.rejects(cluster, judgements):
            facts.append(_fact(telling, cluster[0], whole.whole if whole else None, rows))
    entities = tuple(reading.entities[i] for i in sorted(reading.entities))
    return Resolution(reading.article, tuple(facts), reading.relations, entities)


def _fact(t: Telling, announcement: str, whole: str | None, rows: Sequence[Judgement]) -> Fact:
    fact = Fact(announcement, t.announcement, t.actors, t.places, t.facilities, t.hardware, whole)
    for judgement in rows:
        if judgement.kind == "wrong":
            fact = without(fact, judgement.slot, judgement.value)
    return fact


def without(fact: Fact, slot: str, value: str) -> Fact:
    """The fact without one value of a slot; as it is where the slot doesn't hold it."""
    if slot in _PARALLEL:
        return _without_entity(fact, slot, value)
    if slot not in _SHOWN:
        return fact
    announcement = fact.announcement
    held = getattr(announcement, slot)
    if isinstance(held, tuple):
        kept: Any = tuple(x for x in held if _SHOWN[slot](x) != value)
    else:
        kept = None if held is not None and _SHOWN[slot](held) == value else held
    changed: Announcement = replace(announcement, **{slot: kept})
    return replace(fact, announcement=changed)


_PARALLEL = ("actors", "places", "facilities", "hardware")


def _without_entity(fact: Fact, slot: str, value: str) -> Fact:
    """Values that name entities go by the entity's id or by the name in the text."""
    held, ids = getattr(fact.announcement, slot), getattr(fact, slot)
    kept = [(x, i) for x, i in zip(held, ids, strict=True) if value not in (x.name, i)]
    values: Any = {slot: tuple(x for x, _ in kept)}
    names: Any = {slot: tuple(i for _, i in kept)}
    return replace(fact, announcement=replace(fact.announcement, **values), **names)


_SHOWN: dict[str, Callable[[Any], str]] = {
    "amount": lambda x: f"{number(x.value)} {x.currency}",
    "capacity": lambda x: f"{number(x.megawatts)} MW",
    "jobs": lambda x: f"{x.count} {'construction' if x.kind == 'construction' else 'jobs'}",
    "energy": lambda x: str(x.source),
    "announced_on": str,
    "period": lambda x: "/".join(str(y) for y in (x.years, x.start, x.end) if y is not None),
}
"""How a judgement, and a claim, writes the values of a slot."""
