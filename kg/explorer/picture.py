"""A picture to keep and to send: one HTML file by pyvis that opens anywhere without a network."""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import Markup
from pyvis.network import Network

from kg.explorer import canvas, looks
from kg.explorer.layout import Positions, positions
from kg.explorer.markup import safe, steady, tag
from kg.explorer.wording import Words
from kg.explorer.writing import money
from kg.views.network import Edge, Picture

_OUTSIDE = re.compile(r"<(link|script)\b[^>]*?https?://[^>]*?(/>|>\s*(</script>)?)", re.DOTALL)
_NOTES = re.compile(r"<!-- <link.*?-->", re.DOTALL)  # pyvis's own notes on where its parts once lay
_CENTRES = re.compile(r"<center>\s*<h1>.*?</h1>\s*</center>", re.DOTALL)
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {"shape": "dot", "font": {"size": 13, "color": "#1c2630", "face": "sans-serif"}, "borderWidth": 0},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}, "font": {"size": 0}},
}


def html(w: Words, picture: Picture, title: str, placed: Positions | None = None) -> str:
    """The picture as one file: title, legend, drawing; every text from outside is data, never markup."""
    at = placed or positions(picture)
    network = Network(height="620px", width="100%", directed=True, cdn_resources="in_line")
    drawn = canvas.as_data(w, picture, at)
    network.nodes = [_node(w, picture, number, node) for number, node in enumerate(drawn["nodes"])]
    network.edges = [_edge(w, e, d) for e, d in zip(picture.edges, drawn["edges"], strict=True)]
    network.node_ids = [node["id"] for node in drawn["nodes"]]
    network.set_options(json.dumps(_OPTIONS))
    return _framed(w, network.generate_html(notebook=False), title, picture)


def _node(w: Words, picture: Picture, number: int, drawn: dict[str, Any]) -> dict[str, Any]:
    node = picture.nodes[number]
    return {
        ""
        "id": drawn["id"], "label": drawn["label"], "title": canvas.title(w, node),
        "x": drawn["x"], "y": -drawn["y"],
        "size": drawn["size"], "color": drawn["color"], "shape": "dot",
    }  # fmt: skip


def _edge(w: Words, edge: Edge, drawn: dict[str, Any]) -> dict[str, Any]:
    parts = (w.term(edge.link), money(w, edge.money or None, "USD"))
    return {
        "from": edge.source, "to": edge.target, "title": " · ".join(p for p in parts if p), "width": drawn["size"],
        "color": drawn["color"], "arrows": "to",
    }  # fmt: skip


def _framed(w: Words, page: str, title: str, picture: Picture) -> str:
    page = _CENTRES.sub("", _OUTSIDE.sub("", _NOTES.sub("", page)))
    head = tag("header", tag("h1", steady(title)), legend(w, picture))
    opening = f'<!DOCTYPE html>\n<html lang="{w.language}">'
    styled = Markup("<title>{}</title><style>{}</style></head>").format(
        safe(title), Markup((canvas.ASSETS / "picture.css").read_text(encoding="utf-8"))
    )
    return (
        page.replace("<html>", opening, 1).replace("</head>", str(styled), 1).replace("<body>", f"<body>{head}", 1)
    )


def legend(w: Words, picture: Picture) -> Markup:
    """What the colours mean, of those that occur."""
    kinds = {node.thing.kind for node in picture.nodes}
    families = {looks.FAMILY[edge.link] for edge in picture.edges}
    items = [
        tag("li", tag("i", style=f"background:{colour}"), w(f"kinds.{kind}"))
        for kind, colour in looks.NODES.items()
        if kind in kinds
    ]
    items += [
        tag("li", tag("i", class_="edge", style=f"background:{colour}"), w(f"graph.families.{family}"))
        for family, colour in looks.EDGES.items()
        if family in families
    ]
    return tag("ul", *items, class_="legend")
