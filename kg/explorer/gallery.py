"""The named questions with their parameters."""

from __future__ import annotations

import streamlit as st

from kg import vocab
from kg.errors import QueryProblem
from kg.explorer.markup import tag
from kg.explorer.source import Session
from kg.store.questions import Parameter, Question, bound, question, questions
from kg.views.search import choices

_THINGS = ("organisation", "place", "facility", "product", "policy")


def chosen(s: Session) -> str | None:
    """Draw the choice and its parameters; the query with them bound, None where a value doesn't fit."""
    asked = _question(s)
    st.html(tag("p", asked.description.get(s.words.language, ""), class_="note"))
    given = _given(s, asked)
    try:
        query, notes = bound(s.reader, asked, given)
    except QueryProblem as problem:
        st.error(s.words.said(str(problem)))
        return None
    for note in notes:
        st.html(tag("p", s.words.said(note), class_="note"))
    return query


def _question(s: Session) -> Question:
    titles = {q.name: q.title[s.words.language] for q in questions()}
    current = st.query_params.get("name", "largest-announcements")
    st.session_state["gallery_name"] = current if current in titles else next(iter(titles))
    name = st.selectbox(
        s.words("ask.choose", n=len(titles)), sorted(titles, key=titles.__getitem__), key="gallery_name",
        format_func=titles.__getitem__, on_change=_keep,
    )  # fmt: skip
    return question(name)


def _keep() -> None:
    st.query_params.from_dict({"view": "gallery", "name": st.session_state["gallery_name"]})


def _given(s: Session, asked: Question) -> dict[str, str]:
    if not asked.parameters:
        return {}
    columns = st.columns(max(len(asked.parameters), 3))
    given: dict[str, str] = {}
    for column, parameter in zip(columns, asked.parameters, strict=False):
        with column:
            value = _value(s, asked, parameter)
        if value:
            given[parameter.name] = value
    has_family = any(p.type == "organisation" and p.name in given for p in asked.parameters)
    if has_family and st.checkbox(s.words("filter.family"), key=f"family_{asked.name}"):
        given["subsidiaries"] = "yes"
    return given


def _value(s: Session, asked: Question, parameter: Parameter) -> str | None:
    key = f"{asked.name}_{parameter.name}"
    label = s.words.texts.get(f"parameter.{parameter.name}") or s.words(f"parameter.{parameter.type}")
    first = st.query_params.get(f"p_{parameter.name}") or parameter.default
    if parameter.type in _THINGS:
        return _thing(s, parameter.type, label, first, key)
    if parameter.type in ("status", "type", "energy"):
        names = vocab.subclasses("Announcement") if parameter.type == "type" else vocab.closed_list(parameter.type)
        return st.selectbox(
            label, names, index=None, format_func=s.words.term, placeholder=s.words("filter.any"), key=key
        )
    return st.text_input(label, first or "", key=key, max_chars=200, placeholder=s.words("filter.any")) or None


def _thing(s: Session, kind: str, label: str, first: str | None, key: str) -> str | None:
    found = {f"id:{i}": (s.words.named(i, name), name) for i, name in choices(s.catalogue, kind, 800)}
    start = next((index for index, i in enumerate(found) if first in (i, *found[i])), None)
    return st.selectbox(
        label,
        list(found),
        index=start,
        format_func=lambda i: found[i][0],
        placeholder=s.words("filter.any"),
        key=key,
    )
