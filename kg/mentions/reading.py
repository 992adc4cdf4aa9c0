"""All that the number readers find in one text, in its order and without overlaps."""

from __future__ import annotations

from kg.mentions.base import Mention, Surface, longest_first
from kg.mentions.dates import dates_in
from kg.mentions.durations import durations_in, later_dates
from kg.mentions.energy import energy_in
from kg.mentions.hardware import hardware_in
from kg.mentions.jobs import jobs_in
from kg.mentions.money import money_in
from kg.mentions.numbers import find_in
from kg.mentions.quantities import quantities_in


def read(text: str, language: str, published: str | None = None) -> tuple[Mention, ...]:
    """The money, quantities, dates and energy words of a text; of two readings that overlap the longer one stays.

    ``published`` (ISO, as precise as known) is what "Monday" and "last month" are reckoned from.
    """
    surface = Surface.of(text)
    numbers = find_in(surface.low, language)
    found = longest_first(
        [
            *money_in(surface, language, numbers),
            *quantities_in(surface, language, numbers),
            *jobs_in(surface, language, numbers),
            *hardware_in(surface, language, numbers),
            *durations_in(surface, language, numbers, published),
            *dates_in(surface, language, published),
            *energy_in(surface, language),
        ]
    )
    return tuple(later_dates(surface, language, found))
