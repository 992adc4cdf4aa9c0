"""What the reading asks of those who know names: the registry of organisations and the gazetteer."""

from __future__ import annotations

from typing import Protocol


class Known(Protocol):
    """What the registry knows of a surface form."""

    def knows(self, surface: str) -> tuple[str, ...]:
        """Features such as "org", "org-ambiguous", "city", "city:e5"; empty where it knows nothing."""

    def demonym(self, word: str, language: str) -> str:
        """The place that an adjective refers to, named in that language; empty where it is none."""

    def proposes(self, surface: str) -> bool:
        """True where a capitalised run of words is surely a name by itself: well known and no everyday word."""
