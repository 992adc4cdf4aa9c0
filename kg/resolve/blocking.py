"""Which tellings are compared at all: those that share a key. No telling is compared with all others.

A key joins an organisation's family with something narrower: a site, a town, an amount, a month in a region, the
other end of a deal. Tellings of one act share at least one of them; see benchmarks/resolve.py for the growth.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import product

from kg.resolve.profiles import Profile, Span

LOOK_BACK = 3
"""Years over which a plan's later states, and mentions in passing, are looked for."""

_AMOUNT_STEP = math.log(1.15)
Key = tuple[object, ...]


class Blocks:
    """Which tellings have which key. Most keys are had by one alone: it is kept without a set around it."""

    __slots__ = ("_members",)

    def __init__(self) -> None:
        self._members: dict[Key, str | set[str]] = {}

    def add(self, identifier: str, keys: Iterable[Key]) -> set[str]:
        """Enter a telling under its keys; those that were there under any of them."""
        near: set[str] = set()
        for key in keys:
            known = self._members.setdefault(key, identifier)
            if isinstance(known, set):
                near |= known
                known.add(identifier)
            elif known != identifier:
                near.add(known)
                self._members[key] = {known, identifier}
        return near

    def discard(self, identifier: str, keys: Iterable[Key]) -> None:
        """Take a telling out from under its keys."""
        for key in keys:
            known = self._members[key]
            if isinstance(known, set):
                known.discard(identifier)
            if not known or known == identifier:
                del self._members[key]


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
    years = _years(p)
    for spot in p.spots:
        outer = [spot.id, *(i for i in spot.within if _class(p, i) == "County")]
        yield from (("spot", place, year) for place, year in product(outer, years))
    for step in _amount_steps(p):
        yield from (
            ("amount", step, country, year) for country, year in product(sorted(p.countries) or [""], years)
        )
        yield from (("amount", step, month) for month in _months(p.when))
    if amount := p.announcement.amount:
        yield "exact", amount.value, amount.currency
    for power in p.megawatts:
        yield "power", power, *sorted(p.countries)
    yield from _times(p)


def _times(p: Profile) -> Iterator[Key]:
    """A fortnight for a country, a month for a region: what is told so widely must be told at about one time."""
    for place in p.broad or [""]:
        is_region = _class(p, place) == "Region"
        yield from (("time", place, time) for time in (_months(p.when) if is_region else _fortnights(p.when)))


def _class(p: Profile, identifier: str) -> str:
    entity = p.telling.entities.get(identifier)
    return entity.cls if entity else ""


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


def _fortnights(when: Span | None) -> tuple[int, ...]:
    if when is None:
        return ()
    return tuple(range(fortnight := when.first.toordinal() // 14, fortnight + 2))


def _years(p: Profile) -> tuple[int, ...]:
    """The year of the act and the next two; of an undated mention those that its article may look back on, too."""
    if p.when is not None:
        return tuple(range(p.when.first.year, p.when.last.year + LOOK_BACK))
    if p.published is not None:
        return tuple(range(p.published.first.year - LOOK_BACK, p.published.last.year + LOOK_BACK))
    return (0,)
