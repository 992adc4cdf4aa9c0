"""A made graph of any size, the same for the same seed: announcements as Resolution objects, or as a store.

    python benchmarks/made_graph.py 100000 FOLDER        # a published store, ready for the explorer

The first actor and the amount have evidence. Companies, sites and sums are invented; names by Zipf, so that
a few companies are told of very often; five per cent of the announcements are told by a second article, some of
them with another amount.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad
from pyoxigraph import Store as Database

from kg import __version__
from kg.model import (
    Actor,
    Amount,
    Announcement,
    Article,
    Capacity,
    Energy,
    Entity,
    Evidence,
    Fact,
    Hardware,
    Jobs,
    Location,
    Relation,
    RelationFact,
    Resolution,
    Site,
)
from kg.rdf import ledger, mapping, provenance
from kg.rdf.provenance import Build
from kg.resolve import stories
from kg.store.embedded import Embedded

SEED = 20_260
_SYLLABLES = "ka ro ven tal mi dor sel an qui bre lun far os tek nal vi mer gan zo pel".split()
_ROLES = ("investor", "developer", "partner", "customer", "supplier", "funder", "operator", "government")
_TYPES = (
    "investment",
    "construction",
    "opening",
    "partnership",
    "energy_deal",
    "acquisition",
    "funding",
    "programme",
)
_STATUSES = ("announced", "announced", "announced", "under_construction", "operational", "rumoured", "cancelled")
_ENERGY = ("nuclear", "solar", "wind", "gas", "hydro", "battery")
_CHIPS = tuple(Entity(f"product/chip-{n}", "Chip", f"Chip {n}") for n in range(40))
_ACTS = tuple(Entity(f"policy/act-{n}", "Policy", f"Compute Act {n}") for n in range(12))
_CURRENCIES = ("USD", "USD", "USD", "EUR", "GBP")
_COUNTRIES = (
    ("US", 39.0, -95.0), ("FR", 46.6, 2.4), ("DE", 51.1, 10.2), ("GB", 53.0, -1.5), ("JP", 36.5, 138.3),
    ("IN", 22.0, 79.0), ("BR", -10.0, -52.0), ("CA", 55.0, -105.0), ("ES", 40.2, -3.6), ("ZA", -29.0, 25.0),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class World:
    """All that announcements can speak of."""

    organisations: tuple[Entity, ...]
    places: tuple[Entity, ...]  # towns
    above: dict[str, tuple[Entity, ...]]  # town -> region, country
    sites: tuple[Entity, ...]
    known: dict[str, Entity]


def resolutions(count: int, seed: int = SEED) -> Iterator[Resolution]:
    """At least ``count`` announcements, one to three an article, in a fixed order."""
    chance = random.Random(seed)
    world = made_world(chance, max(50, count // 20))
    told: list[Fact] = []
    done = number = 0
    while done < count:
        number += 1
        facts = [_fact(chance, world, done + k) for k in range(min(chance.choice((1, 1, 1, 2, 3)), count - done))]
        again = [_told_again(chance, chance.choice(told))] if told and chance.random() < 0.07 else []
        done += len(facts)
        told = (told + facts)[-500:]
        yield _article(chance, world, number, [*facts, *again])


def made_world(chance: random.Random, size: int) -> World:
    """So many organisations, with towns, regions and sites in proportion."""
    organisations = [_organisation(chance, n, size) for n in range(size)]
    countries = [
        Entity(f"place/c-{code}", "Country", f"Country {code}", country=code, latitude=y, longitude=x)
        for code, y, x in _COUNTRIES
    ]
    regions = [_region(chance, n, countries) for n in range(200)]
    towns, above = [], {}
    for n in range(max(100, size // 2)):
        region = chance.choice(regions)
        country = next(c for c in countries if c.id == region.within[0])
        town = _town(chance, n, region)
        towns.append(town)
        above[town.id] = (region, country)
    sites = [
        Entity(f"facility/s-{n}", "Facility", f"{_name(chance)} Park {n}", within=(chance.choice(towns).id,))
        for n in range(size // 2)
    ]
    known = {e.id: e for e in (*organisations, *towns, *sites)}
    return World(tuple(organisations), tuple(towns), above, tuple(sites), known)


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice((2, 3, 3, 4)))).capitalize()


def _organisation(chance: random.Random, number: int, size: int) -> Entity:
    parent = (
        f"organisation/o-{chance.randrange(min(50, size))}" if number >= 50 and chance.random() < 0.1 else None
    )
    kind = "GovernmentBody" if number % 23 == 22 else "ResearchInstitution" if number % 31 == 30 else "Company"
    label = f"{_name(chance)} {chance.choice(('Compute', 'Energy', 'Cloud', 'Group', 'Digital'))} {number}"
    return Entity(f"organisation/o-{number}", kind, label, parent=parent)


def _region(chance: random.Random, number: int, countries: list[Entity]) -> Entity:
    country = countries[number % len(countries)]
    place = _near(chance, country, 6.0)
    return Entity(
        f"place/r-{number}", "Region", f"{_name(chance)} Region {number}", within=(country.id,),
        country=country.country, latitude=place[0], longitude=place[1],
    )  # fmt: skip


def _town(chance: random.Random, number: int, region: Entity) -> Entity:
    place = _near(chance, region, 1.5)
    return Entity(
        f"place/t-{number}", "City", f"{_name(chance)} {number}", within=(region.id, *region.within),
        country=region.country, latitude=place[0], longitude=place[1],
    )  # fmt: skip


def _near(chance: random.Random, place: Entity, degrees: float) -> tuple[float, float]:
    assert place.latitude is not None
    assert place.longitude is not None
    return place.latitude + chance.uniform(-degrees, degrees), place.longitude + chance.uniform(-degrees, degrees)


def _often(chance: random.Random, things: tuple[Entity, ...]) -> Entity:
    """One of many, the first ones by far the most often."""
    return things[min(int(chance.paretovariate(0.7)) - 1, len(things) - 1)]


def _fact(chance: random.Random, world: World, number: int) -> Fact:
    actors = list(dict.fromkeys(_often(chance, world.organisations) for _ in range(chance.choice((1, 2, 2, 3)))))
    roles = chance.sample(_ROLES, len(actors))
    towns = list(dict.fromkeys(_often(chance, world.places) for _ in range(chance.choice((1, 1, 2)))))
    sites = [chance.choice(world.sites)] if chance.random() < 0.4 else []
    chips = [_CHIPS[number * 7 % len(_CHIPS)]] if number % 6 == 0 else []
    amount = Decimal(max(1, int(chance.lognormvariate(6.5, 1.4)))) * 10**6
    announcement = Announcement(
        key="a1",
        type=chance.choice(_TYPES),  # type: ignore[arg-type]
        status=chance.choice(_STATUSES),  # type: ignore[arg-type]
        announced_on=f"{chance.randrange(2021, 2027)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        actors=tuple(Actor(a.label, r) for a, r in zip(actors, roles, strict=True)),  # type: ignore[arg-type]
        amount=Amount(amount, chance.choice(_CURRENCIES)) if chance.random() < 0.7 else None,
        places=tuple(Location(t.label, t.country) for t in towns),
        facilities=tuple(Site(s.label) for s in sites),
        capacity=(Capacity(Decimal(chance.randrange(10, 2000)), "MW"),) if chance.random() < 0.4 else (),
        jobs=(Jobs(chance.randrange(20, 3000)),) if chance.random() < 0.3 else (),
        energy=(Energy(chance.choice(_ENERGY)),) if chance.random() < 0.3 else (),  # type: ignore[arg-type]
        hardware=tuple(Hardware(c.label, count=1000 + number % 97 * 500) for c in chips),
    )
    return Fact(
        id=f"announcement/m{number:07}",
        announcement=announcement,
        actors=tuple(a.id for a in actors),
        places=tuple(t.id for t in towns),
        facilities=tuple(s.id for s in sites),
        hardware=tuple(c.id for c in chips),
    )


def _told_again(chance: random.Random, fact: Fact) -> Fact:
    """The same announcement in another article, now and then with another amount."""
    told = fact.announcement
    if told.amount and chance.random() < 0.3:
        told = replace(told, amount=replace(told.amount, value=told.amount.value * 2))
    return replace(fact, announcement=told)


def _article(chance: random.Random, world: World, number: int, facts: list[Fact]) -> Resolution:
    known = world.known
    relations, others = _relations(world, number, facts[0])
    lines = [_sentence(fact.announcement) for fact in facts] + [_said(r.relation) for r in relations]
    title = f"Made news {number}: {facts[0].announcement.actors[0].name}"
    text = "\n".join([title, "", *lines])
    article = Article(
        id=f"made-{number:07}", text=text, language=chance.choice(("en", "fr")), title=title,
        published=facts[0].announcement.announced_on, publisher=f"Paper {number % 40}",
    )  # fmt: skip
    proved = tuple(replace(f, announcement=_proved(f.announcement, text)) for f in facts)
    stated = tuple(_stated(r, text) for r in relations)
    used = {i for f in facts for i in (*f.actors, *f.places, *f.facilities)}
    entities = {i: known[i] for i in sorted(used)} | {e.id: e for e in others}
    entities |= {c.id: c for c in _CHIPS if any(c.id in f.hardware for f in facts)}
    for i in used:
        entities |= {e.id: e for e in world.above.get(i, ())}
        if parent := known[i].parent:
            entities[parent] = known[parent]
        for place in known[i].within if i.startswith("facility/") else ():
            entities |= {place: known[place]} | {e.id: e for e in world.above[place]}
    return Resolution(article, proved, stated, tuple(entities.values()))


def _relations(world: World, number: int, fact: Fact) -> tuple[list[RelationFact], list[Entity]]:
    """Now and then the first actor offers a chip, or falls under an act."""
    who = world.known[fact.actors[0]]
    found = []
    if number % 8 == 0:
        found.append(("offers", _CHIPS[number * 3 % len(_CHIPS)]))
    if number % 20 == 0:
        found.append(("subject_to", _ACTS[number // 20 % len(_ACTS)]))
    facts = [RelationFact(Relation(who.label, how, e.label), who.id, e.id) for how, e in found]  # type: ignore[arg-type]
    return facts, [e for _, e in found]


def _said(relation: Relation) -> str:
    return f"{relation.subject} {'offers' if relation.predicate == 'offers' else 'falls under'} {relation.object}."


def _stated(fact: RelationFact, text: str) -> RelationFact:
    said = _said(fact.relation)
    start = text.index(said)
    proof = (Evidence(start, start + len(said), said),)
    return replace(fact, relation=replace(fact.relation, evidence=proof))


def _sentence(told: Announcement) -> str:
    who = " and ".join(a.name for a in told.actors)
    money = f" {told.amount.value / 10**6:,} million {told.amount.currency}" if told.amount else " an unstated sum"
    return f"{who} commit{money} in {', '.join(p.name for p in told.places)}."


def _proved(told: Announcement, text: str) -> Announcement:
    line = text.index(_sentence(told))

    def proof(words: str) -> tuple[Evidence, ...]:
        start = text.find(words, line)
        return (Evidence(start, start + len(words), words),) if start >= 0 else ()

    amount = told.amount and replace(told.amount, evidence=proof(f"{told.amount.value / 10**6:,} million"))
    return replace(
        told,
        actors=(replace(told.actors[0], evidence=proof(told.actors[0].name)), *told.actors[1:]),
        amount=amount,
    )


def make_store(count: int, path: Path, seed: int = SEED) -> int:
    """A published store with so many announcements, loaded in bulk; how many statements it holds."""
    with Embedded(path, Build(__version__)) as writer:
        database: Database = writer._database
        statements = 0
        stream, told = resolutions(count, seed), []
        while batch := list(islice(stream, 2000)):
            statements += _load(database, [quad for resolution in batch for quad in mapping.quads(resolution)])
            told += batch
        statements += _load(database, ledger.quads(stories.accounts(stories.of(told))))
        database.extend([provenance.STALE, Quad(*list(provenance.STALE)[:3], DefaultGraph())])
        writer._changed = True
        writer.publish()
    return statements


def _load(database: Database, quads: Sequence[Quad]) -> int:
    """Statements in bulk, in their graph and in the merge; how many."""
    merged = {Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads}
    database.bulk_extend([*quads, *merged])
    return len(quads)


if __name__ == "__main__":
    started = time.perf_counter()
    made = make_store(int(sys.argv[1]), Path(sys.argv[2]))
    print(f"{made:,} statements in {time.perf_counter() - started:.1f} s")
