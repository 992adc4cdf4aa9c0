"""A running endpoint with tight limits, on a port of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import TIGHT, filled, serving


@pytest.fixture(scope="session")
def served_store(tmp_path_factory) -> Path:
    """The store that is served."""
    return filled(tmp_path_factory.mktemp("served") / "store")


@pytest.fixture(scope="session")
def server(served_store) -> Iterator[tuple[str, int]]:
    """Address and process id of an endpoint with tight limits."""
    with serving(served_store, TIGHT) as running:
        yield running


@pytest.fixture(scope="session")
def url(server) -> str:
    """The address of that endpoint."""
    return server[0]
