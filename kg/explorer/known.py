"""What several pages ask of the catalogue, kept for each published state of the graph."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import streamlit as st

from kg.explorer.source import Session
from kg.views import overview, things
from kg.views.filters import Filter
from kg.views.things import Profile
from kg.views.values import Figures, Month, Ranked, Spot

_KEPT = 256


def figures(s: Session, chosen: Filter) -> Figures:
    """The totals of a choice, in the session's currency."""
    return _figures(s.key, chosen, s.currency, s.catalogue)


def months(s: Session, chosen: Filter, companies: int = 5) -> Sequence[Month]:
    """Money by month and company."""
    return _months(s.key, chosen, s.currency, companies, s.catalogue)


def leaders(s: Session, chosen: Filter, limit: int) -> Sequence[Ranked]:
    """Who commits most."""
    return _leaders(s.key, chosen, s.currency, limit, s.catalogue)


def spots(s: Session, chosen: Filter) -> Sequence[Spot]:
    """Where it happens."""
    return _spots(s.key, chosen, s.currency, s.catalogue)


def partners(s: Session, identifier: str, kind: str, limit: int) -> Sequence[Ranked]:
    """What a thing shares announcements with."""
    return _partners(s.key, identifier, kind, limit, s.currency, s.catalogue)


def profile(s: Session, identifier: str) -> Profile | None:
    """Who or what a thing is; None for an unknown one."""
    return _profile(s.key, identifier, s)


@st.cache_data(show_spinner=False, max_entries=_KEPT)
def _profile(key: str, identifier: str, _s: Session) -> Profile | None:
    return things.profile(_s.reader, _s.catalogue, identifier)


@st.cache_data(show_spinner=False, max_entries=_KEPT)
def _figures(key: str, chosen: Filter, currency: str, _catalogue: sqlite3.Connection) -> Figures:
    return overview.figures(_catalogue, chosen, currency)


@st.cache_data(show_spinner=False, max_entries=_KEPT)
def _months(
    key: str, chosen: Filter, currency: str, companies: int, _catalogue: sqlite3.Connection
) -> Sequence[Month]:
    return overview.months(_catalogue, chosen, currency, companies)


@st.cache_data(show_spinner=False, max_entries=_KEPT)
def _leaders(
    key: str, chosen: Filter, currency: str, limit: int, _catalogue: sqlite3.Connection
) -> Sequence[Ranked]:
    return overview.leaders(_catalogue, chosen, currency, limit)


@st.cache_data(show_spinner=False, max_entries=_KEPT)
def _spots(key: str, chosen: Filter, currency: str, _catalogue: sqlite3.Connection) -> Sequence[Spot]:
    return overview.spots(_catalogue, chosen, currency)


@st.cache_data(show_spinner=False, max_entries=_KEPT)
def _partners(
    key: str, identifier: str, kind: str, limit: int, currency: str, _catalogue: sqlite3.Connection
) -> Sequence[Ranked]:
    return things.partners(_catalogue, identifier, kind, limit, currency)
