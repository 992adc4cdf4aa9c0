"""A small graph: one announcement told three times, two told once, and a name that bites."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import factory
import pytest
from telling_all import write

from kg.model import Actor, Announcement, Location, Resolution
from kg.rdf.provenance import Build
from kg.store import Embedded, Snapshot

BITING = 'Ohm "& Söhne" </script><b>=1\\'
TEXT = 'Une\r\nligne\tet « deux » \\ "trois" ]]>\nà l’œuvre 🛰\u0085\u2028\n'


def _pact() -> Resolution:
    told = Announcement(
        "a1",
        "partnership",
        "announced",
        announced_on="2024-02",
        actors=(Actor("Kestrel Compute", "partner"), Actor(BITING, "partner")),
        places=(Location("Pennsylvania"),),
    )
    ids = ("organisation/kestrel-compute", "organisation/ohm")
    found = factory.resolution("en-x03", factory.fact("announcement/pact", told, actors=ids))
    ohm = factory.Entity("organisation/ohm", "Company", BITING, ("=HYPERLINK(1)",))
    others = tuple(entity for entity in found.entities if entity.id != ohm.id)
    return Resolution(found.article, found.facts, found.relations, (*others, ohm))


@pytest.fixture(scope="session")
def exported_store(tmp_path_factory) -> Path:
    """The store's directory."""
    folder = tmp_path_factory.mktemp("export") / "store"
    ohio = factory.simple("ohio", "Talon Energy", "Ohio", 3, announced_on="2023-05-01")
    told = (
        factory.resolution("en-x01"),
        factory.resolution("fr-été", language="fr", title="Été", text=TEXT),
        factory.resolution("en-x02", factory.fact(), ohio),
        _pact(),
    )
    with Embedded(folder, Build("test")) as store:
        write(store, *told)
        store.publish()
    return folder


@pytest.fixture
def reader(exported_store) -> Iterator[Snapshot]:
    """An open snapshot of it."""
    with Snapshot(exported_store) as snapshot:
        yield snapshot
