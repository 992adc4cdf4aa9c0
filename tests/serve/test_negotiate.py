"""The media type that fits an Accept header best."""

from __future__ import annotations

import pytest

from kg.serve.negotiate import GRAPHS, ROWS, chosen

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", JSON),
        ("*/*", JSON),
        (XML, XML),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("application/json", "application/json"),
        ("text/xml", "text/xml"),
        (f"{JSON};q=0.1, {XML};q=0.9", XML),
        (f"{XML};q=0.9, */*;q=0.9", JSON),
        (f"{JSON};q=0, */*", XML),
        ("text/*;q=0.3, text/csv;q=0.4", "text/csv"),
        ("application/*;q=0.2, text/csv;q=0.1", JSON),
        ("text/html, application/xhtml+xml, */*;q=0.8", JSON),
        (f"{XML} ; charset=utf-8 ; q=0.5", XML),
        ("image/png", None),
        ("text/turtle", None),
        ("*/*;q=0", None),
        (f"{JSON};q=0", None),
        ("nonsense", JSON),
        (f",,;, {XML}", XML),
        (f"{XML};q=2", XML),
    ],
)
def test_rows(accept, expected):
    """q-values, wildcards and the order of offers decide; what can't be read is left out."""
    assert chosen(accept, ROWS) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        ("text/plain", "text/plain"),
        ("text/csv", None),
    ],
)
def test_graphs(accept, expected):
    """The same for graphs."""
    assert chosen(accept, GRAPHS) == expected
