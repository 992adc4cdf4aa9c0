"""Adjectives and inhabitants: ``norvégien``, ``Texan`` -> the code of the place."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from kg.gazetteer import tables
from kg.gazetteer.names import folded


def demonym_codes(word: str, language: str) -> tuple[str, ...]:
    """The codes (ISO 3166, or ``area-…``) of the places that a word such as ``norvégiennes`` refers to.

    Plurals count; an English word needs its capital, and a short one ("US") its exact letters.
    """
    if language == "en" and not word[:1].isupper():
        return ()
    for form in _singulars(word):
        if found := _table().get((language, _spelling(form))):
            return found
    return ()


@cache
def _table() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in tables.rows("demonyms.csv"):
        found[row["language"], _spelling(row["word"])].append(row["place"])
    return {key: tuple(codes) for key, codes in found.items()}


def _spelling(word: str) -> str:
    """Folded, but for abbreviations, which differ from a pronoun by their capitals alone."""
    plain = word.replace("’", "'")
    return plain if plain.isupper() and len(plain) <= 4 else folded(plain)


def _singulars(word: str) -> tuple[str, ...]:
    return (word, word[:-1]) if word.endswith("s") and len(word) > 4 else (word,)
