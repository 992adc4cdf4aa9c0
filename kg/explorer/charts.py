"""Small drawings in SVG: money by month, bars of a ranking. Colours come from the style sheet."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from kg.explorer.markup import address, join, name, tag
from kg.explorer.wording import Words
from kg.explorer.writing import day, money
from kg.views.values import Month, Ranked

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 720, 230, 52, 24, 10, 22
_MONTHS = 36  # that a chart shows at most
_WIDEST = 46.0  # of a bar: a lone month is a bar, not a wall


def months(w: Words, rows: Sequence[Month], currency: str) -> Markup:
    """Bars of money by month, stacked by company, with a legend; months without money keep their room."""
    shown = _span(rows)
    totals = {month: sum(r.money for r in rows if r.month == month) for month in shown}
    top = nice(max(totals.values(), default=0) or 1)
    companies = {r.company: r.label for r in rows if r.company}
    ranks = {company: rank for rank, company in enumerate(companies)}
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(shown), 1)
    every = max(1, math.ceil(len(shown) / 8))
    parts: list[Markup] = list(_scale(w, top, currency))
    for index, month in enumerate(shown):
        parts += _bar(w, [r for r in rows if r.month == month], _LEFT + index * step, step, top, ranks, currency)
        if index % every == 0:
            parts.append(_month(w, month, _LEFT + (index + 0.5) * step, bool(index // every % 2)))
    drawing = tag(
        "svg",
        *parts,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="group",
        aria_label=w("charts.months"),
        class_="months",
    )
    return tag("figure", drawing, legend(w, companies, any(r.company is None for r in rows)))


def _month(w: Words, month: str, x: float, minor: bool) -> Markup:
    """The name of a month under its bar; every second one is left out on a phone."""
    look = "tick minor" if minor else "tick"
    return tag("text", day(w, month, short=True), x=f"{x:.1f}", y=_HEIGHT - 6, class_=look, text_anchor="middle")


def legend(w: Words, companies: dict[str, str], others: bool) -> Markup:
    """Which colour is whose."""
    items = [tag("li", tag("i", class_=f"c{rank}"), name(label)) for rank, label in enumerate(companies.values())]
    if others:
        items.append(tag("li", tag("i", class_="cx"), w("charts.others")))
    return tag("ul", *items, class_="legend")


def _span(rows: Sequence[Month]) -> list[str]:
    """Every month from the first to the last; of long spans the 36 that hold most announcements, the latest such.

    A single announcement of a far future month does not push the present off the chart.
    """
    told: Counter[int] = Counter()
    for row in rows:
        told[int(row.month[:4]) * 12 + int(row.month[5:7]) - 1] += row.announcements
    if not told:
        return []
    first, last = min(told), max(told)
    ends = range(min(first + _MONTHS - 1, last), last + 1)
    end = max(ends, key=lambda e: (sum(n for month, n in told.items() if e - _MONTHS < month <= e), e))
    return [f"{n // 12}-{n % 12 + 1:02}" for n in range(max(first, end - _MONTHS + 1), end + 1)]


def nice(value: float) -> float:
    """The next round number above.

    >>> nice(37e9)
    40000000000.0
    """
    size = 10.0 ** math.floor(math.log10(value))
    return next(f * size for f in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if f * size >= value * 0.999)


def _scale(w: Words, top: float, currency: str) -> list[Markup]:
    lines = []
    for share in (0.0, 0.5, 1.0):
        y = _y(top * share, top)
        lines.append(tag("line", x1=_LEFT, x2=_WIDTH, y1=f"{y:.1f}", y2=f"{y:.1f}", class_="grid"))
        text = money(w, top * share, currency) if share else "0"
        lines.append(tag("text", text, x=_LEFT - 6, y=f"{y + 4:.1f}", class_="tick", text_anchor="end"))
    return lines


def _y(value: float, top: float) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - value / top)


def _bar(
    w: Words, rows: Sequence[Month], x: float, step: float, top: float, ranks: dict[str, int], currency: str
) -> list[Markup]:
    parts, below, wide = [], 0.0, min(step * 0.76, _WIDEST)
    for row in rows:
        y0, y1 = _y(below, top), _y(below + row.money, top)
        below += row.money
        said = f"{day(w, row.month)} · {row.label or w('charts.others')} · {money(w, row.money, currency)}"
        box = tag(
            "rect",
            tag("title", said),
            x=f"{x + (step - wide) / 2:.1f}",
            y=f"{y1:.1f}",
            width=f"{wide:.1f}",
            height=f"{max(y0 - y1, 0):.1f}",
            class_=f"c{ranks[row.company]}" if row.company in ranks else "cx",
        )
        given = {"since": row.month, "until": row.month, "organisation": row.company or ""}
        parts.append(tag("a", box, href=address("overview", given), data_go=True, aria_label=said))
    return parts


def ranking(w: Words, rows: Sequence[Ranked], currency: str) -> Markup:
    """Names with a bar of their money."""
    most = max((r.money for r in rows), default=0) or 1
    return tag("ol", *(_ranked(w, r, most, currency) for r in rows if r.money), class_="ranking")


def _ranked(w: Words, row: Ranked, most: float, currency: str) -> Markup:
    label = name(w.named(row.thing.id, row.thing.label), row.thing.kind)
    bar = tag("span", tag("i", style=f"width:{100 * row.money / most:.1f}%"), class_="bar")
    who = tag("a", label, href=address("thing", {"id": row.thing.id}), data_go=True, target="_self")
    return tag("li", join((who, tag("b", money(w, row.money, currency)), bar)))
