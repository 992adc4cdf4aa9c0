"""Names of one article -> entities: what the article alone can settle.

read(extraction) -> Reading   tellings with entity ids, relations with both ends, every entity with its parents
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from kg import gazetteer
from kg.gazetteer.names import folded
from kg.model import Actor, Announcement, Entity, Extraction, Hardware, Location, Relation, RelationFact, Site
from kg.resolve import keys, money, organisations, places, things
from kg.resolve.context import Context
from kg.resolve.values import Reading, Telling

MAX_DEPTH = 12
"""Of parents and surroundings: a ring in a table must not hang a build."""


def read(extraction: Extraction) -> Reading:
    """Settle every name of one article."""
    return _Reader(extraction).reading()


class _Reader:
    """Works through one article; each entity is entered once, with all that it belongs to."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.context = Context(extraction)
        self.entities: dict[str, Entity] = {}
        self.by_name: dict[str, Entity] = {}
        self.owners = self._owners()
        self.located = places.settle(self.context.locations, self.context)

    def reading(self) -> Reading:
        fingerprints = Counter[str]()
        tellings = []
        for announcement in self.extraction.announcements:
            content = fingerprint(self.extraction.article.id, announcement)
            fingerprints[content] += 1
            tellings.append(self._telling(announcement, content, fingerprints[content]))
        relations = tuple(self._relation(r) for r in self.extraction.relations)
        return Reading(self.extraction.article, tuple(tellings), relations, self.entities)

    def _telling(self, announcement: Announcement, content: str, count: int) -> Telling:
        countries = frozenset(p.country for p in announcement.places if p.country)
        where = [self.located[p] for p in announcement.places]
        actors = [organisations.settle(actor, self.context, countries) for actor in announcement.actors]
        around = _common_surroundings(where)
        sites = [things.facility(site, countries, around) for site in announcement.facilities]
        chips = [things.chip(order) for order in announcement.hardware]
        self._know(announcement, actors, where, sites, chips)
        return Telling(
            id=f"announcement/{keys.digest(content, count)[:16]}",
            article=self.extraction.article,
            announcement=announcement,
            actors=self._enter(actors),
            places=self._enter(where),
            facilities=self._enter(sites),
            hardware=self._enter(chips),
            entities=self.entities,
            roots={actor.id: self._root(actor) for actor in actors},
            usd=money.in_dollars(announcement.amount, money.year_of(announcement, self.extraction.article)),
        )

    def _know(self, a: Announcement, *settled: list[Entity]) -> None:
        """Remember under which names this article met its entities."""
        values: tuple[Actor | Location | Site | Hardware, ...] = (*a.actors, *a.places, *a.facilities, *a.hardware)
        for value, entity in zip(values, chain(*settled), strict=True):
            for name in (value.name, *value.aka):
                self.by_name.setdefault(folded(name), entity)

    def _enter(self, entities: Iterable[Entity]) -> tuple[str, ...]:
        found = tuple(entities)
        for entity in found:
            self._enter_one(entity)
        return tuple(entity.id for entity in found)

    def _enter_one(self, entity: Entity) -> None:
        if entity.id in self.entities:
            return
        self.entities[entity.id] = entity
        for outer in entity.within:
            if (place := places.surrounding(outer)) and outer not in self.entities:
                self.entities[outer] = place
        for parent in parents(entity):
            self.entities.setdefault(parent.id, parent)

    def _root(self, actor: Entity) -> str:
        """The topmost parent: by the registry, or as the article says of one that the registry lacks."""
        line = [actor, *parents(actor)]
        owner = self.owners.get(folded(actor.label)) if len(line) == 1 else None
        return [*line, *((owner, *parents(owner)) if owner else ())][-1].id

    def _owners(self) -> dict[str, Entity]:
        """Folded name -> the registry's organisation that the article says it belongs to."""
        owned = [r for r in self.extraction.relations if r.predicate == "subsidiary_of"]
        found = {folded(r.subject): organisations.of_name(r.object, self.context) for r in owned}
        return {name: owner for name, owner in found.items() if owner}

    def _relation(self, relation: Relation) -> RelationFact:
        object_ = self._end(relation.object, _EXPECTED[relation.predicate, "object"])
        subject = self._end(relation.subject, _EXPECTED[relation.predicate, "subject"], object_)
        return RelationFact(relation, *self._enter((subject, object_)))

    def _end(self, name: str, expected: tuple[str, ...], other: Entity | None = None) -> Entity:
        """What one end of a relation names: met already in this article, else what the predicate expects."""
        if known := self.by_name.get(folded(name)):
            return known
        entity = self._new_end(name, expected, other)
        self.by_name[folded(name)] = entity
        return entity

    def _new_end(self, name: str, expected: tuple[str, ...], other: Entity | None) -> Entity:
        if "organisation" in expected and (body := organisations.of_name(name, self.context)):
            return body
        place = self._place(name) if "place" in expected else None
        if place and (expected[0] == "place" or other is None or other.id in place.within):
            return place  # "Larkspur" in Moses Lake is no town, though towns of that name exist elsewhere
        return _own(name, expected[0], self.context.countries)

    def _place(self, name: str) -> Entity | None:
        settled = (places.candidate_of(entity) for entity in self.located.values())
        return places.of_name(name, [place for place in settled if place])


