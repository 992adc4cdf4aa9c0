"""The names of a text."""

from __future__ import annotations

import pytest

from kg.events.candidates import actor_candidates, place_candidates
from kg.events.cluster import Cluster
from kg.events.draft import proof
from kg.events.extract import complete
from kg.events.items import Item
from kg.events.names import Name, names
from kg.events.reading import reading
from kg.events.units import units
from kg.model import Article
from kg.nlp import load
from kg.registry import Registry

OPENERS = [
    ("en", "Second Microsoft campus for Mount Pleasant will cost another $4 billion.", "Microsoft"),
    (
        "fr",
        "Nouveau Microsoft Campus : le groupe Microsoft investira 4 milliards d’euros près de Mulhouse.",
        "Microsoft",
    ),
    ("en", "New York Power Authority will build a 90 MW campus in Albany.", "New York Power Authority"),
]


@pytest.mark.parametrize(("language", "text", "name"), OPENERS)
def test_a_capital_word_before_a_known_name_is_no_part_of_it(language: str, text: str, name: str) -> None:
    """The first word of a sentence makes no new company of a known one, and no name loses a word of its own."""
    article = complete(Article(id=f"{language}-toy", text=text, language=language))
    r = reading(article, load(language)(text), Registry())
    named = {i.name for i in r.items if i.kind == "ORG"}
    assert name in named
    assert not {n for n in named if n.startswith(("Second ", "Nouveau Microsoft ")) or n == "York Power Authority"}


def test_evidence_stands_once() -> None:
    """Two items in one place give one piece of evidence."""
    text = "Nvidia ships chips."
    r = reading(complete(Article(id="en-toy", text=text, language="en")), load("en")(text), Registry())
    assert len(proof(r, [Item("ORG", 0, 6, "Nvidia"), Item("ORG", 0, 6, "Nvidia")])) == 1


def test_a_name_that_may_be_a_town_is_weighed_as_a_place() -> None:
    """What reads like a company and may be a town stays an organisation and is a candidate for the act's place."""
    text = "Vexmoor pays.\n\nOrlin Data will build a 40 MW data centre at Vexmoor for 300 million pounds."
    article = complete(Article(id="en-toy", text=text, language="en"))

    def both(name: Name) -> list[str]:
        return ["ORG", "PLACE"] if name.surface == "Vexmoor" else ["ORG"]

    r = reading(article, load("en")(text), Registry(), both)
    told = [u for u in units(r, set()) if "300 million" in r.text[u.start : u.end]]
    offered = {r.chains[c.chain].name: c.features for c in place_candidates(r, Cluster(0, told), "investment")}
    assert set(offered) == {"Vexmoor"}
    assert "perhaps" in offered["Vexmoor"]
    acting = {r.chains[c.chain].name for c in actor_candidates(r, Cluster(0, told), None)}
    assert acting >= {"Vexmoor", "Orlin Data"}


def _proposed(language: str, text: str) -> set[str]:
    found = names(load(language)(text), Registry(), lambda _: True)
    return {n.surface for n in found}


HYPHENS = [
    ("fr", "Le laotien EDL-Generation alimentera Météo-France et SiL-Tec en courant.", "EDL-Generation"),
    ("fr", "Le laotien EDL-Generation alimentera Météo-France et SiL-Tec en courant.", "SiL-Tec"),
    ("en", "Work has started on iXAfrica's campus; In-Q-Tel paid for a tenth of it.", "iXAfrica"),
    ("en", "Work has started on iXAfrica's campus; In-Q-Tel paid for a tenth of it.", "In-Q-Tel"),
    ("en", "Firmus borrowed the money from a Wexmoor-led group of banks.", "Wexmoor"),
    ("en", "The Orrindale-backed developer Firmus asked for more time.", "Orrindale"),
]


@pytest.mark.parametrize(("language", "text", "name"), HYPHENS)
def test_hyphens_and_inner_capitals_hide_no_name(language: str, text: str, name: str) -> None:
    """A name with a hyphen or an inner capital is one name; the word behind "X-led" is no part of X."""
    assert name in _proposed(language, text)


def test_a_datelines_dash_ends_a_name() -> None:
    """No name goes on behind a dash with spaces, as in "Iowa - It took a show of hands"."""
    text = "MILFORD, Iowa - It took a show of hands to sell 95 MW of wind power to Okoboji Data."
    assert not {n for n in _proposed("en", text) if " - " in n}


def test_a_name_that_only_opens_a_sentence_can_be_one() -> None:
    """A company named once, as the first word of a sentence, is an organisation."""
    text = "A campus in Luleå\n\nLumo Compute is putting 14 billion kronor into a campus. Peab is the builder."
    found = names(load("en")(text), Registry(), lambda _: True)
    assert [n.kind for n in found if n.surface == "Peab"] == ["ORG"]
