"""A link of the graph as a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from kg.explorer import parts
from kg.explorer.wording import Words
from kg.views.network import Edge
from kg.views.values import Named


def sentence(w: Words, edge: Edge, things: Mapping[str, Named]) -> Markup:
    """“Amazon invests in Pennsylvania.” with both names as links."""
    one, other = parts.named(w, things[edge.source]), parts.named(w, things[edge.target])
    return Markup(w(f"sentences.{edge.link}")).format(one=one, other=other)
