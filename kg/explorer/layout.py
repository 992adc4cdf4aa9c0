"""Positions for a picture of the graph, computed before it is drawn; the same part always looks the same."""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Mapping

import igraph

from kg.views.network import Picture

Positions = Mapping[str, tuple[float, float]]
_NEAR = 70.0  # what the median distance to the nearest neighbour becomes


def positions(picture: Picture) -> Positions:
    """Where each node stands, in drawing units around (0, 0); the largest component is in the middle."""
    index = {node.id: number for number, node in enumerate(picture.nodes)}
    pairs = {tuple(sorted((index[e.source], index[e.target]))) for e in picture.edges if e.source != e.target}
    graph = igraph.Graph(n=len(index), edges=sorted(pairs))
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part[0]))
    placed = _side_by_side([(part, _spread(graph, part)) for part in parts])
    return {node.id: placed[index[node.id]] for node in picture.nodes}


def _spread(graph: igraph.Graph, part: list[int]) -> list[tuple[float, float]]:
    if len(part) == 1:
        return [(0.0, 0.0)]
    random.seed(7)
    igraph.set_random_number_generator(random)
    layout = graph.induced_subgraph(part).layout_fruchterman_reingold(niter=600, grid=False)
    layout.center()
    points = [(float(x), float(y)) for x, y in layout.coords]
    scale = _NEAR / (statistics.median(_nearest(points)) or 1.0)
    return [(x * scale, y * scale) for x, y in points]


def _nearest(points: list[tuple[float, float]]) -> list[float]:
    return [min(math.dist(p, q) for j, q in enumerate(points) if j != i) for i, p in enumerate(points)]


def _side_by_side(parts: list[tuple[list[int], list[tuple[float, float]]]]) -> dict[int, tuple[float, float]]:
    """The largest part in the middle, the others around it on a ring wide enough for all."""
    radii = [max((math.hypot(x, y) for x, y in points), default=0) + _NEAR for _, points in parts]
    rim = sum(radii[1:]) / math.pi
    ring = max(radii[0] + max(radii[1:], default=0), rim) if parts else 0
    placed: dict[int, tuple[float, float]] = {}
    angle = -math.pi / 2
    for number, ((part, points), radius) in enumerate(zip(parts, radii, strict=True)):
        turn = math.pi * radius / max(sum(radii[1:]), 1)
        angle += turn if number else 0
        middle = (ring * math.cos(angle), ring * math.sin(angle)) if number else (0.0, 0.0)
        angle += turn if number else 0
        placed |= {n: (middle[0] + x, middle[1] + y) for n, (x, y) in zip(part, points, strict=True)}
    return placed
