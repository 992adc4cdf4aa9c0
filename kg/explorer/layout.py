"""Positions for a picture of the graph, computed before it is drawn; the same part always looks the same."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from threading import Lock

import igraph
import numpy as np
import numpy.typing as npt

from kg.views.network import Picture

Positions = Mapping[str, tuple[float, float]]
_NEAR = 70.0  # what the median distance to the nearest neighbour becomes
_ROOM = 46.0  # no two nodes are drawn closer than this

_ONE_AT_A_TIME = Lock()
"""igraph has one random number generator for all threads, and every session of the explorer is a thread."""

Points = npt.NDArray[np.float64]


def positions(picture: Picture) -> Positions:
    """Where each node stands, in drawing units around (0, 0); the largest component is in the middle."""
    index = {node.id: number for number, node in enumerate(picture.nodes)}
    pairs = {tuple(sorted((index[e.source], index[e.target]))) for e in picture.edges if e.source != e.target}
    graph = igraph.Graph(n=len(index), edges=sorted(pairs))
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part[0]))
    placed = _side_by_side([(part, _spread(graph, part)) for part in parts])
    return {node.id: placed[index[node.id]] for node in picture.nodes}


def _spread(graph: igraph.Graph, part: list[int]) -> Points:
    if len(part) == 1:
        return np.zeros((1, 2))
    with _ONE_AT_A_TIME:
        igraph.set_random_number_generator(random.Random(7))
        layout = graph.induced_subgraph(part).layout_fruchterman_reingold(niter=600, grid=False)
    points = np.array(layout.coords) - np.mean(layout.coords, axis=0)
    scale = _NEAR / (float(np.median(_distances(points).min(axis=1))) or 1.0)
    return _apart(points * scale)


def _distances(points: Points) -> Points:
    """Between all pairs; a point is infinitely far from itself."""
    gaps = points[:, None, :] - points[None, :, :]
    found: Points = np.sqrt((gaps**2).sum(axis=2))
    np.fill_diagonal(found, np.inf)
    return found


def _apart(points: Points) -> Points:
    """Push apart what lies closer than there is room for, a little at a time."""
    for _ in range(80):
        gaps = points[:, None, :] - points[None, :, :]
        far = _distances(points)
        push = np.clip(_ROOM - far, 0, None) / np.where(np.isfinite(far) & (far > 0), far, 1.0)
        if not push.any():
            break
        points = points + 0.25 * (gaps * push[:, :, None]).sum(axis=1)
    return points


def _side_by_side(parts: list[tuple[list[int], Points]]) -> dict[int, tuple[float, float]]:
    """The largest part in the middle; each other one in a direction of its own, as near as there is room."""
    placed: dict[int, tuple[float, float]] = {}
    taken = np.zeros((0, 2))
    for number, (part, points) in enumerate(parts):
        angle = 2.399963 * number  # the golden angle: directions that never crowd
        towards = np.array([math.cos(angle) * 1.35, math.sin(angle)])
        middle = _free(taken, points, towards) if number else np.zeros(2)
        here = points + middle
        taken = np.vstack([taken, here])
        placed |= {n: (float(x), float(y)) for n, (x, y) in zip(part, here, strict=True)}
    return placed


def _free(taken: Points, points: Points, towards: Points) -> Points:
    """The nearest place in a direction where these points keep clear of those that stand already."""
    for step in range(1, 400):
        middle: Points = towards * step * 30.0
        gaps = (points + middle)[:, None, :] - taken[None, :, :]
        if float((gaps**2).sum(axis=2).min()) > (2 * _NEAR) ** 2:
            return middle
    return towards * 12_000.0
