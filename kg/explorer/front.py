"""The frame of every page: language, currency, search, navigation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

import streamlit as st

from kg.errors import StoreProblem
from kg.explorer import (
    announcement,
    ask,
    compare,
    downloads,
    finding,
    graph,
    links,
    overview,
    reading,
    review,
    thing,
)
from kg.explorer.source import Session, open_session, problem
from kg.explorer.wording import LANGUAGES, Words, words

ASSETS = Path(__file__).parent / "assets"
CURRENCIES = ("USD", "EUR", "GBP", "CAD", "JPY", "CHF")
_PAGES: tuple[tuple[str, ModuleType, bool], ...] = (
    ("overview", overview, True),
    ("graph", graph, True),
    ("ask", ask, True),
    ("read", reading, True),
    ("review", review, True),
    ("downloads", downloads, True),
    ("compare", compare, True),
    ("announcement", announcement, False),
    ("thing", thing, False),
    ("search", finding, False),
)
"""Path, module, whether it stands in the menu."""


def main() -> None:
    """Draw the page that the address names."""
    spoken = words(_language())
    st.set_page_config(page_title=spoken("app.title"), page_icon=None, layout="wide")
    st.html(ASSETS / "explorer.css")
    st.html(f"<style>q {{ quotes: {spoken('form.quotes')}; }}</style>")
    pages = {path: _page(spoken, path, module, shown) for path, module, shown in _PAGES}
    chosen = st.navigation(list(pages.values()), position="top")
    links.follow(pages, spoken)
    if wanted := st.session_state.pop("go_to", None):
        st.switch_page(pages["thing"], query_params={"id": wanted})
    _bar(spoken, pages)
    chosen.run()


def _language() -> str:
    """The one that the switch says, else the browser's."""
    given = st.session_state.get("language") or st.query_params.get("lang")
    spoken = (st.context.locale or "en")[:2].lower()
    return given if given in LANGUAGES else spoken if spoken in LANGUAGES else "en"


def _page(spoken: Words, path: str, module: ModuleType, shown: bool) -> st.Page:
    show: Callable[[Session], None] = module.show
    return st.Page(
        partial(_run, spoken, show),
        title=spoken(f"pages.{path}"),
        url_path=path,
        default=path == "overview",
        visibility="visible" if shown else "hidden",
    )


def _run(spoken: Words, show: Callable[[Session], None]) -> None:
    try:
        session = open_session(spoken, _currency())
    except StoreProblem as error:
        problem(spoken, error)
        return
    show(session)


def _bar(spoken: Words, pages: dict[str, st.Page]) -> None:
    with st.container(key="bar"):
        box, money, language = st.columns([6, 1, 1], vertical_alignment="center")
    box.text_input(
        spoken("search.label"),
        key="search_box",
        placeholder=spoken("search.placeholder"),
        label_visibility="collapsed",
        on_change=_remember_search,
    )
    if wanted := st.session_state.pop("search_wanted", ""):
        st.switch_page(pages["search"], query_params={"q": wanted})
    money.selectbox(
        spoken("bar.currency"),
        CURRENCIES,
        key="currency",
        label_visibility="collapsed",
        index=_first_currency(spoken),
    )
    language.segmented_control(
        spoken("bar.language"),
        LANGUAGES,
        default=spoken.language,
        format_func=str.upper,
        key="language_switch",
        label_visibility="collapsed",
        required=True,
        on_change=_switch_language,
    )


def _switch_language() -> None:
    st.session_state["language"] = st.session_state["language_switch"]


def _remember_search() -> None:
    st.session_state["search_wanted"] = st.session_state["search_box"].strip()
    st.session_state["search_box"] = ""


def _first_currency(spoken: Words) -> int:
    return CURRENCIES.index(spoken("form.currency"))


def _currency() -> str:
    return str(st.session_state.get("currency") or CURRENCIES[0])
