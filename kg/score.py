"""Gold against predicted, slot by slot.

Announcements are paired one to one so that the sum of their likeness is greatest (Hungarian
method, Kuhn 1955); a pair must share an actor, the amount, a facility, or a place together with
the kind of act. Values count as the same when their normal forms agree: names by any of their
``aka``, amounts by value, currency and qualifier. A value of an unpaired announcement is a miss
(gold) or a false alarm (predicted).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from networkx import Graph, max_weight_matching

from kg.model import Announcement, Extraction, Relation
from kg.text import plain

SLOTS = (
    "type",
    "status",
    "main",
    "announced_on",
    "actors",
    "amount",
    "period",
    "places",
    "facilities",
    "capacity",
    "jobs",
    "hardware",
    "energy",
)
LEAST_LIKENESS = 0.18


@dataclass(slots=True)
class Count:
    """True positives, false positives and false negatives of one slot."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, tp: int, fp: int, fn: int) -> None:
        """Adds the counts of one comparison."""
        self.tp, self.fp, self.fn = self.tp + tp, self.fp + fp, self.fn + fn

    @property
    def precision(self) -> float:
        """Between 0 and 1; 1 where nothing was predicted."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """Between 0 and 1; 1 where the gold has nothing."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp + self.fp + self.fn else 1.0


@dataclass(slots=True)
class Card:
    """The score card of one language."""

    articles: int = 0
    counts: dict[str, Count] = field(default_factory=dict)
    accuracy: dict[str, tuple[int, int]] = field(default_factory=dict)  # (right, of) for those found
    evidence: tuple[int, int] = (0, 0)  # (offsets that hold, all)

    def count(self, name: str) -> Count:
        """The counter of that name, made at first use."""
        return self.counts.setdefault(name, Count())

    @property
    def all_slots(self) -> Count:
        """The sum over SLOTS."""
        total = Count()
        for slot in SLOTS:
            c = self.count(slot)
            total.add(c.tp, c.fp, c.fn)
        return total


def score(pairs: Iterable[tuple[Extraction, Extraction]]) -> dict[str, Card]:
    """Score cards by language of (gold, predicted) pairs; key "all" holds both languages."""
    cards: dict[str, Card] = {}
    for gold, predicted in pairs:
        for key in (gold.article.language, "all"):
            _score_article(cards.setdefault(key, Card()), gold, predicted)
    return cards


def _score_article(card: Card, gold: Extraction, predicted: Extraction) -> None:
    card.articles += 1
    pairs = align(gold.announcements, predicted.announcements)
    found = len(pairs)
    card.count("announcements").add(found, len(predicted.announcements) - found, len(gold.announcements) - found)
    partners = dict(pairs)
    taken = set(partners.values())
    for i, g in enumerate(gold.announcements):
        p = predicted.announcements[partners[i]] if i in partners else None
        _score_pair(card, g, p)
    for j, p in enumerate(predicted.announcements):
        if j not in taken:
            _score_pair(card, None, p)
    _add(card, "relations", list(gold.relations), list(predicted.relations), _same_relation)
    _check_evidence(card, predicted)


def _score_pair(card: Card, gold: Announcement | None, predicted: Announcement | None) -> None:
    for slot in SLOTS:
        _add(card, slot, _values(gold, slot), _values(predicted, slot), SAME.get(slot, _equal))
    _add(card, "triple", _triples(gold), _triples(predicted), _same_triple)
    if gold and predicted:
        for slot in ("type", "status"):
            _accurate(card, slot, getattr(gold, slot) == getattr(predicted, slot))
        for right in _role_hits(gold, predicted):
            _accurate(card, "role", right)


def _accurate(card: Card, name: str, right: bool) -> None:
    good, of = card.accuracy.get(name, (0, 0))
    card.accuracy[name] = (good + right, of + 1)


def _role_hits(gold: Announcement, predicted: Announcement) -> Iterator[bool]:
    for p in predicted.actors:
        same = [g for g in gold.actors if same_name(g, p)]
        if same:
            yield any(g.role == p.role for g in same)


def _add(card: Card, name: str, gold: list[Any], predicted: list[Any], same: Callable[[Any, Any], bool]) -> None:
    hits = matched(gold, predicted, same)
    card.count(name).add(hits, len(predicted) - hits, len(gold) - hits)


def matched(gold: Sequence[Any], predicted: Sequence[Any], same: Callable[[Any, Any], bool]) -> int:
    """How many of the two lists pair up, each value used once."""
    free = list(gold)
    hits = 0
    for p in predicted:
        partner = next((g for g in free if same(g, p)), None)
        if partner is not None:
            free.remove(partner)
            hits += 1
    return hits


def _values(a: Announcement | None, slot: str) -> list[Any]:
    if a is None:
        return []
    value = getattr(a, slot)
    return list(value) if isinstance(value, tuple) else [] if value is None else [value]


def _triples(a: Announcement | None) -> list[tuple[Any, Any, Any]]:
    """Who – how much – where, one for each pair of actor and place; roles and qualifiers count elsewhere."""
    if a is None or a.amount is None:
        return []
    return [(x, a.amount, p) for x in a.actors for p in a.places]


