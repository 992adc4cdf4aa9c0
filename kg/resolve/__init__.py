"""Who and where a name is, and which announcement a text tells: one graph out of many articles.

resolve(extractions) -> tuple[Resolution, ...]

    read(extraction)      -> Reading                 entities: what one article can settle
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Extraction, Fact, Resolution
from kg.resolve.entities import read
from kg.resolve.values import Reading, Telling

__all__ = ["resolve"]


def resolve(extractions: Iterable[Extraction]) -> tuple[Resolution, ...]:
    """Every article with its names resolved, in the order given; a pure function of the set of articles."""
    return tuple(_resolution(read(extraction)) for extraction in extractions)


def _resolution(reading: Reading) -> Resolution:
    facts = tuple(_fact(telling) for telling in reading.tellings)
    return Resolution(reading.article, facts, reading.relations, tuple(reading.entities.values()))


def _fact(t: Telling) -> Fact:
    return Fact(t.id, t.announcement, t.actors, t.places, t.facilities, t.hardware)
