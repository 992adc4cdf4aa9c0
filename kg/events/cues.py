"""Cue words: which classes of words (kg/lang/cues/*.csv) a stretch of text has, and where.

A pattern is a word, a stem with ``*`` behind it, an ending with ``*`` before it, or a phrase; a phrase may
hold stems. Case and the kind of apostrophe do not matter.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from pathlib import Path

from kg.paths import PACKAGE

CUES = PACKAGE / "lang" / "cues"
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


Phrases = tuple[tuple[str, re.Pattern[str]], ...]  # class, pattern
Sorted = dict[str, list[str]]  # pattern or word -> classes


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    """One cue word in a text."""

    start: int
    end: int
    cls: str


@dataclass(slots=True)
class Lexicon:
    """The cue words of one language, ready to search."""

    words: dict[str, tuple[str, ...]]  # whole words -> classes
    stems: dict[str, tuple[str, ...]]  # stems -> classes
    phrases: dict[str, Phrases]  # first word -> class, pattern of the whole
    phrase_stems: dict[str, Phrases]  # the same for first words that are stems
    loose: Phrases  # phrases that begin with no word ("- sources said")
    lengths: tuple[int, ...]  # lengths of the stems of words and phrases
    endings: tuple[tuple[str, str], ...]  # ending, class
    memo: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def classes(self, word: str) -> tuple[str, ...]:
        """Classes of one lower-case word; remembered for the next time."""
        found = self.memo.get(word)
        if found is None:
            found = self.words.get(word, ()) + tuple(
                cls for n in self.lengths if n <= len(word) for cls in self.stems.get(word[:n], ())
            )
            found += tuple(cls for ending, cls in self.endings if word.endswith(ending))
            if len(self.memo) < 50_000:
                self.memo[word] = found
        return found

    def phrases_at(self, word: str) -> Phrases:
        """Classes and patterns of the phrases that may begin with a lower-case word."""
        found = self.phrases.get(word, ())
        for n in self.lengths:
            found += self.phrase_stems.get(word[:n], ()) if n <= len(word) else ()
        return found


@lru_cache(maxsize=4)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, read once."""
    words, stems, phrases = _patterns(CUES / f"{language}.csv")
    by_word: dict[str, Sorted] = {}
    by_stem: dict[str, Sorted] = {}
    loose: Sorted = {}
    for phrase, classes in phrases.items():
        first = _FIRST.match(phrase)
        if first is None:
            loose[phrase] = classes
        elif phrase[first.end() : first.end() + 1] == "*":
            by_stem.setdefault(first.group(), {})[phrase] = classes
        else:
            by_word.setdefault(first.group(), {})[phrase] = classes
    return Lexicon(
        words={w: tuple(dict.fromkeys(c)) for w, c in words.items()},
        stems={w: tuple(dict.fromkeys(c)) for w, c in stems.items()},
        phrases={w: _by_class(found) for w, found in by_word.items()},
        phrase_stems={w: _by_class(found) for w, found in by_stem.items()},
        loose=_by_class(loose),
        lengths=tuple(sorted({len(s) for s in (*stems, *by_stem)})),
        endings=tuple((s[1:], cls) for s, found in stems.items() if s.startswith("*") for cls in found),
    )


def _patterns(path: Path) -> tuple[Sorted, Sorted, Sorted]:
    """Words, stems and phrases of a table, each with its classes."""
    words: Sorted = {}
    stems: Sorted = {}
    phrases: Sorted = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for told in row["patterns"].split(";"):
                pattern = told.strip().lower()
                if _PHRASE.search(pattern):
                    phrases.setdefault(pattern, []).append(row["class"])
                elif pattern.startswith("*"):
                    stems.setdefault(pattern, []).append(row["class"])
                elif pattern.endswith("*"):
                    stems.setdefault(pattern[:-1], []).append(row["class"])
                elif pattern:
                    words.setdefault(pattern, []).append(row["class"])
    return words, stems, phrases


_FIRST = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PHRASE = re.compile(r"[ ’'$%]")


def _by_class(phrases: Sorted) -> Phrases:
    """One pattern a class that finds its longest phrase."""
    classes: Sorted = {}
    for phrase, found in phrases.items():
        for cls in found:
            classes.setdefault(cls, []).append(phrase)
    return tuple((cls, phrase_pattern(found)) for cls, found in classes.items())


def phrase_pattern(phrases: list[str]) -> re.Pattern[str]:
    """One pattern that finds the longest of the phrases; their spaces may be no-break ones, ``*`` is a stem."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(_phrase(p) for p in ordered) + r")(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ ", r"[ \u00a0\u202f]")
    return re.sub("[’']", "[’']", escaped).replace(r"\*", r"\w*")


def find_cues(text: str, language: str) -> tuple[Cue, ...]:
    """All cues of a text in order; a word of two classes gives two."""
    known = lexicon(language)
    found: list[Cue] = [Cue(*m.span(), cls) for cls, pattern in known.loose for m in pattern.finditer(text)]
    for m in _WORD.finditer(text):
        word = m.group().lower()
        found += [Cue(*m.span(), cls) for cls in known.classes(word)]
        for cls, pattern in known.phrases_at(word):
            phrase = pattern.match(text, m.start())
            if phrase:
                found.append(Cue(*phrase.span(), cls))
    return tuple(sorted(set(found)))


_START = attrgetter("start")


def within(cues: tuple[Cue, ...], start: int, end: int) -> tuple[Cue, ...]:
    """The cues that begin in ``[start, end)``."""
    low = bisect_left(cues, start, key=_START)
    return cues[low : bisect_left(cues, end, low, key=_START)] if end > start else ()
