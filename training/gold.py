"""Lays gold records over a reading: which item and which unit tells which gold announcement.

Gold records have no spans. A value is looked for in the text by its normal form; a unit belongs to
the gold announcement whose values it holds most of, rare values counting more than common ones.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.codec import from_record
from kg.events.items import Item
from kg.events.reading import Reading
from kg.events.units import Unit
from kg.model import Announcement, Article, Extraction
from kg.score import normal

LEAST = 1.5
LEAST_AT_THE_EDGE = 3.0  # in headings and in what companies say of themselves at the end: names alone tell no act
_EDGE = frozenset({"heading", "about"})
FLOW = 0.8  # added where the unit before, in the same block, tells the same
WEIGHT = {
    "money": 4.0,
    "power": 2.5,
    "hardware": 2.0,
    "jobs": 2.0,
    "staff": 1.0,
    "FACILITY": 2.0,
    "ORG": 1.6,
    "PLACE": 1.4,
}


def pairs(folder: Path) -> Iterator[tuple[Article, Extraction]]:
    """Articles with their gold, from a folder of STEM.txt and STEM.json."""
    for path in sorted(folder.rglob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        article = Article(
            id=record["id"],
            text=text,
            language=record["language"],
            title=record["title"],
            published=record["published"],
            style=record["style"],
        )
        yield article, from_record(record, article)


def holds(a: Announcement, item: Item) -> bool:
    """True where the gold announcement has the item's value or name in the slot of its kind."""
    match item.kind:
        case "money":
            return a.amount is not None and _same_money(a, item)
        case "power":
            return any(c.megawatts == item.value.megawatts for c in a.capacity)
        case "hardware":
            return any(_same_hardware(h, item) for h in a.hardware)
        case "jobs" | "staff":
            return any(j.count == item.value.count for j in a.jobs)
        case "energy":
            return any(e.source == item.value.source for e in a.energy)
        case "ORG" | "PERSON":
            return any(_named(x, item) for x in a.actors)
        case "PLACE":
            return any(_named(x, item) for x in a.places)
        case "FACILITY" | "PRODUCT":
            return any(_named(x, item) for x in a.facilities)
    return False


def _same_money(a: Announcement, item: Item) -> bool:
    amount = a.amount
    return bool(amount and amount.value == item.value.value and item.value.currency in ("", amount.currency))


def _same_hardware(h: object, item: Item) -> bool:
    count = getattr(h, "count", None)
    if item.value.count is not None or count is not None:
        return bool(count == item.value.count)
    names = {normal(n) for n in (h.name, *h.aka)}  # type: ignore[attr-defined]
    return normal(item.value.name) in names or any(normal(item.value.name) in n for n in names)


def _named(x: object, item: Item) -> bool:
    forms = {normal(n) for n in (x.name, *x.aka)}  # type: ignore[attr-defined]
    return normal(item.name) in forms or normal(item.text) in forms


def lay(r: Reading, units: Sequence[Unit], gold: Extraction) -> list[int | None]:
    """For each unit the index of the gold announcement that it tells, or None."""
    rarity = _rarity(r, gold)
    told: list[int | None] = []
    for unit in units:
        edge = r.blocks[unit.block].kind in _EDGE
        previous = told[-1] if told and not edge and units[unit.index - 1].block == unit.block else None
        scores = [
            _score(a, unit, rarity) + (FLOW if previous == g else 0.0) for g, a in enumerate(gold.announcements)
        ]
        best = max(range(len(scores)), key=lambda g: (scores[g], -g), default=None)
        least = LEAST_AT_THE_EDGE if edge else LEAST
        told.append(best if best is not None and scores[best] >= least else None)
    return told


def _rarity(r: Reading, gold: Extraction) -> dict[tuple[str, str], int]:
    """How many gold announcements hold each named item."""
    count: Counter[tuple[str, str]] = Counter()
    for key, item in {(i.kind, normal(i.text)): i for i in r.items if i.kind in WEIGHT}.items():
        count[key] = sum(holds(a, item) for a in gold.announcements)
    return count


def _score(a: Announcement, unit: Unit, rarity: dict[tuple[str, str], int]) -> float:
    total = 0.0
    seen = set()
    for item in unit.items:
        key = (item.kind, normal(item.text))
        if item.kind in WEIGHT and key not in seen and holds(a, item):
            seen.add(key)
            total += WEIGHT[item.kind] / max(rarity[key], 1) ** 0.7
    years = {d for d in (a.period and a.period.start, a.period and a.period.end) if d}
    total += 0.7 * any(_year(i) in years for i in unit.items if i.kind == "date")
    return total


def _year(item: Item) -> int | None:
    iso = str(getattr(item.value, "iso", item.value))
    return int(iso[:4]) if iso[:4].isdigit() else None


def name_kinds(gold: Extraction) -> dict[str, str]:
    """The kind of each name that the gold record has, by normal form."""
    kinds: dict[str, str] = {}
    for r in gold.relations:
        for name, kind in zip((r.subject, r.object), RELATION_KINDS[r.predicate], strict=True):
            if kind:
                kinds[normal(name)] = kind
    for a in gold.announcements:
        for kind, values in (
            ("PRODUCT", a.hardware),
            ("ORG", a.actors),
            ("FACILITY", a.facilities),
            ("PLACE", a.places),
        ):
            for value in values:
                kinds.update(dict.fromkeys((normal(n) for n in (value.name, *value.aka)), kind))
    return kinds


RELATION_KINDS: dict[str, tuple[str, str]] = {
    "develops": ("ORG", "PRODUCT"),
    "offers": ("ORG", "PRODUCT"),
    "hosts": ("", ""),
    "subsidiary_of": ("ORG", "ORG"),
    "operates": ("ORG", "FACILITY"),
    "located_in": ("", "PLACE"),
    "subject_to": ("", "POLICY"),
}
