"""What's new, how much, where, who: the questions of the first page, asked of the catalogue."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from kg.rates import convert
from kg.views.filling import LEADING
from kg.views.filters import Filter, where
from kg.views.values import Figures, Headline, Month, Named, Ranked, Spot

FIRM = "coalesce(status, '') NOT IN ('rumoured', 'cancelled') AND whole IS NULL"
"""Announcements whose power and jobs count; sums of money count ``counted`` amounts."""
_FIRST, _LAST = 2015, 2025  # the years of data/rates; later ones take the last
_INSIDE = "SELECT inner FROM inside WHERE outer = (SELECT n FROM thing WHERE id = ?)"
_ORDERS = {
    "newest": "seen DESC, usd DESC, id",
    "oldest": "seen, id",
    "largest": "usd DESC, seen DESC, id",
    "sources": "sources DESC, seen DESC, id",
}


def figures(catalogue: sqlite3.Connection, chosen: Filter, currency: str = "USD") -> Figures:
    """The totals of a choice, money in one currency at the average rate of each announcement's year."""
    condition, values = where(chosen)
    count, money, megawatts, jobs, unconverted = catalogue.execute(
        f"SELECT count(*), {counted(currency)}, sum(CASE WHEN {FIRM} THEN mw END), sum(CASE WHEN {FIRM} "
        f"THEN jobs END), "
        f"sum(counted AND usd IS NULL) FROM announcement WHERE {condition}",
        values,
    ).fetchone()
    return Figures(
        announcements=count,
        money=money or 0,
        megawatts=megawatts or 0,
        jobs=jobs or 0,
        organisations=_distinct(catalogue, _ORGANISATIONS, condition, values),
        sources=_distinct(catalogue, _TEXTS, condition, values),
        unconverted=unconverted or 0,
    )


_ORGANISATIONS = (
    "SELECT count(DISTINCT role.thing) FROM role WHERE role NOT IN ('place', 'facility', 'hardware') "
    "AND a IN (SELECT n FROM announcement WHERE {})"
)
_TEXTS = (
    "SELECT count(DISTINCT text) FROM report JOIN article ON article.n = article "
    "WHERE a IN (SELECT n FROM announcement WHERE {})"
)


