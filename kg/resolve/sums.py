"""Money added up once: neither rumours nor what was cancelled, nor a site whose programme already counts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from kg.resolve.values import Story

UNCOUNTED = frozenset({"rumoured", "cancelled"})


def counted(stories: Iterable[Story]) -> dict[str, Decimal]:
    """Announcement id -> its amount in US dollars, for those that a sum counts."""
    by_id = {story.id: story for story in stories}
    return {i: s.usd for i, s in by_id.items() if s.usd is not None and _counts(s, by_id)}


def total(stories: Iterable[Story]) -> Decimal:
    """The sum in US dollars."""
    return sum(counted(stories).values(), Decimal(0))


def _counts(story: Story, by_id: Mapping[str, Story]) -> bool:
    if story.status in UNCOUNTED:
        return False
    return not any(whole.usd is not None and whole.status not in UNCOUNTED for whole in _above(story, by_id))


def _above(story: Story, by_id: Mapping[str, Story]) -> Iterable[Story]:
    """The wholes that a story is part of, over any number of steps; a ring ends where it began."""
    seen = {story.id}
    while story.part_of and story.part_of.whole in by_id and story.part_of.whole not in seen:
        seen.add(story.part_of.whole)
        story = by_id[story.part_of.whole]
        yield story
