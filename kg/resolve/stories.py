"""The tellings of one announcement -> its story: sources, values to show, disputes, states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from kg.resolve import conflicts, money, states
from kg.resolve.values import Conflict, Judgement, PartOf, Reading, Story, Telling


def story(
    tellings: Sequence[Telling],
    sources: Mapping[str, str],
    part_of: PartOf | None,
    rows: Sequence[Judgement] = (),
) -> Story:
    """One announcement; ``sources`` gives the source of each article, ``rows`` the judgements on it."""
    found = [c for slot in conflicts.SLOTS if (c := conflicts.claims(tellings, slot, sources, rows))]
    return Story(
        id=tellings[0].id,
        tellings=tuple(tellings),
        status=states.current(tellings),
        usd=_dollars(tellings, found),
        sources=len({sources.get(t.article.id, t.article.id) for t in tellings}),
        conflicts=tuple(found),
        states=states.chain(tellings),
        part_of=part_of,
    )


def sources(groups: Mapping[str, str], readings: Iterable[Reading]) -> dict[str, str]:
    """Article id -> source: articles of one group of copies or of one publisher are one source."""
    publishers: dict[str, str] = {}
    found = {}
    for reading in sorted(readings, key=lambda r: r.article.id):
        group, publisher = groups[reading.article.id], reading.article.publisher
        found[reading.article.id] = publishers.setdefault(publisher, group) if publisher else group
    return found


def _dollars(tellings: Sequence[Telling], found: Iterable[Conflict]) -> Decimal | None:
    """The amount that the summary shows, at the rate of the year that its earliest telling gives it."""
    shown = next((c.claims[0] for c in found if c.slot == "amount"), None)
    if shown is None:
        return None
    value, _, currency = shown.value.partition(" ")
    for telling in tellings:
        amount = telling.announcement.amount
        if amount and amount.currency == currency and amount.value == Decimal(value):
            return telling.usd if telling.usd is not None else money.in_dollars(amount, None)
    return None
