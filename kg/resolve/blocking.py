"""Which tellings are compared at all: those that share a key. No telling is compared with all others.

A key joins an organisation's family with something narrower: a site, a town, an amount, a month in a region, the
other end of a deal. Tellings of one act share at least one of them; see benchmarks/resolve.py for the growth.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product

from kg.resolve.profiles import Profile, Span

_AMOUNT_STEP = math.log(1.15)
Key = tuple[object, ...]


def keys_of(p: Profile) -> set[Key]:
    """The keys of one telling."""
    roots = sorted(p.roots)
    found: set[Key] = {("article", p.telling.article.id)}  # a programme and its site in one text
    for root in roots:
        found.update((root, *key) for key in _narrower(p))
    for lead, other in product(sorted(p.lead_roots), roots):
        if lead != other:
            found.update(("deal", *sorted((lead, other)), month) for month in _months(p.when))
    if amount := p.announcement.amount:
        found.update(("sum", spot.id, amount.value, amount.currency) for spot in p.spots)
    for site in p.facilities:
        found.update(("site", site, country) for country in p.countries)
    return found


def _narrower(p: Profile) -> Iterator[Key]:
    for site in p.facilities:
        yield "site", site
    for spot in p.spots:
        yield "spot", spot.id
        yield from (("spot", outer) for outer in spot.within if _is_county(p, outer))
    for step in _amount_steps(p):
        yield from (("amount", step, country) for country in sorted(p.countries) or [""])
        yield from (("amount", step, month) for month in _months(p.when))
    if amount := p.announcement.amount:
        yield "exact", amount.value, amount.currency
    for power in p.megawatts:
        yield "power", power
    for region in p.broad or [""]:
        yield from (("month", region, month) for month in _months(p.when))


def _is_county(p: Profile, identifier: str) -> bool:
    entity = p.telling.entities.get(identifier)
    return entity is not None and entity.cls == "County"


def _amount_steps(p: Profile) -> tuple[int, ...]:
    """Two neighbouring steps of a logarithmic scale, so that amounts within 15 % always share one."""
    usd = p.telling.usd
    if not usd or usd <= 0:
        return ()
    position = math.log(float(usd)) / _AMOUNT_STEP
    return math.floor(position), math.floor(position) + 1


def _months(when: Span | None) -> tuple[int, ...]:
    """The month of the act and the next, so that acts within a month of each other always share one."""
    if when is None:
        return ()
    return tuple(range(month := when.first.year * 12 + when.first.month, month + 2))
