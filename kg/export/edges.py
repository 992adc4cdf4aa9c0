"""The edges between things, each with how often and from when to when it is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from kg import vocab
from kg.vocab import AI

Values = Mapping[str, list[str]]

STATED = ("within", "locatedIn", "operates", "develops", "offers", "hosts", "subsidiaryOf", "subjectTo")
"""What articles say outright; the weight is the number of articles that say it."""
DERIVED: Mapping[str, tuple[str, ...]] = {
    "investsIn": ("investor",),
    "buildsIn": ("developer",),
    "operatesIn": ("operator",),
    "suppliesTo": ("supplier",),
    "partnersWith": ("actor",),
    "funds": ("funder", "investor"),
    "acquires": ("acquirer",),
    "supports": ("government",),
}
"""What follows from announcements, with the roles of its subject; weighed by announcements."""

_STATED = {vocab.term(name) for name in STATED}
_DERIVED = {vocab.term(name) for name in DERIVED}
_UNFIRM = {AI.rumoured.value, AI.cancelled.value}
_PARTS = ("actor", "place", "facility")


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One thing's tie to another."""

    source: str
    relation: str  # local name of the property
    target: str
    weight: int  # announcements, or articles for what is stated outright
    first: str | None  # earliest and latest date of those
    last: str | None


class Edges:
    """Gathers what is told of edges and sums it up, on disk."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("")  # a temporary file, which goes when it is closed
        self._database.executescript(
            "CREATE TABLE edge (source TEXT, relation TEXT, target TEXT, weight INT, first TEXT, last TEXT, "
            "PRIMARY KEY (source, relation, target)) WITHOUT ROWID;"
            "CREATE TABLE link (source TEXT, relation TEXT, target TEXT, "
            "PRIMARY KEY (source, relation, target)) WITHOUT ROWID;"
        )

    def __iter__(self) -> Iterator[EdgeRow]:
        query = "SELECT source, relation, target, weight, nullif(first, '~'), nullif(last, '') FROM edge"
        return (EdgeRow(*row) for row in self._database.execute(query + " ORDER BY 1, 2, 3"))

    def stated(self, quads: Iterable[Quad], issued: str) -> None:
        """Count what one article says; ``issued`` is its date, or ""."""
        self._database.executemany(_COUNT.format("true"), ((*ends, issued) for ends in _ends(quads, _STATED)))

    def links(self, quads: Iterable[Quad]) -> None:
        """Take the direct edges that were derived; told of before ``follow``."""
        self._database.executemany("INSERT OR IGNORE INTO link VALUES (?, ?, ?)", _ends(quads, _DERIVED))

    def follow(self, announcement: Values) -> None:
        """Count the direct edges that one announcement gives rise to; its values by property."""
        if _UNFIRM.isdisjoint(announcement.get(AI.currentStatus.value, ())):
            self._database.executemany(_COUNT.format(_IS_LINK), _candidates(announcement))


_IS_LINK = "EXISTS (SELECT 1 FROM link WHERE source = ?1 AND relation = ?2 AND target = ?3)"
_COUNT = (
    # Without a WHERE, "ON CONFLICT" would be read as the ON of a join.
    "INSERT INTO edge SELECT ?1, ?2, ?3, 1, CASE ?4 WHEN '' THEN '~' ELSE ?4 END, ?4 WHERE {} "
    "ON CONFLICT DO UPDATE SET weight = weight + 1, first = min(first, excluded.first), "
    "last = max(last, excluded.last)"
)


def _ends(quads: Iterable[Quad], predicates: set[NamedNode]) -> Iterator[tuple[str, str, str]]:
    for quad in quads:
        if quad.predicate in predicates and isinstance(quad.subject, NamedNode):
            assert isinstance(quad.object, NamedNode)
            yield quad.subject.value, quad.predicate.value.removeprefix(AI.base), quad.object.value


def _candidates(told: Values) -> Iterator[tuple[str, str, str, str]]:
    day = min(told.get(AI.announcedOn.value, ()), default="")
    parts = {iri for name in _PARTS for iri in told.get(AI.base + name, ())}
    for relation, roles in DERIVED.items():
        subjects = {iri for role in roles for iri in told.get(AI.base + role, ())}
        yield from ((s, relation, o, day) for s in sorted(subjects) for o in sorted(parts - {s}))
