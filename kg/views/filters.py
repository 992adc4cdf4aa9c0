"""Which announcements a page is about: a frozen choice, written to and read from the page's address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

_DATE = re.compile(r"(19|20)\d\d(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Filter:
    """All announcements that fit every field that is set."""

    since: str = ""  # ISO date as precise as wanted; the day itself counts
    until: str = ""
    organisation: str = ""  # id
    family: bool = True  # with what belongs to the organisation
    place: str = ""  # id; with all that lies in it
    facility: str = ""  # id
    product: str = ""  # id; ordered or used
    type: tuple[str, ...] = ()  # classes of the ontology
    status: tuple[str, ...] = ()  # local names
    energy: tuple[str, ...] = ()
    least: float = 0.0  # US dollars
    sources: int = 0  # different texts at least
    language: str = ""  # of an article that tells of it
    words: str = ""  # in the evidence or the titles

    def as_address(self) -> dict[str, str]:
        """The fields that differ from no filter at all, as texts."""
        return {name: _written(getattr(self, name)) for name in _NAMES if getattr(self, name) != _DEFAULTS[name]}

    @property
    def is_set(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.as_address())


def from_address(given: Mapping[str, str]) -> Filter:
    """The filter of an address; what doesn't make sense is left out."""
    known = {name: _read(name, given[name]) for name in _NAMES if name in given}
    return replace(Filter(), **{name: value for name, value in known.items() if value is not None})  # type: ignore[arg-type]  # _read gives each field its own type


def where(chosen: Filter) -> tuple[str, list[object]]:
    """The SQL condition on the table ``announcement`` and its values."""
    parts = list(_conditions(chosen))
    return " AND ".join(["1", *(text for text, _ in parts)]), [value for _, values in parts for value in values]


def _conditions(chosen: Filter) -> Iterator[tuple[str, tuple[object, ...]]]:
    if chosen.since:
        yield "seen >= ?", (chosen.since,)
    if chosen.until:
        yield "seen < ?", (chosen.until + "~",)
    if chosen.organisation:
        yield _IN_ROLE.format("") if chosen.family else _ALONE, (chosen.organisation,)
    for thing in filter(None, (chosen.place, chosen.facility)):
        yield _IN_ROLE.format(" AND role IN ('place', 'facility')"), (thing,)
    if chosen.product:
        yield _ALONE, (chosen.product,)
    for column in ("type", "status"):
        if values := getattr(chosen, column):
            yield f"{column} IN ({_marks(values)})", values
    if chosen.energy:
        yield f"n IN (SELECT a FROM energy WHERE source IN ({_marks(chosen.energy)}))", chosen.energy
    if chosen.least:
        yield "usd >= ?", (chosen.least,)
    if chosen.sources:
        yield "sources >= ?", (chosen.sources,)
    if chosen.language:
        yield "instr(languages, ?) > 0", (chosen.language,)
    if chosen.words and (match := as_match(chosen.words)):
        yield "n IN (SELECT n FROM search WHERE search MATCH ? AND what = 'announcement')", (match,)


_IN_ROLE = (
    "n IN (SELECT a FROM role JOIN inside ON inner = role.thing "
    "WHERE outer = (SELECT n FROM thing WHERE id = ?){})"
)
_ALONE = "n IN (SELECT a FROM role WHERE role.thing = (SELECT n FROM thing WHERE id = ?))"


def as_match(words: str) -> str:
    """Words as a search for all of them, the last one perhaps half typed.

    >>> as_match('Three "Mile')
    '"Three" "Mile"*'
    """
    plain = re.findall(r"\w+", words)[:12]
    return " ".join(f'"{word}"' for word in plain) + ("*" if plain else "")


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    return (
        {True: "yes", False: "no"}[value]
        if isinstance(value, bool)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )


def _read(name: str, text: str) -> object:
    default = _DEFAULTS[name]
    if isinstance(default, bool):
        return text != "no"
    if isinstance(default, tuple):
        return tuple(part for part in text.split(",") if re.fullmatch(r"\w+", part))
    if isinstance(default, int | float):
        return (
            type(default)(float(text))
            if re.fullmatch(r"[\d.]{1,15}(e\+?\d\d?)?", text) and text.count(".") < 2
            else None
        )
    if name in ("since", "until"):
        return text if _DATE.fullmatch(text) else None
    return text[:200]


_NAMES = tuple(field.name for field in fields(Filter))
_DEFAULTS = {field.name: field.default for field in fields(Filter)}
