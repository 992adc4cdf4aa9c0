"""Sentences that a careless reader takes for announcements: which of them became plain facts.

The sentences and what may be stored of each stand in data/adversarial/{fr,en}.csv; its README says how they
were made. A reader that stores nothing would pass, so each language also has controls that must be read.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kg.errors import InvalidRecord
from kg.model import Announcement, Extraction
from kg.paths import DATA

Reader = Callable[[str, str], Extraction]
"""Text and language ("fr" or "en") in, all that the text says out."""

PLAIN = frozenset({"announced", "under_construction", "operational"})
"""The statuses of a plain fact: something that is, or is firmly going to be."""
EXPECTED = ("none", "rumoured", "cancelled", "announced")
LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Case:
    """One to three sentences and what may be stored of them."""

    id: str
    language: str
    part: str  # "dev" or "test"
    text: str
    trap: str  # negation, rumour, revenue, …; "control" where a plain fact is to be found
    expected: str  # one of EXPECTED
    value: Decimal | None = None  # of a control: the amount in whole units
    currency: str = ""  # of a control: ISO 4217

    @property
    def is_control(self) -> bool:
        """True where a plain fact must be stored."""
        return self.expected == "announced"


def load(folder: Path = DATA / "adversarial") -> tuple[Case, ...]:
    """The cases of both languages, in the order of the files; raises InvalidRecord for a row in another form."""
    return tuple(case for language in LANGUAGES for case in _read(folder / f"{language}.csv", language))


def plain_facts(read: Reader, cases: Iterable[Case] | None = None) -> list[str]:
    """Ids of the cases of which a plain fact was stored where none may be; all shipped cases unless told."""
    return [
        case.id for case in _given(cases) if not case.is_control and any(_is_plain(a) for a in _told(read, case))
    ]


def lost_controls(read: Reader, cases: Iterable[Case] | None = None) -> list[str]:
    """Ids of the controls whose amount was not stored as a plain fact."""
    return [
        case.id
        for case in _given(cases)
        if case.is_control and not any(_is_plain(a) and _has_amount(a, case) for a in _told(read, case))
    ]


def _given(cases: Iterable[Case] | None) -> Iterable[Case]:
    return load() if cases is None else cases


def _told(read: Reader, case: Case) -> tuple[Announcement, ...]:
    return read(case.text, case.language).announcements


def _is_plain(a: Announcement) -> bool:
    return a.status in PLAIN


def _has_amount(a: Announcement, case: Case) -> bool:
    return a.amount is not None and (a.amount.value, a.amount.currency) == (case.value, case.currency)


def _read(path: Path, language: str) -> Iterable[Case]:
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            yield _case(row, language, f"{path.name}, row {line}")


def _case(row: Mapping[str, str], language: str, where: str) -> Case:
    try:
        expected, value, currency = _expectation(row["expected"])
        return Case(row["id"], language, row["part"], row["text"], row["trap"], expected, value, currency)
    except (KeyError, ValueError, InvalidOperation) as error:
        raise InvalidRecord(
            f"{where}: breaks the form of adversarial cases ({error!r}); compare it with the README beside it."
        ) from error


def _expectation(text: str) -> tuple[str, Decimal | None, str]:
    expected, *amount = text.split(" ")
    if expected not in EXPECTED or len(amount) != (2 if expected == "announced" else 0):
        raise ValueError(f"{text!r} is no expectation")
    return (expected, Decimal(amount[0]), amount[1]) if amount else (expected, None, "")
