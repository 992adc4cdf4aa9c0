"""A small graph with everything that the explorer has to show: a dispute, a part, a rumour, hostile names."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import factory
from factory import (
    GPU,
    HERON_PARK,
    KESTREL,
    LACKAWANNA,
    NIMBUS,
    PENNSYLVANIA,
    TALON,
    UNITED_STATES,
    article,
    fact,
    organisation,
    place,
    proof,
    simple,
)
from telling_all import write

from kg import __version__
from kg.model import (
    Actor,
    Amount,
    Announcement,
    Article,
    Entity,
    Fact,
    Location,
    Relation,
    RelationFact,
    Resolution,
)
from kg.rdf.provenance import Build
from kg.store import Embedded

MAIN = "announcement/kestrel-pennsylvania"
HOSTILE = '<img src=x onerror="window.hacked=1">'
SLY = "Corp \u202egnp.exe {{7*7}} \"quoted\" 'single' </script><script>window.hacked=1</script>"

FRENCH = (
    "Kestrel Compute investit 18 milliards de dollars en Pennsylvanie\n"
    "HARRISBURG, 10 juin 2025 –\n\n"
    "Kestrel Compute mettra 18 milliards de dollars dans le comté de Lackawanna, en Pennsylvanie."
)
ORION = organisation("Orion Cloud", names=("Orion",), parent="organisation/kestrel-compute", country="US")
AQUITAINE = place(
    "Aquitaine", within=("place/france",), country="FR", latitude=44.8, longitude=-0.5, names=("Guyenne",)
)
FRANCE = place("France", "Country", country="FR", latitude=46.6, longitude=2.4)
EVIL = Entity("organisation/n-evil", "Company", SLY)
ENTITIES = (
    KESTREL,
    TALON,
    UNITED_STATES,
    PENNSYLVANIA,
    LACKAWANNA,
    HERON_PARK,
    GPU,
    NIMBUS,
    ORION,
    AQUITAINE,
    FRANCE,
)


def store(path: Path) -> Path:
    """A published store of it in a folder that does not exist yet."""
    with Embedded(path, Build(__version__)) as writer:
        write(writer, *resolutions())
        writer.publish()
    return path


def resolutions() -> tuple[Resolution, ...]:
    """The articles, resolved."""
    return (
        factory.resolution("en-x01"),
        Resolution(_fil("fr-x02"), (_french(),), (), ENTITIES),
        Resolution(article("en-x03", "Orion\n\nOrion Cloud builds."), _orion(), _offers(), ENTITIES),
        _hostile(),
    )


def _fil(name: str) -> Article:
    return article(name, FRENCH, language="fr", published="2025-06-10", publisher="Le Fil")


def _french() -> Fact:
    told = Announcement(
        key="a1",
        type="investment",
        status="announced",
        announced_on="2025-06-09",
        actors=(Actor("Kestrel Compute", "investor", (), proof(FRENCH, "Kestrel Compute")),),
        amount=Amount(Decimal(18_000_000_000), "USD", "exact", proof(FRENCH, "18 milliards de dollars")),
        places=(Location("Pennsylvania", "US", (), proof(FRENCH, "Pennsylvanie")),),
    )
    return fact(MAIN, told)


def _orion() -> tuple[Fact, ...]:
    part = {"part_of": MAIN}
    return (
        simple("orion-part", "Orion Cloud", "Lackawanna County", 5, **part),
        simple("orion-rumour", "Orion Cloud", "Aquitaine", 9, status="rumoured", announced_on="2025-08"),
        simple("orion-france", "Orion Cloud", "Aquitaine", 3, announced_on="2024-03-01", status="operational"),
        simple("talon-france", "Talon Energy", "Aquitaine", None, type="construction", announced_on="2026-01-15"),
    )


def _offers() -> tuple[RelationFact, ...]:
    return (RelationFact(Relation("Orion Cloud", "offers", "Nimbus"), ORION.id, NIMBUS.id),)


def _hostile() -> Resolution:
    text = f"{HOSTILE}\n\n{SLY} invests $2 billion in Aquitaine. {HOSTILE}"
    told = Announcement(
        key="a1",
        type="investment",
        status="announced",
        announced_on="2025-07-01",
        actors=(Actor(SLY, "investor", (), proof(text, SLY)), Actor("Kestrel Compute", "partner")),
        amount=Amount(Decimal(2_000_000_000), "USD", "exact", proof(text, "$2 billion")),
        places=(Location("Aquitaine", "FR", (), proof(text, "Aquitaine")),),
    )
    evil = Fact("announcement/evil", told, (EVIL.id, KESTREL.id), (AQUITAINE.id,))
    return Resolution(article("en-evil", text, title=HOSTILE), (evil,), (), (*ENTITIES, EVIL))
