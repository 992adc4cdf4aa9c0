"""What the scorers learn from: feature lists with what is right, and the article of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from sys import intern

import numpy as np

from kg.events.trees import Numbers, View
from training.choices import Case

Row = tuple[list[str], str, str]  # features, what is right, the article's id
Sight = tuple[Numbers, str, str]  # numbers of a view, what is right, the article's id


@dataclass(slots=True)
class Examples:
    """Feature lists and labels of each scorer, with the article of each; and what each unit is."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    sights: dict[str, list[Sight]] = field(default_factory=lambda: defaultdict(list))
    views: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the names of the numbers
    cases: list[Case] = field(default_factory=list)

    def add(self, name: str, features: Iterable[str], label: object, article: str) -> None:
        """One example; booleans become yes and no. Each feature is once in memory: there are millions of them."""
        told = ("yes" if label else "no") if isinstance(label, bool) else str(label)
        self.rows[name].append((sorted({intern(f) for f in features}), told, article))

    def see(self, name: str, view: View, label: object, article: str) -> None:
        """One example of a view; all views of one name have the same numbers. Booleans become yes and no."""
        names = self.views.setdefault(name, tuple(view))
        told = ("yes" if label else "no") if isinstance(label, bool) else str(label)
        self.sights[name].append((np.array([view[n] for n in names], dtype=np.float64), told, article))

    def take(self, others: Iterable[Examples]) -> None:
        """Takes in what others have, in their order."""
        for other in others:
            for name, rows in other.rows.items():
                self.rows[name] += [([intern(f) for f in features], label, a) for features, label, a in rows]
            self.cases += [c.interned() for c in other.cases]
            for name, sights in other.sights.items():
                self.sights[name] += sights
            self.views |= other.views
