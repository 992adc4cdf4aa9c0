"""Examples of whole announcements that hold, and of those that the reading only thought it saw."""

from __future__ import annotations

from kg.events.confidence import confidence_features
from kg.events.extract import drafted
from kg.events.reading import Reading
from kg.model import Announcement, Extraction
from kg.registry import Registry
from kg.score import align
from kg.score_adversarial import Case
from training.examples import Examples

NAME = "holds"


def gather_holding(r: Reading, gold: Extraction, out: Examples) -> None:
    """Whether each announcement that the scorers in use find in an article is one of its gold record."""
    found = drafted(r, Registry())
    right = {j for _, j in align(gold.announcements, [a for _, a in found])}
    for n, (draft, a) in enumerate(found):
        out.add(NAME, confidence_features(draft, a), n in right, gold.article.id)


def gather_tempting(r: Reading, case: Case, out: Examples, article: str) -> None:
    """Whether each announcement found in an adversarial sentence is one that may be stored of it."""
    for draft, a in drafted(r, Registry()):
        out.add(NAME, confidence_features(draft, a), _allowed(a, case), article)


def _allowed(a: Announcement, case: Case) -> bool:
    return case.is_control or a.status == case.expected
