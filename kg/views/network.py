"""Parts of the graph small enough to look at: a neighbourhood, a path, who is most connected."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from kg.views.filling import FOLLOWING
from kg.views.values import Named

LINKS = (
    *FOLLOWING,
    "subsidiaryOf", "operates", "offers", "develops", "hosts", "subjectTo", "locatedIn", "within",
)  # fmt: skip
"""Every kind of link, those that follow from announcements first."""
USUAL = tuple(link for link in LINKS if link != "within")
DEFAULT, MOST = 150, 500
"""How many nodes a picture has unless told otherwise, and at most."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a picture."""

    thing: Named
    money: float  # US dollars counted in its announcements
    told: int  # announcements
    more: int = 0  # neighbours that the picture leaves out

    @property
    def id(self) -> str:
        """The id of the thing."""
        return self.thing.id


@dataclass(frozen=True, slots=True)
class Edge:
    """A link in a picture."""

    source: str
    target: str
    link: str  # local name of the property
    money: float = 0  # US dollars counted in the announcements that both ends share
    told: int = 0  # those announcements
    first: str | None = None  # when the first of them was seen
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of the graph."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0  # things that were reached but not drawn


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part."""

    start: tuple[str, ...] = ()  # ids; the first is the middle, the others were opened by hand
    depth: int = 1
    links: tuple[str, ...] = USUAL
    since: str = ""
    until: str = ""
    limit: int = DEFAULT


def picture(catalogue: sqlite3.Connection, wanted: Wanted) -> Picture:
    """The neighbourhood that is wanted; without a start, the most told things and the links among them."""
    limit = max(2, min(wanted.limit, MOST))
    start = [n for n in (_number(catalogue, i) for i in wanted.start) if n is not None]
    if start:
        chosen, reached = _spread(catalogue, start, wanted, limit)
    else:
        chosen, reached = _core(catalogue, wanted, limit), 0
    edges = _among(catalogue, chosen, wanted)
    nodes = _nodes(catalogue, chosen)
    if not start:
        large = _in_large_parts(edges)
        nodes = tuple(n for n in nodes if n.id in large)
        edges = tuple(e for e in edges if e.source in large)
    return Picture(_counted_more(catalogue, nodes, wanted), edges, reached)


def path(catalogue: sqlite3.Connection, one: str, other: str, links: Sequence[str] = USUAL) -> tuple[Edge, ...]:
    """The shortest chain of links between two things, in its order; () where there is none within eight steps."""
    start, goal = _number(catalogue, one), _number(catalogue, other)
    if start is None or goal is None or start == goal:
        return ()
    before: dict[int, int] = {start: start}
    edge_of = [start]
    for _ in range(8):
        edge_of = _step(catalogue, edge_of, before, links)
        if goal in before or not edge_of:
            break
    return _told_back(catalogue, before, goal, links) if goal in before else ()


def _step(catalogue: sqlite3.Connection, at: list[int], before: dict[int, int], links: Sequence[str]) -> list[int]:
    fresh = []
    for near, far, _ in _neighbours(catalogue, at, links):
        if far not in before:
            before[far] = near
            fresh.append(far)
    return fresh


def _told_back(
    catalogue: sqlite3.Connection, before: dict[int, int], goal: int, links: Sequence[str]
) -> tuple[Edge, ...]:
    steps = [goal]
    while before[steps[-1]] != steps[-1]:
        steps.append(before[steps[-1]])
    wanted = Wanted(links=tuple(links))
    pairs = zip(steps[::-1], steps[-2::-1], strict=False)
    return tuple(_among(catalogue, list(pair), wanted)[0] for pair in pairs)


def shared(catalogue: sqlite3.Connection, one: str, other: str, limit: int = 5) -> list[str]:
    """Ids of the announcements that have to do with both things, the largest first."""
    rows = catalogue.execute(
        "SELECT announcement.id FROM announcement WHERE n IN (SELECT a FROM role WHERE thing = :one INTERSECT "
        "SELECT a FROM role WHERE thing = :other) ORDER BY counted DESC, usd DESC, seen DESC LIMIT :limit",
        {"one": _number(catalogue, one), "other": _number(catalogue, other), "limit": limit},
    )
    return [row[0] for row in rows]


def _number(catalogue: sqlite3.Connection, identifier: str) -> int | None:
    row = catalogue.execute("SELECT n FROM thing WHERE id = ?", (identifier,)).fetchone()
    return None if row is None else int(row[0])


def _spread(catalogue: sqlite3.Connection, start: list[int], wanted: Wanted, limit: int) -> tuple[list[int], int]:
    """Breadth first from the start; of too many neighbours those with most in common stay, then the most told."""
    chosen = dict.fromkeys(start)
    at, left_out = list(start), 0
    for depth in range(wanted.depth):
        fresh: dict[int, list[int]] = {}
        for _, far, told in _neighbours(catalogue, at if depth else list(chosen), wanted.links, wanted):
            if far not in chosen:
                fresh.setdefault(far, [0, told])[0] += 1
        ranked = sorted(fresh, key=lambda n: (-fresh[n][0], -fresh[n][1], n))
        at = ranked[: limit - len(chosen)]
        left_out += len(ranked) - len(at)
        chosen |= dict.fromkeys(at)
    return list(chosen), left_out


def _core(catalogue: sqlite3.Connection, wanted: Wanted, limit: int) -> list[int]:
    if not (wanted.since or wanted.until):
        rows = catalogue.execute("SELECT n FROM thing WHERE told > 0 ORDER BY told DESC, n LIMIT ?", (limit,))
        return [row[0] for row in rows]
    rows = catalogue.execute(
        "SELECT thing FROM role JOIN announcement ON announcement.n = a WHERE seen >= ? AND seen < ? "
        "GROUP BY thing ORDER BY count(*) DESC, thing LIMIT ?",
        (wanted.since or "0", (wanted.until or "9") + "~", limit),
    )
    return [row[0] for row in rows]


_AROUND = """
SELECT far, told, months, link FROM (
  SELECT target AS far, months, link FROM link WHERE source = ?1 AND link IN ({0})
  UNION SELECT source, months, link FROM link WHERE target = ?1 AND link IN ({0})
) JOIN thing ON thing.n = far WHERE far <> ?1 ORDER BY told DESC, far LIMIT 2000
"""


def _neighbours(
    catalogue: sqlite3.Connection, at: Iterable[int], links: Sequence[str], period: Wanted | None = None
) -> list[tuple[int, int, int]]:
    """(near, far, how often far is told) of every link at some things, either way; of each at most 2,000."""
    query = _AROUND.format(", ".join(f"?{index + 2}" for index in range(len(links))))
    found: dict[tuple[int, int], int] = {}
    for number in at:
        for far, told, months, link in catalogue.execute(query, (number, *links)):
            if _falls_in(period, link, months):
                found[number, far] = told
    return [(near, far, told) for (near, far), told in found.items()]


def _falls_in(period: Wanted | None, link: str, months: str) -> bool:
    """Whether a link that follows from announcements has one in the period; what lasts always is."""
    if period is None or not (period.since or period.until) or link not in FOLLOWING:
        return True
    since, until = period.since[:7], (period.until[:7] or "9") + "~"
    return any(since <= month < until for month in months.split(",") if month)


def _among(catalogue: sqlite3.Connection, chosen: list[int], wanted: Wanted) -> tuple[Edge, ...]:
    _choose(catalogue, chosen)
    kinds = ", ".join("?" * len(wanted.links))
    rows = catalogue.execute(
        "SELECT s.id, t.id, link, link.worth, link.told, months FROM link JOIN thing AS s ON s.n = source "
        "JOIN thing AS t ON t.n = target WHERE source IN (SELECT n FROM temp.chosen) "
        f"AND target IN (SELECT n FROM temp.chosen) AND link IN ({kinds}) ORDER BY s.id, t.id, link",
        wanted.links,
    ).fetchall()
    return tuple(_edge(row) for row in rows if not _mirrored(row) and _falls_in(wanted, row[2], row[5]))


def _choose(catalogue: sqlite3.Connection, chosen: Iterable[int]) -> None:
    """Put numbers of things where a query can join them."""
    catalogue.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (n INTEGER PRIMARY KEY)")
    catalogue.execute("DELETE FROM temp.chosen")
    catalogue.executemany("INSERT OR IGNORE INTO temp.chosen VALUES (?)", ((n,) for n in chosen))


def _in_large_parts(edges: Iterable[Edge], least: int = 4) -> set[str]:
    """The things in connected parts of at least so many; all of them where no part is that large."""
    graph: nx.Graph[str] = nx.Graph((e.source, e.target) for e in edges)
    parts = list(nx.connected_components(graph))
    return set().union(*([p for p in parts if len(p) >= least] or parts))


def _edge(row: sqlite3.Row) -> Edge:
    months = sorted(month for month in row[5].split(",") if month)
    first, last = (months[0], months[-1]) if months else (None, None)
    return Edge(row[0], row[1], row[2], row[3] or 0, row[4], first, last)


def _mirrored(row: sqlite3.Row) -> bool:
    """partnersWith is said both ways; one of them is drawn."""
    return bool(row[2] == "partnersWith" and row[0] > row[1])


def _nodes(catalogue: sqlite3.Connection, chosen: list[int]) -> tuple[Node, ...]:
    _choose(catalogue, chosen)
    rows = catalogue.execute(
        "SELECT id, label, kind, cls, worth, told FROM thing WHERE n IN (SELECT n FROM temp.chosen) ORDER BY id"
    )
    return tuple(
        Node(Named(identifier, label, kind, cls=cls), usd or 0, told)
        for identifier, label, kind, cls, usd, told in rows
    )


_MORE = """
WITH around AS (
  SELECT source AS near, target AS far FROM link WHERE source IN (SELECT n FROM temp.chosen) AND link IN ({0})
  UNION SELECT target, source FROM link WHERE target IN (SELECT n FROM temp.chosen) AND link IN ({0})
)
SELECT id, count(*) FROM around JOIN thing ON n = near WHERE far NOT IN (SELECT n FROM temp.chosen) GROUP BY near
"""


def _counted_more(catalogue: sqlite3.Connection, nodes: tuple[Node, ...], wanted: Wanted) -> tuple[Node, ...]:
    """The nodes with how many neighbours of each are left out."""
    numbers = (_number(catalogue, node.id) for node in nodes)
    _choose(catalogue, (number for number in numbers if number is not None))
    marks = ", ".join(f"?{index + 1}" for index in range(len(wanted.links)))
    more = dict(catalogue.execute(_MORE.format(marks), wanted.links).fetchall())
    return tuple(replace(node, more=more.get(node.id, 0)) for node in nodes)
