"""An announcement in the making, with its reasons, and the evidence of what stands in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.events.cluster import Cluster
from kg.events.items import Item
from kg.events.reading import Reading
from kg.model import Evidence, Reason


@dataclass(slots=True)
class Draft:
    """An announcement in the making, with the reasons of its values."""

    r: Reading
    cluster: Cluster
    commits: dict[int, float]  # start of a sum -> how likely it is a commitment
    type: str = ""
    types: dict[str, float] = field(default_factory=dict)  # types that the act may have -> how likely
    seen: list[str] = field(default_factory=list)  # features of the act as a whole
    chances: dict[str, float] = field(default_factory=dict)  # decision -> how likely it is right
    reasons: list[Reason] = field(default_factory=list)

    def because(self, slot: str, rule: str, why: str) -> None:
        """Notes why a slot got its value."""
        self.reasons.append(Reason(slot, rule, why))


def evidence(r: Reading, start: int, end: int) -> Evidence:
    """The stretch as evidence, without the spaces around it."""
    text = r.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return Evidence(start, end, r.text[start:end])


def proof(r: Reading, items: Iterable[Item]) -> tuple[Evidence, ...]:
    """Items as evidence, in the order of the text."""
    return tuple(evidence(r, i.start, i.end) for i in sorted(items, key=lambda i: i.start))
