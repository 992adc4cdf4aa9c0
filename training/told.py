"""Which stretch of an article tells which announcement of its gold record, as readers marked it (data/told).

Gold records have no spans. Where nobody marked an article, ``training.gold.lay`` guesses by the values that a
stretch holds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.events.reading import Reading
from kg.events.units import Unit
from kg.model import Extraction
from kg.paths import DATA
from training.gold import lay

MARKS = DATA / "told"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``start`` to ``end`` of an article, and the index of the announcement that they tell, or None."""

    start: int
    end: int
    tells: int | None

    def shared(self, unit: Unit) -> int:
        """How many characters it shares with the unit."""
        return min(self.end, unit.end) - max(self.start, unit.start)


@cache
def marked(folder: Path = MARKS) -> dict[str, tuple[Stretch, ...]]:
    """The marked stretches of each article, by its id."""
    found = {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["id"]] = tuple(Stretch(*stretch) for stretch in row["told"])
    return found


def told_by(r: Reading, units: Sequence[Unit], gold: Extraction) -> list[int | None]:
    """For each unit the index of the gold announcement that it tells, or None; titles by the values they hold.

    So are lines that the reading took for dressing when the marks were made.
    """
    guessed = lay(r, units, gold)
    stretches = marked().get(gold.article.id)
    if stretches is None:
        return guessed
    titles = {u.index for u in units if r.blocks[u.block].kind == "title"}
    return [guessed[u.index] if u.index in titles else _marked_for(u, stretches, guessed[u.index]) for u in units]


def _marked_for(unit: Unit, stretches: Sequence[Stretch], guessed: int | None) -> int | None:
    """What the stretch tells that shares most with the unit; the guess for a line that nobody saw to mark it."""
    best = max(stretches, key=lambda s: s.shared(unit), default=None)
    return best.tells if best is not None and best.shared(unit) > 0 else guessed
