"""The columns of an answer as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.explorer.columns import columns, compared, figure, in_one_unit, written
from kg.explorer.wording import words
from kg.vocab import RESOURCE

ACME, BOLT = RESOURCE + "organisation/acme", RESOURCE + "organisation/bolt"
VARIABLES = ("organisation", "who", "total", "currency", "megawatts")
ROWS = [
    (ACME, "Acme", Decimal("20000000000"), "USD", 1200),
    (BOLT, "Bolt", 350_000_000, "USD", None),
    (BOLT, "Bolt", 90_000_000_000, "JPY", None),
]
NAMES = {ACME: "Acme", BOLT: "Bolt"}


def shown(language: str = "fr"):
    return columns(words(language), VARIABLES, ROWS, NAMES.get)


def test_a_sum_takes_its_currency_and_a_name_its_link() -> None:
    """Neither the currency beside its sum nor the name of the thing that is a link has a column of its own."""
    assert [c.variable for c in shown()] == ["organisation", "total", "megawatts"]


def test_a_name_that_differs_from_its_thing_stays() -> None:
    """A text is dropped only where it repeats the thing in every row."""
    rows = [*ROWS, (ACME, "Acme and others", 1, "USD", None)]
    assert "who" in [c.variable for c in columns(words("fr"), VARIABLES, rows, NAMES.get)]


@pytest.mark.parametrize(("language", "expected"), [("fr", "20\u00a0Md$"), ("en", "$20bn")])
def test_sums_are_written_as_people_write_them(language, expected) -> None:
    """The sum of a row is in its own currency, in the words of the page."""
    assert figure(words(language), shown(language)[1], ROWS[0]) == expected


def test_headers_are_in_the_language_of_the_page() -> None:
    """Known variables have words; one that a person made up keeps its name."""
    own = columns(words("fr"), ("announcements", "foo"), [(1, "x")], NAMES.get)
    assert [c.label for c in own] == ["annonces", "foo"]


def test_only_sums_in_one_currency_are_compared() -> None:
    """A chart takes the most frequent currency, as bars in yen and in dollars mean nothing side by side."""
    measure = compared(shown(), ROWS)
    assert measure is not None
    assert in_one_unit(measure, ROWS) == ROWS[:2]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2025-06-09", "9 juin 2025"), ("2025", "2025"), (True, "oui"), ("x 2025-06", "x 2025-06")],
)
def test_dates_and_truths_are_words(value, expected) -> None:
    """Dates of the data and truth values are written as people write them; any other text stays."""
    assert written(words("fr"), value) == expected
