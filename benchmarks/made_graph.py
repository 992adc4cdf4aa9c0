"""A made graph of any size, through the same mapping as real articles: fixed seed, Zipf-like names, real shapes.

python benchmarks/made_graph.py 1000000 > graph.nq     (about a million quads as N-Quads, unsorted)
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from decimal import Decimal

from pyoxigraph import Quad, RdfFormat, serialize

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
    Resolution,
    Site,
)
from kg.rdf.mapping import quads

ORGANISATIONS, PLACES, FACILITIES = 5_000, 20_000, 2_000
TYPES = (
    "investment",
    "construction",
    "opening",
    "partnership",
    "energy_deal",
    "funding",
    "acquisition",
    "programme",
)
STATUSES = ("announced",) * 6 + ("under_construction", "operational", "cancelled", "rumoured")
ROLES = ("investor", "developer", "operator", "partner", "customer", "supplier", "funder", "acquirer", "target")
ENERGIES = ("nuclear", "solar", "wind", "gas")
CHIPS = ("GPU", "TPU", "Trainium", "Gaudi")
WORDS = (
    "campus power grid chips cooling permits lease turbine county board investment cloud capacity region".split()
)


def resolutions(seed: int = 1) -> Iterator[Resolution]:
    """Endless articles; about every third announcement is told by two of them, sometimes with another amount."""
    chance = random.Random(seed)
    number = 0
    while True:
        told = [_announcement(chance, number + i) for i in range(chance.randint(1, 3))]
        for copy in range(chance.choice((1, 1, 2))):
            yield _article(chance, f"m{number:07d}{'ab'[copy]}", told)
            told = [_retold(chance, each) for each in told]
        number += len(told)


def made_quads(at_least: int, seed: int = 1) -> Iterator[tuple[Quad, ...]]:
    """Articles' graphs until there are so many quads."""
    total = 0
    for resolution in resolutions(seed):
        found = quads(resolution)
        yield found
        total += len(found)
        if total >= at_least:
            return


Told = tuple[str, Announcement]


def _article(chance: random.Random, name: str, told: list[Told]) -> Resolution:
    text = "\n".join(_sentence(chance, announcement) for _, announcement in told)
    day = f"20{chance.randint(19, 26)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    article = Article(
        name, text, chance.choice(("fr", "en")), name, day, publisher=f"Paper {chance.randint(1, 40)}"
    )
    facts = tuple(_fact(id_, _proved(announcement, text)) for id_, announcement in told)
    entities = {e.id: e for fact in facts for e in _entities(fact)}
    return Resolution(article, facts, (), tuple(entities.values()))


def _announcement(chance: random.Random, number: int) -> Told:
    actors = {_zipf(chance, ORGANISATIONS): role for role in chance.sample(ROLES, chance.randint(1, 3))}
    billions = Decimal(chance.randint(1, 400)) / 10
    return f"announcement/m{number}", Announcement(
        key="a1",
        type=chance.choice(TYPES),  # type: ignore[arg-type]
        status=chance.choice(STATUSES),  # type: ignore[arg-type]
        announced_on=f"20{chance.randint(19, 26)}-{chance.randint(1, 12):02d}",
        actors=tuple(Actor(f"Org {n}", role) for n, role in actors.items()),  # type: ignore[arg-type]
        amount=Amount(billions * 10**9, chance.choice(("USD", "USD", "EUR"))) if chance.random() < 0.7 else None,
        places=(Location(f"Place {_zipf(chance, PLACES)}"),),
        facilities=(Site(f"Site {chance.randint(1, FACILITIES)}"),) if chance.random() < 0.4 else (),
        capacity=(Capacity(Decimal(chance.randint(10, 2000)), "MW"),) if chance.random() < 0.4 else (),
        jobs=(Jobs(chance.randint(20, 5000)),) if chance.random() < 0.3 else (),
        hardware=(Hardware(chance.choice(CHIPS), chance.randint(1, 90) * 1000, "exact"),)
        if chance.random() < 0.2
        else (),
        energy=(Energy(chance.choice(ENERGIES)),) if chance.random() < 0.3 else (),  # type: ignore[arg-type]
    )


