"""The words of a question -> what each of them means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.ask.words import Lexicon, Word, fold, split

_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the graph that a name in a question stands for."""

    id: str  # "organisation/amazon"
    label: str
    kind: str  # organisation, place, facility, product or policy


NameFinder = Callable[[str], Sequence[Named]]
"""The things that bear a name, the most told first; () for none."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What some words of a question mean."""

    kind: str  # a table of the lexicon, or "name", "year", "month", "figure", "unread"
    value: str
    words: str  # as written
    named: Named | None = None


def senses(text: str, lexicon: Lexicon, names: NameFinder) -> list[Sense]:
    """The meanings in their order; words without weight are left out, unknown ones are "unread"."""
    words = split(text)
    found: list[Sense] = []
    at = 0
    while at < len(words):
        sense, length = _next(words[at:], lexicon, names)
        if sense:
            found.append(sense)
        at += length
    return found


def _next(words: Sequence[Word], lexicon: Lexicon, names: NameFinder) -> tuple[Sense | None, int]:
    candidates = [*_named(words, lexicon, names), *_meant(words, lexicon), *_figures(words, lexicon)]
    if candidates:
        return max(candidates, key=lambda c: c[1])
    word = words[0]
    quiet = word.key in lexicon.quiet or len(word.key) == 1
    return (None if quiet else Sense("unread", word.key, word.text)), 1


def _meant(words: Sequence[Word], lexicon: Lexicon) -> Iterator[tuple[Sense, int]]:
    for length in range(min(lexicon.longest, len(words)), 0, -1):
        key = tuple(word.key for word in words[:length])
        if key in lexicon.meanings:
            kind, value = lexicon.meanings[key]
            yield Sense(kind, value, _written(words[:length])), length
            return


def _named(words: Sequence[Word], lexicon: Lexicon, names: NameFinder) -> Iterator[tuple[Sense, int]]:
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        text = " ".join(word.text for word in words[:length])
        if _is_quiet(words[:length], lexicon):
            continue
        for thing in names(fold(text))[:1]:
            yield Sense("name", thing.id, _written(words[:length]), thing), length
            return


def _is_quiet(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Everyday words are no names, unless they are written like one and mean nothing else."""
    first, last = words[0], words[-1]
    if len(words) > 1:
        return first.key in lexicon.quiet or last.key in lexicon.quiet
    known = first.key in lexicon.quiet or (first.key,) in lexicon.meanings or first.key in lexicon.months
    return known or first.key.isdecimal()


def _figures(words: Sequence[Word], lexicon: Lexicon) -> Iterator[tuple[Sense, int]]:
    key = words[0].key
    if re.fullmatch(r"(19|20)\d\d", key):
        yield Sense("year", key, words[0].text), 1
    elif re.fullmatch(r"\d+([.,]\d+)*", key):
        yield Sense("figure", key, words[0].text), 1
    elif key in lexicon.months and len(words) > 1 and re.fullmatch(r"(19|20)\d\d", words[1].key):
        month = lexicon.months.index(key) + 1
        yield Sense("month", f"{words[1].key}-{month:02}", _written(words[:2])), 2


def _written(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