def _same_triple(g: tuple[Any, Any, Any], p: tuple[Any, Any, Any]) -> bool:
    return same_name(g[0], p[0]) and _near_amount(g[1], p[1]) and same_name(g[2], p[2])


def align(gold: Sequence[Announcement], predicted: Sequence[Announcement]) -> list[tuple[int, int]]:
    """One-to-one pairs (index in gold, index in predicted) with the greatest summed likeness."""
    graph: Graph[Any] = Graph()
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            likeness = alike(g, p)
            if likeness >= LEAST_LIKENESS:
                graph.add_edge(("g", i), ("p", j), weight=round(likeness * 10_000))
    found = [sorted(pair) for pair in max_weight_matching(graph)]
    return sorted((g[1], p[1]) for g, p in found)


WEIGHTS = {
    "amount": 3.0,
    "actors": 3.0,
    "places": 1.5,
    "facilities": 1.5,
    "capacity": 1.5,
    "type": 1.0,
    "status": 0.5,
}


def alike(g: Announcement, p: Announcement) -> float:
    """Likeness between 0 and 1; 0 where nothing that identifies an announcement is shared."""
    shares = {slot: _share(g, p, slot) for slot in WEIGHTS}
    strong = any(shares[slot] for slot in ("amount", "actors", "facilities", "capacity"))
    if not strong and not (shares["places"] and shares["type"]):
        return 0.0
    used = [slot for slot in WEIGHTS if shares[slot] is not None]
    total = sum(WEIGHTS[slot] for slot in used)
    return float(np.dot([WEIGHTS[s] for s in used], [shares[s] or 0.0 for s in used]) / total)


def _share(g: Announcement, p: Announcement, slot: str) -> float | None:
    mine, theirs = _values(g, slot), _values(p, slot)
    if not mine and not theirs:
        return None
    same = {"actors": same_name, "amount": _near_amount}.get(slot, SAME.get(slot, _equal))
    hits = matched(mine, theirs, same)
    return 2 * hits / (len(mine) + len(theirs))


def normal(name: str) -> str:
    """Case, accents, punctuation, articles and the head of a county fall away."""
    flat = unicodedata.normalize("NFKD", plain(name)).encode("ascii", "ignore").decode().casefold()
    flat = re.sub(r"[^a-z0-9]+", " ", flat).strip()
    return re.sub(r"^(?:the|l|le|la|les) ", "", flat)


def forms(x: Any) -> set[str]:
    """All normal forms of a value with ``name`` and ``aka``."""
    return {normal(n) for n in (x.name, *x.aka)} - {""}


def same_name(g: Any, p: Any) -> bool:
    """True where the two share a surface form."""
    return bool(forms(g) & forms(p))


def _equal(g: Any, p: Any) -> bool:
    return bool(g == p)


def _same_actor(g: Any, p: Any) -> bool:
    return bool(g.role == p.role) and same_name(g, p)


def _same_amount(g: Any, p: Any) -> bool:
    return _near_amount(g, p) and bool(g.qualifier == p.qualifier)


def _near_amount(g: Any, p: Any) -> bool:
    return bool(g.value == p.value and g.currency == p.currency)


def _same_period(g: Any, p: Any) -> bool:
    return bool((g.years, g.start, g.end) == (p.years, p.start, p.end))


def _same_capacity(g: Any, p: Any) -> bool:
    return bool(g.megawatts == p.megawatts and g.qualifier == p.qualifier)


def _same_jobs(g: Any, p: Any) -> bool:
    return bool((g.count, g.qualifier, g.kind) == (p.count, p.qualifier, p.kind))


def _same_hardware(g: Any, p: Any) -> bool:
    return bool((g.count, g.qualifier) == (p.count, p.qualifier)) and same_name(g, p)


def _same_energy(g: Any, p: Any) -> bool:
    return bool(g.source == p.source)


def _same_relation(g: Relation, p: Relation) -> bool:
    return (normal(g.subject), g.predicate, normal(g.object)) == (normal(p.subject), p.predicate, normal(p.object))


SAME: dict[str, Callable[[Any, Any], bool]] = {
    "actors": _same_actor,
    "amount": _same_amount,
    "period": _same_period,
    "places": same_name,
    "facilities": same_name,
    "capacity": _same_capacity,
    "jobs": _same_jobs,
    "hardware": _same_hardware,
    "energy": _same_energy,
}


def _check_evidence(card: Card, predicted: Extraction) -> None:
    text = predicted.article.text
    spans = list(evidence_of(predicted))
    good, of = card.evidence
    holds = sum(text[e.start : e.end] == e.text for e in spans)
    card.evidence = (good + holds, of + len(spans))


def evidence_of(extraction: Extraction) -> Iterator[Any]:
    """Every piece of evidence in an extraction."""
    for a in extraction.announcements:
        yield from (*a.type_evidence, *a.status_evidence, *a.announced_on_evidence)
        for slot in SLOTS[4:]:
            for value in _values(a, slot):
                yield from value.evidence
    for r in extraction.relations:
        yield from r.evidence
