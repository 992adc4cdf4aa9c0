"""The page that one graph is written on, and how plain values become literals."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg.vocab import XSD

Node = NamedNode | Literal


class Sheet:
    """Collects the statements of one named graph, each once, in the order in which they were said."""

    __slots__ = ("graph", "quads")

    def __init__(self, graph: NamedNode) -> None:
        self.graph = graph
        self.quads: dict[Quad, None] = {}

    def say(self, subject: NamedNode, predicate: NamedNode, object_: Node) -> None:
        """Add one statement."""
        self.quads[Quad(subject, predicate, object_, self.graph)] = None

    def say_text(self, subject: NamedNode, predicate: NamedNode, text: str | None) -> None:
        """Add a statement with a plain string; nothing where the text is empty or None."""
        if text:
            self.say(subject, predicate, Literal(text))


def decimal(number: Decimal) -> Literal:
    """An xsd:decimal in the one form that every store gives back: no exponent, no idle zeros.

    >>> decimal(Decimal("2.50E+2")).value, decimal(Decimal("1.50")).value
    ('250', '1.5')
    """
    text = format(number, "f")
    plain = text.rstrip("0").rstrip(".") if "." in text else text
    return Literal(plain, datatype=XSD.decimal)


def integer(number: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(number), datatype=XSD.integer)


def year(number: int) -> Literal:
    """An xsd:gYear of four digits.

    >>> year(2040).value
    '2040'
    """
    return Literal(f"{number:04d}", datatype=XSD.gYear)


def date(iso: str) -> Literal:
    """An ISO date as the xsd type that is as precise as its text: date, gYearMonth or gYear.

    >>> date("2025-06").datatype.value
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    kinds = {4: XSD.gYear, 7: XSD.gYearMonth}
    return Literal(iso, datatype=kinds.get(len(iso), XSD.date))
