"""A map in SVG: country outlines that ship with the package, circles sized by money, no tiles, no network."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from markupsafe import Markup

from kg.explorer.markup import address, tag
from kg.explorer.wording import Words
from kg.explorer.writing import money
from kg.views.values import Spot

OUTLINES = Path(__file__).parent / "assets" / "world.geojson"
_SCALE = 180.0  # drawing units for one unit of the projection
_WORLD = (-485.0, -234.0, 970.0, 420.0)  # left, top, width, height that show all inhabited land


def world(w: Words, spots: Sequence[Spot], currency: str, *, close: bool = False) -> Markup:
    """The map; ``close`` shows the surroundings of the spots, else the whole world."""
    box = _around(spots) if close and spots else _WORLD
    unit = box[2] / 970
    land = tag("path", d=_land(), class_="land", style=f"stroke-width:{0.6 * unit:.2f}")
    circles = [_circle(w, spot, currency, _most(spots), unit) for spot in sorted(spots, key=lambda s: -s.money)]
    return tag(
        "svg",
        land,
        *circles,
        viewBox=" ".join(f"{n:.1f}" for n in box),
        role="group",
        aria_label=w("charts.map"),
        class_="world",
    )


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to drawing units by the Equal Earth projection; y grows downwards.

    >>> project(0, 0)
    (0.0, -0.0)
    """
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    x = 2 * math.radians(longitude) * math.cos(theta)
    x /= math.sqrt(3) * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2))
    y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    return x * _SCALE, -y * _SCALE


@cache
def _land() -> str:
    shapes = json.loads(OUTLINES.read_text(encoding="utf-8"))["features"]
    rings = (ring for shape in shapes for polygon in shape["geometry"]["coordinates"] for ring in polygon)
    return "".join(_path(ring) for ring in rings)


def _path(ring: Sequence[tuple[float, float]]) -> str:
    """One outline; where it crosses the date line it is cut, so that no stroke runs across the map."""
    path, before = "", None
    for longitude, latitude in ring:
        x, y = project(longitude, latitude)
        cut = before is None or abs(longitude - before) > 180
        path += f"{'M' if cut else 'L'}{x:.1f},{y:.1f}"
        before = longitude
    return path + "Z"


def _around(spots: Sequence[Spot]) -> tuple[float, float, float, float]:
    points = [project(s.longitude, s.latitude) for s in spots]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    width = max((right - left) * 1.5, (bottom - top) * 1.5 * 970 / 420, 90.0)
    width, middle = min(width, 970.0), ((left + right) / 2, (top + bottom) / 2)
    height = width * 420 / 970
    return middle[0] - width / 2, middle[1] - height / 2, width, height


def _most(spots: Sequence[Spot]) -> float:
    return max((s.money for s in spots), default=0) or 1


def _circle(w: Words, spot: Spot, currency: str, most: float, unit: float) -> Markup:
    x, y = project(spot.longitude, spot.latitude)
    radius = (2.5 + 19 * math.sqrt(spot.money / most)) * unit
    label = w.named(spot.place.id, spot.place.label)
    sums = money(w, spot.money, currency) if spot.money else ""
    said = " · ".join(filter(None, (label, sums, w.many("figures.n_announcements", spot.announcements))))
    drawn = tag(
        "circle", tag("title", said), cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.2f}",
        class_="spot" if spot.money else "spot none", style=f"stroke-width:{0.8 * unit:.2f}",
    )  # fmt: skip
    return tag("a", drawn, href=address("thing", {"id": spot.place.id}), data_go=True, aria_label=said)
