"""Chips and accelerators: known names, head words, and unknown names beside a head word; with their count.

>>> [(m.value.name, m.value.count) for m in hardware("4 000 GPU Nvidia B200 et des puces Trainium3", "fr")]
[('B200', 4000), ('Trainium3', None)]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lang import Words
from kg.lang import words as words_of
from kg.lang.symbols import CHIP_FAMILIES, CHIP_MAKERS, CHIP_SHAPES, SURE_FAMILIES
from kg.mentions.base import Mention, Surface
from kg.mentions.bounds import bounds, linked, opener
from kg.mentions.numbers import Number, find_in, looks_like_year
from kg.model import Hardware
from kg.text import either, initials


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    sort: str  # "shape", "family" or "noun"


@dataclass(frozen=True, slots=True)
class _Chip:
    """One phrase that names chips: its parts stand side by side."""

    start: int
    end: int
    name: str
    forms: tuple[str, ...]
    maker: bool
    sorts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Patterns:
    words: Words
    hits: re.Pattern[str]
    gap: re.Pattern[str]
    maker_before: re.Pattern[str]
    link: re.Pattern[str]
    excluded: re.Pattern[str]


_SHAPES = re.compile(rf"(?=[A-Z])(?<![\w-])(?P<shape>{'|'.join(CHIP_SHAPES)})(?P<plural>s?)(?![\w])")
_UNKNOWN_AFTER = re.compile(r" (?P<name>[A-Z][A-Za-z]*-?\d{1,4}[A-Za-z]{0,2})(?!\w)")
_UNKNOWN_BEFORE = re.compile(r"(?<![\w-])(?P<name>[A-Z][A-Za-z]*-?\d{1,4}[A-Za-z]{0,2}) $")


@cache
def _patterns(language: str) -> _Patterns:
    words = words_of(language)
    makers = either(CHIP_MAKERS)
    return _Patterns(
        words=words,
        hits=re.compile(
            rf"{initials([*CHIP_FAMILIES, *words.CHIP_NOUNS])}"
            rf"\b(?:(?P<family>{either(CHIP_FAMILIES)})|(?P<noun>{either(words.CHIP_NOUNS)}))s?(?!\w)"
        ),
        gap=re.compile(
            rf"(?:{words.CHIP_MAKER_LINK}(?:{makers})(?:'s)?)?[ -](?:de |d')?|(?:'s)? (?:(?:{makers})(?:'s)? )?"
        ),
        maker_before=re.compile(rf"\b(?P<maker>{makers})(?:'s)? $"),
        link=re.compile(rf"{words.CHIP_LINK}(?:(?:{makers})(?:'s)? )?"),
        excluded=re.compile(words.CHIP_EXCLUDED_AFTER),
    )


def hardware(text: str, language: str) -> list[Mention]:
    """The chips of a text."""
    surface = Surface.of(text)
    return hardware_in(surface, language, find_in(surface.low, language))


def hardware_in(surface: Surface, language: str, numbers: Sequence[Number]) -> list[Mention]:
    """The same for a surface whose numbers are already found."""
    patterns = _patterns(language)
    chips = [_chip(surface, patterns, group) for group in _groups(surface, patterns, _hits(surface, patterns))]
    ends = [number.end for number in numbers]
    return [mention for chip in chips for mention in _mentions(surface, language, numbers, ends, chip)]


def _hits(surface: Surface, patterns: _Patterns) -> list[_Hit]:
    found = [_Hit(m.start(), m.end(), "shape") for m in _SHAPES.finditer(surface.plain)]
    taken = {hit.start for hit in found}
    for match in patterns.hits.finditer(surface.low):
        sort = "family" if match["family"] else "noun"
        capital = surface.plain[match.start()].isupper()
        if match.start() not in taken and (sort == "noun" or capital):
            found.append(_Hit(match.start(), match.end(), sort))
    return sorted(found, key=lambda hit: hit.start)


def _groups(surface: Surface, patterns: _Patterns, hits: Iterable[_Hit]) -> Iterator[list[_Hit]]:
    """Hits that stand side by side: "AMD Instinct MI355X accelerators", «GPU Nvidia B200»."""
    group: list[_Hit] = []
    for hit in hits:
        if group and hit.start < group[-1].end:
            continue
        if group and not patterns.gap.fullmatch(surface.low, group[-1].end, hit.start):
            yield group
            group = []
        group.append(hit)
    if group:
        yield group


def _chip(surface: Surface, patterns: _Patterns, group: Sequence[_Hit]) -> _Chip:
    start, end, text = group[0].start, group[-1].end, surface.text
    sorts = frozenset(hit.sort for hit in group)
    unknown = _unknown(surface, start, end) if sorts == {"noun"} else None
    if unknown:
        start, end = min(start, unknown[0]), max(end, unknown[1])
        sorts |= {"unknown"}
    name = text[slice(*unknown)] if unknown else _name(surface, patterns, group)
    maker = patterns.maker_before.search(surface.low[max(0, start - 24) : start])
    first = start - len(maker[0]) if maker else start
    branded = f"{text[first : first + len(maker['maker'])]} {name}" if maker else name
    forms = tuple(dict.fromkeys(form for form in (text[start:end], branded) if form != name))
    return _Chip(first, end, name, forms, maker is not None, sorts)


def _unknown(surface: Surface, start: int, end: int) -> tuple[int, int] | None:
    """A name of letters and digits beside a head word: "Rebel100 processors", «la puce Lumen-4»."""
    before = _UNKNOWN_BEFORE.search(surface.plain[max(0, start - 20) : start])
    if before:
        floor = max(0, start - 20)
        return floor + before.start("name"), floor + before.end("name")
    after = _UNKNOWN_AFTER.match(surface.plain, end)
    return after.span("name") if after else None


def _name(surface: Surface, patterns: _Patterns, group: Sequence[_Hit]) -> str:
    """The most telling part of a phrase: a known name before a family, an acronym before a head word."""
    for sort in ("shape", "family"):
        hits = [hit for hit in group if hit.sort == sort]
        if hits:
            return _singular(surface.text[hits[0].start : hits[-1].end])
    acronyms = [hit for hit in group if surface.plain[hit.start : hit.end].rstrip("s").isupper()]
    hit = (acronyms or list(group))[0]
    return _singular(surface.text[hit.start : hit.end]) if acronyms else surface.text[hit.start : group[-1].end]


def _singular(name: str) -> str:
    return name[:-1] if name.endswith("s") and name[:-1].isupper() else name


def _mentions(
    surface: Surface, language: str, numbers: Sequence[Number], ends: Sequence[int], chip: _Chip
) -> Iterator[Mention]:
    patterns = _patterns(language)
    index = bisect_right(ends, chip.start) - 1
    number = numbers[index] if index >= 0 else None
    priced = number is not None and surface.low[number.start - 1 : number.start] in _MONEY_SIGNS
    if number and (priced or not patterns.link.fullmatch(surface.low, number.end, chip.start)):
        number = None
    if number is None or number.value < 1:
        if _certain(surface, patterns, chip):
            yield _mention(
                surface, (chip.start, chip.end), (chip.start, chip.end), Hardware(chip.name, aka=chip.forms)
            )
        return
    yield from _counted(surface, language, numbers, index, chip)


_MONEY_SIGNS = frozenset("$€£¥₹₩")


def _counted(
    surface: Surface, language: str, numbers: Sequence[Number], index: int, chip: _Chip
) -> Iterator[Mention]:
    number = numbers[index]
    first = numbers[index - 1] if index and not looks_like_year(numbers[index - 1]) else None
    opened = opener(surface.low, first.start, language) if first else None
    if (
        first
        and first.value < number.value
        and linked(surface.low, first.end, number.start, language, opened is not None)
    ):
        start = first.start if opened is None else opened
        low = Hardware(chip.name, int(first.value), "at_least", chip.forms)
        high = Hardware(chip.name, int(number.value), "up_to", chip.forms)
        yield _mention(surface, (start, first.end), (first.start, first.end), low, True)
        yield _mention(surface, (number.start, chip.end), (number.start, chip.end), high, True)
        return
    span = bounds(surface.low, number.start, chip.end, language, number.qualifier)
    value = Hardware(chip.name, int(number.value), span.qualifier, chip.forms)
    yield _mention(surface, (span.start, span.end), (number.start, chip.end), value)


def _mention(
    surface: Surface, span: tuple[int, int], core: tuple[int, int], value: Hardware, paired: bool = False
) -> Mention:
    return Mention(span[0], span[1], surface.text[slice(*span)], "hardware", value, core=core, paired=paired)


def _certain(surface: Surface, patterns: _Patterns, chip: _Chip) -> bool:
    """Whether a phrase without a count names chips at all: "Rubin" alone may be a person."""
    if patterns.excluded.match(surface.low, chip.end):
        return False
    if "shape" in chip.sorts or chip.maker or "unknown" in chip.sorts:
        return True
    name = chip.name.lower()
    if chip.sorts == {"family"}:
        return name in SURE_FAMILIES
    return len(chip.sorts) > 1 or name not in patterns.words.CHIP_WEAK_NOUNS
