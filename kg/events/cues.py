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

from kg.paths import PACKAGE

CUES = PACKAGE / "lang" / "cues"
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


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
    phrases: tuple[tuple[str, re.Pattern[str]], ...]  # class, pattern
    lengths: tuple[int, ...]  # lengths of the stems
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


@lru_cache(maxsize=4)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, read once."""
    words: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    phrases: dict[str, list[str]] = {}
    with (CUES / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for pattern in row["patterns"].split(";"):
                _sort_in(pattern.strip().lower(), row["class"], words, stems, phrases)
    return Lexicon(
        words={w: tuple(dict.fromkeys(c)) for w, c in words.items()},
        stems={w: tuple(dict.fromkeys(c)) for w, c in stems.items()},
        phrases=tuple((cls, _phrase_pattern(found)) for cls, found in phrases.items()),
        lengths=tuple(sorted({len(s) for s in stems})),
        endings=tuple((s[1:], cls) for s, found in stems.items() if s.startswith("*") for cls in found),
    )


def _sort_in(
    pattern: str,
    cls: str,
    words: dict[str, list[str]],
    stems: dict[str, list[str]],
    phrases: dict[str, list[str]],
) -> None:
    if " " in pattern or "’" in pattern or "$" in pattern:
        phrases.setdefault(cls, []).append(pattern)
    elif pattern.startswith("*"):
        stems.setdefault(pattern, []).append(cls)
    elif pattern.endswith("*"):
        stems.setdefault(pattern[:-1], []).append(cls)
    elif pattern:
        words.setdefault(pattern, []).append(cls)


def _phrase_pattern(phrases: list[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(_phrase(p) for p in ordered) + r")(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ ", r"[ \u00a0\u202f]")
    return re.sub("[’']", "[’']", escaped).replace(r"\*", r"\w*")


def find_cues(text: str, language: str) -> tuple[Cue, ...]:
    """All cues of a text in order; a word of two classes gives two."""
    known = lexicon(language)
    found = [
        Cue(m.start(), m.end(), cls)
        for m in _WORD.finditer(text)
        for part in (m.group().lower(),)
        for cls in known.classes(part)
    ]
    found += [Cue(m.start(), m.end(), cls) for cls, pattern in known.phrases for m in pattern.finditer(text)]
    return tuple(sorted(set(found)))


def within(cues: tuple[Cue, ...], start: int, end: int) -> tuple[Cue, ...]:
    """The cues that begin in ``[start, end)``."""
    low = bisect_left(cues, Cue(start, 0, ""))
    high = bisect_left(cues, Cue(end, 0, ""))
    return cues[low:high]
