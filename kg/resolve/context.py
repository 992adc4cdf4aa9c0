"""What an article says beside a name: the ground on which doubtful names are settled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.gazetteer.names import folded, organisation_key
from kg.model import Actor, Extraction, Location

_GAP = re.compile(r"[^\w&+]+|_")


@dataclass(frozen=True)
class Context:
    """One article, seen as the company that its names keep."""

    extraction: Extraction

    @property
    def language(self) -> str:
        """ISO 639-1 of the article."""
        return self.extraction.article.language

    @cached_property
    def text(self) -> str:
        """The whole text as folded words between single spaces, with a space at both ends; " " without a text."""
        return f" {_GAP.sub(' ', folded(self.extraction.article.text)).strip()} "

    def says(self, name: str) -> bool:
        """Whether the text has this name, case, accents and punctuation aside."""
        key = _GAP.sub(" ", folded(name)).strip()
        return bool(key) and f" {key} " in self.text

    @cached_property
    def countries(self) -> frozenset[str]:
        """ISO 3166-1 alpha-2 of all places that the announcements name."""
        return frozenset(p.country for p in self.locations if p.country)

    @cached_property
    def locations(self) -> tuple[Location, ...]:
        """Every place of every announcement, each once."""
        return tuple(dict.fromkeys(p for a in self.extraction.announcements for p in a.places))

    @cached_property
    def located_in(self) -> dict[str, frozenset[str]]:
        """For each folded name, the folded names that the text says it lies in."""
        found: dict[str, set[str]] = {}
        for relation in self.extraction.relations:
            if relation.predicate == "located_in":
                found.setdefault(folded(relation.subject), set()).add(folded(relation.object))
        return {name: frozenset(outer) for name, outer in found.items()}

    @cached_property
    def forms(self) -> dict[str, frozenset[str]]:
        """For the key of each actor's name, the keys of all forms that the article gives it."""
        found: dict[str, set[str]] = {}
        for actor in self.actors:
            found.setdefault(organisation_key(actor.name), set()).update(map(organisation_key, names_of(actor)))
        return {key: frozenset(forms) for key, forms in found.items()}

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor of every announcement."""
        return tuple(actor for a in self.extraction.announcements for actor in a.actors)


def names_of(value: Actor | Location) -> tuple[str, ...]:
    """The name and the other forms of an actor or a place."""
    return (value.name, *value.aka)


def first(items: Iterable[str]) -> str:
    """The first non-empty one, or ""."""
    return next((item for item in items if item), "")
