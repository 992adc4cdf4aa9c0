"""One organisation, place, facility, product or policy: who it is, and what it has to do with others."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass

from kg.gazetteer import place
from kg.store.protocol import Reader
from kg.views.asking import local, rows
from kg.views.filters import Filter
from kg.views.ledger import Span, thing
from kg.views.overview import counted
from kg.views.values import Named, Ranked


@dataclass(frozen=True, slots=True)
class Relation:
    """A lasting relation with the words that state it, where a text does."""

    source: Named
    link: str  # local name of the property
    target: Named
    article: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A thing with its surroundings."""

    thing: Named
    names: tuple[str, ...]
    elsewhere: tuple[str, ...]  # IRIs at Wikidata, GeoNames
    country: str | None
    position: tuple[float, float] | None  # latitude, longitude
    above: tuple[Named, ...]  # owners, or the places around it, the nearest first
    below: tuple[Named, ...]  # what belongs to it or lies in it
    relations: tuple[Relation, ...]

    @property
    def filter(self) -> Filter:
        """All announcements that have to do with it."""
        made = {
            "organisation": Filter(organisation=self.thing.id),
            "place": Filter(place=self.thing.id),
            "facility": Filter(facility=self.thing.id),
            "product": Filter(product=self.thing.id),
        }
        return made.get(self.thing.kind, Filter(words=self.thing.label))


def profile(reader: Reader, catalogue: sqlite3.Connection, identifier: str) -> Profile | None:
    """The profile of a thing; None for an unknown one."""
    known = thing(catalogue, identifier)
    if known is None:
        return None
    said: dict[str, list[str]] = defaultdict(list)
    for prop, value in rows(reader, "thing", {"entity": identifier}):
        said[local(prop).rsplit("/", 1)[-1]].append(value)
    row = catalogue.execute("SELECT lat, lon FROM thing WHERE id = ?", (identifier,)).fetchone()
    return Profile(
        thing=known,
        names=tuple(said["altLabel"]),
        elsewhere=tuple(said["exactMatch"]),
        country=next(iter(said["countryCode"]), None),
        position=None if row["lat"] is None else (row["lat"], row["lon"]),
        above=tuple(_above(catalogue, identifier)),
        below=_linked(catalogue, identifier),
        relations=tuple(_relations(reader, catalogue, identifier)),
    )


_BELOW = """
SELECT t.id, t.label, t.kind, t.cls FROM link JOIN thing AS t ON t.n = source
WHERE target = (SELECT n FROM thing WHERE id = ?) AND link IN ('within', 'subsidiaryOf', 'locatedIn')
ORDER BY t.told DESC, t.label LIMIT 60
"""
_UP = """
SELECT t.id, t.label, t.kind, t.cls FROM link JOIN thing AS t ON t.n = target
WHERE source = (SELECT n FROM thing WHERE id = ?) AND link IN ('within', 'subsidiaryOf', 'locatedIn')
ORDER BY (SELECT count(*) FROM inside WHERE inner = t.n) DESC, t.label LIMIT 1
"""


def _above(catalogue: sqlite3.Connection, identifier: str) -> list[Named]:
    found: list[Named] = []
    at = identifier
    while row := catalogue.execute(_UP, (at,)).fetchone():
        at = row[0]
        if at == identifier or any(n.id == at for n in found):
            break
        found.append(Named(row[0], row[1], row[2], cls=row[3]))
    return found


def _linked(catalogue: sqlite3.Connection, identifier: str) -> tuple[Named, ...]:
    return tuple(
        Named(i, label, kind, cls=cls) for i, label, kind, cls in catalogue.execute(_BELOW, (identifier,))
    )


_TOLD_OF = """
SELECT 1 FROM link WHERE target = (SELECT n FROM thing WHERE id = ?)
AND link IN ('operates', 'develops', 'offers', 'hosts', 'subsidiaryOf', 'subjectTo', 'locatedIn') LIMIT 1
"""


def _relations(reader: Reader, catalogue: sqlite3.Connection, identifier: str) -> list[Relation]:
    found: dict[tuple[str, str, str], Relation] = {}
    stated = list(rows(reader, "stated", {"from": identifier}))
    if catalogue.execute(_TOLD_OF, (identifier,)).fetchone():
        stated += rows(reader, "stated-of", {"to": identifier})
    for source, prop, target, article, start, end, words in stated:
        one, other = thing(catalogue, local(source)), thing(catalogue, local(str(target)))
        if one and other:
            key = (one.id, local(prop), other.id)
            found.setdefault(key, Relation(one, local(prop), other, local(article), Span(start, end, words)))
    return sorted(found.values(), key=lambda r: (r.link, r.source.label, r.target.label))


_PARTNERS = """
WITH own AS (SELECT DISTINCT a FROM role JOIN inside ON inner = role.thing WHERE outer = :n),
  mine AS (SELECT inner FROM inside WHERE outer = :n)
SELECT t.id, t.label, t.kind, t.cls, {} AS total, count(*) FROM
  (SELECT DISTINCT role.a, role.thing FROM role JOIN own ON own.a = role.a) AS other
  JOIN thing AS t ON t.n = other.thing JOIN announcement ON announcement.n = other.a
WHERE t.kind = :kind AND t.n NOT IN mine GROUP BY t.n ORDER BY count(*) DESC, total DESC, t.label LIMIT :limit
"""


def partners(
    catalogue: sqlite3.Connection,
    identifier: str,
    kind: str = "organisation",
    limit: int = 12,
    currency: str = "USD",
) -> list[Ranked]:
    """Things of a kind that share announcements with this one (and what belongs to it), with the counted money."""
    row = catalogue.execute("SELECT n FROM thing WHERE id = ?", (identifier,)).fetchone()
    if row is None:
        return []
    found = catalogue.execute(_PARTNERS.format(counted(currency)), {"n": row[0], "kind": kind, "limit": limit})
    return [Ranked(Named(i, label, kind_, cls=cls), total or 0, n) for i, label, kind_, cls, total, n in found]


def countries(catalogue: sqlite3.Connection) -> dict[str, Named]:
    """ISO 3166 code -> country, of those that the graph speaks of."""
    found = catalogue.execute("SELECT id, label, kind, cls FROM thing WHERE cls = 'Country'")
    named = [Named(row["id"], row["label"], row["kind"], cls=row["cls"]) for row in found]
    codes = ((place(each.id.removeprefix("place/")), each) for each in named)
    return {known.code: each for known, each in codes if known is not None and known.code}
