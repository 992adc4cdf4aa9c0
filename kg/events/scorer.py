"""Small log-linear scorers over readable features (multinomial logistic regression, Cox 1958).

A scorer is a table of weights per label, trained by ``training/events.py`` on gold records and
shipped as JSON. A feature is a string such as ``left:INVEST``; the score of a label is the sum of
the weights of the features that hold, so that every decision can be told as a list of reasons.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of one decision: ``weights[feature]`` has one number a label."""

    name: str
    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """One probability a label, in the order of ``labels``; they sum to 1."""
        scores = list(self.bias)
        for feature in features:
            row = self.weights.get(feature)
            if row is not None:
                for i, weight in enumerate(row):
                    scores[i] += weight
        top = max(scores)
        powers = [exp(s - top) for s in scores]
        total = sum(powers)
        return [p / total for p in powers]

    def best(self, features: Sequence[str]) -> tuple[str, float]:
        """The likeliest label and its probability."""
        chances = self.probabilities(features)
        at = max(range(len(chances)), key=chances.__getitem__)
        return self.labels[at], chances[at]

    def chance(self, features: Iterable[str], label: str = "yes") -> float:
        """Probability of one label."""
        return self.probabilities(features)[self.labels.index(label)]

    def why(self, features: Sequence[str], label: str, most: int = 3) -> str:
        """The features that spoke loudest for the label."""
        at = self.labels.index(label)
        told = sorted(((self.weights[f][at], f) for f in set(features) if f in self.weights), reverse=True)
        return ", ".join(f"{f} {w:+.1f}" for w, f in told[:most] if w > 0)


_loaded: dict[str, Scorer] = {}


def scorer(name: str) -> Scorer:
    """The scorer of that name: the shipped one, read at its first use."""
    found = _loaded.get(name)
    if found is None:
        found = _loaded[name] = _read(name)
    return found


def use(scorers: dict[str, Scorer]) -> None:
    """Puts other scorers in the place of the shipped ones (training measures its folds with it)."""
    _loaded.clear()
    _loaded.update(scorers)


def _read(name: str) -> Scorer:
    raw = json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))
    rows = {feature: tuple(row) for feature, row in raw["weights"].items()}
    return Scorer(name, tuple(raw["labels"]), tuple(raw["bias"]), rows)
