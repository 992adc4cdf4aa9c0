"""A page of the explorer, run without a browser on the showcase graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import showcase
from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]


def _script(page: str, language: str) -> None:
    import importlib

    from kg.explorer.source import open_session
    from kg.explorer.wording import words

    importlib.import_module(f"kg.explorer.{page}").show(open_session(words(language), "USD"))


@pytest.fixture(scope="session")
def graph(tmp_path_factory) -> Path:
    """The showcase store, for reading only."""
    return showcase.store(tmp_path_factory.mktemp("showcase") / "store")


@pytest.fixture
def page(graph, monkeypatch) -> Run:
    """Run one page: ``page("overview", language="fr", q="…")``; further names are parameters of the address."""
    monkeypatch.setenv("KG_STORE", str(graph))

    def run(name: str, language: str = "en", /, **address: str) -> AppTest:
        tested = AppTest.from_function(_script, args=(name, language), default_timeout=60)
        for key, value in address.items():
            tested.query_params[key] = value
        return tested.run()

    return run
