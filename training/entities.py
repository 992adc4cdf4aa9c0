"""Marked sentences (data/ner) read, and written anew with other names, amounts and typography."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from training.names import Invention

MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+(?:\.[a-z]+)?)\]")
# Kinds of which the sentence says more than that it is one: "the state of", "in Germany", a nationality nearby.
KEPT = frozenset({"PLACE.country", "PLACE.region", "PLACE.area", "ORG.gov"})
INVENTED = frozenset({"ORG.company", "ORG.fund", "PLACE.town", "PERSON", "PRODUCT", "FACILITY", "PLACE.county"})
INVENTED_SHARE = 0.6  # of the names put in are made up letter by letter
VOWELS = "aeiouyàâäéèêëîïôöùûüœæh"
# Addresses stand in articles and are no names.
ADDRESSES = (
    "https://www.exemple.example/actualites/2025/07/centre-de-donnees-ia",
    "https://example.org/news/2026-02/20b-data-center-investment",
    "www.exemple.example",
    "contact@exemple.example",
    "presse@agence-exemple.example",
    "https://blog.example.net/p/ai-energy-cost",
)
ELIDED = re.compile(r"(?:\b|^)(?:l|d|qu|s|n|jusqu|lorsqu)['’]$", re.IGNORECASE)
UNELIDED = re.compile(r"(?:^|[\s(«“\"])(?:le|la|de|que|du|au|a)\s$", re.IGNORECASE)
BEFORE_VOWEL = re.compile(r"(?:^|[\s(“\"])an\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; ``label`` is "" outside of names, else LABEL or LABEL.subtype."""

    text: str
    label: str = ""


Line = tuple[Piece, ...]


def parse(line: str) -> Line:
    """Return the pieces of a marked line.

    >>> [piece.text for piece in parse("[Amazon|ORG.company] builds.")]
    ['Amazon', ' builds.']
    """
    pieces: list[Piece] = []
    end = 0
    for mark in MARK.finditer(line):
        pieces += [Piece(line[end : mark.start()]), Piece(mark[1], mark[2])]
        end = mark.end()
    return tuple(piece for piece in (*pieces, Piece(line[end:])) if piece.text)


def read(path: Path) -> list[Line]:
    """Return the marked lines of ``path``; lines that begin with # are notes."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [parse(line) for line in lines if line.strip() and not line.startswith("#")]


def names_in(lines: list[Line]) -> Iterator[tuple[str, str]]:
    """Yield (label, surface) of every mark."""
    for line in lines:
        yield from ((piece.label, piece.text) for piece in line if piece.label)


@dataclass(slots=True)
class Names:
    """The names to draw from, by label with subtype; some are made up letter by letter."""

    pools: dict[str, list[str]]
    real: dict[str, list[str]] = field(default_factory=dict)
    inventions: dict[str, Invention] = field(default_factory=dict)

    @classmethod
    def gather(cls, path: Path, lines: list[Line], more: dict[str, list[str]], never: frozenset[str]) -> Names:
        """Join the pools of ``path`` and the marked names of ``lines``; ``more`` is drawn from seldom.

        ``never`` holds the test part's names, which are left out.
        """
        pools: dict[str, set[str]] = {
            label: set(names) for label, names in json.loads(path.read_text("utf-8")).items()
        }
        for label, name in names_in(lines):
            pools.setdefault(label, set()).add(name)
        kept = {label: sorted(names - never) for label, names in pools.items()}
        inventions = {label: Invention(kept[label], never) for label in INVENTED if len(kept.get(label, ())) > 50}
        real = {label: sorted(set(names) - never) for label, names in more.items()}
        return cls(kept, real, inventions)

    def draw(self, label: str, random: Random) -> str:
        """Return a name of that kind, made up in most cases."""
        kind = random.random()
        if label in self.inventions and kind < INVENTED_SHARE:
            return self.inventions[label].name(random)
        return random.choice(self.real[label] if label in self.real and kind > 0.9 else self.pools[label])


def vary(line: Line, names: Names, random: Random) -> Line:
    """Return the line as another newspaper might have printed it about others."""
    line = _with_other_names(line, names, random) if random.random() < 0.85 else line
    line = tuple(
        piece if piece.label else replace(piece, text=_other_digits(piece.text, random)) for piece in line
    )
    if random.random() < 0.03:
        line = (*line, Piece(" " + random.choice(ADDRESSES)))
    for change, share in ((_apostrophes, 0.3), (_no_break, 0.3), (_upper_names, 0.04), (_upper, 0.03)):
        if random.random() < share:
            line = change(line)
    return line


def _with_other_names(line: Line, names: Names, random: Random) -> Line:
    """Put one name for each, the same wherever it stands."""
    before: dict[Piece, set[str]] = {}
    for last, piece in zip((Piece(""), *line), line, strict=False):
        if piece.label and piece.label not in KEPT:
            before.setdefault(piece, set()).add(last.text[-12:])
    chosen = {piece: _fitting(piece, contexts, names, random) for piece, contexts in before.items()}
    return tuple(replace(piece, text=chosen[piece]) if piece in chosen else piece for piece in line)


def _fitting(piece: Piece, before: set[str], names: Names, random: Random) -> str:
    """Return a name that the words before it allow everywhere, the old one where none was found soon."""
    for _ in range(8):
        name = names.draw(piece.label, random)
        if all(fits(name, context) for context in before):
            return name.upper() if piece.text.isupper() and len(piece.text) > 4 else name
    return piece.text


def fits(name: str, before: str) -> bool:
    """Whether elision and article before the name allow it.

    >>> fits("Amazon", "celle d’"), fits("Google", "celle d’"), fits("Amazon", "celle de ")
    (True, False, False)
    """
    vowel = name[0].lower() in VOWELS
    if ELIDED.search(before) or BEFORE_VOWEL.search(before):
        return vowel
    return not vowel if UNELIDED.search(before) else True


def _other_digits(text: str, random: Random) -> str:
    if random.random() < 0.4:
        return text
    return re.sub(r"\d", lambda digit: digit[0] if digit[0] == "0" else random.choice("123456789"), text)


def _apostrophes(line: Line) -> Line:
    curved = any("’" in piece.text for piece in line)
    table = str.maketrans("’", "'") if curved else str.maketrans("'", "’")
    return tuple(replace(piece, text=piece.text.translate(table)) for piece in line)


def _no_break(line: Line) -> Line:
    pattern = re.compile(r"(?<=\d) (?=\d|[A-Z€$%]|m)|(?<=«) | (?=[»;:!?])")
    return tuple(
        piece if piece.label else replace(piece, text=pattern.sub("\u00a0", piece.text)) for piece in line
    )


def _upper_names(line: Line) -> Line:
    return tuple(replace(piece, text=piece.text.upper()) if piece.label else piece for piece in line)


def _upper(line: Line) -> Line:
    return tuple(replace(piece, text=piece.text.upper()) for piece in line)
