"""Short ways to say what an article tells: ``says("en-1", invests("Kestrel Cloud", "Kouvola@FI", "3e9 EUR"))``."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import count
from pathlib import Path

from kg.model import (
    Actor,
    Amount,
    Announcement,
    Article,
    Capacity,
    Extraction,
    Jobs,
    Location,
    Relation,
    Site,
)
from kg.resolve import Ledger
from kg.score_stories import load

STORIES = Path(__file__).parents[2] / "data" / "stories"


def says(
    article: str,
    *told: Announcement,
    published: str = "2025-06-09",
    text: str = "",
    relations: Iterable[Relation] = (),
    **more: object,
) -> Extraction:
    """One article; its language is the beginning of its id."""
    head = Article(article, text, article[:2], published=published, **more)  # type: ignore[arg-type]
    numbered = count(1)
    keyed = tuple(_with_key(a, f"a{next(numbered)}") for a in told)
    return Extraction(head, keyed, tuple(relations))


def act(
    who: str, *where: str, money: str = "", type: str = "investment", status: str = "announced", **more: object
) -> Announcement:
    """An act: ``who`` as "Name=role; Name=role", places as "Name@CC", money as "3e9 EUR" or "3e9 EUR about"."""
    more.setdefault("announced_on", "2025-06-09")
    for name, made in (("facilities", Site), ("megawatts", None), ("jobs", None)):
        if name in more:
            more[name] = _MADE[name](more[name]) if made is None else tuple(Site(x) for x in more[name])  # type: ignore[attr-defined]
    if "megawatts" in more:
        more["capacity"] = more.pop("megawatts")
    return Announcement(
        key="a1",
        type=type,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        actors=tuple(_actor(x) for x in who.split("; ")),
        places=tuple(Location(name, code or None) for name, _, code in (x.partition("@") for x in where)),
        amount=_money(money),
        **more,  # type: ignore[arg-type]
    )


_MADE = {
    "megawatts": lambda values: tuple(Capacity(Decimal(v), "MW") for v in values),
    "jobs": lambda values: tuple(Jobs(v, "exact", "permanent") for v in values),
}


def _actor(said: str) -> Actor:
    name, _, role = said.partition("=")
    head, *others = name.split("|")
    return Actor(head, role or "investor", tuple(others))  # type: ignore[arg-type]


def _money(said: str) -> Amount | None:
    if not said:
        return None
    value, currency, *qualifier = said.split()
    return Amount(Decimal(value), currency, qualifier[0] if qualifier else "exact")  # type: ignore[arg-type]


def _with_key(a: Announcement, key: str) -> Announcement:
    from dataclasses import replace

    return replace(a, key=key)


def ledger(*extractions: Extraction, judgements: Iterable[object] = ()) -> Ledger:
    """All of them resolved together."""
    made = Ledger(judgements)  # type: ignore[arg-type]
    made.update(extractions)
    return made


def joined(*extractions: Extraction) -> bool:
    """Whether the first announcements of all articles are one."""
    found = {r.facts[0].id for r in ledger(*extractions).resolutions}
    return len(found) == 1


def entity(extraction: Extraction, name: str) -> str:
    """The id that an actor, place or facility of an article got."""
    (resolution,) = ledger(extraction).resolutions
    for fact in resolution.facts:
        a = fact.announcement
        for values, ids in ((a.actors, fact.actors), (a.places, fact.places), (a.facilities, fact.facilities)):
            for value, identifier in zip(values, ids, strict=True):
                if value.name == name:
                    return identifier
    raise LookupError(name)


def stories(part: str) -> list[Extraction]:
    """The gold records of the told stories."""
    return [load(path) for path in sorted((STORIES / part).glob("*.json"))]
