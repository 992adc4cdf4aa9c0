"""What's new, how much, where, and who with."""

from __future__ import annotations

import streamlit as st

from kg.explorer import charts, choosing, known, parts
from kg.explorer.panel import panel
from kg.explorer.source import Session
from kg.explorer.world import world
from kg.views import overview
from kg.views.filters import Filter

_PAGE = 20
_NEW = 7
_ORDERS = ("newest", "largest", "sources", "oldest")


def show(s: Session) -> None:
    """Draw the page."""
    chosen = choosing.chosen()
    choosing.show(s, chosen)
    found = known.figures(s, chosen)
    st.html(parts.figures(s.words, found, s.currency))
    if not found.announcements:
        _nothing(s, chosen)
        return
    _money(s, chosen)
    _where(s, chosen)
    _newest(s, chosen, found.announcements)


def _nothing(s: Session, chosen: Filter) -> None:
    kind = "filtered" if chosen.is_set else "graph"
    parts.empty(s.words(f"empty.{kind}"), s.words(f"empty.{kind}_do"))


def _money(s: Session, chosen: Filter) -> None:
    by_month, by_company = st.columns([5, 3], gap="large")
    with by_month:
        st.html(parts.heading(s.words("overview.months"), s.words("overview.months_note")))
        rows = known.months(s, chosen)
        if rows:
            panel(charts.months(s.words, rows, s.currency), key="months")
        else:
            parts.empty(s.words("overview.no_months"), s.words("overview.no_months_do"))
    with by_company:
        st.html(parts.heading(s.words("overview.leaders"), s.words("overview.leaders_note")))
        st.html(charts.ranking(s.words, known.leaders(s, chosen, 8), s.currency))


def _where(s: Session, chosen: Filter) -> None:
    spots = known.spots(s, chosen)
    where, new = st.columns([5, 3], gap="large")
    with where:
        st.html(parts.heading(s.words("overview.map"), s.words("overview.map_note")))
        panel(world(s.words, spots, s.currency, close=bool(chosen.place)), key="map")
    with new:
        st.html(parts.heading(s.words("overview.new")))
        st.html(parts.short_list(s.words, overview.headlines(s.catalogue, chosen, "newest", _NEW)))


def _newest(s: Session, chosen: Filter, count: int) -> None:
    title, order, pages = st.columns([3, 1, 1], vertical_alignment="bottom")
    title.html(parts.heading(s.words("overview.list"), s.words.many("figures.n_announcements", count)))
    by = order.selectbox(
        s.words("overview.order"),
        _ORDERS,
        format_func=lambda o: s.words(f"order.{o}"),
        label_visibility="collapsed",
    )
    last = max(1, -(-count // _PAGE))
    page = pages.number_input(
        s.words("overview.page", last=last), 1, last, label_visibility="collapsed" if last == 1 else "visible"
    )
    rows = overview.headlines(s.catalogue, chosen, by, _PAGE, (int(page) - 1) * _PAGE)
    st.html(parts.table(s.words, rows))
