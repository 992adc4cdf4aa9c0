"""The things of the graph that a name in a question stands for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from kg.ask.reading import Named
from kg.ask.words import fold
from kg.gazetteer import demonym, places

_QUERY = """
SELECT t.id, t.label, t.kind FROM search JOIN thing AS t ON t.n = search.n
WHERE search MATCH ? AND what <> 'announcement'
ORDER BY told DESC LIMIT 40
"""
_NAMES = "SELECT label FROM thing WHERE id = ?1 UNION SELECT name FROM name JOIN thing ON n = thing WHERE id = ?1"


def finder(catalogue: sqlite3.Connection, language: str) -> Callable[[str], Sequence[Named]]:
    """Names as the graph has them, then as the gazetteer knows places and their people."""

    def find(folded: str) -> Sequence[Named]:
        return _in_graph(catalogue, folded) or _in_gazetteer(catalogue, folded, language)

    return find


def _in_graph(catalogue: sqlite3.Connection, folded: str) -> list[Named]:
    match = '"' + folded.replace('"', " ") + '"'
    found = catalogue.execute(_QUERY, (match,)).fetchall() if any(c.isalnum() for c in folded) else []
    return [Named(*row) for row in found if folded in _names(catalogue, row[0])]


def _names(catalogue: sqlite3.Connection, identifier: str) -> set[str]:
    return {fold(row[0]) for row in catalogue.execute(_NAMES, (identifier,))}


def _in_gazetteer(catalogue: sqlite3.Connection, folded: str, language: str) -> list[Named]:
    candidates = [c for c in (*demonym(folded, language), *places(folded)) if not c.common_word]
    query = "SELECT id, label, kind FROM thing WHERE id = ?"
    known = [Named(*row) for c in candidates for row in catalogue.execute(query, (f"place/{c.id}",))]
    return known or [n for c in candidates for n in _in_graph(catalogue, fold(c.name)) if n.kind == "place"]
