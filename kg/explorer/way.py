"""The shortest way between two things, told as sentences."""

from __future__ import annotations

import streamlit as st

from kg.explorer import parts
from kg.explorer.markup import tag
from kg.explorer.sentences import sentence
from kg.explorer.source import Session
from kg.views import network, overview
from kg.views.ledger import thing
from kg.views.values import Named

_ENDS = ("from", "to")


def show(s: Session) -> None:
    """Draw the choice of both ends and the way between them."""
    from kg.explorer.graph import start_options  # the page that this is a view of

    options = start_options(s, *(st.query_params.get(end, "") for end in _ENDS))
    for end, column in zip(_ENDS, st.columns(2), strict=True):
        current = st.query_params.get(end) or None
        st.session_state[f"way_{end}"] = current
        column.selectbox(
            s.words(f"way.{end}"), list(options), index=None, key=f"way_{end}", format_func=options.__getitem__,
            placeholder=s.words("compare.choose"), on_change=_write, args=(end,),
        )  # fmt: skip
    if all(end in st.query_params for end in _ENDS):
        _tell(s, st.query_params["from"], st.query_params["to"])
    else:
        parts.empty(s.words("way.empty"), s.words("way.empty_do"))


def _tell(s: Session, one: str, other: str) -> None:
    steps = network.path(s.catalogue, one, other)
    if not steps:
        parts.empty(s.words("way.none"), s.words("way.none_do"))
        return
    st.html(parts.heading(s.words.many("way.steps", len(steps))))
    for step in steps:
        ends: dict[str, Named] = {i: found for i in (step.source, step.target) if (found := thing(s.catalogue, i))}
        st.html(tag("p", sentence(s.words, step, ends), class_="sentence"))
        told = overview.by_id(s.catalogue, network.shared(s.catalogue, step.source, step.target, 3))
        if told:
            st.html(parts.short_list(s.words, told))


def _write(end: str) -> None:
    value = st.session_state[f"way_{end}"]
    if value:
        st.query_params[end] = value
    elif end in st.query_params:
        del st.query_params[end]
