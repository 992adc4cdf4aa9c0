"""Parts of the graph small enough to look at: a neighbourhood, a path, who is most connected."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from kg.views.values import Named

LINKS = (
    "investsIn", "buildsIn", "operatesIn", "suppliesTo", "partnersWith", "funds", "acquires", "supports",
    "subsidiaryOf", "operates", "offers", "develops", "hosts", "subjectTo", "locatedIn", "within",
)  # fmt: skip
"""Every kind of link, those that follow from announcements first."""
DERIVED = LINKS[:8]
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
    for near, far in _neighbours(catalogue, at, links):
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
    """Breadth first from the start; of too many neighbours those with most in common stay."""
    chosen = dict.fromkeys(start)
    at, left_out = list(start), 0
    for depth in range(wanted.depth):
        around = at if depth else list(chosen)
        fresh: dict[int, int] = {}
        for _, far in _neighbours(catalogue, around, wanted.links, wanted):
            if far not in chosen:
                fresh[far] = fresh.get(far, 0) + 1
        ranked = (
            sorted(fresh, key=lambda n: (-fresh[n], -_told(catalogue, n), n)) if len(fresh) < 5000 else list(fresh)
        )
        at = ranked[: limit - len(chosen)]
        left_out += len(ranked) - len(at)
        chosen |= dict.fromkeys(at)
    return list(chosen), left_out


def _told(catalogue: sqlite3.Connection, number: int) -> int:
    return int(catalogue.execute("SELECT count(*) FROM role WHERE thing = ?", (number,)).fetchone()[0])


def _core(catalogue: sqlite3.Connection, wanted: Wanted, limit: int) -> list[int]:
    rows = catalogue.execute(
        "SELECT thing, count(*) AS told FROM role JOIN announcement ON announcement.n = a "
        "WHERE seen >= ? AND seen < ? GROUP BY thing ORDER BY told DESC, thing LIMIT ?",
        (wanted.since or "0", (wanted.until or "9") + "~", limit),
    )
    return [row[0] for row in rows]


def _neighbours(
    catalogue: sqlite3.Connection, at: Iterable[int], links: Sequence[str], period: Wanted | None = None
) -> list[tuple[int, int]]:
    """(near, far) of every link at some things, either way; of each at most two thousand."""
    within = _in_period(period)
    kinds = ", ".join("?" * len(links))
    found: list[tuple[int, int]] = []
    for number in at:
        rows = catalogue.execute(
            f"SELECT target FROM link WHERE source = ?1 AND link IN ({_numbered(kinds)}) {within} UNION "
            f"SELECT source FROM link WHERE target = ?1 AND link IN ({_numbered(kinds)}) {within} LIMIT 2000",
            (number, *links),
        )
        found += ((number, row[0]) for row in rows if row[0] != number)
    return found


def _numbered(marks: str) -> str:
    return ", ".join(f"?{index + 2}" for index in range(marks.count("?")))


def _in_period(wanted: Wanted | None) -> str:
    """SQL: a link that follows from announcements has one in the period; dates are checked to be dates before."""
    if wanted is None or not (wanted.since or wanted.until):
        return ""
    since, until = (_digits(wanted.since) or "0"), (_digits(wanted.until) or "9")
    derived = ", ".join(f"'{name}'" for name in DERIVED)
    return (
        f"AND (link NOT IN ({derived}) OR EXISTS (SELECT 1 FROM role AS r1 JOIN role AS r2 ON r1.a = r2.a "
        "JOIN announcement ON announcement.n = r1.a WHERE r1.thing = source AND r2.thing = target "
        f"AND seen >= '{since}' AND seen < '{until}~'))"
    )


def _digits(iso: str) -> str:
    return "".join(c for c in iso if c.isdecimal() or c == "-")


def _among(catalogue: sqlite3.Connection, chosen: list[int], wanted: Wanted) -> tuple[Edge, ...]:
    catalogue.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (n INTEGER PRIMARY KEY)")
    catalogue.execute("DELETE FROM temp.chosen")
    catalogue.executemany("INSERT OR IGNORE INTO temp.chosen VALUES (?)", ((n,) for n in chosen))
    kinds = ", ".join("?" * len(wanted.links))
    rows = catalogue.execute(
        f"SELECT s.id, t.id, link, {_SHARED} FROM link JOIN thing AS s ON s.n = source JOIN thing AS "
        f"t ON t.n = target "
        f"WHERE source IN (SELECT n FROM temp.chosen) AND target IN (SELECT n FROM temp.chosen) AND "
        f"link IN ({kinds}) "
        f"{_in_period(wanted)} ORDER BY s.id, t.id, link",
        wanted.links,
    ).fetchall()
    return tuple(_edge(row) for row in rows if not _mirrored(row))


_SHARED = (
    "(SELECT json_array(sum(CASE WHEN counted THEN usd ELSE 0 END), count(*), min(seen), max(seen)) "
    "FROM announcement "
    "WHERE announcement.n IN (SELECT a FROM role WHERE thing = source INTERSECT SELECT a FROM role "
    "WHERE thing = target))"
)


def _in_large_parts(edges: Iterable[Edge], least: int = 4) -> set[str]:
    """The things in connected parts of at least so many; all of them where no part is that large."""
    graph: nx.Graph[str] = nx.Graph((e.source, e.target) for e in edges)
    parts = list(nx.connected_components(graph))
    return set().union(*([p for p in parts if len(p) >= least] or parts))


def _edge(row: sqlite3.Row) -> Edge:
    money, told, first, last = json.loads(row[3])
    derived = row[2] in DERIVED
    return Edge(row[0], row[1], row[2], money or 0 if derived else 0, told if derived else 0, first, last)


def _mirrored(row: sqlite3.Row) -> bool:
    """partnersWith is said both ways; one of them is drawn."""
    return bool(row[2] == "partnersWith" and row[0] > row[1])


def _nodes(catalogue: sqlite3.Connection, chosen: list[int]) -> tuple[Node, ...]:
    marks = ", ".join("?" * len(chosen))
    rows = catalogue.execute(
        "SELECT id, label, kind, cls, (SELECT json_array(sum(CASE WHEN counted THEN usd END), "
        "count(*)) FROM announcement "
        f"WHERE announcement.n IN (SELECT a FROM role WHERE role.thing = t.n)) FROM thing AS t WHERE "
        f"t.n IN ({marks}) ORDER BY id",
        chosen,
    )
    return tuple(_node(*row) for row in rows)


def _node(identifier: str, label: str, kind: str, cls: str, sums: str) -> Node:
    money, told = json.loads(sums)
    return Node(Named(identifier, label, kind, cls=cls), money or 0, told)


def _counted_more(catalogue: sqlite3.Connection, nodes: tuple[Node, ...], wanted: Wanted) -> tuple[Node, ...]:
    shown = {node.id for node in nodes}
    kinds = ", ".join(f"?{i + 2}" for i in range(len(wanted.links)))
    query = (
        f"SELECT t.id FROM link JOIN thing AS t ON t.n = target WHERE source = ?1 AND link IN ({kinds}) UNION "
        f"SELECT t.id FROM link JOIN thing AS t ON t.n = source WHERE target = ?1 AND link IN ({kinds}) LIMIT 3000"
    )
    counted = []
    for node in nodes:
        around = {row[0] for row in catalogue.execute(query, (_number(catalogue, node.id), *wanted.links))}
        counted.append(replace(node, more=len(around - shown)))
    return tuple(counted)
