"""What a search found."""

from __future__ import annotations

from itertools import groupby

import streamlit as st
from markupsafe import Markup

from kg.explorer import parts
from kg.explorer.markup import join, link, name, safe, tag
from kg.explorer.source import Session
from kg.views.overview import by_id
from kg.views.search import MARKS, search
from kg.views.values import Hit


def show(s: Session) -> None:
    """Draw the hits for the words of the address."""
    words = st.query_params.get("q", "")
    st.html(tag("div", tag("h1", s.words("search.title"), " ", tag("q", words)), class_="kg-title"))
    hits = search(s.catalogue, words)
    if not hits:
        parts.empty(s.words("search.nothing"), s.words("search.nothing_do"))
    for kind, group in groupby(hits, key=lambda hit: hit.kind):
        found = list(group)
        st.html(parts.heading(s.words(f"kinds.{kind}"), level=2))
        st.html(_passages(s, found) if kind == "announcement" else _things(s, found))


def _things(s: Session, hits: list[Hit]) -> Markup:
    return tag("ul", *(tag("li", _thing(s, hit)) for hit in hits), class_="hits")


def _thing(s: Session, hit: Hit) -> Markup:
    label = name(s.words.named(hit.id, hit.label), hit.kind)
    return join((link(label, "thing", {"id": hit.id}), tag("small", " ", hit.words)))


def _passages(s: Session, hits: list[Hit]) -> Markup:
    told = {headline.id: headline for headline in by_id(s.catalogue, [hit.id for hit in hits])}
    rows = (
        tag("li", link(parts.plain_title(s.words, told[hit.id]), "announcement", {"id": hit.id}), " ",
            parts.badges(s.words, told[hit.id]), tag("p", _passage(hit.words)))
        for hit in hits
    )  # fmt: skip
    return tag("ul", *rows, class_="hits")


def _passage(words: str) -> Markup:
    """The passage with what was found marked."""
    html = str(safe(words.replace(MARKS[0], "\ue000").replace(MARKS[1], "\ue001")))
    return Markup(html.replace("\ue000", "<mark>").replace("\ue001", "</mark>"))
