"""Dates as ISO strings that are as precise as what is known: "2025-06-09", "2025-06" or "2025"; pure arithmetic.

A reference is such a string too: the day, month or year of publication.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO string of a date; None where there is no such day.

    >>> iso(2025, 2, 30), iso(2025, 2), iso(2025)
    (None, '2025-02', '2025')
    """
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def year_of(reference: str | None) -> int | None:
    """The year of a reference."""
    return int(reference[:4]) if reference else None


def day_of(reference: str | None) -> date | None:
    """The day of a reference that is precise to the day."""
    return date.fromisoformat(reference) if reference and len(reference) == 10 else None


def day_of_week(reference: str) -> int | None:
    """The weekday (0 is Monday) of a reference that is precise to the day."""
    day = day_of(reference)
    return None if day is None else day.weekday()


def shifted(reference: str | None, unit: str, delta: int) -> str | None:
    """The day, week, month or year that lies ``delta`` units away; a week is given as its month.

    >>> shifted("2026-01-14", "week", -1), shifted("2026-01-14", "month", -2), shifted("2026", "day", -1)
    ('2026-01', '2025-11', None)
    """
    if not reference:
        return None
    if unit == "year":
        return iso(int(reference[:4]) + delta)
    if unit == "month":
        return _month_away(reference, delta)
    day = day_of(reference)
    if day is None:
        return None
    moved = day + timedelta(days=delta * (7 if unit == "week" else 1))
    return moved.isoformat()[: 7 if unit == "week" else 10]


def _month_away(reference: str, delta: int) -> str | None:
    if len(reference) < 7:
        return None
    months = int(reference[:4]) * 12 + int(reference[5:7]) - 1 + delta
    return iso(months // 12, months % 12 + 1)


def weekday(reference: str | None, number: int, strictly: bool = False) -> tuple[str, str] | None:
    """The last and the next such weekday (0 is Monday), the day itself being the last unless ``strictly``.

    >>> weekday("2026-03-03", 0)
    ('2026-03-02', '2026-03-09')
    """
    day = day_of(reference)
    if day is None:
        return None
    back = (day.weekday() - number) % 7
    back = 7 if strictly and back == 0 else back
    last = day - timedelta(days=back)
    return last.isoformat(), (last + timedelta(days=14 if strictly and back == 7 else 7)).isoformat()


def month_around(reference: str | None, month: int, day: int | None = None) -> tuple[str, str] | None:
    """The last and the next date with this month (and day), seen from a reference; today counts as the last.

    >>> month_around("2026-01-14", 11), month_around("2026-01-14", 2, 17)
    (('2025-11', '2026-11'), ('2025-02-17', '2026-02-17'))
    """
    year = year_of(reference)
    if reference is None or year is None:
        return None
    here = iso(year, month, day)
    past = year if here is not None and here <= reference[: len(here)] else year - 1
    last, following = iso(past, month, day), iso(past + 1, month, day)
    return (last or following or "", following or last or "") if last or following else None


def season_year(reference: str | None, season: str, direction: int) -> str | None:
    """The year of the last (-1), this (0) or next (1) such season.

    >>> season_year("2026-03-03", "summer", -1), season_year("2025-05-14", "autumn", 1)
    ('2025', '2025')
    """
    if not reference or len(reference) < 7:
        return reference[:4] if reference and direction == 0 else None
    year, month = int(reference[:4]), int(reference[5:7])
    first, last = SEASON_MONTHS[season]
    if direction < 0:
        return iso(year if month > last else year - 1)
    if direction > 0:
        return iso(year if month < first else year + 1)
    return iso(year)