def parents(entity: Entity) -> Iterator[Entity]:
    """The organisations above one, the nearest first."""
    for _ in range(MAX_DEPTH):
        row = gazetteer.organisation(entity.parent.removeprefix("organisation/")) if entity.parent else None
        if row is None:
            return
        entity = organisations.from_registry(row, "")
        yield entity


def fingerprint(article: str, a: Announcement) -> str:
    """What names a telling: its article and the words that identify the act in it.

    Status, jobs and the like are left out, so that a better reading of them keeps the name, and with it the
    judgements made on it; the running key ("a2") too, so that it doesn't pass to another announcement.
    """
    amount = f"{a.amount.value.normalize():f} {a.amount.currency}" if a.amount else ""
    named = [sorted({folded(value.name) for value in values}) for values in (a.actors, a.places, a.facilities)]
    power = sorted(f"{c.megawatts.normalize():f}" for c in a.capacity)
    return keys.digest(article, a.type, amount, *named, power)


_EXPECTED: dict[tuple[str, str], tuple[str, ...]] = {
    ("develops", "subject"): ("organisation",),
    ("develops", "object"): ("product",),
    ("offers", "subject"): ("organisation",),
    ("offers", "object"): ("service",),
    ("hosts", "subject"): ("organisation",),
    ("hosts", "object"): ("organisation",),
    ("subsidiary_of", "subject"): ("organisation",),
    ("subsidiary_of", "object"): ("organisation",),
    ("operates", "subject"): ("organisation",),
    ("operates", "object"): ("facility",),
    ("located_in", "subject"): ("facility", "place"),
    ("located_in", "object"): ("place",),
    ("subject_to", "subject"): ("organisation", "place"),
    ("subject_to", "object"): ("policy",),
}
"""What a name at an end of a relation is, where the article names it nowhere else; the first is the default."""


def _own(name: str, kind: str, countries: frozenset[str]) -> Entity:
    if kind == "facility":
        return things.facility(Site(name), countries if len(countries) == 1 else ())
    if kind == "place":
        return Entity(f"place/n-zz-{keys.slug(name)}", "Place", name, reason="unresolved: no such place is known")
    if kind == "policy":
        return things.policy(name)
    if kind == "organisation":
        return Entity(keys.unknown_organisation(name), "Company", name, reason="in no row of the registry")
    return things.product(name, "CloudService" if kind == "service" else "Product")


def _common_surroundings(where: list[Entity]) -> tuple[str, ...]:
    """The innermost place that all of an announcement's places are or lie in, and those around it."""
    chains = [(place.id, *place.within) for place in where]
    inner = [c for c in chains if not any(c[0] in other[1:] for other in chains)]
    if not inner:
        return ()
    shared = [step for step in inner[0] if all(step in chain for chain in inner)]
    return tuple(shared)
