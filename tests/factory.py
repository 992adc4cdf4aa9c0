"""Small builders for what the stages hand over; every span is looked up in the text, so it always holds."""

from __future__ import annotations

from decimal import Decimal

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
    Period,
    Proof,
    Relation,
    RelationFact,
    Resolution,
    Site,
)

TEXT = (
    "Kestrel Compute invests $20 billion in Pennsylvania\n"
    "HARRISBURG, June 9, 2025 –\n\n"
    "Kestrel Compute announced plans to invest at least $20 billion over 15 years in Lackawanna County, "
    "Pennsylvania. The Heron Park campus will draw 960 MW of nuclear power from Talon Energy and create at least "
    "1,250 permanent jobs. It will hold up to 25,000 GPUs. Kestrel Compute offers Nimbus."
)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def article(id: str = "en-x01", text: str = TEXT, **more: object) -> Article:
    """An article; English, dated 9 June 2025 and titled by its first line unless told otherwise."""
    given = {"language": "en", "title": text.split("\n", 1)[0], "published": "2025-06-09", "publisher": "The Wire"}
    return Article(id=id, text=text, **{**given, **more})  # type: ignore[arg-type]


def proof(text: str, *surfaces: str) -> Proof:
    """Evidence for the first place of each surface form in the text; a form that is missing fails the test."""
    return tuple(Evidence(text.index(s), text.index(s) + len(s), s) for s in surfaces)


def organisation(name: str, cls: str = "Company", **more: object) -> Entity:
    """An organisation named by its slug."""
    return Entity(id=f"organisation/{_slug(name)}", cls=cls, label=name, **more)  # type: ignore[arg-type]


def place(name: str, cls: str = "Region", **more: object) -> Entity:
    """A place named by its slug."""
    return Entity(id=f"place/{_slug(name)}", cls=cls, label=name, **more)  # type: ignore[arg-type]


def thing(kind: str, name: str, cls: str) -> Entity:
    """Any other entity: ``thing("product", "Nimbus", "CloudService")``."""
    return Entity(id=f"{kind}/{_slug(name)}", cls=cls, label=name)


KESTREL = organisation("Kestrel Compute", names=("Kestrel",), country="US")
TALON = organisation("Talon Energy")
UNITED_STATES = place("United States", "Country", names=("États-Unis",), country="US")
PENNSYLVANIA = place(
    "Pennsylvania",
    names=("Pennsylvanie",),
    within=("place/united-states",),
    country="US",
    latitude=40.27245,
    longitude=-76.90567,
    exact_match=("https://sws.geonames.org/6254927/",),
)
LACKAWANNA = place(
    "Lackawanna County", "County", within=("place/pennsylvania", "place/united-states"), country="US"
)
HERON_PARK = thing("facility", "Heron Park", "Facility")
GPU = thing("product", "GPU", "Chip")
NIMBUS = thing("product", "Nimbus", "CloudService")


def announcement(text: str = TEXT, **changed: object) -> Announcement:
    """Kestrel Compute's investment with every slot filled; ``changed`` replaces slots."""
    slots: dict[str, object] = {
        "key": "a1",
        "type": "investment",
        "status": "announced",
        "announced_on": "2025-06-09",
        "actors": (
            Actor("Kestrel Compute", "investor", ("Kestrel",), proof(text, "Kestrel Compute")),
            Actor("Talon Energy", "supplier", (), proof(text, "Talon Energy")),
        ),
        "amount": Amount(Decimal(20_000_000_000), "USD", "at_least", proof(text, "at least $20 billion")),
        "period": Period(Decimal(15), None, 2040, proof(text, "over 15 years")),
        "places": (
            Location("Lackawanna County", "US", (), proof(text, "Lackawanna County")),
            Location("Pennsylvania", "US", ("Pennsylvanie",), proof(text, "Pennsylvania")),
        ),
        "facilities": (Site("Heron Park", (), proof(text, "Heron Park")),),
        "capacity": (Capacity(Decimal(960), "MW", "exact", proof(text, "960 MW")),),
        "jobs": (Jobs(1250, "at_least", "permanent", proof(text, "at least 1,250 permanent")),),
        "hardware": (Hardware("GPU", 25_000, "up_to", (), proof(text, "up to 25,000 GPUs")),),
        "energy": (Energy("nuclear", proof(text, "nuclear")),),
        "type_evidence": proof(text, "plans to invest"),
        "status_evidence": proof(text, "announced plans"),
        "announced_on_evidence": proof(text, "June 9, 2025"),
    }
    return Announcement(**{**slots, **changed})  # type: ignore[arg-type]


def fact(
    id: str = "announcement/kestrel-pennsylvania", told: Announcement | None = None, **changed: object
) -> Fact:
    """The telling of Kestrel's investment; the ids match what ``announcement()`` names."""
    told = told or announcement()
    ids: dict[str, object] = {
        "actors": tuple(f"organisation/{_slug(a.name)}" for a in told.actors),
        "places": tuple(f"place/{_slug(p.name)}" for p in told.places),
        "facilities": tuple(f"facility/{_slug(f.name)}" for f in told.facilities),
        "hardware": tuple(f"product/{_slug(h.name)}" for h in told.hardware),
    }
    return Fact(id=id, announcement=told, **{**ids, **changed})  # type: ignore[arg-type]


def simple(
    id: str,
    who: str = "Kestrel Compute",
    where: str = "Pennsylvania",
    billions: int | None = 1,
    **changed: object,
) -> Fact:
    """A fact with one investor, one place, an amount in whole billions of dollars and no evidence."""
    slots: dict[str, object] = {
        "key": "a1",
        "type": "investment",
        "status": "announced",
        "announced_on": "2025-06-09",
        "actors": (Actor(who, "investor"),),
        "places": (Location(where),),
        "amount": Amount(Decimal(billions) * 10**9, "USD") if billions else None,
    }
    own = {name: changed.pop(name) for name in ("part_of",) if name in changed}
    return fact(f"announcement/{id}", Announcement(**{**slots, **changed}), **own)  # type: ignore[arg-type]


def resolution(article_id: str = "en-x01", *facts: Fact, **article_fields: object) -> Resolution:
    """An article with the given facts (else the full one) and every entity that they name."""
    text = article(article_id, **article_fields)  # type: ignore[arg-type]
    if not facts:
        relation = Relation("Kestrel Compute", "offers", "Nimbus", proof(TEXT, "offers Nimbus"))
        relations: tuple[RelationFact, ...] = (RelationFact(relation, KESTREL.id, NIMBUS.id),)
        return Resolution(text, (fact(),), relations, KNOWN)
    return Resolution(text, facts, (), _entities(facts))


KNOWN = (KESTREL, TALON, UNITED_STATES, PENNSYLVANIA, LACKAWANNA, HERON_PARK, GPU, NIMBUS)


def _entities(facts: tuple[Fact, ...]) -> tuple[Entity, ...]:
    found = {known.id: known for known in KNOWN}
    for each in facts:
        told = each.announcement
        for actor, id_ in zip(told.actors, each.actors, strict=True):
            found.setdefault(id_, organisation(actor.name))
        for where, id_ in zip(told.places, each.places, strict=True):
            found.setdefault(id_, place(where.name))
        for site, id_ in zip(told.facilities, each.facilities, strict=True):
            found.setdefault(id_, thing("facility", site.name, "Facility"))
        for order, id_ in zip(told.hardware, each.hardware, strict=True):
            found.setdefault(id_, thing("product", order.name, "Chip"))
    return tuple(found.values())
