"""An announcement in the making, with its reasons, and the evidence of what stands in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.events.cluster import Cluster
from kg.events.items import Item
from kg.events.pointed import Candidate
from kg.events.reading import Reading
from kg.model import Evidence, Reason

NO_ROLE = "none"
Cast = list[tuple[Candidate, dict[str, float]]]  # each that may act, with how likely each role is, or none
Sums = list[tuple[list[Item], float]]  # mentions of each sum of the act, how likely it is what it commits
Sites = list[tuple[Candidate, float]]  # each place where the act may be, with how likely it is


@dataclass(slots=True)
class Draft:
    """An announcement in the making, with the reasons of its values."""

    r: Reading
    cluster: Cluster
    commits: dict[int, float]  # start of a sum that is a commitment -> how likely it is one
    sums: dict[int, float] = field(default_factory=dict)  # the same of every sum
    amounts: Sums = field(default_factory=list)
    type: str = ""
    main: str = ""
    status: str = ""
    types: dict[str, float] = field(default_factory=dict)  # types that the act may have -> how likely
    seen: list[str] = field(default_factory=list)  # features of the act as a whole
    cast: Cast = field(default_factory=list)
    sites: Sites = field(default_factory=list)
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
    """Items as evidence, in the order of the text; a place that two items share stands once."""
    found = (evidence(r, i.start, i.end) for i in sorted(items, key=lambda i: i.start))
    return tuple(dict.fromkeys(found))
