"""Articles with marked names: read whole, varied as one, cut in order, and held out by name."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from training.articles import article_path, blocks, held_articles, kind, marked, training_articles, varied_blocks
from training.entities import Line, Names, Piece

ROOM = Path(__file__).parents[2] / "data" / "ner"
ARTICLE = marked(
    "Sorel mise à Dax\n\nSorel SA investit. L’usine de Dax ouvre, dit Sorel.\nFin",
    {"Sorel": "ORG.company", "Sorel SA": "ORG.company", "Dax": "PLACE.town"},
)


def text_of(lines: list[Line]) -> str:
    """All of the text, its white space as single spaces."""
    return " ".join("".join(piece.text for line in lines for piece in (*line, Piece(" "))).split())


def test_a_mark_covers_all_its_whole_words_the_longest_first() -> None:
    """Every occurrence is marked, a longer name before a shorter one, and never a part of a word."""
    line = marked("Ax et Ax Sud, pas Axel.", {"Ax": "ORG", "Ax Sud": "ORG"})
    assert [piece.text for piece in line if piece.label] == ["Ax", "Ax Sud"]


@pytest.mark.parametrize("seed", range(5))
def test_blocks_hold_the_article_in_order(seed: int) -> None:
    """Whatever the sizes drawn, the blocks put together are the article, and none begins or ends with a break."""
    found = list(blocks(ARTICLE, Random(seed)))
    assert text_of(found) == text_of([ARTICLE])
    assert all(block[0].text[0].strip() and block[-1].text[-1].strip() for block in found)


def test_a_name_is_replaced_by_the_same_one_throughout() -> None:
    """In every variation, all places of one name hold one name, with the elision that each asks for."""
    names = Names({"ORG.company": ["Brisk", "Kerlann"], "PLACE.town": ["Brest", "Albi"]})
    article = marked("À Dax, la ville de Dax.", {"Dax": "PLACE.town"})
    for seed in range(20):
        (block,) = varied_blocks([article], names, Random(seed))
        assert len({piece.text.upper() for piece in block if piece.label}) == 1
        assert not any("Albi" in piece.text for piece in block), "de Albi would want an elision"


@pytest.mark.parametrize(
    ("label", "name", "full"),
    [
        ("ORG", "Ministry of Cables", "ORG.gov"),
        ("ORG", "université de Dax", "ORG.lab"),
        ("ORG", "Sorel Capital", "ORG.fund"),
        ("ORG", "Sorel", "ORG.company"),
        ("PLACE", "Mason County", "PLACE.county"),
        ("PLACE", "Unheard-of", "PLACE.area"),
        ("PLACE", "DAX", "PLACE.town"),
        ("PERSON", "A. Sorel", "PERSON"),
    ],
)
def test_kinds_go_by_what_is_known_then_by_telling_words(label: str, name: str, full: str) -> None:
    """A known name keeps its kind in capitals too; others are told by a word, or taken for the commonest kind."""
    assert kind(label, name, {("PLACE", "dax"): "PLACE.town"}) == full


@pytest.mark.parametrize("language", ["fr", "en"])
def test_some_twelve_in_a_hundred_articles_are_held_out(language: str) -> None:
    """No article is in both parts, all are in one, and the part held out is near an eighth."""
    files = len(list((ROOM / "articles" / language).glob("*.json")))
    held, trained = held_articles(ROOM, language), training_articles(ROOM, language)
    assert len(held) + len(trained) == files
    assert not {text_of([line]) for line in held} & {text_of([line]) for line in trained}
    assert 0.06 < len(held) / files < 0.2


def test_marks_stand_in_their_articles() -> None:
    """Every listed name occurs in its article as a whole word, under one class only."""
    for path in sorted((ROOM / "articles").glob("*/*.json")):
        text = article_path(ROOM.parent, path.parent.name, path.stem).read_text(encoding="utf-8")
        names = [name for listed in json.loads(path.read_text(encoding="utf-8")).values() for name in listed]
        assert len(names) == len(set(names)), path.name
        found = {piece.text for piece in marked(text, dict.fromkeys(names, "ORG")) if piece.label}
        assert all(any(name in other for other in found) for name in names), path.name
