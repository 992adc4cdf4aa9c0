"""What is uncertain in the graph and waits for somebody to look at it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kg.model import Announcement, Extraction
from kg.resolve.entities import read
from kg.resolve.values import Telling

KINDS = ("dispute", "pair", "name", "score", "refusal")
_SURE = 0.6  # a scorer's value below which people should look
_ALIKE = 90  # of 100, for suggesting that two names are one
_MOST_NAMES = 3000
_SCORE = re.compile(r"(?<![\d.])([01]\.\d\d)(?![\d])")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide."""

    kind: str  # one of KINDS
    subject: str  # id of an announcement, an entity or an article
    object: str = ""  # of pairs: the other one
    slot: str = ""
    value: str = ""
    words: str = ""  # the passage in question
    why: str = ""

    @property
    def key(self) -> str:
        """Short and different for every item."""
        return re.sub(r"\W+", "-", f"{self.kind}-{self.subject}-{self.object}-{self.slot}-{self.value}")[:120]


def disputes(catalogue: sqlite3.Connection, limit: int = 200) -> list[Item]:
    """Slots of announcements on which sources contradict each other, the largest announcement first."""
    rows = catalogue.execute(
        "SELECT id, disputed FROM announcement WHERE disputed <> '' ORDER BY usd DESC, id LIMIT ?", (limit,)
    )
    return [Item("dispute", row[0], slot=slot) for row in rows for slot in row[1].split(",")]


_PAIRS = """
SELECT one.id, other.id FROM announcement AS one JOIN announcement AS other
  ON other.root = one.root AND other.type = one.type AND other.n > one.n
WHERE one.usd > 0 AND other.usd BETWEEN one.usd * 0.8 AND one.usd * 1.25
  AND abs(julianday(substr(one.seen || '-01-01', 1, 10)) - julianday(substr(other.seen || '-01-01', 1, 10))) < 60
  AND coalesce(one.whole, '') <> other.id AND coalesce(other.whole, '') <> one.id
ORDER BY one.usd DESC, one.id, other.id LIMIT ?
"""


def pairs(catalogue: sqlite3.Connection, limit: int = 100) -> list[Item]:
    """Announcements of one leader, type and season with nearly the same amount: perhaps one act told twice."""
    return [Item("pair", one, other) for one, other in catalogue.execute(_PAIRS, (limit,))]


_UNKNOWN = """
SELECT id, label FROM thing WHERE kind = 'organisation' AND id LIKE 'organisation/n-%'
ORDER BY told DESC, label LIMIT ?
"""


def names(catalogue: sqlite3.Connection, limit: int = 100) -> list[Item]:
    """Organisations outside the registry whose name is very like another one's."""
    unknown = catalogue.execute(_UNKNOWN, (_MOST_NAMES // 10,)).fetchall()
    known = catalogue.execute(
        "SELECT id, label FROM thing WHERE kind = 'organisation' ORDER BY id LIMIT ?", (_MOST_NAMES,)
    ).fetchall()
    labels = {row[0]: row[1] for row in known}
    found: dict[frozenset[str], Item] = {}
    for identifier, label in unknown:
        for _, score, other in process.extract(
            label, labels, scorer=fuzz.token_sort_ratio, limit=3, score_cutoff=_ALIKE
        ):
            if other != identifier:
                found.setdefault(
                    frozenset((identifier, other)), Item("name", identifier, other, why=f"{score:.0f}")
                )
    return list(found.values())[:limit]


def read_again(extractions: Iterable[Extraction], limit: int = 100) -> Iterator[Item]:
    """Values that the scorers were unsure of, and sentences that were refused, article by article."""
    for count, extraction in enumerate(extractions):
        if count >= limit:
            return
        article = extraction.article.id
        for telling in read(extraction).tellings:
            yield from _unsure(telling)
        for refusal in extraction.refusals:
            yield Item("refusal", f"article/{article}", words=refusal.sentence.text, why=refusal.reason)


def _unsure(telling: Telling) -> Iterator[Item]:
    told = telling.announcement
    words = told.type_evidence[0].text if told.type_evidence else ""
    for reason in told.reasons:
        score = _SCORE.search(reason.why)
        if score and float(score[1]) < _SURE:
            yield Item("score", telling.id, "", reason.slot, _value(told, reason.slot), words, reason.why)


def _value(told: Announcement, slot: str) -> str:
    """A slot's value as judgements write it; "" for slots that hold several."""
    if slot == "amount" and told.amount:
        return f"{told.amount.value:f} {told.amount.currency}"
    return str(getattr(told, slot) or "") if slot in ("type", "status", "announced_on") else ""
