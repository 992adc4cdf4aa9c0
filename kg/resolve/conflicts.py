"""Sources that disagree: every value stays with its sources; a rule says which one the summary shows.

The rule: what a judgement by hand calls right; where the plan was raised or cut, the newest; else the value that
most independent sources give, then the organisation's own statement, then the newest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kg.codec import number
from kg.model import Amount, Judgement
from kg.resolve import cues, money
from kg.resolve.profiles import span
from kg.resolve.values import Claim, Conflict, ConflictSlot, Telling

UPDATE_DAYS = 14
"""A value that replaces another at least so many days later is an update; sooner, it is dissent."""

OWN_STYLES = frozenset({"press release", "press_release", "communiqué", "official communiqué"})
"""Styles of articles in which an organisation speaks for itself."""


@dataclass(frozen=True, slots=True)
class Said:
    """One value as one telling gives it."""

    value: str
    telling: Telling
    rough: bool  # "about"
    agrees: Callable[[Said], bool]


def claims(
    tellings: Sequence[Telling],
    slot: ConflictSlot,
    sources: Mapping[str, str],
    right: Iterable[Judgement] = (),
) -> Conflict | None:
    """What the tellings of one announcement say in a slot, the value to show first; None where none speaks of it.

    ``sources`` gives for each article id its group of copies; ``right`` are judgements on this announcement.
    """
    said = [value for t in tellings for value in _SAID[slot](t)]
    groups = _agreeing(said)
    if not groups:
        return None
    found = [_claim(group, sources) for group in groups]
    chosen = {j.value for j in right if j.slot == slot and j.kind == "right"}
    updated = _is_update(groups)
    ordered = sorted(found, key=lambda c: _weight(c, chosen, updated), reverse=True)
    disputed = len(groups) > 1 and not updated and not chosen and _clash(groups, tellings, slot)
    return Conflict("", slot, tuple(ordered), disputed, _reason(ordered, chosen, updated, disputed))


def disputes(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Those on which sources contradict each other."""
    return tuple(c for c in conflicts if c.disputed)


def written(amount: Amount) -> str:
    """An amount as claims and judgements show it: "20000000000 USD"."""
    return f"{number(amount.value)} {amount.currency}"


def _amount(t: Telling) -> list[Said]:
    amount = t.announcement.amount
    if amount is None:
        return []

    def agrees(other: Said) -> bool:
        theirs = other.telling.announcement.amount
        return theirs is not None and money.same(amount, theirs, t.usd, other.telling.usd)

    return [Said(written(amount), t, amount.qualifier == "about", agrees)]


def _jobs(t: Telling) -> list[Said]:
    return [
        _counted(j.count, j.qualifier, "construction" if j.kind == "construction" else "jobs", t)
        for j in t.announcement.jobs
    ]


def _capacity(t: Telling) -> list[Said]:
    return [_counted(c.megawatts, c.qualifier, "MW", t) for c in t.announcement.capacity]


def _counted(value: Decimal | int, qualifier: str, unit: str, t: Telling) -> Said:
    """A number with its unit; it agrees with what is as near as its qualifier lets it be."""
    slack = money.ABOUT if qualifier == "about" else money.ROUGH

    def agrees(other: Said) -> bool:
        amount, _, theirs = other.value.partition(" ")
        found = money.ratio(Decimal(value), Decimal(amount))
        return unit == theirs and found is not None and found - 1 <= slack

    return Said(f"{number(Decimal(value))} {unit}", t, qualifier == "about", agrees)


_SAID: dict[ConflictSlot, Callable[[Telling], list[Said]]] = {
    "amount": _amount,
    "jobs": _jobs,
    "capacity": _capacity,
}
SLOTS: tuple[ConflictSlot, ...] = tuple(_SAID)


def _agreeing(said: Sequence[Said]) -> list[list[Said]]:
    """Groups of values that agree, over any number of steps; in the order of their values."""
    groups: list[list[Said]] = []
    for one in sorted(said, key=lambda s: (s.value, s.telling.rank)):
        near = [g for g in groups if any(one.agrees(o) or o.agrees(one) for o in g)]
        groups = [g for g in groups if g not in near] + [[one, *(s for g in near for s in g)]]
    return sorted(groups, key=lambda g: min(s.value for s in g))


def _claim(group: Sequence[Said], sources: Mapping[str, str]) -> Claim:
    articles = sorted({s.telling.article.id for s in group})
    return Claim(
        value=_shown(group, sources),
        articles=tuple(articles),
        sources=len({sources.get(i, i) for i in articles}),
        own=any(s.telling.article.style in OWN_STYLES for s in group),
        newest=max(s.telling.published for s in group),
    )


def _shown(group: Sequence[Said], sources: Mapping[str, str]) -> str:
    """Of values that agree, the one that most sources give, rather a plain one than a rough one, the earliest."""

    def weight(one: Said) -> tuple[int, bool, tuple[str, ...]]:
        same = {sources.get(s.telling.article.id) for s in group if s.value == one.value}
        return -len(same), one.rough, one.telling.rank

    return min(group, key=weight).value


def _weight(claim: Claim, chosen: set[str], updated: bool) -> tuple[object, ...]:
    usual = (claim.sources, claim.own, claim.newest, claim.value)
    return (claim.value in chosen, claim.newest if updated else "", *usual)


def _is_update(groups: Sequence[Sequence[Said]]) -> bool:
    """Whether each value came only after the one before it was no longer told."""
    spans = sorted((min(s.telling.published for s in g), max(s.telling.published for s in g)) for g in groups)
    if len(spans) < 2 or not all(first for first, _ in spans):
        return False
    gaps = [_days(before, after) for (_, before), (after, _) in pairwise(spans)]
    said = any(cues.update(s.telling.article) for g in groups for s in g if s.telling.published >= spans[-1][0])
    return all(gap >= (1 if said else UPDATE_DAYS) for gap in gaps)


def _days(earlier: str, later: str) -> int:
    a, b = span(earlier), span(later)
    return (b.first - a.last).days if a and b else 0


def _clash(groups: Sequence[Sequence[Said]], tellings: Sequence[Telling], slot: ConflictSlot) -> bool:
    """Whether two tellings share no value of one unit: then they contradict each other, not just add to it."""
    held: dict[tuple[str, str], set[int]] = {}
    for n, group in enumerate(groups):
        for said in group:
            unit = said.value.partition(" ")[2] if slot == "jobs" else ""
            held.setdefault((said.telling.id, unit), set()).add(n)
    entries = sorted(held.items())
    return any(
        a[0][0] != b[0][0] and a[0][1] == b[0][1] and not a[1] & b[1]
        for i, a in enumerate(entries)
        for b in entries[:i]
    )


def _reason(claims_: Sequence[Claim], chosen: set[str], updated: bool, disputed: bool) -> str:
    first = claims_[0]
    if first.value in chosen:
        return f"{first.value}: called right by hand"
    if len(claims_) == 1:
        return f"{first.value}: all sources agree"
    others = ", ".join(f"{c.value} ({c.sources})" for c in claims_[1:])
    if updated:
        return f"{first.value} of {first.newest} replaced {others}"
    word = "disputed" if disputed else "differing"
    return f"{word}: {first.value} by {first.sources} independent sources, beside {others}"
