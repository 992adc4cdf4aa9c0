"""Who and where a name is, and which announcement a text tells: one graph out of many articles.

resolve(extractions) -> tuple[Resolution, ...]

    read(extraction)      -> Reading                 entities: what one article can settle
    Names.rewritten       -> Reading                 names: one id and one label over all articles
    Matches.add           -> agreeing pairs          matches, blocking, comparisons: only those that share a key
    clusters(…)           -> announcements           clusters: the surest pairs first, unless something forbids it
    part_of(…)            -> programme and sites     parts: what a sum must not count twice
    resolution(…)         -> Resolution              statements: with judgements by hand applied
    stories(…)            -> stories, accounts       what all articles together say: sources, disputes, states

``Ledger`` keeps all that as articles come and go.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Account, Extraction, Judgement, Resolution, State
from kg.resolve.ledger import Ledger
from kg.resolve.values import Claim, Comparison, Conflict, Join, PartOf, Story

__all__ = [
    "Account",
    "Claim",
    "Comparison",
    "Conflict",
    "Join",
    "Judgement",
    "Ledger",
    "PartOf",
    "State",
    "Story",
    "resolve",
]


def resolve(extractions: Iterable[Extraction], judgements: Iterable[Judgement] = ()) -> tuple[Resolution, ...]:
    """Every article with its names resolved, in the order given; a pure function of the set of articles.

    Raises JudgementProblem where two judgements contradict each other.
    """
    given = tuple(extractions)
    ledger = Ledger(judgements)
    ledger.update(given)
    found = {r.article.id: r for r in ledger.resolutions}
    return tuple(found[extraction.article.id] for extraction in given)
