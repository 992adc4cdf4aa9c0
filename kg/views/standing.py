"""Who is most connected, who finances whom, who belongs together: by networkx, on the links of organisations."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import networkx as nx

from kg.views.filling import FOLLOWING
from kg.views.values import Named

_MOST_LINKS = 5_000
_MONEY = ("funds", "acquires", "investsIn", "supports")
_QUERY = """
SELECT s.id, s.label, t.id, t.label, link, link.told, link.worth
FROM link JOIN thing AS s ON s.n = source JOIN thing AS t ON t.n = target
WHERE s.kind = 'organisation' AND t.kind = 'organisation' AND link IN ({}) AND link.told > 0
ORDER BY link.worth DESC, link.told DESC, s.id, t.id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """One organisation among the others."""

    thing: Named
    partners: int  # organisations that it has links with
    announcements: int  # shared with them
    between: float  # share of the shortest ways between others that lead through it, 0 to 1


@dataclass(frozen=True, slots=True)
class Flow:
    """Who finances whom."""

    source: Named
    link: str
    target: Named
    money: float  # US dollars counted in the announcements of both
    announcements: int


@dataclass(frozen=True, slots=True)
class Community:
    """Organisations with more links among each other than to others."""

    members: tuple[Named, ...]  # the most connected first
    size: int


@dataclass(frozen=True, slots=True)
class Standings:
    """All of it."""

    most: tuple[Standing, ...]
    flows: tuple[Flow, ...]
    communities: tuple[Community, ...]
    cut: bool  # whether only the strongest links were looked at


def standings(catalogue: sqlite3.Connection, limit: int = 25) -> Standings:
    """The rankings; communities by Louvain with a fixed seed, ways between by at most 60 sampled nodes."""
    rows = catalogue.execute(_QUERY.format(", ".join("?" * len(FOLLOWING))), (*FOLLOWING, _MOST_LINKS)).fetchall()
    graph: nx.Graph[str] = nx.Graph()
    for one, one_label, other, other_label, _, told, _ in rows:
        graph.add_node(one, label=one_label)
        graph.add_node(other, label=other_label)
        before = graph.get_edge_data(one, other, {"weight": 0})["weight"]
        graph.add_edge(one, other, weight=max(before, told))
    return Standings(
        most=tuple(_most(graph, limit)),
        flows=tuple(_flow(row) for row in rows if row[4] in _MONEY)[:limit],
        communities=tuple(_communities(graph, limit)),
        cut=len(rows) == _MOST_LINKS,
    )


def _most(graph: nx.Graph[str], limit: int) -> list[Standing]:
    between = nx.betweenness_centrality(graph, k=min(60, len(graph)), seed=1) if len(graph) else {}
    ranked = sorted(graph, key=lambda n: (-graph.degree(n), -graph.degree(n, weight="weight"), n))[:limit]
    return [
        Standing(_named(graph, n), graph.degree(n), int(graph.degree(n, weight="weight")), float(between[n]))
        for n in ranked
    ]


def _flow(row: sqlite3.Row) -> Flow:
    one, one_label, other, other_label, link, told, money = row
    return Flow(_organisation(one, one_label), link, _organisation(other, other_label), money or 0, told)


def _communities(graph: nx.Graph[str], limit: int) -> list[Community]:
    found = nx.community.louvain_communities(graph, weight="weight", seed=1) if len(graph) else []
    large = sorted((c for c in found if len(c) > 2), key=lambda c: (-len(c), min(c)))[:limit]
    return [Community(tuple(_named(graph, n) for n in _by_degree(graph, c)[:8]), len(c)) for c in large]


def _by_degree(graph: nx.Graph[str], members: set[str]) -> list[str]:
    return sorted(members, key=lambda n: (-graph.degree(n), n))


def _named(graph: nx.Graph[str], identifier: str) -> Named:
    return _organisation(identifier, graph.nodes[identifier]["label"])


def _organisation(identifier: str, label: str) -> Named:
    return Named(identifier, label, "organisation")
