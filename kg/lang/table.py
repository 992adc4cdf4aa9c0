"""How word lists are written down in the language modules."""

from __future__ import annotations

from typing import TypeVar

_V = TypeVar("_V")


def table(rows: dict[_V, str]) -> dict[str, _V]:
    """``{value: "one|another"}`` turned round: ``{"one": value, "another": value}``.

    >>> table({"about": "some|nearly"})
    {'some': 'about', 'nearly': 'about'}
    """
    return {phrase: value for value, phrases in rows.items() for phrase in phrases.split("|")}


def words(phrases: str) -> tuple[str, ...]:
    """``"one|another"`` as a tuple."""
    return tuple(phrases.split("|"))
