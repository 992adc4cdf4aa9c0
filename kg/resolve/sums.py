"""Money added up once: neither rumours nor what was cancelled, nor a site whose programme already counts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from kg.resolve.values import Story

UNCOUNTED = frozenset({"rumoured", "cancelled"})


def counted(stories: Iterable[Story]) -> dict[str, Decimal]:
    """Announcement id -> its amount in US dollars, for those that a sum counts."""
    by_id = {story.id: story for story in stories}
    return {i: s.usd for i, s in by_id.items() if s.usd is not None and counts(s, by_id)}


def counts(story: Story, by_id: Mapping[str, Story]) -> bool:
    """Whether a sum counts the amount of an announcement; ``by_id`` holds all of them."""
    if story.amount is None or story.status in UNCOUNTED:
        return False
    return not any(whole.amount and whole.status not in UNCOUNTED for whole in _above(story, by_id))


def total(stories: Iterable[Story]) -> Decimal:
    """The sum in US dollars."""
    return sum(counted(stories).values(), Decimal(0))


def _above(story: Story, by_id: Mapping[str, Story]) -> Iterable[Story]:
    """The wholes that a story is part of, over any number of steps; a ring ends where it began."""
    seen = {story.id}
    while (whole := by_id.get(story.part_of or "")) and whole.id not in seen:
        seen.add(whole.id)
        yield whole
        story = whole
