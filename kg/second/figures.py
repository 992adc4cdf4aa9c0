"""Sums, power, jobs, chips, energy and time of an answer: taken only as our own readers read them at the quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TypeVar

from kg.mentions import Mention
from kg.model import Amount, Capacity, Energy, Evidence, Hardware, Jobs, Period, Proof
from kg.second.answer import Row, all_words, number, one, rows, words
from kg.second.desk import Desk
from kg.second.finder import Span

_T = TypeVar("_T", Amount, Capacity, Energy, Hardware, Jobs)


def amount(desk: Desk, row: Row) -> Amount | None:
    """The sum of an announcement, with the qualifier that our reader sees."""
    said = one(row, "amount")
    if said is None:
        return None
    value, currency = number(said, "value"), words(said, "currency")

    def same(m: Mention) -> bool:
        return isinstance(m.value, Amount) and m.value.value == value and _is_currency(m, currency)

    found = _figure(desk, "amount", "money", said, same, f"{value} {currency}")
    if found is None or not isinstance(found.value, Amount):
        return None
    return replace(found.value, currency=currency, evidence=_proof(found))


def _is_currency(m: Mention, code: str) -> bool:
    own = m.value.currency if isinstance(m.value, Amount) else ""
    return bool(code) and code in (own, m.inherit, *m.currencies)


def capacity(desk: Desk, row: Row) -> tuple[Capacity, ...]:
    """The power of an announcement."""

    def same(said: Row, m: Mention) -> bool:
        value = number(said, "value")
        unit = words(said, "unit")
        return (
            value is not None
            and isinstance(m.value, Capacity)
            and m.value.megawatts == (value * 1000 if unit == "GW" else value)
            and unit in ("MW", "GW")
        )

    return tuple(_each(desk, row, "capacity", "power", Capacity, same))


def jobs(desk: Desk, row: Row) -> tuple[Jobs, ...]:
    """The jobs of an announcement, with the kind and the qualifier that our reader sees."""

    def same(said: Row, m: Mention) -> bool:
        return isinstance(m.value, Jobs) and m.value.count == number(said, "count")

    return tuple(_each(desk, row, "jobs", "jobs", Jobs, same))


def hardware(desk: Desk, row: Row) -> tuple[Hardware, ...]:
    """The chips of an announcement under the name that our reader gives them."""

    def same(said: Row, m: Mention) -> bool:
        return isinstance(m.value, Hardware) and m.value.count == number(said, "count")

    return tuple(_each(desk, row, "hardware", "hardware", Hardware, same))


def energy(desk: Desk, row: Row) -> tuple[Energy, ...]:
    """The sources of energy of an announcement."""

    def same(said: Row, m: Mention) -> bool:
        return isinstance(m.value, Energy) and m.value.source == words(said, "source")

    return tuple(_each(desk, row, "energy", "energy", Energy, same))


def _each(
    desk: Desk, row: Row, slot: str, kind: str, of: type[_T], same: Callable[[Row, Mention], bool]
) -> Iterator[_T]:
    """The values of a list that hold, each once."""
    seen: set[_T] = set()
    for said in rows(row, slot):
        claim = ", ".join(str(v) for k, v in said.items() if k != "quote")
        found = _figure(desk, slot, kind, said, partial(same, said), claim)
        if found is not None and isinstance(found.value, of) and found.value not in seen:
            seen.add(found.value)
            yield replace(found.value, evidence=_proof(found))


def _figure(
    desk: Desk, slot: str, kind: str, said: Row, same: Callable[[Mention], bool], claim: str
) -> Mention | None:
    places = desk.quoted(slot, words(said, "quote"))
    if not places:
        return None
    return desk.figure(slot, kind, said, (m for m in desk.finder.figures(kind, places) if same(m)), claim)


def period(desk: Desk, row: Row) -> Period | None:
    """Over how long, or by when; each of its three parts has to hold by itself."""
    said = one(row, "period")
    if said is None:
        return None
    places = [p for quote in all_words(said, "quotes") for p in desk.quoted("period", quote)]
    years = _part(desk, said, "years", places, "duration", lambda m: m.value)
    start = _part(desk, said, "start", places, "date", _year)
    end = _part(desk, said, "end", places, "date", _year)
    proof = tuple(sorted({e for m in (years, start, end) if m for e in _proof(m)}))
    if not proof:
        return None
    length = years.value if years and isinstance(years.value, Decimal) else None
    return Period(length, _year(start) if start else None, _year(end) if end else None, proof)


def _part(
    desk: Desk, said: Row, key: str, places: list[Span], kind: str, value_of: Callable[[Mention], object]
) -> Mention | None:
    wanted = number(said, key)
    if wanted is None:
        return None
    found = (m for m in desk.finder.figures(kind, places) if value_of(m) == wanted)
    return desk.figure(f"period.{key}", kind, said, found, wanted)


def _year(m: Mention) -> int | None:
    digits = str(m.value)[:4]
    return int(digits) if digits.isdigit() else None


def announced_on(desk: Desk, row: Row) -> tuple[str | None, Proof]:
    """The date of the announcement: one that our reader of dates finds, or the day of publication."""
    said = one(row, "announced_on")
    if said is None:
        return None, ()
    day = words(said, "date")
    places = desk.finder.quote(words(said, "quote"))
    found = [m for m in desk.finder.figures("date", places) if m.value == day]
    if not found and day and day == desk.finder.article.published:
        return day, tuple(_proof(m)[0] for m in desk.finder.mentions if m.kind == "date" and m.value == day)[:1]
    mention = desk.figure("announced_on", "date", said, found, day)
    return (day, _proof(mention)) if mention else (None, ())


def _proof(m: Mention) -> Proof:
    return (Evidence(m.start, m.end, m.text),)
