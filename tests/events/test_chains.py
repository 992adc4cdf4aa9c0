"""Which names of a text are one thing."""

from __future__ import annotations

import pytest

from kg.events.chains import chains, clean, key
from kg.events.items import Item


def organisation(text: str, start: int = 0) -> Item:
    return Item("ORG", start, start + len(text), text)


def names_of(*surfaces: str, distinct: bool = False) -> list[str]:
    found = [organisation(s, 100 * i) for i, s in enumerate(surfaces)]
    return [c.name for c in chains(found, lambda a, b: distinct)]


@pytest.mark.parametrize(
    ("surfaces", "expected"),
    [
        (("Lenape Hydro Partners", "Lenape"), ["Lenape Hydro Partners"]),
        (("Meta", "Meta Platforms"), ["Meta Platforms"]),
        (("Tennessee Valley Authority", "TVA"), ["Tennessee Valley Authority"]),
        (("Oracle", "Oracle Corp"), ["Oracle"]),
        (("Ébène Data", "Ebene Data"), ["Ébène Data"]),
        (("Data", "Kaveri Data"), ["Data", "Kaveri Data"]),
        (("Northwind", "Southwind"), ["Northwind", "Southwind"]),
    ],
)
def test_forms_of_one_name_are_one_chain(surfaces: tuple[str, ...], expected: list[str]) -> None:
    """Short forms, initials, legal forms and accents do not part a name; a common word joins nothing."""
    assert [key(n) for n in names_of(*surfaces)] == [key(n) for n in expected]


def test_two_known_organisations_stay_two() -> None:
    """A short form does not join a longer name that the registry knows as another organisation."""
    assert names_of("Amazon Web Services", "Amazon", distinct=True) == ["Amazon Web Services", "Amazon"]


def test_a_surface_is_cleaned_of_quotes_and_possessive() -> None:
    """Quotes, brackets and the possessive are no part of a name."""
    assert clean("« Anwar »") == "Anwar"
    assert clean("Meta’s") == "Meta"
