"""Units: the stretches of text that each tell of one act at most.

A unit is a sentence, cut where a connector starts a clause that has its own actor and act
("… à Munich, tandis que Polarise …"), and where a second sum is a commitment of its own
("€8.8bn for Frankfurt, in addition to €7.8bn for Brandenburg").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.events.cues import within
from kg.events.items import Item, place_in
from kg.events.reading import Reading

ACTS = frozenset(
    {"INVEST", "BUILD", "OPEN", "BUYPOWER", "DEAL", "RENT", "ACQUIRE", "FUND", "AID", "CANCEL", "WORKS"}
)
_WEIGHT = frozenset({"money", "power", "hardware", "ORG", "FACILITY"})
_FIGURES = frozenset({"money", "power"})
_OPENERS = frozenset({"ORG", "money", "FACILITY"})
_REACH = 28  # characters after a connector within which a new actor or sum must stand


@dataclass(slots=True)
class Unit:
    """One stretch ``[start, end)`` of a sentence."""

    index: int
    start: int
    end: int
    sentence: int
    block: int
    items: list[Item] = field(default_factory=list)


def units(r: Reading, commits: set[int]) -> list[Unit]:
    """Units of a reading in order; ``commits`` holds the starts of sums that are commitments.

    Sets ``item.unit`` of every item.
    """
    bounds: list[tuple[int, int, int]] = []
    for index, (start, end) in enumerate(r.sentences):
        cuts = [start, *_cuts(r, index, start, end, commits), end]
        bounds += [(a, b, index) for a, b in pairwise(cuts)]
    found = [Unit(i, a, b, s, r.sentence_block[s]) for i, (a, b, s) in enumerate(bounds)]
    place_in(r.items, [(a, b) for a, b, _ in bounds], "unit")
    for item in r.items:
        if item.unit >= 0:
            found[item.unit].items.append(item)
    return found


def _cuts(r: Reading, sentence: int, start: int, end: int, commits: set[int]) -> list[int]:
    mates = [i for i in r.items if i.sentence == sentence]
    places = sorted(
        {*_semicolons(r.text, start, end), *(c.start for c in within(r.cues, start, end) if c.cls == "SPLIT")}
    )
    cuts: list[int] = []
    for at in places:
        left = cuts[-1] if cuts else start
        if _both_tell(r, mates, left, at, end) and (r.text[at - 1] == ";" or _opens(mates, at)):
            cuts.append(at)
    return sorted({*cuts, *_money_cuts(r, mates, cuts, commits)})


def _semicolons(text: str, start: int, end: int) -> Iterator[int]:
    at = text.find(";", start, end)
    while at >= 0:
        yield at + 1
        at = text.find(";", at + 1, end)


def _both_tell(r: Reading, mates: list[Item], left: int, at: int, end: int) -> bool:
    return all(_tells(r, mates, a, b) for a, b in ((left, at), (at, end)))


def _tells(r: Reading, mates: list[Item], start: int, end: int) -> bool:
    here = {i.kind for i in mates if start <= i.start < end}
    acts = bool(here & _FIGURES) or any(c.cls in ACTS for c in within(r.cues, start, end))
    return acts and bool(here & _WEIGHT)


def _opens(mates: list[Item], at: int) -> bool:
    return any(at <= i.start < at + _REACH and i.kind in _OPENERS for i in mates)


def _money_cuts(r: Reading, mates: list[Item], cuts: list[int], commits: set[int]) -> Iterator[int]:
    """Between two commitments that no cut parts yet: at the last connector, else before the second."""
    sums = [i for i in mates if i.kind == "money" and i.start in commits]
    for first, second in pairwise(sums):
        if first.value == second.value or any(first.end <= c <= second.start for c in cuts):
            continue
        joints = [c.start for c in within(r.cues, first.end, second.start) if c.cls in ("SPLIT", "MORE", "OTHER")]
        commas = [k + 1 for k in range(first.end, second.start) if r.text[k] in ",;:—–"]
        yield max([*joints, *commas], default=second.start)
