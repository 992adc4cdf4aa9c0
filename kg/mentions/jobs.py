"""Numbers of jobs, with their kind; existing staff, job cuts and mere people are told apart.

>>> [(m.kind, m.value.count, m.value.kind) for m in jobs("45 postes pérennes, 800 ouvriers", "fr")]
[('jobs', 45, 'permanent'), ('jobs', 800, 'construction')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lang import Phrases, Words
from kg.lang import words as words_of
from kg.mentions.base import Kind, Mention, Surface
from kg.mentions.bounds import bounds, linked, opener
from kg.mentions.numbers import Number, find_in, looks_like_year
from kg.model import JobKind, Jobs, Qualifier
from kg.text import either, listed, sentence_end, sentence_start

BEFORE, AFTER = 70, 90  # characters around a number in which its cues are looked for
NEAR = 120  # characters after a count of jobs in which another may leave out the noun


@dataclass(frozen=True, slots=True)
class _Patterns:
    words: Words
    noun: re.Pattern[str]
    permanent: re.Pattern[str]
    construction: re.Pattern[str]
    hiring: re.Pattern[str]
    standing: re.Pattern[str]
    cut: re.Pattern[str]
    training: re.Pattern[str]
    ellipsis_before: re.Pattern[str]
    ellipsis_after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Head:
    """A number with the noun that makes it a number of jobs or people."""

    start: int
    end: int
    number: Number
    noun: str


@cache
def _patterns(language: str) -> _Patterns:
    words = words_of(language)
    nouns = either([*words.JOB_NOUNS, *words.BUILDER_NOUNS, *words.STAFF_NOUNS])
    filler = f"(?:{words.JOB_LINK}{either(words.JOB_FILLERS)}(?![a-zà-ÿ]))"
    return _Patterns(
        words=words,
        noun=re.compile(rf"{filler}{{0,6}}?{words.JOB_LINK}(?P<noun>{nouns})(?![a-zà-ÿ])"),
        permanent=_cues(words.PERMANENT_CUES),
        construction=_cues(words.CONSTRUCTION_CUES),
        hiring=_cues(words.HIRING_CUES),
        standing=_cues(words.STANDING_CUES),
        cut=_cues(words.CUT_CUES),
        training=_cues(words.TRAINING_CUES),
        ellipsis_before=re.compile(words.JOB_ELLIPSIS_BEFORE),
        ellipsis_after=re.compile(words.JOB_ELLIPSIS_AFTER),
    )


def _cues(phrases: Phrases) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-zà-ÿ]){either(phrases)}(?![a-zà-ÿ])")


def jobs(text: str, language: str) -> list[Mention]:
    """The numbers of jobs of a text, and of staff and people."""
    surface = Surface.of(text)
    return jobs_in(surface, language, find_in(surface.low, language))


def jobs_in(surface: Surface, language: str, numbers: Sequence[Number]) -> list[Mention]:
    """The same for a surface whose numbers are already found."""
    heads = [_head(surface, number, language) for number in numbers]
    heads = [head or _elliptic(surface, language, heads, numbers, index) for index, head in enumerate(heads)]
    return [mention for index in range(len(heads)) for mention in _read(surface, language, numbers, heads, index)]


def _head(surface: Surface, number: Number, language: str) -> _Head | None:
    found = _patterns(language).noun.match(surface.low, number.end)
    if not found or number.value != number.value.to_integral_value() or _is_note(surface, number):
        return None
    return _Head(number.start, found.end(), number, listed(found["noun"]))


def _elliptic(
    surface: Surface, language: str, heads: Sequence[_Head | None], numbers: Sequence[Number], index: int
) -> _Head | None:
    """A number whose noun stands before it in the sentence: "500 jobs, 150 of them permanent", «75 ensuite»."""
    patterns, number = _patterns(language), numbers[index]
    if (
        number.scale > 1
        or number.value < 2
        or looks_like_year(number)
        or surface.low[number.start - 1 : number.start] in "$€£¥₹"
    ):
        return None
    if _UNIT_FOLLOWS.match(surface.low, number.end):
        return None
    before = next((head for head in reversed(heads[max(0, index - 2) : index]) if head), None)
    near = before is not None and number.start - before.end < NEAR
    if before and near and patterns.ellipsis_after.match(surface.low, number.end):
        return _Head(number.start, number.end, number, before.noun)
    employed = patterns.ellipsis_before.search(surface.low[max(0, number.start - 40) : number.start])
    closed = _CLOSES.match(surface.low, number.end) or patterns.ellipsis_after.match(surface.low, number.end)
    if employed and closed:
        return _Head(number.start, number.end, number, patterns.words.STAFF_NOUNS[0])
    return None


_UNIT_FOLLOWS = re.compile(r" ?(?:mw|gw|%|€|\$|million|milliard|billion|ans|years?|months?|mois)")
_CLOSES = re.compile(r"\s*(?:[.,;]| de plus| there| here| more|$)")


def _is_note(surface: Surface, number: Number) -> bool:
    """Whether a small number opens a line before a capital, as a footnote does: "3 Full-time equivalents."."""
    opens = surface.low[max(0, number.start - 1) : number.start] in ("", "\n")
    after = surface.plain[number.end + 1 : number.end + 2]
    return opens and not number.spelled and number.value < 30 and after.isupper()


def _read(
    surface: Surface, language: str, numbers: Sequence[Number], heads: Sequence[_Head | None], index: int
) -> Iterator[Mention]:
    head = heads[index]
    if head is None:
        return
    room = _room(surface, numbers, index, head)
    kind, jobs_kind = _classify(surface, language, head, room)
    alone = index > 0 and heads[index - 1] is None and not looks_like_year(numbers[index - 1])
    first = numbers[index - 1] if alone else None
    opened = opener(surface.low, first.start, language) if first else None
    if (
        first
        and first.value < head.number.value
        and linked(surface.low, first.end, head.start, language, opened is not None)
    ):
        start = first.start if opened is None else opened
        yield _mention(
            surface, (start, first.end), (first.start, first.end), kind, first, "at_least", jobs_kind, True
        )
        yield _mention(
            surface, (head.start, head.end), (head.start, head.end), kind, head.number, "up_to", jobs_kind, True
        )
        return
    span = bounds(surface.low, head.start, head.end, language, head.number.qualifier)
    yield _mention(
        surface, (span.start, span.end), (head.start, head.end), kind, head.number, span.qualifier, jobs_kind
    )


def _mention(
    surface: Surface, span: tuple[int, int], core: tuple[int, int], kind: Kind, number: Number,
    qualifier: Qualifier, jobs_kind: JobKind, paired: bool = False,
) -> Mention:  # fmt: skip
    value = number.value if kind == "people" else Jobs(int(number.value), qualifier, jobs_kind)
    return Mention(span[0], span[1], surface.text[slice(*span)], kind, value, core=core, paired=paired)


def _room(surface: Surface, numbers: Sequence[Number], index: int, head: _Head) -> tuple[int, int]:
    """Where the cues of a head count may stand: within its sentence, between the numbers on both sides."""
    floor = max(sentence_start(surface.low, head.start), head.start - BEFORE)
    roof = min(sentence_end(surface.low, head.end), head.end + AFTER)
    if index:
        floor = max(floor, numbers[index - 1].end)
    if index + 1 < len(numbers):
        roof = min(roof, max(numbers[index + 1].start, head.end))
    return floor, roof


def _classify(surface: Surface, language: str, head: _Head, room: tuple[int, int]) -> tuple[Kind, JobKind]:
    """What the number counts, and for jobs of which kind."""
    patterns = _patterns(language)
    before, after = surface.low[room[0] : head.start], surface.low[head.number.end : room[1]]
    kind = _job_kind(patterns, before, after, head)
    if patterns.cut.search(before[-30:]):
        return "job_cuts", kind
    if head.noun not in patterns.words.JOB_NOUNS and patterns.training.search(before[-30:]):
        return "people", kind
    if head.noun in patterns.words.JOB_NOUNS or head.noun in patterns.words.BUILDER_NOUNS:
        return "jobs", kind
    if (
        patterns.hiring.search(before[-45:])
        or patterns.hiring.search(after[len(head.noun) : 60])
        or kind != "unspecified"
    ):
        return "jobs", kind
    people = head.noun in patterns.words.PEOPLE_NOUNS
    return ("people" if people and not patterns.standing.search(before[-25:]) else "staff"), kind


def _job_kind(patterns: _Patterns, before: str, after: str, head: _Head) -> JobKind:
    if head.noun in patterns.words.BUILDER_NOUNS:
        return "construction"
    permanent, construction = patterns.permanent.search(after), patterns.construction.search(after)
    if permanent and construction:
        return "permanent" if permanent.start() < construction.start() else "construction"
    if permanent or construction:
        return "permanent" if permanent else "construction"
    return "construction" if patterns.construction.search(before[-40:]) else "unspecified"
