"""The day of publication, as the head of an article prints it."""

from __future__ import annotations

import re
from functools import cache

from kg.lang import LANGUAGES, times
from kg.mentions.reckoning import day_of_week, iso
from kg.text import either, lowered

HEAD_LINES = 6  # the title and the lines under it
FIRST_WORDS = 90  # characters of a body's first line in which a dateline may stand


def published_date(text: str) -> str | None:
    """The ISO date in the head of an article: its lines before the first blank one, else the dateline of its body.

    >>> published_date("A title\\nNAIROBI, Feb 17, 2026 (Equator Press)\\n\\nText of 3 May 2020.")
    '2026-02-17'
    """
    lines = text.split("\n", HEAD_LINES + 6)[: HEAD_LINES + 6]
    head, body = _split(lines)
    for line in head:
        if date := _full_date(line):
            return date
    dated = next((date for line in body[:2] if (date := _full_date(_dateline(line)))), None)
    return dated or _without_year(head, text)


def _split(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines under the title up to the first blank one, and the lines with text after it."""
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    blank = next((i for i in range(first + 1, len(lines)) if not lines[i].strip()), len(lines))
    return lines[first + 1 : min(blank, HEAD_LINES)], [line for line in lines[blank:] if line.strip()]


def _dateline(line: str) -> str:
    """The beginning of a body's line, where a dash, a bracket or the end of a short line shows a dateline."""
    if len(line) <= FIRST_WORDS:
        return line if _SHORT.search(line) else ""
    head = line[:FIRST_WORDS]
    end = max(head.find(" – "), head.find(" — "), head.find(" - "), head.find(") "), head.find("/ "))
    return head[: end + 2] if end > 0 else ""


_SHORT = re.compile(r"20\d\d\s*(?:$|[|(/–—,-])|^\W*\d")
"""A date that ends a line, or stands before what parts a dateline from its source."""


def _full_date(line: str) -> str | None:
    low = lowered(line)
    match = _pattern().search(low)
    if not match:
        return None
    if match["iso"]:
        return iso(*(int(part) for part in match["iso"].split("-")))
    if match["numeric"]:
        day, month, year = (int(part) for part in re.split(r"[/.]", match["numeric"]))
        return iso(year, month, day) or iso(year, day, month)
    name = match["month1"] or match["month2"]
    return iso(int(match["year1"] or match["year2"]), _months()[name], int(match["day1"] or match["day2"]))


def _without_year(head: list[str], text: str) -> str | None:
    """A dateline such as "MUSKOGEE, Okla., Feb 3 (Wire)": the weekday that the text names tells the year."""
    low = lowered(text)
    found = next((match for line in head if (match := _yearless().search(lowered(line)))), None)
    day_name = _weekdays().search(low)
    years = sorted({int(year) for year in re.findall(r"\b20\d\d\b", low)})
    if not found or not day_name or not years:
        return None
    month = _months()[found["month1"] or found["month2"]]
    day, number = int(found["day1"] or found["day2"]), _weekday_numbers()[day_name[0]]
    dates = [iso(year, month, day) for year in range(years[0], years[-1] + 4)]
    same = [date for date in dates if date and day_of_week(date) == number]
    after = [date for date in dates if date and day_of_week(date) == (number + 1) % 7]
    return min(same or after, key=lambda date: _far_from(int(date[:4]), years), default=None)


def _far_from(year: int, told: list[int]) -> tuple[int, int]:
    """How far a year lies from the nearest one that the text tells; of two alike the earlier one is nearer."""
    return min(abs(year - other) for other in told), year


@cache
def _yearless() -> re.Pattern[str]:
    month = either(_months())
    return re.compile(
        rf",? (?:(?P<month1>{month})\.? (?P<day1>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month2>{month})\.?)"
        r" ?(?:\(|-|/|$)"
    )


@cache
def _weekday_numbers() -> dict[str, int]:
    return {name: n for language in LANGUAGES for name, n in times(language).WEEKDAYS.items() if len(name) > 4}


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"\b{either(_weekday_numbers())}\b")


@cache
def _months() -> dict[str, int]:
    return {name: month for language in LANGUAGES for name, month in times(language).MONTHS.items()}


@cache
def _pattern() -> re.Pattern[str]:
    month, year = either(_months()), r"20\d\d"
    return re.compile(
        rf"(?<!\d)(?:(?P<iso>{year}-\d\d-\d\d)(?!\d)|(?P<numeric>\d{{1,2}}[/.]\d{{1,2}}[/.]{year})(?!\d)"
        rf"|(?P<day1>\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?(?P<month1>{month})\.?,? (?P<year1>{year})(?!\d))"
        rf"|\b(?P<month2>{month})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>{year})(?!\d)"
    )
