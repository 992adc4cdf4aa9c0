"""Which sum of an act is the one that is committed: each of its sums at second sight.

The first look asks of each sum whether anybody commits it (``assemble.commitments``). Here the sums of one act
are weighed against each other, and against the same sum in the text's other acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.events.draft import Draft
from kg.events.features import item_features, tenths
from kg.events.items import Item

Told = list[Item]  # the mentions of one sum in an act, in order of the text

_BESIDE = ("left-first", "right-first", "-1:", "+1:", "gov0", "m-head", "m-verb", "brackets", "block:")
_TYPED = ("left-first", "right-first", "m-head", "m-verb")


def sums_of(draft: Draft) -> list[Told]:
    """The act's sums that somebody may commit, equal ones together, in order of the text."""
    found: dict[tuple[Decimal, str], Told] = {}
    for item in sorted(draft.cluster.items, key=lambda i: i.start):
        if item.kind == "money" and item.start in draft.sums:
            found.setdefault((item.value.value, item.value.currency), []).append(item)
    return list(found.values())


def likelihood(draft: Draft, told: Told) -> float:
    """How likely the sum is a commitment by the first look: as likely as its likeliest mention."""
    return max(draft.sums[i.start] for i in told)


def sum_features(draft: Draft, at: int, drafts: Sequence[Draft]) -> list[str]:
    """For the question, at second sight: is this what the act commits?"""
    all_ = sums_of(draft)
    told, chances = all_[at], [likelihood(draft, x) for x in all_]
    mine = chances[at]
    rivals = [p for n, p in enumerate(chances) if n != at]
    found = [*tenths("commits", mine), *tenths("rival", max(rivals, default=0.0))]
    found += [f"rank:{min(sum(p > mine for p in rivals), 3)}", f"order:{min(at, 3)}", f"sums:{min(len(all_), 4)}"]
    found.append(f"first-unit:{any(i.unit == draft.cluster.units[0].index for i in told)}")
    found += [f"mentions:{min(len(told), 3)}", f"qualifier:{told[0].value.qualifier}"]
    found += _larger(told[0], [x[0] for x in all_])
    found += _elsewhere(told[0], draft, drafts)
    typed = [f"{draft.type}&{f}" for f in found]
    beside = [f for i in told[:2] for f in item_features(draft.r, i) if f.startswith(_BESIDE)]
    typed += [f"{draft.type}&{f}" for f in beside if f.startswith(_TYPED)]
    return sorted({*found, *typed, *beside, f"type:{draft.type}"})


def _larger(item: Item, others: Sequence[Item]) -> Iterator[str]:
    """How it compares with the act's other sums in the same currency."""
    alike = [o.value.value for o in others if o is not item and o.value.currency == item.value.currency]
    if alike:
        yield f"larger:{sum(item.value.value > v for v in alike) - sum(item.value.value < v for v in alike) > 0}"
        yield f"is-all:{item.value.value == sum(alike)}"


def _elsewhere(item: Item, draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    """How likely the same sum is a commitment in another act, before or after this one."""
    same = (item.value.value, item.value.currency)
    for d in drafts:
        held = [x for x in sums_of(d) if (x[0].value.value, x[0].value.currency) == same] if d is not draft else []
        for told in held:
            side = "before" if d.cluster.index < draft.cluster.index else "after"
            yield from tenths(f"also-{side}", likelihood(d, told))
