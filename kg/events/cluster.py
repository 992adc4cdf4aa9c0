"""The units that tell one act."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.events.items import Item
from kg.events.units import Unit


@dataclass(slots=True)
class Cluster:
    """The units that tell one act."""

    index: int
    units: list[Unit] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    telling: list[float] = field(default_factory=list)  # of its units: how likely each tells of any act
    opening: float = 1.0  # how likely its first unit opens an act
    aside: list[Unit] = field(default_factory=list)  # units that tell of no act and follow one of this act
    beside: int = 0  # how many other acts the text tells
    rank: int = 0  # 0 for the act with most units

    @property
    def items(self) -> list[Item]:
        """All items of its units in order."""
        return [i for u in self.units for i in u.items]

    def chains(self, kind: str) -> set[int]:
        """Chains of one kind of name."""
        return {i.chain for u in self.units for i in u.items if i.kind == kind}
