"""Words in names that tell a trade (kg/lang/name_words.csv): "Energie", "Capital", "Cloud"."""

from __future__ import annotations

import csv
from functools import lru_cache

from kg.paths import PACKAGE

_NAME_WORDS = PACKAGE / "lang" / "name_words.csv"


@lru_cache(maxsize=1)
def name_classes() -> dict[str, tuple[str, ...]]:
    """The trade that a common word in a name tells: "Energie" is POWER; words without accents, in lower case."""
    found: dict[str, list[str]] = {}
    with _NAME_WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in row["words"].split():
                found.setdefault(word, []).append(row["class"])
    return {word: tuple(dict.fromkeys(classes)) for word, classes in found.items()}
