"""Two organisations, places or facilities side by side."""

from __future__ import annotations

import streamlit as st

from kg.explorer import charts, known, parts
from kg.explorer.markup import name, tag
from kg.explorer.panel import panel
from kg.explorer.source import Session
from kg.views import overview, things
from kg.views.search import choices

_SIDES = ("a", "b")


def show(s: Session) -> None:
    """Draw both sides."""
    st.html(tag("div", tag("h1", s.words("compare.title")), class_="kg-title"))
    options = _options(s)
    for side, column in zip(_SIDES, st.columns(2, gap="large"), strict=True):
        with column:
            _side(s, side, options)


def _options(s: Session) -> dict[str, str]:
    found = [pair for kind in ("organisation", "place", "facility") for pair in choices(s.catalogue, kind, 400)]
    return {i: s.words.named(i, label) for i, label in found}


def _side(s: Session, side: str, options: dict[str, str]) -> None:
    current = st.query_params.get(side, "")
    found = things.profile(s.reader, s.catalogue, current) if current else None
    if found:
        options = options | {current: s.words.named(current, found.thing.label)}
    st.session_state[f"compare_{side}"] = current if found else None
    st.selectbox(
        s.words(f"compare.{side}"), list(options), index=None, key=f"compare_{side}",
        format_func=options.__getitem__, placeholder=s.words("compare.choose"), on_change=_write, args=(side,),
    )  # fmt: skip
    if found is None:
        parts.empty(s.words("compare.empty"), s.words("compare.empty_do"))
        return
    st.html(tag("h2", name(options[current], found.thing.kind)))
    st.html(parts.figures(s.words, known.figures(s, found.filter), s.currency))
    if rows := known.months(s, found.filter, 3):
        panel(charts.months(s.words, rows, s.currency), key=f"months_{side}")
    for kind in ("organisation", "place"):
        st.html(parts.heading(s.words(f"thing.with_{kind}"), level=3))
        st.html(charts.ranking(s.words, known.partners(s, current, kind, 8), s.currency))
    st.html(parts.heading(s.words("overview.list"), level=3))
    st.html(parts.table(s.words, overview.headlines(s.catalogue, found.filter, "largest", 8)))


def _write(side: str) -> None:
    value = st.session_state[f"compare_{side}"]
    if value:
        st.query_params[side] = value
    elif side in st.query_params:
        del st.query_params[side]
