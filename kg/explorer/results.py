"""The answer to a query as a table, a chart or a map, with links back to the pages, and as files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from markupsafe import Markup

from kg.explorer import parts
from kg.explorer.columns import Column, Row, columns, compared, figure, in_one_unit, is_number, written
from kg.explorer.markup import join, link, name, safe, tag
from kg.explorer.panel import panel
from kg.explorer.source import Session
from kg.explorer.world import world
from kg.explorer.writing import number
from kg.store import answers
from kg.store.answers import Answer, plain
from kg.views import articles, overview, things
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
_TERMS = {"status", "state", "kind", "role", "energy", "qualifier", "type"}
"""Columns whose texts may be names of the ontology."""
_ANNOUNCEMENT = RESOURCE + "announcement/"


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


def _views(s: Session, answer: Answer, rows: Sequence[Row]) -> None:
    shown = columns(s.words, answer.variables, rows[:_SHOWN], lambda iri: _name_of(s, iri))
    measure = compared(shown, rows)
    spots = _spots(s, rows, measure)
    offered = ["table", *(["chart"] if measure else []), *(["map"] if spots else [])]
    for view, tab in zip(offered, st.tabs([s.words(f"ask.{view}") for view in offered]), strict=True):
        with tab:
            if view == "table":
                st.html(_table(s, shown, rows[:_SHOWN]))
                if len(rows) > _SHOWN:
                    st.caption(s.words("ask.shown", n=_SHOWN))
            elif view == "chart" and measure:
                st.html(_chart(s, shown, rows, measure))
            else:
                _map(s, spots, measure, rows)


def _name_of(s: Session, iri: str) -> str | None:
    local = iri.removeprefix(RESOURCE)
    known = thing(s.catalogue, local)
    return known.label if known else articles.title(s.catalogue, local)


def _table(s: Session, shown: Sequence[Column], rows: Sequence[Row]) -> Markup:
    told = _told(s, rows)
    head = tag("tr", *(tag("th", c.label, scope="col", class_=_look(c), title=f"?{c.variable}") for c in shown))
    body = (
        tag("tr", *(tag("td", _cell(s, c, row, told), class_=_look(c), data_label=c.label) for c in shown))
        for row in rows
    )
    whole = tag("table", tag("thead", head), tag("tbody", *body), class_="announcements plain")
    return tag("div", whole, class_="wide", tabindex="0", role="region", aria_label=s.words("ask.table"))


def _look(column: Column) -> str | None:
    return None if column.kind == "other" else "c-amount" if column.kind == "money" else "c-power"


def _told(s: Session, rows: Sequence[Row]) -> Mapping[str, Headline]:
    ids = {
        v.removeprefix(RESOURCE) for row in rows for v in row if isinstance(v, str) and v.startswith(_ANNOUNCEMENT)
    }
    return {headline.id: headline for headline in overview.by_id(s.catalogue, sorted(ids)[:_SHOWN])}


def _cell(s: Session, column: Column, row: Row, told: Mapping[str, Headline]) -> Markup:
    value = row[column.index]
    if column.kind != "other" and is_number(value):
        return safe(figure(s.words, column, row))
    if column.variable == "country" and (known := _countries(s.key, s).get(str(value))):
        return parts.named(s.words, known)
    if column.variable in _TERMS and value is not None and not str(value).startswith("http"):
        return name(", ".join(s.words.term(each) for each in str(value).split(", ")))
    return _text(s, value, told)


@st.cache_data(show_spinner=False, max_entries=4)
def _countries(key: str, _s: Session) -> Mapping[str, Named]:
    return things.countries(_s.catalogue)


def _text(s: Session, value: Any, told: Mapping[str, Headline]) -> Markup:
    """What is no number: things and announcements as links to their pages, terms by their labels."""
    if value is None:
        return Markup("")
    text = str(value)
    if text.startswith(RESOURCE):
        return _resource(s, text.removeprefix(RESOURCE), told)
    if text.startswith(AI.base):
        return safe(s.words.term(text.removeprefix(AI.base)))
    return safe(shorten(text)) if text.startswith("http") else name(written(s.words, value))


def _resource(s: Session, local: str, told: Mapping[str, Headline]) -> Markup:
    if local in told:
        return link(parts.plain_title(s.words, told[local]), "announcement", {"id": local})
    if known := thing(s.catalogue, local):
        return parts.named(s.words, known)
    return name(articles.title(s.catalogue, local) or f"id:{local}")


def _chart(s: Session, shown: Sequence[Column], rows: Sequence[Row], measure: Column) -> Markup:
    bars = in_one_unit(measure, rows)[:_BARS]
    whose = [c for c in shown if c.kind == "other"][:3]
    told = _told(s, bars)
    most = max((float(row[measure.index]) for row in bars), default=0) or 1
    note = tag("p", s.words("ask.chart_of", name=measure.label), class_="note")
    return join((note, tag("ol", *(_bar(s, row, measure, whose, told, most) for row in bars), class_="ranking")))


def _bar(
    s: Session, row: Row, measure: Column, whose: Sequence[Column], told: Mapping[str, Headline], most: float
) -> Markup:
    label = join((_cell(s, c, row, told) for c in whose if row[c.index] is not None), " · ")
    share = max(0.0, 100 * float(row[measure.index]) / most)
    bar = tag("span", tag("i", style=f"width:{share:.1f}%"), class_="bar")
    return tag("li", tag("span", label), tag("b", figure(s.words, measure, row)), bar)


def _map(s: Session, spots: Sequence[Spot], measure: Column | None, rows: Sequence[Row]) -> None:
    """Circles by what the chart compares; sums are written in their currency, other numbers bare."""
    currency = ""
    if measure and measure.currency is not None:
        currency = str(next(iter(in_one_unit(measure, rows)))[measure.currency])
    panel(world(s.words, spots, currency, close=True), key="answer_map")


def _spots(s: Session, rows: Sequence[Row], measure: Column | None) -> list[Spot]:
    """The places of the answer that have a position; sized by what the chart compares."""
    found: dict[str, Spot] = {}
    for row in (in_one_unit(measure, rows) if measure else rows)[:_SHOWN]:
        size = float(row[measure.index]) if measure else 0.0
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
                label, answers.written(answer, format_), f"answer.{ending}", mime, on_click="ignore",
                key=f"answer_{format_}", help=s.words("ask.download", format=label),
            )  # fmt: skip
