"""The names of a text."""

from __future__ import annotations

import pytest

from kg.events.draft import proof
from kg.events.extract import complete
from kg.events.items import Item
from kg.events.reading import reading
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
