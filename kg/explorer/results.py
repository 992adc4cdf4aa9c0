"""The answer to a query as a table, a chart or a map, with links back to the pages, and as files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import streamlit as st
from markupsafe import Markup

from kg.explorer import parts
from kg.explorer.markup import join, link, name, safe, tag
from kg.explorer.panel import panel
from kg.explorer.source import Session
from kg.explorer.world import world
from kg.explorer.writing import number
from kg.store.answers import Answer, plain, written
from kg.views import overview
from kg.views.ledger import thing
from kg.views.search import placed
from kg.views.values import Headline, Named, Spot
from kg.vocab import AI, RESOURCE, shorten

_SHOWN = 300
_BARS = 30
_FILES = {"CSV": ("csv", "text/csv"), "JSON": ("json", "application/json")}
_GRAPH_FILES = {
    "Turtle": ("turtle", "text/turtle"),
    "JSON": ("json", "application/ld+json"),
    "CSV": ("csv", "text/csv"),
}
Plain = list[tuple[Any, ...]]


def show(s: Session, answer: Answer) -> None:
    """Draw an answer."""
    w = s.words
    if answer.boolean is not None:
        st.html(tag("p", w("ask.yes" if answer.boolean else "ask.no"), class_="sentence"))
        return
    rows = [tuple(plain(term) for term in row) for row in answer.rows]
    seconds = number(w, answer.seconds, 2)
    st.html(tag("p", w.many("ask.rows", len(rows), seconds=seconds), class_="note"))
    for note in answer.notes:
        st.html(tag("p", w.said(note), class_="note"))
    if not rows:
        parts.empty(w("ask.none"), w("ask.none_do"))
        return
    _views(s, answer, rows)
    _downloads(s, answer)


def _views(s: Session, answer: Answer, rows: Plain) -> None:
    spots = _spots(s, rows)
    numbers = _numeric(rows)
    offered = ["table", *(["chart"] if numbers is not None else []), *(["map"] if spots else [])]
    labels = [s.words(f"ask.{view}") for view in offered]
    for view, tab in zip(offered, st.tabs(labels), strict=True):
        with tab:
            if view == "table":
                st.html(_table(s, answer.variables, rows[:_SHOWN]))
                if len(rows) > _SHOWN:
                    st.caption(s.words("ask.shown", n=_SHOWN))
            elif view == "chart" and numbers is not None:
                st.html(_chart(s, answer.variables, rows, numbers))
            else:
                panel(world(s.words, spots, "USD", close=True), key="answer_map")


def _table(s: Session, variables: Sequence[str], rows: Plain) -> Markup:
    told = _told(s, rows)
    numeric = [any(_is_number(row[i]) for row in rows) for i in range(len(variables))]
    looks = ["c-power" if right else None for right in numeric]
    head = tag("tr", *(tag("th", v, scope="col", class_=c) for v, c in zip(variables, looks, strict=True)))
    body = (
        tag(
            "tr",
            *(
                tag("td", cell(s, v, told), class_=c, data_label=n)
                for v, c, n in zip(row, looks, variables, strict=True)
            ),
        )
        for row in rows
    )
    return tag(
        "div", tag("table", tag("thead", head), tag("tbody", *body), class_="announcements plain"), class_="wide"
    )


def _told(s: Session, rows: Plain) -> Mapping[str, Headline]:
    ids = {
        v.removeprefix(RESOURCE) for row in rows for v in row if isinstance(v, str) and v.startswith(_ANNOUNCEMENT)
    }
    return {headline.id: headline for headline in overview.by_id(s.catalogue, sorted(ids)[:_SHOWN])}


_ANNOUNCEMENT = RESOURCE + "announcement/"


def cell(s: Session, value: Any, told: Mapping[str, Headline]) -> Markup:
    """One value: things and announcements as links to their pages, numbers as people write them."""
    if value is None:
        return Markup("")
    if _is_number(value):
        return safe(number(s.words, value, 2))
    text = str(value)
    if text.startswith(RESOURCE):
        return _resource(s, text.removeprefix(RESOURCE), told)
    if text.startswith(AI.base):
        return safe(s.words.term(text.removeprefix(AI.base)))
    return safe(shorten(text)) if text.startswith("http") else name(text)


def _resource(s: Session, local: str, told: Mapping[str, Headline]) -> Markup:
    if local in told:
        return link(parts.plain_title(s.words, told[local]), "announcement", {"id": local})
    known = thing(s.catalogue, local)
    return parts.named(s.words, known) if known else safe(f"id:{local}")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _numeric(rows: Plain) -> int | None:
    """The first column of numbers, where another column can say whose they are."""
    columns = range(len(rows[0]))
    found = [
        i
        for i in columns
        if any(_is_number(r[i]) for r in rows) and all(r[i] is None or _is_number(r[i]) for r in rows)
    ]
    return found[0] if found and len(found) < len(rows[0]) else None


def _chart(s: Session, variables: Sequence[str], rows: Plain, column: int) -> Markup:
    whose = [i for i in range(len(variables)) if i != column and not any(_is_number(r[i]) for r in rows)]
    told = _told(s, rows[:_BARS])
    most = max((float(r[column]) for r in rows[:_BARS] if r[column] is not None), default=0) or 1
    items = (_bar(s, row, column, whose, told, most) for row in rows[:_BARS] if row[column] is not None)
    note = tag("p", s.words("ask.chart_of", name=variables[column]), class_="note")
    return join((note, tag("ol", *items, class_="ranking")))


def _bar(
    s: Session, row: tuple[Any, ...], column: int, whose: Sequence[int], told: Mapping[str, Headline], most: float
) -> Markup:
    label = join((cell(s, row[i], told) for i in whose[:3] if row[i] is not None), " · ")
    share = max(0.0, 100 * float(row[column]) / most)
    bar = tag("span", tag("i", style=f"width:{share:.1f}%"), class_="bar")
    return tag("li", tag("span", label), tag("b", number(s.words, row[column], 2)), bar)


def _spots(s: Session, rows: Plain) -> list[Spot]:
    """The places of the answer that have a position; sized by the first number beside them."""
    found: dict[str, Spot] = {}
    for row in rows[:_SHOWN]:
        size = next((float(v) for v in row if _is_number(v)), 0.0)
        for value in row:
            if isinstance(value, str) and value.startswith(RESOURCE + "place/"):
                _add(found, s, value.removeprefix(RESOURCE), size)
    return list(found.values())


def _add(found: dict[str, Spot], s: Session, identifier: str, size: float) -> None:
    position, known = placed(s.catalogue, identifier), thing(s.catalogue, identifier)
    if position and known:
        before = found.get(identifier)
        count = before.announcements + 1 if before else 1
        money = size + (before.money if before else 0)
        found[identifier] = Spot(Named(known.id, known.label, known.kind), *position, money, count)


def _downloads(s: Session, answer: Answer) -> None:
    files = _GRAPH_FILES if answer.form in ("CONSTRUCT", "DESCRIBE") else _FILES
    with st.container(horizontal=True):
        for label, (format_, mime) in files.items():
            ending = {"turtle": "ttl"}.get(format_, format_)
            st.download_button(
                label, written(answer, format_), f"answer.{ending}", mime, on_click="ignore",
                key=f"answer_{format_}", help=s.words("ask.download", format=label),
            )  # fmt: skip
