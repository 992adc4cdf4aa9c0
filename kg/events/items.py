"""Items: everything in a text that a slot may take: named things, and values that were read.

Names come from the pipeline's entities, values from ``kg.mentions``. Items of one text are sorted by
place; a value that lies inside a name (the ``2`` of ``Hermes 2``) is no item.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

NAMES = ("ORG", "PLACE", "FACILITY", "PRODUCT", "PERSON", "POLICY")


@dataclass(slots=True)
class Item:
    """A named thing or a value at ``text[start:end]``."""

    kind: str  # one of NAMES, or a kind of kg.mentions: money, power, jobs, hardware, date, …
    start: int
    end: int
    text: str
    value: Any = None  # the value that was read; None for names
    chain: int = -1  # index of the chain of a name
    block: int = -1
    sentence: int = -1
    unit: int = -1
    mention: Any = None  # the kg.mentions.Mention behind a value
    maybe: tuple[str, ...] = ()  # kinds that a name may be as well
    alias: str = ""  # the name that the surface stands for, where it is an adjective: "danois" -> "Danemark"

    @property
    def name(self) -> str:
        """The name that the item says."""
        return self.alias or self.text


def settle(names: Iterable[Item], values: Iterable[Item]) -> list[Item]:
    """One sorted list; where a name and a value overlap the longer stays, hardware before a product name.

    A maker within the name of its chip ("GPU Nvidia B200") is an item of its own.
    """
    kept: list[Item] = []
    makers: list[Item] = []
    for item in sorted([*names, *values], key=lambda i: (i.start, -(i.end - i.start))):
        if kept and item.start < kept[-1].end:
            if kept[-1].kind == "hardware" and item.kind == "ORG" and item.end < kept[-1].end:
                makers.append(item)
            elif _prefers(item, kept[-1]):
                kept[-1] = item
            continue
        kept.append(item)
    return sorted([*kept, *makers], key=lambda i: (i.start, i.end))


_VALUES_FIRST = frozenset({"money", "power", "hardware"})


def _prefers(item: Item, other: Item) -> bool:
    """True where ``item`` should replace ``other``, which begins at or before it."""
    if item.kind in _VALUES_FIRST and other.kind in ("PRODUCT", "ORG", "PLACE"):
        return True
    if other.kind in _VALUES_FIRST:
        return False
    return item.end - item.start > other.end - other.start


def place_in(items: Sequence[Item], bounds: Sequence[tuple[int, int]], attribute: str) -> None:
    """Sets ``attribute`` of each item, in order, to the index of the stretch it begins in, or leaves -1."""
    at = 0
    for item in items:
        while at < len(bounds) and bounds[at][1] <= item.start:
            at += 1
        if at < len(bounds) and bounds[at][0] <= item.start:
            setattr(item, attribute, at)
