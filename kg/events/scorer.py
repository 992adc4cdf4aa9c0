"""Small log-linear scorers over readable features (multinomial logistic regression, Cox 1958).

A scorer is a table of weights per label, trained by ``training/events.py`` on gold records and
shipped as JSON. A feature is a string such as ``left:INVEST``; the score of a label is the sum of
the weights of the features that hold, so that every decision can be told as a list of reasons.
A chooser weighs options against each other that differ from case to case (conditional logit, McFadden 1974).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from math import exp
from pathlib import Path
from typing import Any

from kg.events.trees import Forest, grown

WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of one decision: ``weights[feature]`` has one number a label."""

    name: str
    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def probabilities(self, features: Iterable[str], start: Sequence[float] = ()) -> list[float]:
        """One probability a label, in the order of ``labels``; they sum to 1. ``start`` is as in ``scores``."""
        return shares(self.scores(features, start))

    def scores(self, features: Iterable[str], start: Sequence[float] = ()) -> list[float]:
        """The sum of the weights of each label, in the order of ``labels``.

        ``start`` has the sums of other features, bias and all, where these were weighed before.
        """
        rows = [row for f in features if (row := self.weights.get(f)) is not None]
        if not rows:
            return list(start or self.bias)
        columns = zip(*rows, strict=True)  # one a label; summed by the interpreter's own loop, the hottest of all
        return [sum(column, first) for first, column in zip(start or self.bias, columns, strict=True)]

    def best(self, features: Sequence[str]) -> tuple[str, float]:
        """The likeliest label and its probability."""
        chances = self.probabilities(features)
        at = max(range(len(chances)), key=chances.__getitem__)
        return self.labels[at], chances[at]

    def likely(self, features: Iterable[str], least: float) -> list[str]:
        """The likeliest label, and behind it all others that are at least so likely."""
        first, *others = sorted(zip(self.probabilities(features), self.labels, strict=True), reverse=True)
        return [first[1], *(label for chance, label in others if chance >= least)]

    def chance(self, features: Iterable[str], label: str = "yes") -> float:
        """Probability of one label."""
        return self.probabilities(features)[self.labels.index(label)]

    def why(self, features: Sequence[str], label: str, most: int = 3) -> str:
        """The features that spoke loudest for the label."""
        at = self.labels.index(label)
        found = ((row[at], f) for f in set(features) if (row := self.weights.get(f)) is not None)
        return _loudest(found, most)


@dataclass(frozen=True, slots=True)
class Chooser:
    """Weights of a choice among options that differ from case to case: a table of weights a part of an option."""

    name: str
    tables: dict[str, dict[str, float]]

    def sum(self, table: str, features: Iterable[str]) -> float:
        """The sum of the weights of the features that hold."""
        weights = self.tables[table]
        return sum(weights[f] for f in features if f in weights)

    def why(self, table: str, features: Iterable[str], most: int = 3) -> str:
        """The features that spoke loudest for an option."""
        weights = self.tables[table]
        return _loudest(((weights[f], f) for f in features if f in weights), most)


def _loudest(found: Iterable[tuple[float, str]], most: int) -> str:
    """The features of the largest weights above nothing, the largest first."""
    return ", ".join(f"{f} {w:+.1f}" for w, f in nlargest(most, (x for x in found if x[0] > 0)))


def shares(scores: Sequence[float]) -> list[float]:
    """Probabilities that sum to 1, from scores (softmax)."""
    top = max(scores)
    powers = [exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


@dataclass(slots=True)
class Judges:
    """Scorers, choosers and forests by name."""

    scorers: dict[str, Scorer] = field(default_factory=dict)
    choosers: dict[str, Chooser] = field(default_factory=dict)
    forests: dict[str, Forest] = field(default_factory=dict)


_loaded = Judges()


def scorer(name: str) -> Scorer:
    """The scorer of that name: the shipped one, read at its first use."""
    found = _loaded.scorers.get(name)
    if found is None:
        raw = _read(name)
        rows = {feature: tuple(row) for feature, row in raw["weights"].items()}
        found = _loaded.scorers[name] = Scorer(name, tuple(raw["labels"]), tuple(raw["bias"]), rows)
    return found


def chooser(name: str) -> Chooser:
    """The chooser of that name: the shipped one, read at its first use."""
    found = _loaded.choosers.get(name)
    if found is None:
        found = _loaded.choosers[name] = Chooser(name, _read(name))
    return found


def forest(name: str) -> Forest:
    """The forest of that name: the shipped one, read at its first use."""
    found = _loaded.forests.get(name)
    if found is None:
        found = _loaded.forests[name] = grown(name, _read(name))
    return found


def use(judges: Judges) -> None:
    """Puts others in the place of the shipped ones (training measures its folds with it)."""
    _loaded.scorers, _loaded.choosers = dict(judges.scorers), dict(judges.choosers)
    _loaded.forests = dict(judges.forests)


def _read(name: str) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))
    return raw
