"""The picture that answers clicks: sigma.js, shipped with the package, in a component of the page."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from kg.explorer import looks
from kg.explorer.layout import Positions
from kg.explorer.markup import steady
from kg.explorer.wording import Words
from kg.explorer.writing import money
from kg.views.network import Edge, Node, Picture

ASSETS = Path(__file__).parent / "assets"


def draw(w: Words, picture: Picture, positions: Positions, chosen: str, key: str, height: int = 620) -> str | None:
    """Draw the picture; what was clicked ("node ID" or "edge NUMBER"), once, else None."""
    mount = st.components.v2.component("kg_graph", js=_script(), css=asset("graph.css"))
    drawn = as_data(w, picture, positions)
    drawn |= {"height": height, "chosen": chosen, "label": w("graph.picture"), "words": _tools(w)}
    drawn["key"] = hashlib.sha256(json.dumps([drawn["nodes"], drawn["edges"], w.language]).encode()).hexdigest()[
        :12
    ]
    result = mount(key=key, data=drawn, on_clicked_change=_nothing, height="content")
    clicked = getattr(result, "clicked", None)
    return str(clicked) if clicked else None


def as_data(w: Words, picture: Picture, positions: Positions) -> dict[str, Any]:
    """Nodes and edges as the script takes them."""
    most = max((n.money for n in picture.nodes), default=0)
    strongest = max((e.money for e in picture.edges), default=0)
    return {
        "nodes": [_node(w, node, positions[node.id], most) for node in picture.nodes],
        "edges": [_edge(edge, number, strongest) for number, edge in enumerate(picture.edges)],
    }


def caption(w: Words, node: Node) -> str:
    """A node's name, with what the picture leaves out of its surroundings."""
    label = steady(w.named(node.id, node.thing.label))
    return f"{label} +{node.more}" if node.more else label


def title(w: Words, node: Node) -> str:
    """A node in one line."""
    parts = (
        steady(w.named(node.id, node.thing.label)),
        w.term(node.thing.cls),
        money(w, node.money or None, "USD"),
    )
    return " · ".join(part for part in parts if part)


def _node(w: Words, node: Node, at: tuple[float, float], most: float) -> dict[str, Any]:
    return {
        "id": node.id,
        "label": caption(w, node),
        "x": round(at[0], 1),
        "y": round(-at[1], 1),
        "size": round(looks.size(node, most), 1),
        "color": looks.NODES[node.thing.kind],
    }


def _edge(edge: Edge, number: int, most: float) -> dict[str, Any]:
    return {
        "id": str(number),
        "source": edge.source,
        "target": edge.target,
        "size": round(looks.width(edge.money, most), 1),
        "color": looks.EDGES[looks.FAMILY[edge.link]],
    }


def _tools(w: Words) -> dict[str, str]:
    return {name: w(f"graph.{name}") for name in ("closer", "farther", "whole", "png")}


@cache
def _script() -> str:
    return vendored("graphology.umd.min.js", "sigma.min.js") + asset("graph.js")


def vendored(*names: str) -> str:
    """Shipped scripts, each kept to itself and given the page as its ``this``."""
    return "".join(f"(function () {{\n{asset(name)}\n}}).call(globalThis);\n" for name in names)


@cache
def asset(name: str) -> str:
    """A shipped file as text."""
    return (ASSETS / name).read_text(encoding="utf-8")


def _nothing() -> None:
    pass
