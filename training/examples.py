"""What the scorers learn from: feature lists with what is right, and the article of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from sys import intern

from training.choices import Case

Row = tuple[list[str], str, str]  # features, what is right, the article's id


@dataclass(slots=True)
class Examples:
    """Feature lists and labels of each scorer, with the article of each; and what each unit is."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    cases: list[Case] = field(default_factory=list)

    def add(self, name: str, features: Iterable[str], label: object, article: str) -> None:
        """One example; booleans become yes and no. Each feature is once in memory: there are millions of them."""
        told = ("yes" if label else "no") if isinstance(label, bool) else str(label)
        self.rows[name].append((sorted({intern(f) for f in features}), told, article))

    def take(self, others: Iterable[Examples]) -> None:
        """Takes in what others have, in their order."""
        for other in others:
            for name, rows in other.rows.items():
                self.rows[name] += [([intern(f) for f in features], label, a) for features, label, a in rows]
            self.cases += [c.interned() for c in other.cases]
