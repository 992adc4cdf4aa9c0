"""One announcement, source by source: what each article says in which words, from which state to which."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from kg.store.protocol import Reader
from kg.views.asking import local, rows
from kg.views.overview import by_id
from kg.views.values import Headline, Named

_QUIET = {"reportedIn", "actor", "partOf", "counted", "disputed"}
_QUANTITIES = {"amount", "capacity", "jobs", "hardware", "period"}
SLOTS = (
    "amount", "investor", "developer", "operator", "partner", "customer", "supplier", "funder", "acquirer",
    "target", "government", "place", "facility", "capacity", "energySource", "jobs", "hardware", "period",
    "announcedOn", "status", "type",
)  # fmt: skip
"""The slots of an announcement in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in an article's text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """One value of one slot, as one article says it."""

    slot: str
    value: Named | Mapping[str, Any] | str  # a thing; the parts of a quantity; a local name or a date
    key: str  # equal for equal values, whoever says them
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One article's telling."""

    article: str  # id
    title: str
    language: str
    issued: str | None
    publisher: str | None
    said: tuple[Said, ...]

    def of(self, slot: str) -> tuple[Said, ...]:
        """What it says for one slot."""
        return tuple(each for each in self.said if each.slot == slot)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that is known of an announcement."""

    headline: Headline
    tellings: tuple[Told, ...]  # by date of the article
    parts: tuple[Headline, ...]  # announcements whose sums this one holds
    whole: Headline | None

    def differing(self) -> tuple[str, ...]:
        """The slots with numbers or dates on which two articles contradict each other.

        An article that says less than another one, or less precisely, doesn't contradict it.
        """
        known = self.headline.disputed  # what the build found, which knows an update from a contradiction
        return tuple(s for s in SLOTS if s in known or (s == "announcedOn" and self._clash(s)))

    def _clash(self, slot: str) -> bool:
        views = [{_bare(each) for each in told.of(slot)} for told in self.tellings]
        return any(not _agree(one, other) for one, other in combinations([v for v in views if v], 2))


def _bare(said: Said) -> str:
    """What two articles are compared by: the number itself, whatever stands before it."""
    if not isinstance(said.value, Mapping):
        return str(said.value)
    parts = (said.value.get(name) for name in ("value", "currency", "megawatts", "count"))
    return " ".join(str(part) for part in parts if part is not None)


def _agree(one: set[str], other: set[str]) -> bool:
    return one <= other or other <= one or all(any(_nested(a, b) for b in other) for a in one)


def _nested(one: str, other: str) -> bool:
    """Of two dates, whether one is the other, less precisely."""
    return "-" in one + other and (one.startswith(other) or other.startswith(one))


def ledger(reader: Reader, catalogue: sqlite3.Connection, identifier: str) -> Ledger | None:
    """The ledger of an announcement; None for an unknown one."""
    found = by_id(catalogue, [identifier])
    if not found:
        return None
    inner = [row[0] for row in catalogue.execute("SELECT id FROM announcement WHERE whole = ?", (identifier,))]
    whole = by_id(catalogue, [found[0].whole]) if found[0].whole else []
    return Ledger(
        headline=found[0],
        tellings=tuple(_tellings(reader, catalogue, identifier)),
        parts=tuple(by_id(catalogue, inner)),
        whole=whole[0] if whole else None,
    )


def _tellings(reader: Reader, catalogue: sqlite3.Connection, identifier: str) -> list[Told]:
    spans: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
    for prop, value, article, start, end, words in rows(reader, "evidence", {"announcement": identifier}):
        spans[article, _slot(prop), str(value)].append(Span(start, end, words))
    said: dict[str, dict[tuple[str, str], dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    for article, prop, value, part, number in rows(reader, "told", {"announcement": identifier}):
        if not (_slot(prop) in _QUIET or (_slot(prop) == "type" and local(value) == "Announcement")):
            said[article][_slot(prop), str(value)] |= {local(part): number} if part else {}
    tellings = [_told(catalogue, article, values, spans) for article, values in said.items()]
    return sorted(tellings, key=lambda t: (t.issued or "9999", t.article))


def _told(
    catalogue: sqlite3.Connection,
    article: str,
    values: Mapping[tuple[str, str], Mapping[str, Any]],
    spans: Mapping[tuple[str, str, str], list[Span]],
) -> Told:
    row = catalogue.execute("SELECT * FROM article WHERE id = ?", (local(article),)).fetchone()
    said = [
        Said(slot, _value(catalogue, slot, value, parts), value, tuple(spans.get((article, slot, value), ())))
        for (slot, value), parts in values.items()
    ]
    said.sort(
        key=lambda s: (SLOTS.index(s.slot) if s.slot in SLOTS else 99, s.spans[0].start if s.spans else 0, s.key)
    )
    if row is None:
        return Told(local(article), local(article), "", None, None, tuple(said))
    return Told(row["id"], row["title"], row["language"], row["issued"], row["publisher"], tuple(said))


def _value(
    catalogue: sqlite3.Connection, slot: str, value: str, parts: Mapping[str, Any]
) -> Named | Mapping[str, Any] | str:
    if slot in _QUANTITIES:
        plain = {name: local(part) if isinstance(part, str) else part for name, part in parts.items()}
        return plain | ({"product": thing(catalogue, plain["product"])} if "product" in plain else {})
    return thing(catalogue, local(value)) or local(value)


def thing(catalogue: sqlite3.Connection, identifier: str) -> Named | None:
    """A thing by its id."""
    row = catalogue.execute("SELECT id, label, kind, cls FROM thing WHERE id = ?", (identifier,)).fetchone()
    return None if row is None else Named(row["id"], row["label"], row["kind"], cls=row["cls"])


def _slot(prop: str) -> str:
    return "type" if prop.endswith("#type") else local(prop)
