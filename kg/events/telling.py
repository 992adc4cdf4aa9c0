"""Features of a unit for the question whether it tells of an act at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.events.cues import within
from kg.events.features import said_in, topics
from kg.events.lists import introduction
from kg.events.reading import Reading
from kg.events.units import ACTS, Unit

HEAD = 60  # characters that count as the opening of a unit


def unit_features(r: Reading, unit: Unit, commits: set[int], units: Sequence[Unit]) -> list[str]:
    """For the question: does this unit tell of an act?"""
    block = r.blocks[unit.block]
    cues = within(r.cues, unit.start, unit.end)
    classes = {c.cls for c in cues}
    found = [f"block:{block.kind}"] + [f"cue:{c}" for c in classes]
    found += [f"opens:{c.cls}" for c in cues if c.start < unit.start + HEAD]
    kinds = {i.kind for i in unit.items}
    topic = topics(cues)
    found += [f"topic:{topic}", *(f"topic&has:{topic}&{k}" for k in kinds)]
    found += [f"has:{k}" for k in kinds]
    found += [f"has2:{k}" for k in kinds if sum(i.kind == k for i in unit.items) > 1]
    found += [
        f"act&has:{a}&{k}" for a in classes & ACTS for k in kinds & {"ORG", "PLACE", "money", "power", "FACILITY"}
    ]
    money = [i for i in unit.items if i.kind == "money"]
    if any(i.start in commits for i in money):
        found.append("commitment")
    elif money:
        found.append("other-money")
    found += _position(r, unit, units)
    if block.kind == "bullet":
        found.append(f"under-colon:{introduction(r, unit.block) is not None}")
    if r.text[unit.start : unit.end].rstrip().endswith("?"):
        found.append("question")
    if any(q in r.text[unit.start : unit.start + 3] for q in '«“"'):
        found.append("quotation")
    said = said_in(r, unit)
    found += [f"word:{w}" for w in said.words]
    found += [*said.verbs, *said.pairs, *said.clauses]
    found += _neighbours(r, unit, units)
    return found


def _neighbours(r: Reading, unit: Unit, units: Sequence[Unit]) -> Iterator[str]:
    """What the units before and after say, in the same block."""
    for side, at in (("before", unit.index - 1), ("after", unit.index + 1)):
        other = units[at] if 0 <= at < len(units) else None
        if other is None or other.block != unit.block:
            yield f"{side}:none"
            continue
        yield from (f"{side}:{c.cls}" for c in within(r.cues, other.start, other.end))
        yield from (f"{side}-has:{i.kind}" for i in other.items)


def _position(r: Reading, unit: Unit, units: Sequence[Unit]) -> list[str]:
    mates = [u for u in units if u.block == unit.block]
    at = mates.index(unit)
    found = [f"at-in-block:{min(at, 3)}", f"units-in-block:{min(len(mates), 4)}"]
    before = [u for u in units[: unit.index] if r.blocks[u.block].kind not in ("title", "heading")]
    found.append(f"at-in-text:{min(len(before), 4)}")
    return found
