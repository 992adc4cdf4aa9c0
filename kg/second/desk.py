"""Where the values of one article are checked: what is dropped is noted with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.mentions import Mention
from kg.model import CLOSED_LISTS, Evidence, Refusal
from kg.second.answer import Row, all_words, words
from kg.second.finder import Finder, Span, nearest

NOWHERE = Evidence(0, 0, "")
"""Evidence of what has no place in the text."""


@dataclass(slots=True)
class Desk:
    """One article and the notes about what its answer claimed without ground."""

    finder: Finder
    anchor: Span = (0, 0)  # the phrase that tells the announcement at hand
    refusals: list[Refusal] = field(default_factory=list)

    def drop(self, slot: str, said: object, why: str) -> None:
        """Notes that a claimed value is not taken."""
        here = self.finder.evidence(self.anchor) if self.anchor[1] else NOWHERE
        self.refusals.append(Refusal(here, f"second reader, {slot}: {str(said)[:80]!r} {why}"))

    def closed(self, slot: str, kind: str, row: Row) -> str | None:
        """A word of a closed list, or None with a note."""
        said = words(row, slot)
        if said in CLOSED_LISTS[kind]:
            return said
        self.drop(slot, row.get(slot), f"is no {kind} of the closed list")
        return None

    def quoted(self, slot: str, quote: str) -> tuple[Span, ...]:
        """The places of a quote; none, with a note, where the text does not have it."""
        found = self.finder.quote(quote)
        if not found:
            self.drop(slot, quote, "does not stand in the text")
        return found

    def figure(self, slot: str, kind: str, row: Row, matching: Iterable[Mention], said: object) -> Mention | None:
        """The mention nearest to the announcement of those that match; None, with a note, where none does."""
        found = {(m.start, m.end): m for m in matching}
        place = nearest(found, self.anchor)
        if place is None:
            self.drop(slot, said, f"is not what our reader of {kind} finds at {words(row, 'quote')[:60]!r}")
        return found[place] if place else None

    def named(
        self, slot: str, row: Row, key: str = "name"
    ) -> tuple[str, tuple[str, ...], tuple[Evidence, ...]] | None:
        """A name as the text writes it, its other forms in the text, and its place; None with a note."""
        said = words(row, key)
        place = nearest(self.finder.name(said), self.anchor)
        if place is None:
            self.drop(slot, said or row.get(key), "is no name that stands in the text")
            return None
        name = self._written(place)
        return name, self._forms(slot, row, name), (self.finder.evidence(place),)

    def _forms(self, slot: str, row: Row, name: str) -> tuple[str, ...]:
        found = []
        for form in all_words(row, "aka"):
            place = nearest(self.finder.name(form), self.anchor)
            if place is None:
                self.drop(f"{slot}.aka", form, "is no name that stands in the text")
            else:
                found.append(self._written(place))
        return tuple(form for form in dict.fromkeys(found) if form != name)

    def _written(self, place: Span) -> str:
        return " ".join(self.finder.text(place).split())
