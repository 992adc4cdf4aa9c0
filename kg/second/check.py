"""From an answer to an extraction: each value is found in the text, or it is dropped and noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.events.extract import says_something
from kg.model import Actor, Announcement, Article, Extraction, Location, Relation, Site
from kg.second import figures
from kg.second.answer import Row, rows, words
from kg.second.desk import Desk
from kg.second.finder import Finder, Span

Countries = Callable[[Sequence[str]], Mapping[str, str | None]]
"""Names of the places of one text -> ISO 3166-1 alpha-2 of each, None where it is unknown or spans countries."""

_T = TypeVar("_T", Actor, Location, Site)


def checked(article: Article, answer: Row, countries: Countries) -> Extraction:
    """What of an answer holds in the article's text; what does not stands in the refusals."""
    desk = Desk(Finder(article))
    found = sorted(_announcements(desk, answer), key=lambda pair: pair[0])
    told = tuple(replace(a, key=f"a{n}") for n, (_, a) in enumerate(found, start=1))
    desk.anchor = (0, 0)
    relations = tuple(dict.fromkeys(_relations(desk, answer)))
    return Extraction(article, _with_countries(told, countries), relations, tuple(desk.refusals))


def _announcements(desk: Desk, answer: Row) -> Iterator[tuple[Span, Announcement]]:
    seen: set[Announcement] = set()
    for row in rows(answer, "announcements"):
        desk.anchor = (0, 0)
        places = desk.quoted("announcement", words(row, "quote"))
        if not places:
            continue
        desk.anchor = places[0]
        told = _announcement(desk, row)
        if told is not None and told not in seen:
            seen.add(told)
            yield places[0], told


def _announcement(desk: Desk, row: Row) -> Announcement | None:
    type_, status = desk.closed("type", "type", row), desk.closed("status", "status", row)
    if type_ is None or status is None:
        return None
    day, dated = figures.announced_on(desk, row)
    anchor = (desk.finder.evidence(desk.anchor),)
    told = Announcement(
        key="a1",
        type=type_,  # type: ignore[arg-type]  # a word of the closed list, as Desk.closed has made sure
        status=status,  # type: ignore[arg-type]
        main=row.get("main") is not False,
        announced_on=day,
        actors=_unique(_actors(desk, row)),
        amount=figures.amount(desk, row),
        period=figures.period(desk, row),
        places=_unique(_places(desk, row)),
        facilities=_unique(_facilities(desk, row)),
        capacity=figures.capacity(desk, row),
        jobs=figures.jobs(desk, row),
        hardware=figures.hardware(desk, row),
        energy=figures.energy(desk, row),
        type_evidence=anchor,
        status_evidence=anchor,
        announced_on_evidence=dated,
    )
    if says_something(told):
        return told
    desk.drop("announcement", words(row, "quote"), "is left without anybody, any site and any figure at a place")
    return None


def _actors(desk: Desk, row: Row) -> Iterator[Actor]:
    for said in rows(row, "actors"):
        role, named = desk.closed("role", "role", said), desk.named("actors", said)
        if role and named:
            name, aka, proof = named
            yield Actor(name, role, aka, proof)  # type: ignore[arg-type]  # of the closed list


def _places(desk: Desk, row: Row) -> Iterator[Location]:
    for said in rows(row, "places"):
        if named := desk.named("places", said):
            name, aka, proof = named
            yield Location(name, None, aka, proof)


def _facilities(desk: Desk, row: Row) -> Iterator[Site]:
    for said in rows(row, "facilities"):
        if named := desk.named("facilities", said):
            yield Site(*named)


def _unique(values: Iterator[_T]) -> tuple[_T, ...]:
    """The first of those with the same name; of actors, with the same name and role."""
    found: dict[tuple[str, str], _T] = {}
    for value in values:
        found.setdefault((value.name, getattr(value, "role", "")), value)
    return tuple(found.values())


def _with_countries(told: Sequence[Announcement], countries: Countries) -> tuple[Announcement, ...]:
    """The countries come from the gazetteer, never from the model."""
    known = countries([p.name for a in told for p in a.places])
    return tuple(replace(a, places=tuple(replace(p, country=known.get(p.name)) for p in a.places)) for a in told)


def _relations(desk: Desk, answer: Row) -> Iterator[Relation]:
    for said in rows(answer, "relations"):
        predicate = desk.closed("predicate", "predicate", said)
        subject, object_ = desk.named("relations", said, "subject"), desk.named("relations", said, "object")
        places = desk.quoted("relations", words(said, "quote"))
        if predicate and subject and object_ and places:
            proof = (desk.finder.evidence(places[0]),)
            yield Relation(subject[0], predicate, object_[0], proof)  # type: ignore[arg-type]  # of the closed list
