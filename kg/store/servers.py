"""What is known of other triple stores: where they take updates and graphs, and where they leave the standard."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from pyoxigraph import NamedNode

from kg.store import guard
from kg.vocab import RESOURCE

MERGED = NamedNode(RESOURCE + "graph/merged")
"""Holds the merge of all graphs on servers that have no default graph of their own."""
HIDDEN = "kgGraph"
"""Begins the variables that we put into queries; they are in no answer."""

_NO_VALUE = re.compile(r"VALUES\s+\?\w+\s*\{\s*UNDEF\s*\}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Server:
    """How one server is spoken to."""

    query: str  # addresses; None where the server has no such service
    update: str | None = None
    graphs: str | None = None  # Graph Store Protocol; the graph's name goes into ?graph=
    merged: NamedNode | None = None  # where the merge lies; None: in the default graph
    digest: bool = False  # passwords go by digest, not as they are
    cuts_silently: bool = False  # a graph that is cut short is not marked as such
    at_once: int | None = None  # statements in one operation of an update; None: any number

    def worded(self, query: str) -> str:
        """A query as this server takes it.

        Where the merge is a named graph, it must not show up as one; and Virtuoso, once it is told the default
        graph, knows no graph by a name that stands in the query, but does by a variable that has the name. An
        UNDEF makes it forget what the variable is bound to elsewhere; alone it says nothing and is left out.
        """
        if self.merged is None:
            return query
        query = _NO_VALUE.sub("", query)
        parts, end = [], 0
        tokens = list(guard.tokens(query))
        for number, (token, graph) in enumerate(pairwise(tokens)):
            if token.kind == "word" and token.text.upper() == "GRAPH":
                name = graph.text.rstrip(".")
                variable = name if graph.kind == "variable" else f"?{HIDDEN}{number}"
                told = f"{variable} != {self.merged}" if graph.kind == "variable" else f"{variable} = {name}"
                parts.append(f"{query[end : token.start]}FILTER({told}) GRAPH {variable}")
                end = graph.start + len(name)
        return "".join(parts) + query[end:]


_LAYOUTS: Mapping[str, tuple[str, str | None]] = {
    r"(.*/repositories/[^/]+)": (r"\1/statements", r"\1/rdf-graphs/service"),  # RDF4J, GraphDB
    r"(https?://[^/]+)/query": (r"\1/update", r"\1/store"),  # Oxigraph’s own server
    r"(https?://[^/]+/.+)/(?:query|sparql)": (r"\1/update", r"\1/data"),  # Fuseki
}
"""Address for queries -> addresses for updates and for graphs; the first that fits."""


def server(address: str, said: str) -> Server:
    """The server at an address, whose answers carry this Server header.

    KG_STORE_UPDATE and KG_STORE_GRAPHS in the environment name other addresses for updates and graphs.
    """
    found = _virtuoso(address) if said.startswith("Virtuoso") else _by_layout(address)
    return replace(
        found,
        update=os.environ.get("KG_STORE_UPDATE") or found.update,
        graphs=os.environ.get("KG_STORE_GRAPHS") or found.graphs,
    )


def _virtuoso(address: str) -> Server:
    base = address.removesuffix("/").removesuffix("/sparql")
    return Server(
        query=address,
        update=f"{base}/sparql-auth",
        graphs=f"{base}/sparql-graph-crud-auth",
        merged=MERGED,
        digest=True,
        cuts_silently=True,
        at_once=500,  # its parser runs out of memory between 2,000 and 6,000, but not over several operations
    )


def _by_layout(address: str) -> Server:
    for layout, (update, graphs) in _LAYOUTS.items():
        if match := re.fullmatch(layout, address.removesuffix("/")):
            return Server(address, match.expand(update), match.expand(graphs) if graphs else None)
    return Server(address)
