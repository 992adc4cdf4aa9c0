"""Questions: in plain words, from the gallery, or in SPARQL."""

from __future__ import annotations

import re
from collections.abc import Callable

import streamlit as st

from kg import ask as plain_ask
from kg.errors import KgError, QueryProblem, TookTooLong
from kg.explorer import editor, gallery, parts, results
from kg.explorer.markup import join, tag
from kg.explorer.source import Session
from kg.explorer.wording import LANGUAGES
from kg.store.answers import Answer
from kg.store.limit import Limited
from kg.views.naming import finder

_HEADER = re.compile(r"^# (title|description|param)\b.*\n", re.MULTILINE)
"""What a question of the gallery says of itself, which the page shows in better places."""

_START = """# {comment}
SELECT ?announcement ?place ?value ?currency
WHERE {{
  VALUES ?currency {{ "USD" }}
  ?announcement a ai:Investment ;
    ai:place ?place ;
    ai:countedAmount [ ai:value ?value ; ai:currency ?currency ] .
}}
ORDER BY DESC(?value)
LIMIT 50"""


def show(s: Session) -> None:
    """Draw the view that the address names."""
    views: dict[str, Callable[[Session], None]] = {"plain": _plain, "gallery": _gallery, "sparql": _sparql}
    current = st.query_params.get("view", "plain")
    current = current if current in views else "plain"
    st.session_state["ask_view"] = current
    st.segmented_control(
        s.words("graph.view"), list(views), key="ask_view", format_func=lambda v: s.words(f"ask.views.{v}"),
        label_visibility="collapsed", required=True, on_change=_switch,
    )  # fmt: skip
    views[current](s)


def _switch() -> None:
    st.query_params.from_dict({"view": st.session_state["ask_view"]})


def run(s: Session, query: str) -> Answer | None:
    """The answer; where there is none, why not, with the line."""
    try:
        with st.spinner(s.words("ask.running")):
            return _answer(s.key, query, s)
    except QueryProblem as problem:
        _explain(s, query, problem)
    except KgError as problem:
        st.error(s.words.said(str(problem)))
    return None


@st.cache_data(show_spinner=False, max_entries=64, ttl=3600)
def _answer(key: str, query: str, _s: Session) -> Answer:
    return _limited(str(_s.store.resolve())).ask(query)


@st.cache_resource(show_spinner=False)
def _limited(store: str) -> Limited:
    from pathlib import Path

    return Limited(Path(store), seconds=20, rows=10_000)


def _explain(s: Session, query: str, problem: QueryProblem) -> None:
    place = re.search(r"line (\d+), column (\d+)", str(problem))
    said = s.words.said(str(problem))
    title = s.words("ask.too_long") if isinstance(problem, TookTooLong) else s.words("ask.wrong")
    if place:
        title = s.words("ask.wrong_at", line=place[1], column=place[2])
        st.session_state["wrong_line"] = int(place[1]), said
    lines = [tag("strong", title), tag("p", said)]
    if place and int(place[1]) <= len(query.splitlines()):
        lines.append(tag("pre", _pointed(query, int(place[1]), int(place[2]))))
    st.html(tag("div", *lines, class_="wrong", role="alert"))


def _pointed(query: str, line: int, column: int) -> str:
    """The line with a sign under the column."""
    return f"{line:>4} | {query.splitlines()[line - 1]}\n{' ' * (6 + column)}^"


def _plain(s: Session) -> None:
    w = s.words
    st.session_state["ask_plain"] = text = st.query_params.get("q", "")
    st.text_input(
        w("ask.question"),
        key="ask_plain",
        placeholder=w("ask.placeholder"),
        max_chars=300,
        on_change=_keep_question,
    )
    examples = [
        tag("a", e, href=f"ask?view=plain&q={e}", data_go=True, class_="chip") for e in w.texts["ask.examples"]
    ]
    if not text:
        st.html(tag("div", join(examples, " "), class_="chips"))
        return
    read = _read(s, text)
    _understood(s, read)
    if read.query:
        if answer := run(s, read.query):
            results.show(s, answer)
        _shown(s, read.query)


def _read(s: Session, text: str) -> plain_ask.Question:
    """The question in the language in which more of it can be read; the page's own comes first."""
    spoken = (s.words.language, *(other for other in LANGUAGES if other != s.words.language))
    readings = [plain_ask.question(text, one, finder(s.catalogue, one)) for one in spoken]
    return min(readings, key=lambda read: (not read.query, len(read.unread), -len(read.understood)))


def _keep_question() -> None:
    st.query_params.from_dict({"view": "plain", "q": st.session_state["ask_plain"].strip()})


def _understood(s: Session, read: plain_ask.Question) -> None:
    w = s.words
    if not read.query:
        parts.empty(w("ask.not_understood"), w("ask.not_understood_do"))
        return
    said = [tag("li", tag("b", sense.words), " ", tag("span", _meaning(s, sense.kind, sense.value, sense.named)))
            for sense in read.understood]  # fmt: skip
    st.html(tag("div", w("ask.understood"), tag("ul", *said), class_="understood"))
    if read.unread:
        st.html(tag("p", w("ask.unread"), " ", tag("b", ", ".join(read.unread)), class_="note unread"))


def _meaning(s: Session, kind: str, value: str, named: plain_ask.Named | None) -> str:
    if named:
        return f"= {s.words.named(named.id, named.label)} ({s.words(f'kind.{named.kind}')})"
    if kind in ("type", "status", "energy", "role"):
        return f"= {s.words.term(value)}"
    return f"= {s.words(f'ask.senses.{kind}_{value}')}" if f"ask.senses.{kind}_{value}" in s.words.texts else ""


def _gallery(s: Session) -> None:
    if query := gallery.chosen(s):
        if answer := run(s, query):
            results.show(s, answer)
        _shown(s, query)


def _shown(s: Session, query: str) -> None:
    st.html(parts.heading(s.words("ask.query"), level=3))
    bare = _HEADER.sub("", query).strip()
    st.code(bare, language=None, wrap_lines=True)
    st.button(s.words("ask.edit"), on_click=_to_editor, args=(bare,), key="to_editor")


def _to_editor(query: str) -> None:
    st.query_params.from_dict({"view": "sparql", "query": query})


def _sparql(s: Session) -> None:
    query = st.query_params.get("query") or _START.format(comment=s.words("ask.prefixes"))
    space = st.container()
    answer = run(s, query)
    line, reason = st.session_state.pop("wrong_line", (None, ""))
    with space:
        changed = editor.edit(s, query, line=line, reason=reason)
    if changed and changed != query:
        st.query_params.from_dict({"view": "sparql", "query": changed})
        st.rerun()
    if answer:
        results.show(s, answer)
