"""A store in a temporary folder, empty or filled."""

from __future__ import annotations

import shutil
from pathlib import Path

import factory
import pytest
from storing import BUILD, put

from kg.store import Embedded, Snapshot


@pytest.fixture
def folder(tmp_path) -> Path:
    """Where a store may be made."""
    return tmp_path / "store"


@pytest.fixture
def store(folder):
    """An empty store, open for writing."""
    with Embedded(folder, BUILD) as opened:
        yield opened


@pytest.fixture(scope="session")
def template(tmp_path_factory) -> Path:
    """A published store with three articles, never opened itself."""
    path = tmp_path_factory.mktemp("template") / "store"
    with Embedded(path, BUILD) as opened:
        put(opened, "en-x01")
        put(opened, "en-x02", factory.simple("two", who="Orion Cloud", billions=2))
        put(opened, "en-x03", factory.simple("rumour", who="Orion Cloud", billions=9, status="rumoured"))
        opened.publish()
    return path


@pytest.fixture
def filled(template, folder):
    """A copy of the store with three articles, open for reading."""
    shutil.copytree(template, folder, symlinks=True)
    with Snapshot(folder) as snapshot:
        yield snapshot