def months(
    catalogue: sqlite3.Connection, chosen: Filter, currency: str = "USD", companies: int = 5
) -> list[Month]:
    """Money by month, split by the companies that lead most of it; the rest of each month comes last."""
    condition, values = where(chosen)
    leading = {ranked.thing.id: ranked.thing.label for ranked in leaders(catalogue, chosen, currency, companies)}
    rows = catalogue.execute(
        f"SELECT substr(seen, 1, 7) AS month, thing.id, {counted(currency)}, count(*) FROM announcement "
        f"LEFT JOIN thing ON thing.n = root WHERE {_qualified(condition)} AND counted AND length(seen) >= 7 "
        "GROUP BY 1, 2",
        values,
    )
    sums: dict[tuple[str, str | None], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for month, company, total, count in rows:
        cell = sums[month, company if company in leading else None]
        cell[0] += total or 0
        cell[1] += count
    order = {company: rank for rank, company in enumerate(leading)}
    ordered = sorted(sums.items(), key=lambda item: (item[0][0], order.get(item[0][1] or "", len(order))))
    return [Month(m, c, leading.get(c or "", ""), money, int(n)) for (m, c), (money, n) in ordered]


def leaders(catalogue: sqlite3.Connection, chosen: Filter, currency: str = "USD", limit: int = 10) -> list[Ranked]:
    """The topmost owners with the most money behind what they lead."""
    condition, values = where(chosen)
    rows = catalogue.execute(
        f"SELECT thing.id, label, kind, cls, {counted(currency)} AS total, count(*) FROM announcement "
        f"JOIN thing ON thing.n = root "
        f"WHERE {_qualified(condition)} GROUP BY 1 ORDER BY total DESC, label LIMIT ?",
        [*values, limit],
    )
    return [Ranked(Named(i, label, kind, cls=cls), total or 0, n) for i, label, kind, cls, total, n in rows]


def spots(catalogue: sqlite3.Connection, chosen: Filter, currency: str = "USD", limit: int = 400) -> list[Spot]:
    """Where it happens: each announcement at the narrowest place it names; for a place only what lies in it."""
    condition, values = where(chosen)
    inside = f"AND spot IN ({_INSIDE})" if chosen.place else ""
    values = [*values, chosen.place] if chosen.place else values
    rows = catalogue.execute(
        f"SELECT thing.id, label, kind, cls, lat, lon, {counted(currency)} AS total, count(*) AS n "
        f"FROM announcement JOIN thing ON thing.n = spot WHERE {_qualified(condition)} {inside} GROUP BY 1 "
        "ORDER BY total DESC, n DESC LIMIT ?",
        [*values, limit],
    )
    return [
        Spot(Named(i, label, kind, cls=cls), lat, lon, total or 0, n)
        for i, label, kind, cls, lat, lon, total, n in rows
    ]


def headlines(
    catalogue: sqlite3.Connection, chosen: Filter, order: str = "newest", limit: int = 20, offset: int = 0
) -> list[Headline]:
    """A page of the list of announcements; ``order`` is newest, oldest, largest or sources."""
    condition, values = where(chosen)
    rows = catalogue.execute(
        f"SELECT * FROM announcement WHERE {condition} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?",
        [*values, limit, offset],
    ).fetchall()
    return _complete(catalogue, rows)


def by_id(catalogue: sqlite3.Connection, ids: Iterable[str]) -> list[Headline]:
    """The announcements with these ids, in their order; unknown ones are left out."""
    wanted = list(ids)
    marks = ", ".join("?" * len(wanted))
    rows = catalogue.execute(f"SELECT * FROM announcement WHERE id IN ({marks})", wanted).fetchall()
    found = {headline.id: headline for headline in _complete(catalogue, rows)}
    return [found[i] for i in wanted if i in found]


def counted(currency: str) -> str:
    """The SQL for a sum of counted amounts in a currency, each at the rate of its year."""
    return f"sum(CASE WHEN counted THEN {_usd_in(currency)} END)"


@cache
def _usd_in(currency: str) -> str:
    if currency == "USD":
        return "usd"
    factors = {year: convert(Decimal(1), "USD", year, currency) for year in range(_FIRST, _LAST + 1)}
    cases = " ".join(f"WHEN '{year}' THEN {float(factor)!r}" for year, factor in factors.items() if factor)
    return f"usd * CASE substr(seen, 1, 4) {cases} ELSE {float(factors[_LAST] or 0)!r} END"


def _complete(catalogue: sqlite3.Connection, rows: list[sqlite3.Row]) -> list[Headline]:
    numbers = [row["n"] for row in rows]
    marks = ", ".join("?" * len(numbers))
    roles: dict[int, list[Named]] = defaultdict(list)
    for a, role, i, label, kind, cls in catalogue.execute(
        f"SELECT a, role, id, label, kind, cls FROM role JOIN thing ON thing.n = role.thing WHERE a IN ({marks}) "
        "ORDER BY label",
        numbers,
    ):
        roles[a].append(Named(i, label, kind, role, cls))
    energy: dict[int, list[str]] = defaultdict(list)
    for a, source in catalogue.execute(f"SELECT a, source FROM energy WHERE a IN ({marks}) ORDER BY 2", numbers):
        energy[a].append(source)
    return [_headline(row, roles[row["n"]], tuple(energy[row["n"]])) for row in rows]


def _headline(row: sqlite3.Row, named: list[Named], energy: tuple[str, ...]) -> Headline:
    own = {"day", "seen", "value", "currency", "usd", "mw", "jobs", "articles", "sources", "whole", "id", "type"}
    return Headline(
        **{name: row[name] for name in own},
        status=row["status"] or "",
        counted=bool(row["counted"]),
        disputed=tuple(filter(None, row["disputed"].split(","))),
        languages=tuple(sorted((row["languages"] or "").split(","))),
        actors=tuple(sorted((n for n in named if n.role in LEADING), key=lambda n: LEADING.index(n.role))),
        places=tuple(sorted((n for n in named if n.role == "place"), key=lambda n: _width(n.cls))),
        facilities=tuple(n for n in named if n.role == "facility"),
        energy=energy,
    )


def _width(cls: str) -> int:
    return (
        ("City", "County", "Region", "Country").index(cls) if cls in ("City", "County", "Region", "Country") else 9
    )


def _distinct(catalogue: sqlite3.Connection, query: str, condition: str, values: list[object]) -> int:
    return int(catalogue.execute(query.format(condition), values).fetchone()[0])


def _qualified(condition: str) -> str:
    """The condition where another table with a column n is joined."""
    return f"announcement.n IN (SELECT n FROM announcement WHERE {condition})"
