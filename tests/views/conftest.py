"""The catalogue of the showcase graph."""

from __future__ import annotations

import pytest
import showcase

from kg.store import Snapshot
from kg.views import catalogue


@pytest.fixture(scope="session")
def shown(tmp_path_factory):
    """The showcase graph, open for reading."""
    with Snapshot(showcase.store(tmp_path_factory.mktemp("views") / "store")) as reader:
        yield reader


@pytest.fixture
def table(shown):
    """Its catalogue."""
    return catalogue.connect(catalogue.ready(shown))
