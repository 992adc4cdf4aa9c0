"""One search over organisations, places, facilities, products and the words of the evidence."""

from __future__ import annotations

import sqlite3

from kg.views.filters import as_match
from kg.views.values import Hit

KINDS = ("organisation", "place", "facility", "product", "policy")
_THINGS = """
SELECT id, kind, label, (SELECT group_concat(name, ', ') FROM (SELECT name FROM name WHERE thing = t.n LIMIT 4)),
  told
FROM search JOIN thing AS t ON t.n = search.n
WHERE search MATCH ? AND what = ?
  AND (told > 0 OR EXISTS (SELECT 1 FROM link WHERE source = t.n)
    OR EXISTS (SELECT 1 FROM link WHERE target = t.n))
ORDER BY label = ? COLLATE NOCASE DESC, told DESC, label LIMIT ?
"""
_ANNOUNCEMENTS = """
SELECT id, 'announcement', type, snippet(search, 0, char(2), char(3), '…', 24)
FROM search JOIN announcement AS a ON a.n = search.n
WHERE search MATCH ? AND what = 'announcement' ORDER BY rank, seen DESC, id LIMIT ?
"""
MARKS = ("\x02", "\x03")
"""What stands before and after a word that was found in ``Hit.words``."""


def search(catalogue: sqlite3.Connection, words: str, limit: int = 12) -> list[Hit]:
    """The best hits of each kind, things first; the last word may be half typed."""
    match = as_match(words)
    if not match:
        return []
    found = [
        Hit(i, kind_, label, names or "")
        for kind in KINDS
        for i, kind_, label, names, _ in catalogue.execute(_THINGS, (match, kind, words.strip(), limit))
    ]
    return found + [Hit(*row) for row in catalogue.execute(_ANNOUNCEMENTS, (match, limit))]


def choices(catalogue: sqlite3.Connection, kind: str, limit: int = 1000) -> list[tuple[str, str]]:
    """(id, label) of the things of a kind that announcements speak of, the most told first."""
    rows = catalogue.execute(
        "SELECT id, label FROM thing JOIN (SELECT outer AS top, sum(told) AS often FROM thing "
        "JOIN inside ON inner = n WHERE kind = ?1 GROUP BY outer) ON top = n "
        "WHERE often > 0 AND kind = ?1 ORDER BY often DESC, label LIMIT ?2",
        (kind, limit),
    )
    return [(i, label) for i, label in rows]


def label_of(catalogue: sqlite3.Connection, identifier: str) -> str | None:
    """The label of a thing; None for an unknown one."""
    row = catalogue.execute("SELECT label FROM thing WHERE id = ?", (identifier,)).fetchone()
    return None if row is None else str(row[0])


def placed(catalogue: sqlite3.Connection, identifier: str) -> tuple[float, float] | None:
    """Latitude and longitude of a thing; None where they are unknown."""
    row = catalogue.execute(
        "SELECT lat, lon FROM thing WHERE id = ? AND lat IS NOT NULL", (identifier,)
    ).fetchone()
    return None if row is None else (float(row[0]), float(row[1]))
