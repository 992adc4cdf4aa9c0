"""The graph to look at: a neighbourhood, the way from one thing to another, who stands where."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from kg.explorer import canvas, facts, files, parts, picture, standing, way
from kg.explorer.layout import Positions, positions
from kg.explorer.markup import tag
from kg.explorer.source import Session
from kg.explorer.wording import Words
from kg.views import network
from kg.views.network import DEFAULT, LINKS, MOST, USUAL, Picture, Wanted
from kg.views.search import choices, label_of

_DEPTHS = (1, 2, 3)
_SIZES = (50, DEFAULT, 300, MOST)


def show(s: Session) -> None:
    """Draw the view that the address names."""
    views = {"picture": _picture, "path": way.show, "standing": standing.show}
    current = st.query_params.get("view", "picture")
    current = current if current in views else "picture"
    st.session_state["graph_view"] = current
    st.segmented_control(
        s.words("graph.view"), list(views), key="graph_view", format_func=lambda v: s.words(f"graph.views.{v}"),
        label_visibility="collapsed", on_change=_write, args=("view", "graph_view"), required=True,
    )  # fmt: skip
    views[current](s)


def wanted() -> Wanted:
    """The part of the graph that the address asks for."""
    given = st.query_params
    links = tuple(link for link in given.get("links", "").split(",") if link in LINKS)
    start = tuple(filter(None, (given.get("from", ""), *given.get("open", "").split(","))))
    return Wanted(
        start=start,
        depth=min(3, _whole(given.get("depth"), 1)),
        links=links or USUAL,
        since=given.get("since", "")[:10],
        until=given.get("until", "")[:10],
        limit=min(MOST, _whole(given.get("nodes"), DEFAULT)),
    )


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 5 and int(text) else otherwise


def _picture(s: Session) -> None:
    asked = wanted()
    _controls(s, asked)
    found, placed = _drawn(s.key, asked, s)
    if not found.nodes:
        parts.empty(s.words("graph.nothing"), s.words("graph.nothing_do"))
        return
    left, right = st.columns([7, 3], gap="medium")
    with left:
        _say_left_out(s, found)
        clicked = canvas.draw(
            s.words, found, placed, st.query_params.get("sel", "").removeprefix("node "), "graph"
        )
        st.html(picture.legend(s.words, found))
    if clicked and clicked != st.query_params.get("sel"):
        st.query_params["sel"] = clicked
        st.rerun()
    with right:
        facts.show(s, found, st.query_params.get("sel", ""))
        _downloads(s, asked, found, placed)
    with st.expander(s.words("graph.as_list", nodes=len(found.nodes), edges=len(found.edges))):
        st.html(_listed(s, found))


@st.cache_data(show_spinner=False, max_entries=64)
def _drawn(key: str, asked: Wanted, _s: Session) -> tuple[Picture, Positions]:
    found = network.picture(_s.catalogue, asked)
    return found, dict(positions(found))


def _controls(s: Session, asked: Wanted) -> None:
    w = s.words
    start, depth, size, links = st.columns([4, 1.3, 1.3, 2], vertical_alignment="bottom")
    options = start_options(s, asked.start[0] if asked.start else "")
    st.session_state["graph_from"] = asked.start[0] if asked.start else None
    start.selectbox(
        w("graph.start"), list(options), index=None, key="graph_from", format_func=options.__getitem__,
        placeholder=w("graph.start_any"), on_change=_restart,
    )  # fmt: skip
    _choice(depth, w, "depth", _DEPTHS, asked.depth)
    _choice(size, w, "nodes", _SIZES, asked.limit)
    with links.popover(w("graph.links"), width="stretch"):
        st.session_state["graph_links"] = list(asked.links)
        st.multiselect(
            w("graph.links"), LINKS, key="graph_links", format_func=w.term, on_change=_write_links,
            label_visibility="collapsed",
        )  # fmt: skip
        for name in ("since", "until"):
            st.session_state[f"graph_{name}"] = getattr(asked, name)
            st.text_input(
                w(f"filter.{name}"), key=f"graph_{name}", placeholder=w("graph.date"), on_change=_write,
                args=(name, f"graph_{name}"), max_chars=10,
            )  # fmt: skip


def start_options(s: Session, *current: str) -> dict[str, str]:
    """What a picture or a way can begin at: id -> name."""
    found = _things(s.key, s)
    options = {i: f"{s.words.named(i, label)}" for i, label in found}
    for identifier in filter(None, current):
        options.setdefault(identifier, s.words.named(identifier, label_of(s.catalogue, identifier) or identifier))
    return options


@st.cache_data(show_spinner=False, max_entries=8)
def _things(key: str, _s: Session) -> list[tuple[str, str]]:
    return [pair for kind in ("organisation", "place", "facility") for pair in choices(_s.catalogue, kind, 600)]


def _choice(
    column: st.delta_generator.DeltaGenerator, w: Words, name: str, values: tuple[int, ...], now: int
) -> None:
    key = f"graph_{name}"
    offered = sorted({*values, now})
    st.session_state[key] = now
    column.selectbox(w(f"graph.{name}"), offered, key=key, on_change=_write, args=(name, key))


def _write(name: str, key: str) -> None:
    value = st.session_state[key]
    if value:
        st.query_params[name] = str(value)
    elif name in st.query_params:
        del st.query_params[name]


def _write_links() -> None:
    chosen = st.session_state["graph_links"]
    if chosen and set(chosen) != set(USUAL):
        st.query_params["links"] = ",".join(chosen)
    elif "links" in st.query_params:
        del st.query_params["links"]


def _restart() -> None:
    for name in ("open", "sel"):
        if name in st.query_params:
            del st.query_params[name]
    _write("from", "graph_from")


def _say_left_out(s: Session, found: Picture) -> None:
    if found.left_out:
        st.html(tag("p", s.words("graph.left_out", shown=len(found.nodes), left=found.left_out), class_="note"))


def _downloads(s: Session, asked: Wanted, found: Picture, placed: Positions) -> None:
    title = (
        s.words("graph.title_of", name=start_options(s, *asked.start)[asked.start[0]])
        if asked.start
        else s.words("pages.graph")
    )
    kinds: tuple[tuple[str, str, str, Callable[[], str | bytes]], ...] = (
        ("HTML", "graph.html", "text/html", partial(picture.html, s.words, found, title, placed)),
        ("GraphML", "graph.graphml", "application/xml", partial(files.graphml, s.words, found, placed)),
        ("GEXF", "graph.gexf", "application/xml", partial(files.gexf, s.words, found, placed)),
    )
    st.html(parts.heading(s.words("graph.save"), level=3))
    with st.container(horizontal=True):
        for label, name, mime, make in kinds:
            st.download_button(label, make, name, mime, on_click="ignore", key=f"save_{label}")


def _listed(s: Session, found: Picture) -> object:
    named = {node.id: parts.named(s.words, node.thing) for node in found.nodes}
    terms = {link: s.words.term(link) for link in {e.link for e in found.edges}}
    rows = (tag("li", named[e.source], f" {terms[e.link]} ", named[e.target]) for e in found.edges)
    return tag("ul", *rows, class_="relations")
