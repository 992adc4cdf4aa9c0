"""A picture as files for other programs: GraphML and GEXF by networkx."""

from __future__ import annotations

import io

import networkx as nx

from kg.explorer.layout import Positions
from kg.explorer.markup import steady
from kg.explorer.wording import Words
from kg.views.network import Picture


def as_graph(w: Words, picture: Picture, placed: Positions) -> nx.MultiDiGraph[str]:
    """The picture as a graph with labels, types, weights, dates and positions."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in picture.nodes:
        x, y = placed[node.id]
        label = steady(w.named(node.id, node.thing.label))
        graph.add_node(
            node.id,
            label=label,
            type=node.thing.cls,
            usd=node.money,
            announcements=node.told,
            x=float(x),
            y=float(y),
        )
    for number, edge in enumerate(picture.edges):
        dates = {name: value for name, value in (("first", edge.first), ("last", edge.last)) if value}
        graph.add_edge(
            edge.source, edge.target, key=str(number), label=w.term(edge.link), type=edge.link,
            weight=max(edge.told, 1), usd=float(edge.money), **dates,
        )  # fmt: skip
    return graph


def graphml(w: Words, picture: Picture, placed: Positions) -> bytes:
    """GraphML, which Gephi, yEd, Cytoscape and networkx open."""
    sheet = io.BytesIO()
    nx.write_graphml(as_graph(w, picture, placed), sheet)
    return sheet.getvalue()


def gexf(w: Words, picture: Picture, placed: Positions) -> bytes:
    """GEXF, which Gephi and networkx open."""
    sheet = io.BytesIO()
    nx.write_gexf(as_graph(w, picture, placed), sheet)
    return sheet.getvalue()
