"""Two organisations, places or facilities side by side, the same things at the same height."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from kg.explorer import charts, known, parts
from kg.explorer.graph import start_options
from kg.explorer.markup import name, tag
from kg.explorer.panel import panel
from kg.explorer.source import Session
from kg.views import overview
from kg.views.things import Profile

_SIDES = ("a", "b")


def show(s: Session) -> None:
    """Draw both sides, row by row."""
    st.html(tag("div", tag("h1", s.words("compare.title")), class_="kg-title"))
    options = start_options(s)
    sides = st.columns(2, gap="large")
    found = {side: _chosen(s, side, column, options) for side, column in zip(_SIDES, sides, strict=True)}
    for row in _ROWS:
        for side, column in zip(_SIDES, st.columns(2, gap="large"), strict=True):
            with column:
                if profile := found[side]:
                    row(s, side, profile)


def _chosen(
    s: Session, side: str, column: st.delta_generator.DeltaGenerator, options: dict[str, str]
) -> Profile | None:
    current = st.query_params.get(side, "")
    found = known.profile(s, current) if current else None
    if found:
        options = options | {current: s.words.named(current, found.thing.label)}
    st.session_state[f"compare_{side}"] = current if found else None
    with column:
        st.selectbox(
            s.words(f"compare.{side}"), list(options), index=None, key=f"compare_{side}",
            format_func=options.__getitem__, placeholder=s.words("compare.choose"), on_change=_write, args=(side,),
        )  # fmt: skip
        if found is None:
            parts.empty(s.words("compare.empty"), s.words("compare.empty_do"))
    return found


def _figures(s: Session, _side: str, found: Profile) -> None:
    st.html(tag("h2", parts.named(s.words, found.thing)))
    st.html(parts.figures(s.words, known.figures(s, found.filter), s.currency))


def _named(s: Session, found: Profile) -> Markup:
    """Whose row this is, for where the sides stand one below the other."""
    return name(s.words.named(found.thing.id, found.thing.label))


def _months(s: Session, side: str, found: Profile) -> None:
    if rows := known.months(s, found.filter, 3):
        panel(charts.months(s.words, rows, s.currency), key=f"months_{side}")
    else:
        parts.empty(s.words("overview.no_months"), s.words("overview.no_months_do"))


def _partners(kind: str) -> Callable[[Session, str, Profile], None]:
    def show_partners(s: Session, _side: str, found: Profile) -> None:
        st.html(parts.heading(s.words(f"thing.with_{kind}"), _named(s, found), level=3))
        rows = known.partners(s, found.thing.id, kind, 8)
        st.html(parts.shared(s.words, rows, s.currency))

    return show_partners


def _largest(s: Session, _side: str, found: Profile) -> None:
    st.html(parts.heading(s.words("compare.largest"), _named(s, found), level=3))
    st.html(parts.short_list(s.words, overview.headlines(s.catalogue, found.filter, "largest", 8)))


_ROWS: tuple[Callable[[Session, str, Profile], None], ...] = (
    _figures, _months, _partners("organisation"), _partners("place"), _partners("facility"), _largest,
)  # fmt: skip


def _write(side: str) -> None:
    value = st.session_state[f"compare_{side}"]
    if value:
        st.query_params[side] = value
    elif side in st.query_params:
        del st.query_params[side]
