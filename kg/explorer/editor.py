"""Writing SPARQL with colours and completion of the vocabulary (Ace, shipped), or in a plain box."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from kg import vocab
from kg.explorer.canvas import asset, vendored
from kg.explorer.source import Session
from kg.vocab import PREFIXES


def edit(s: Session, query: str, *, line: int | None = None, reason: str = "") -> str | None:
    """Show a query, with a mark at a line that is wrong; the new text when it was just run, else None."""
    if st.toggle(s.words("ask.plain_box"), key="plain_box"):
        return _box(s, query)
    mount = st.components.v2.component("kg_editor", js=_script(), css=asset("editor.css"), isolate_styles=False)
    result = mount(
        key="editor",
        data={
            "query": query,
            "terms": _terms(s.words.language),
            "line": line,
            "reason": reason,
            "words": {"run": s.words("ask.run"), "keys": s.words("ask.run_keys"), "label": s.words("ask.query")},
        },
        on_ran_change=_nothing,
    )
    ran = getattr(result, "ran", None)
    return str(ran) if ran else None


def _box(s: Session, query: str) -> str | None:
    with st.form("plain_query", border=False):
        text = st.text_area(s.words("ask.query"), query, height=300)
        ran = st.form_submit_button(s.words("ask.run"), type="primary")
    return text if ran else None


@cache
def _terms(language: str) -> list[dict[str, Any]]:
    """What can be completed, in Ace's form."""
    labels, meanings = vocab.labels(language), vocab.definitions(language)
    own = [
        {"caption": f"ai:{name}", "value": f"ai:{name}", "meta": labels.get(name, ""), "score": 900}
        | {"docText": meanings.get(name, "")}
        for name in vocab.terms()
    ]
    return own + [{"caption": f"{p}:", "value": f"{p}:", "meta": "", "score": 500} for p in PREFIXES]


@cache
def _script() -> str:
    return vendored("ace.min.js", "ace-completion.min.js", "ace-sparql.min.js") + asset("editor.js")


def _nothing() -> None:
    pass
