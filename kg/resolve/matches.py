"""Pairs of tellings that agree, kept as tellings come and go; each is compared with those of its blocks only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.resolve.blocking import Blocks, keys_of
from kg.resolve.comparisons import compare, joined
from kg.resolve.parts import part_of
from kg.resolve.profiles import Profile, profile
from kg.resolve.values import Telling, Verdict


class Matches:
    """The graph of agreeing pairs and that of parts and wholes, over telling ids."""

    def __init__(self) -> None:
        self.tellings: dict[str, Telling] = {}
        self.joins: dict[str, dict[str, float]] = defaultdict(dict)  # id -> id -> points
        self.wholes: dict[str, dict[str, str]] = defaultdict(dict)  # part -> whole -> reason
        self.parts: dict[str, set[str]] = defaultdict(set)  # whole -> parts
        self.compared = 0  # pairs so far
        self._profiles: dict[str, Profile] = {}
        self._blocks = Blocks()

    def add(self, tellings: Iterable[Telling]) -> None:
        """Enter tellings and compare each with what its blocks hold."""
        for telling in tellings:
            mine = profile(telling)
            near = sorted(self._blocks.add(telling.id, keys_of(mine)))
            self.tellings[telling.id] = telling
            self._profiles[telling.id] = mine
            for other in near:
                self._compare(mine, self._profiles[other])

    def remove(self, identifiers: Iterable[str]) -> set[str]:
        """Take tellings out; the ids of those that they agreed with, or were parts or wholes of."""
        touched: set[str] = set()
        for identifier in identifiers:
            touched |= self.linked(identifier)
            self._forget(identifier)
        return touched

    def linked(self, identifier: str) -> set[str]:
        """All that a telling agrees with, is part of, or is the whole of."""
        joins, wholes, parts = self.joins, self.wholes, self.parts
        return {*joins.get(identifier, ()), *wholes.get(identifier, ()), *parts.get(identifier, ())}

    def verdict(self, one: str, other: str) -> Verdict:
        """All comparisons of two tellings."""
        return compare(self._profiles[one], self._profiles[other])

    def edges(self, identifiers: Iterable[str]) -> list[tuple[str, str, float]]:
        """The agreeing pairs among these tellings, each once."""
        mine = set(identifiers)
        found = ((i, o, score) for i in mine for o, score in self.joins.get(i, {}).items() if o in mine)
        return [(i, o, score) for i, o, score in found if i < o]

    def _compare(self, mine: Profile, theirs: Profile) -> None:
        self.compared += 1
        if mine.telling.article.id == theirs.telling.article.id:
            self._note_part(mine, theirs)
            return
        score = joined(mine, theirs)
        if score is None:
            self._note_part(mine, theirs)
        else:
            self.joins[mine.telling.id][theirs.telling.id] = score
            self.joins[theirs.telling.id][mine.telling.id] = score

    def _note_part(self, one: Profile, other: Profile) -> None:
        for part, whole in ((one, other), (other, one)):
            if reason := part_of(part, whole):
                self.wholes[part.telling.id][whole.telling.id] = reason
                self.parts[whole.telling.id].add(part.telling.id)

    def _forget(self, identifier: str) -> None:
        del self.tellings[identifier]
        self._blocks.discard(identifier, keys_of(self._profiles.pop(identifier)))
        for other in self.joins.pop(identifier, {}):
            self.joins[other].pop(identifier, None)
        for whole in self.wholes.pop(identifier, {}):
            self.parts[whole].discard(identifier)
        for part in self.parts.pop(identifier, set()):
            self.wholes[part].pop(identifier, None)
