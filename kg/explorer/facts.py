"""What is known of the node or the link that was clicked in the picture."""

from __future__ import annotations

import streamlit as st

from kg.explorer import known, parts
from kg.explorer.markup import tag
from kg.explorer.sentences import sentence
from kg.explorer.source import Session
from kg.explorer.writing import money
from kg.views import overview
from kg.views.network import Edge, Node, Picture, shared
from kg.views.things import Profile
from kg.views.values import Headline


def show(s: Session, found: Picture, chosen: str) -> None:
    """Show the facts of what ``chosen`` names ("node ID" or "edge NUMBER"), or how to get at some."""
    kind, _, which = chosen.partition(" ")
    node = next((n for n in found.nodes if kind == "node" and n.id == which), None)
    if node:
        _node(s, node)
    elif kind == "edge" and which.isdecimal() and int(which) < len(found.edges):
        _edge(s, found, found.edges[int(which)])
    else:
        st.html(tag("p", s.words("graph.click"), class_="note"))


def _node(s: Session, node: Node) -> None:
    w = s.words
    st.html(parts.heading(parts.named(w, node.thing), w.term(node.thing.cls), level=3))
    told = known.profile(s, node.id)
    sums = [w.many("figures.n_announcements", node.told)] + ([money(w, node.money, "USD")] if node.money else [])
    st.html(tag("p", " · ".join(sums), class_="about"))
    with st.container(horizontal=True):
        if node.more:
            st.button(w("graph.expand", n=node.more), on_click=_open, args=(node.id,), key="expand")
        st.button(w("graph.start_here"), on_click=_start, args=(node.id,), key="start_here")
    if told:
        st.html(parts.short_list(s.words, _newest(s, told)))


def _newest(s: Session, told: Profile) -> list[Headline]:
    return overview.headlines(s.catalogue, told.filter, "newest", 6)


def _open(identifier: str) -> None:
    opened = [i for i in st.query_params.get("open", "").split(",") if i]
    if "from" not in st.query_params:
        st.query_params["from"] = identifier
    elif identifier not in opened:
        st.query_params["open"] = ",".join([*opened, identifier])


def _start(identifier: str) -> None:
    st.query_params["from"] = identifier
    if "open" in st.query_params:
        del st.query_params["open"]


def _edge(s: Session, found: Picture, edge: Edge) -> None:
    things = {node.id: node.thing for node in found.nodes}
    st.html(tag("p", sentence(s.words, edge, things), class_="sentence"))
    if edge.money:
        st.html(tag("p", money(s.words, edge.money, "USD"), class_="about"))
    told = overview.by_id(s.catalogue, shared(s.catalogue, edge.source, edge.target))
    st.html(parts.short_list(s.words, told) if told else tag("p", s.words("graph.lasting"), class_="about"))
