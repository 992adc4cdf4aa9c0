"""What several comparisons ask of two profiles, and how their reasons name things."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Entity
from kg.resolve import cues, money
from kg.resolve.profiles import Profile, contains
from kg.resolve.values import Comparison

MOST_CHANGE = 4
"""Times by which a plan may be raised or cut and still be the same plan."""

NEAR_DAYS = 31
STATES = ("rumoured", "announced", "under_construction", "operational", "cancelled")


def is_same_supply(p: Profile, q: Profile) -> bool:
    """Whether both tell of the same parties and the same power or chips: a plant that a deal pays for."""
    sources = {e.source for e in p.announcement.energy} & {e.source for e in q.announcement.energy}
    chips = {order for order in orders(p) & orders(q) if order[1]}
    return len(p.roots & q.roots) > 1 and bool(chips or (sources and p.megawatts & q.megawatts))


def same_numbers(p: Profile, q: Profile) -> bool:
    """Whether place, time, money and another number agree, so that only a misread name can part the two."""
    others = p.megawatts & q.megawatts or {j.count for j in p.announcement.jobs} & {
        j.count for j in q.announcement.jobs
    }
    return bool(others) and has_spot(p, q) and is_near(p, q) and same_money(p, q)


def is_deal(p: Profile) -> bool:
    return p.announcement.type in ("partnership", "energy_deal", "acquisition")


def has_two_ends(p: Profile) -> bool:
    return is_deal(p) or p.announcement.type == "funding"


def is_silent(p: Profile, q: Profile) -> bool:
    return not p.leads or not q.leads


def same_site(p: Profile, q: Profile) -> bool:
    return bool(set(p.facilities) & set(q.facilities))


def has_spot(p: Profile, q: Profile) -> bool:
    return any(contains(a, b) or contains(b, a) for a in p.spots for b in q.spots)


def is_placed(p: Profile, q: Profile) -> bool:
    """Whether the two name a place in common, be it a country, or the other end of one deal."""
    return bool(p.broad & q.broad) or len(p.lead_roots & q.lead_roots) > 1


def is_near(p: Profile, q: Profile) -> bool:
    return p.when is not None and q.when is not None and p.when.days_to(q.when) <= NEAR_DAYS


def is_same_day(p: Profile, q: Profile) -> bool:
    return p.when is not None and q.when is not None and p.when.days_to(q.when) <= 3


def is_apart(a: Entity, b: Entity) -> bool:
    """Whether two places are surely different ones; a village that no gazetteer has may lie in the other."""
    if a.cls == "Place" or b.cls == "Place":
        return not set(a.within) & set(b.within) or a.cls == b.cls == "Place"
    return True


def is_numbered_twin(a: str, b: str) -> bool:
    """``prairie 1`` and ``prairie 2``; ``horizon north`` and ``horizon south`` are left to the other rules."""
    one, two = a.split(), b.split()
    return len(one) == len(two) > 1 and one[:-1] == two[:-1] and one[-1].isdigit() and two[-1].isdigit()


def is_within(a: str, b: str) -> bool:
    return set(a.split()) < set(b.split())


def step(p: Profile, q: Profile) -> int:
    """How many states the later act is further on; negative where it falls back."""
    first = earlier(p, q)
    second = q if first is p else p
    return STATES.index(second.announcement.status) - STATES.index(first.announcement.status)


def earlier(p: Profile, q: Profile) -> Profile:
    return q if starts_after(p, q) else p


def starts_after(p: Profile, q: Profile) -> bool:
    assert p.when is not None
    assert q.when is not None
    return (p.when.first, p.telling.published, p.telling.id) > (q.when.first, q.telling.published, q.telling.id)


def told_beforehand(p: Profile, q: Profile) -> Comparison | None:
    """An undated mention can't tell of what was announced only after its article appeared."""
    for undated, dated in ((p, q), (q, p)):
        if undated.when or undated.published is None or dated.when is None:
            continue
        ahead = (dated.when.first - undated.published.last).days
        if ahead > NEAR_DAYS and dated.announcement.status != "operational":
            said = f"told by {undated.telling.published}, {ahead} days before {dated.telling.date}"
            return Comparison("dates", -2.0, said)
    return None


def same_money(p: Profile, q: Profile) -> bool:
    a, b = p.announcement.amount, q.announcement.amount
    return a is not None and b is not None and money.agree(a, b, p.telling.usd, q.telling.usd)


def names_earlier_amount(p: Profile, q: Profile) -> bool:
    """Whether the later article's text has the earlier one's amount beside its own, and speaks of a change."""
    earlier, later = sorted((p, q), key=lambda x: x.telling.rank)
    amount = earlier.announcement.amount
    if amount is None or cues.update(later.telling.article) is None:
        return False
    ratio = money.ratio(earlier.telling.usd, later.telling.usd)
    return cues.gives(later.telling.article, amount) and (ratio is None or ratio <= MOST_CHANGE)


def orders(p: Profile) -> set[tuple[str, int | None]]:
    counted = zip(p.announcement.hardware, p.telling.hardware, strict=True)
    return {(entity, order.count) for order, entity in counted}


def orders_named(orders: Iterable[tuple[str, int | None]]) -> str:
    return ", ".join(sorted(f"{count or ''} {entity.partition('/')[2]}".strip() for entity, count in orders))


def smallest(p: Profile, q: Profile, ids: frozenset[str]) -> frozenset[str]:
    """Those of the shared regions and countries that hold no other of them."""
    entities = {**p.telling.entities, **q.telling.entities}
    return frozenset(i for i in ids if not any(i in entities[o].within for o in ids if o in entities))


def class_of(p: Profile, q: Profile, identifier: str) -> str:
    entity = p.telling.entities.get(identifier) or q.telling.entities.get(identifier)
    return entity.cls if entity else ""


def names(p: Profile, ids: Iterable[str]) -> str:
    return ", ".join(sorted(p.telling.entities[i].label for i in ids))


def bare(ids: Iterable[str]) -> str:
    return ", ".join(sorted(i.partition("/")[2] or i for i in ids))


def spot_names(spots: Iterable[Entity]) -> str:
    return ", ".join(sorted(spot.label for spot in spots))


def quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def listed(values: Iterable[object]) -> str:
    return ", ".join(sorted(map(str, values)))


def are_samples(p: Profile, q: Profile) -> bool:
    """Whether two texts on one day name other sites of one plan for a region: the same sum, several sites."""
    regions = set(p.telling.places) & set(q.telling.places) & p.broad & q.broad
    several = max(len(p.spots), len(q.spots)) > 1
    return bool(regions) and several and is_same_day(p, q) and same_money(p, q)
