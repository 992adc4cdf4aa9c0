"""The filters of a page: widgets that show what the address says and write it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from kg import vocab
from kg.explorer.markup import address, join, safe, tag
from kg.explorer.source import Session
from kg.explorer.wording import Words
from kg.explorer.writing import as_date, day, money
from kg.views.filters import Filter, from_address
from kg.views.search import choices, label_of

_LEAST = (0.0, 1e8, 1e9, 5e9, 1e10, 5e10)
_PLURAL = ("type", "status", "energy")


def chosen() -> Filter:
    """The filter that the page's address holds."""
    return from_address({key: st.query_params[key] for key in st.query_params})


def show(s: Session, current: Filter) -> None:
    """Draw the widgets; a change goes into the address."""
    _fill(current)
    w = s.words
    with st.container(key="filters"):
        since, until, who, where, more = st.columns([1, 1, 1.5, 1.5, 1], vertical_alignment="bottom")
    _date(since, w, "since")
    _date(until, w, "until")
    _thing(s, who, "organisation", current.organisation)
    _thing(s, where, "place", current.place)
    _more(s, more, current)
    _summary(s, current)


def _fill(current: Filter) -> None:
    """What the address says is what the widgets show."""
    for name in ("since", "until"):
        text = getattr(current, name)
        st.session_state[f"f_{name}"] = as_date(text) if text else None
    for name in (*_PLURAL, "family", "sources"):
        value = getattr(current, name)
        st.session_state[f"f_{name}"] = list(value) if isinstance(value, tuple) else value
    st.session_state["f_least"] = current.least if current.least in _LEAST else 0.0
    for name in ("organisation", "place", "language"):
        st.session_state[f"f_{name}"] = getattr(current, name) or None


def _date(column: st.delta_generator.DeltaGenerator, w: Words, name: str) -> None:
    column.date_input(
        w(f"filter.{name}"), value=None, key=f"f_{name}", format=w("form.date_input"), on_change=_write,
        args=(name,), min_value=date(1990, 1, 1), max_value=date(2100, 1, 1),
    )  # fmt: skip


def _thing(s: Session, column: st.delta_generator.DeltaGenerator, kind: str, current: str) -> None:
    labels = {i: s.words.named(i, label) for i, label in _choices(s.key, kind, s.catalogue)}
    if current and current not in labels:
        labels[current] = label_of(s.catalogue, current) or current
    column.selectbox(
        s.words(f"filter.{kind}"), list(labels), index=None, key=f"f_{kind}", format_func=labels.__getitem__,
        placeholder=s.words("filter.any"), on_change=_write, args=(kind,),
    )  # fmt: skip


@st.cache_data(show_spinner=False, max_entries=32)
def _choices(key: str, kind: str, _catalogue: object) -> list[tuple[str, str]]:
    return choices(_catalogue, kind)  # type: ignore[arg-type]  # Streamlit's cache leaves out what begins with _


def _more(s: Session, column: st.delta_generator.DeltaGenerator, current: Filter) -> None:
    w = s.words
    with column.popover(w("filter.more"), width="stretch"):
        lists = {"type": vocab.subclasses("Announcement"), "status": vocab.closed_list("status")}
        for name, values in (lists | {"energy": vocab.closed_list("energy")}).items():
            st.multiselect(
                w(f"filter.{name}"), values, key=f"f_{name}", format_func=w.term, on_change=_write, args=(name,),
                placeholder=w("filter.any"),
            )  # fmt: skip
        st.selectbox(
            w("filter.least"), _LEAST, key="f_least", on_change=_write, args=("least",),
            format_func=lambda v: money(w, v, "USD") if v else w("filter.any"),
        )  # fmt: skip
        st.number_input(w("filter.sources"), 0, 50, key="f_sources", on_change=_write, args=("sources",))
        st.selectbox(
            w("filter.language"), ("fr", "en"), index=None, key="f_language", on_change=_write, args=("language",),
            format_func=lambda v: w(f"language.{v}"), placeholder=w("filter.any"),
        )  # fmt: skip
        st.checkbox(w("filter.family"), key="f_family", on_change=_write, args=("family",))


def _write(name: str) -> None:
    """One widget's value into the address."""
    value = st.session_state[f"f_{name}"]
    fresh: object = value
    if isinstance(value, date):
        fresh = value.isoformat()
    elif isinstance(value, list):
        fresh = tuple(value)
    elif value is None:
        fresh = ""
    to_address(replace(chosen(), **{name: fresh}))  # type: ignore[arg-type]  # the widgets give the fields' types


def to_address(wanted: Filter, keep: Mapping[str, str] | None = None) -> None:
    """Make the address say this filter."""
    st.query_params.from_dict({**(keep or {}), **wanted.as_address()})


def _summary(s: Session, current: Filter) -> None:
    """What is filtered, each with a way to take it off."""
    given = current.as_address()
    if not given:
        return
    chips = []
    for name, text in given.items():
        rest = {key: value for key, value in given.items() if key != name}
        label = safe(f"{s.words(f'filter.{name}')}{s.words('form.colon')}{_said(s, name, text)}")
        off = tag("span", "×", aria_hidden="true")
        chips.append(
            tag("a", label, " ", off, href=address("overview", rest), data_go=True, class_="chip",
                title=s.words("filter.remove"))
        )  # fmt: skip
    clear = tag("a", s.words("filter.clear"), href="overview", data_go=True, class_="clear")
    st.html(tag("div", join(chips, " "), " ", clear, class_="chips"))


def _said(s: Session, name: str, text: str) -> str:
    w = s.words
    if name in _PLURAL:
        return ", ".join(w.term(part) for part in text.split(","))
    if name in ("organisation", "place", "facility"):
        return w.named(text, label_of(s.catalogue, text) or text)
    if name in ("since", "until"):
        return day(w, text)
    if name == "least":
        return money(w, float(text), "USD")
    return {
        "language": lambda: w(f"language.{text}") if text in ("fr", "en") else text,
        "family": lambda: w("form.no"),
    }.get(name, lambda: text)()
