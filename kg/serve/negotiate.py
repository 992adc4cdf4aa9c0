"""Accept -> the media type to answer with (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

ROWS: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""Media type -> form of rows or of a truth value, the preferred one first."""
GRAPHS: Mapping[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "json",
    "application/rdf+xml": "xml",
    "application/json": "json",
    "application/xml": "xml",
    "text/plain": "ntriples",
}
"""Media type -> form of a graph, the preferred one first."""

_RANGE = re.compile(r"\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*(;.*)?")
_Q = re.compile(r";\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)", re.IGNORECASE)


class Range(NamedTuple):
    """One part of an Accept header."""

    type: str
    subtype: str
    q: float


def chosen(accept: str, offered: Mapping[str, str]) -> str | None:
    """The offered media type that fits best; None where none does.

    >>> chosen("text/csv;q=0.5, application/sparql-results+xml", ROWS)
    'application/sparql-results+xml'
    >>> chosen("text/*, text/csv;q=0", ROWS), chosen("image/png", ROWS)
    ('text/tab-separated-values', None)
    """
    ranges = list(_ranges(accept)) or [Range("*", "*", 1.0)]
    best, quality = None, 0.0
    for media_type in offered:
        if (q := _quality(media_type, ranges)) > quality:
            best, quality = media_type, q
    return best


def _ranges(accept: str) -> Iterator[Range]:
    for part in accept.split(","):
        if match := _RANGE.fullmatch(part):
            q = _Q.search(match[3] or "")
            yield Range(match[1].lower(), match[2].lower(), float(q[1]) if q else 1.0)


def _quality(media_type: str, ranges: list[Range]) -> float:
    """The q of the most specific range that fits; 0 where none does."""
    type_, subtype = media_type.split("/")
    for wanted in ((type_, subtype), (type_, "*"), ("*", "*")):
        found = [r.q for r in ranges if (r.type, r.subtype) == wanted]
        if found:
            return max(found)
    return 0.0
