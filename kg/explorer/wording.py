"""All words of the interface, by language: ``words("fr")("overview.title")``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kg import vocab
from kg.gazetteer import place

FOLDER = Path(__file__).parent / "words"
LANGUAGES = ("fr", "en")


class Words:
    """The words of one language; a key that is missing raises KeyError, so that no page shows a key."""

    def __init__(self, language: str) -> None:
        self.language = language
        text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
        self.texts: Mapping[str, Any] = flat(tomllib.loads(text))

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its ``{places}`` filled."""
        text = self.texts[key]
        return str(text).format(**values) if values else str(text)

    def many(self, key: str, n: int, **values: object) -> str:
        """The text for a number of things: singular and plural stand in the text, parted by ``|``.

        French takes the singular for 0 and 1, English for 1 alone; the texts say which by ``zero``.
        """
        one, _, more = self.texts[key].partition("|")
        single = n == 1 or (n == 0 and self.texts["form.zero"] == "one")
        counted = f"{n:,}".replace(",", self.texts["form.thousands"])
        return str(one if single or not more else more).format(**({"n": counted} | values))

    def said(self, sentence: str) -> str:
        """A sentence of the program in this language, as far as its phrases are known."""
        for phrase, own in self.texts["ask.said.sentences"]:
            sentence = sentence.replace(phrase, own)
        return re.sub(r"(?<=[^\s:]): ", self("form.colon"), sentence)

    def term(self, local: str) -> str:
        """The ontology's own label of a term: a type, a status, a role, a link."""
        return vocab.labels(self.language).get(local, local)

    def named(self, identifier: str, label: str) -> str:
        """A thing's name in this language: of places the one that the gazetteer has."""
        if not identifier.startswith("place/"):
            return label
        known = place(identifier.removeprefix("place/"))
        return label if known is None else known.name_fr if self.language == "fr" else known.name


@cache
def words(language: str) -> Words:
    """The words of "fr" or "en"; of any other language the English ones."""
    return Words(language if language in LANGUAGES else "en")


def flat(table: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    """A nested table with dotted keys.

    >>> flat({"a": {"b": "c"}})
    {'a.b': 'c'}
    """
    found: dict[str, Any] = {}
    for key, value in table.items():
        name = f"{above}{key}"
        found |= flat(value, f"{name}.") if isinstance(value, dict) else {name: value}
    return found