def _retold(chance: random.Random, told: Told) -> Told:
    id_, announcement = told
    if announcement.amount is None or chance.random() < 0.8:
        return told
    other = Amount(announcement.amount.value + 10**9, announcement.amount.currency)
    return id_, _with(announcement, amount=other)


def _with(announcement: Announcement, **changed: object) -> Announcement:
    slots = {name: getattr(announcement, name) for name in announcement.__slots__}
    return Announcement(**{**slots, **changed})


def _sentence(chance: random.Random, announcement: Announcement) -> str:
    named = [actor.name for actor in announcement.actors] + [place.name for place in announcement.places]
    numbers = [f"{announcement.amount.value} {announcement.amount.currency}"] if announcement.amount else []
    return " ".join(
        [*named, *numbers, *(energy.source for energy in announcement.energy), *chance.choices(WORDS, k=40)]
    )


def _proved(announcement: Announcement, text: str) -> Announcement:
    def proof(words: str) -> tuple[Evidence, ...]:
        start = text.find(words)
        return (Evidence(start, start + len(words), words),) if start >= 0 else ()

    amount = announcement.amount
    return _with(
        announcement,
        actors=tuple(Actor(a.name, a.role, (), proof(a.name)) for a in announcement.actors),
        places=tuple(Location(p.name, None, (), proof(p.name)) for p in announcement.places),
        energy=tuple(Energy(e.source, proof(e.source)) for e in announcement.energy),
        amount=amount
        and Amount(amount.value, amount.currency, "exact", proof(f"{amount.value} {amount.currency}")),
    )


def _fact(id_: str, told: Announcement) -> Fact:
    return Fact(
        id=id_,
        announcement=told,
        actors=tuple(_id("organisation", a.name) for a in told.actors),
        places=tuple(_id("place", p.name) for p in told.places),
        facilities=tuple(_id("facility", f.name) for f in told.facilities),
        hardware=tuple(_id("product", h.name) for h in told.hardware),
    )


def _entities(fact: Fact) -> Iterator[Entity]:
    told = fact.announcement
    for actor, id_ in zip(told.actors, fact.actors, strict=True):
        parent = (
            f"organisation/org-{int(id_.rsplit('-', 1)[1]) // 10}"
            if int(id_.rsplit("-", 1)[1]) % 10 == 7
            else None
        )
        yield Entity(id_, "Company", actor.name, (f"{actor.name} Inc.",), parent=parent)
        if parent:
            yield Entity(parent, "Company", f"Org {parent.rsplit('-', 1)[1]}")
    for place, id_ in zip(told.places, fact.places, strict=True):
        number = int(id_.rsplit("-", 1)[1])
        region, country = f"place/region-{number % 400}", f"place/country-{number % 40}"
        code = chr(65 + number % 40 // 26) + chr(65 + number % 40 % 26)
        yield Entity(id_, "City", place.name, within=(region, country), country=code, latitude=1.5, longitude=2.5)
        yield Entity(region, "Region", f"Region {number % 400}", within=(country,), country=code)
        yield Entity(country, "Country", f"Country {number % 40}", country=code)
    for site, id_ in zip(told.facilities, fact.facilities, strict=True):
        yield Entity(id_, "Facility", site.name)
    for order, id_ in zip(told.hardware, fact.hardware, strict=True):
        yield Entity(id_, "Chip", order.name)


def _id(kind: str, name: str) -> str:
    return f"{kind}/{name.lower().replace(' ', '-')}"


def _zipf(chance: random.Random, most: int) -> int:
    return min(most, int(chance.paretovariate(0.7)))


if __name__ == "__main__":
    for graph in made_quads(int(sys.argv[1])):
        sys.stdout.buffer.write(serialize(graph, format=RdfFormat.N_QUADS) or b"")
