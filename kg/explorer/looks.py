"""The colours of the pictures and what they mean; the style sheet has the same for words."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kg.views.network import Node

NODES: Mapping[str, str] = {
    "organisation": "#1c5d99",
    "place": "#2b7048",
    "facility": "#c26a1b",
    "product": "#8559b5",
    "policy": "#5d5d5d",
}
EDGES: Mapping[str, str] = {
    "money": "#b08a00",
    "site": "#5f8f76",
    "deal": "#6d8fb5",
    "belongs": "#9aa4ad",
}
FAMILY: Mapping[str, str] = {
    "investsIn": "money", "funds": "money", "acquires": "money", "supports": "money",
    "buildsIn": "site", "operatesIn": "site", "operates": "site", "locatedIn": "site", "within": "site",
    "suppliesTo": "deal", "partnersWith": "deal", "hosts": "deal", "offers": "deal",
    "subsidiaryOf": "belongs", "develops": "belongs", "subjectTo": "belongs",
}  # fmt: skip


def size(node: Node, most: float) -> float:
    """The radius of a node: its area grows with the money."""
    return 5.0 + 17.0 * math.sqrt(node.money / most) if most else 7.0


def width(money: float, most: float) -> float:
    """The width of a link."""
    return 1.2 + 4.0 * math.sqrt(money / most) if most else 1.4
