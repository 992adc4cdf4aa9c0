"""The frame of the pages: missing, foreign and empty stores, language, the words themselves."""

from __future__ import annotations

import json
import string
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kg import __version__
from kg.explorer.wording import LANGUAGES, words
from kg.rdf.provenance import Build
from kg.store import Embedded

APP = str(Path(__file__).parents[2] / "app.py")


def run(store: Path, monkeypatch, language: str = "en") -> AppTest:
    """The front door on a store."""
    monkeypatch.setenv("KG_STORE", str(store))
    tested = AppTest.from_file(APP, default_timeout=60)
    tested.query_params["lang"] = language
    return tested.run()


def test_the_front_door_opens_on_the_overview(graph, monkeypatch):
    """app.py shows the overview of the store that KG_STORE names."""
    shown = run(graph, monkeypatch)
    assert not shown.exception
    assert any("announcements" in element.proto.body for element in shown.get("html"))


def test_a_missing_store_says_how_to_make_one(tmp_path, monkeypatch):
    """Without a store the page says which command makes one."""
    shown = run(tmp_path / "nothing", monkeypatch)
    assert shown.title[0].value == "There is no graph here yet"
    assert "kg build" in shown.get("code")[0].value


def test_a_store_without_a_snapshot_says_to_wait(tmp_path, monkeypatch):
    """A build that has published nothing yet is told apart from a missing store."""
    Embedded(tmp_path / "store", Build(__version__)).close()
    shown = run(tmp_path / "store", monkeypatch, "fr")
    assert shown.title[0].value == "Le graphe est encore en construction"


def test_a_store_of_another_version_says_what_to_do(tmp_path, monkeypatch):
    """Another layout is refused with the program's own sentence."""
    (tmp_path / "current").mkdir()
    (tmp_path / "kg-store.json").write_text(json.dumps({"layout": 99}))
    shown = run(tmp_path, monkeypatch)
    assert shown.title[0].value == "This graph cannot be opened"
    assert "layout 99" in shown.get("code")[1].value


def test_an_empty_graph_says_what_to_do(tmp_path, monkeypatch):
    """A published graph without an article gives an empty state."""
    with Embedded(tmp_path / "store", Build(__version__)) as writer:
        writer.publish()
    shown = run(tmp_path / "store", monkeypatch)
    assert not shown.exception
    assert any("The graph is empty" in element.proto.body for element in shown.get("html"))


def test_both_languages_have_the_same_words():
    """Every key of one language is in the other, with the same places to fill."""
    fr, en = (words(language).texts for language in LANGUAGES)
    assert set(fr) == set(en)
    for key, text in en.items():
        if isinstance(text, str) and not key.startswith("form."):
            assert _places(text) == _places(fr[key]), key


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("package", ["explorer", "ask"])
def test_pages_hold_no_sparql(package):
    """SPARQL lives in kg/queries; the pages ask views."""
    folder = Path(APP).parent / "kg" / package
    for path in folder.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert path.name == "ask.py" or "SELECT ?" not in text, path.name
