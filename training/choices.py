"""Fits the scorer that chooses what a unit is: silence, a new act, or one of those before it.

A conditional logit (McFadden 1974) with an L2 penalty: the options of a case are weighed against each
other, however many there are. Fitted by L-BFGS (Liu & Nocedal 1989), from zero, so that the same cases
give the same weights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sys import intern

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kg.events.link import Options
from kg.events.scorer import Chooser

SILENT, OPENS, FIRST_ACT = 0, 1, 2  # what a label says
STRENGTH = 0.1  # inverse of the penalty
MOST_STEPS = 150
LEAST_SEEN = 5  # articles that a feature must stand in
LEAST_WEIGHT = 0.01
TABLES = ("tells", "opens", "joins")
Vector = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Case:
    """One unit of an article: its options' features, and which of them is right."""

    article: str
    tells: tuple[str, ...]
    opens: tuple[str, ...]
    joins: tuple[tuple[str, ...], ...]
    label: int

    def interned(self) -> Case:
        """The same, with each feature once in memory."""
        joins = tuple(_interned(seen) for seen in self.joins)
        return Case(self.article, _interned(self.tells), _interned(self.opens), joins, self.label)


def case(options: Options, label: int, article: str) -> Case:
    """The case of a unit with these options."""
    joins = tuple(_interned(seen) for _, seen in options.acts)
    return Case(article, _interned(options.tells), _interned(options.opens), joins, label)


def _interned(features: Iterable[str]) -> tuple[str, ...]:
    """Each string once in memory: there are millions of them, and few thousand differ."""
    return tuple(intern(f) for f in features)


def fit_choice(name: str, cases: Sequence[Case]) -> Chooser:
    """The chooser that makes the cases' right options likeliest."""
    columns = {table: _columns(cases, table) for table in TABLES}
    problem = _Problem(cases, columns)
    start: Vector = np.zeros(sum(len(c) for c in columns.values()))
    weights = minimize(problem.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": MOST_STEPS}).x
    parts = np.split(weights, np.cumsum([len(columns[t]) for t in TABLES])[:-1])
    return Chooser(name, {t: _kept(columns[t], part) for t, part in zip(TABLES, parts, strict=True)})


def _kept(columns: dict[str, int], weights: Vector) -> dict[str, float]:
    return {f: round(float(weights[i]), 4) for f, i in columns.items() if abs(weights[i]) >= LEAST_WEIGHT}


def _columns(cases: Sequence[Case], table: str) -> dict[str, int]:
    """A column for each feature of a table that enough articles show, in order."""
    seen_in: dict[str, set[str]] = defaultdict(set)
    for c in cases:
        for f in {f for row in _rows(c, table) for f in row}:
            seen_in[f].add(c.article)
    return {f: i for i, f in enumerate(sorted(f for f, found in seen_in.items() if len(found) >= LEAST_SEEN))}


def _rows(c: Case, table: str) -> tuple[tuple[str, ...], ...]:
    return c.joins if table == "joins" else (c.tells if table == "tells" else c.opens,)


class _Problem:
    """The penalised likelihood of all cases; each case has its options one after the other."""

    def __init__(self, cases: Sequence[Case], columns: dict[str, dict[str, int]]) -> None:
        self.matrices = {t: _matrix([r for c in cases for r in _rows(c, t)], columns[t]) for t in TABLES}
        self.turned = {t: m.T.tocsr() for t, m in self.matrices.items()}
        self.ends = np.cumsum([len(columns[t]) for t in TABLES])[:-1]
        sizes = np.array([FIRST_ACT + len(c.joins) for c in cases])
        self.starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self.count = int(sizes.sum())
        self.case_of = np.repeat(np.arange(len(cases)), sizes)
        self.right = self.starts + np.array([c.label for c in cases])
        place = np.arange(self.count) - self.starts[self.case_of]
        self.opens = np.flatnonzero(place == OPENS)
        self.joins = np.flatnonzero(place >= FIRST_ACT)

    def loss(self, weights: Vector) -> tuple[float, Vector]:
        """Negative log likelihood with the penalty, and its gradient."""
        tells, opens, joins = np.split(weights, self.ends)
        scores = np.zeros(self.count)
        scores[self.opens] = self.matrices["opens"] @ opens
        told = self.matrices["tells"] @ tells
        scores[self.joins] = told[self.case_of[self.joins]] + self.matrices["joins"] @ joins
        top = np.maximum.reduceat(scores, self.starts)[self.case_of]
        powers = np.exp(scores - top)
        totals = np.add.reduceat(powers, self.starts)[self.case_of]
        likelihood = float((scores - top - np.log(totals))[self.right].sum())
        off = powers / totals
        off[self.right] -= 1.0
        by_case = np.bincount(self.case_of[self.joins], off[self.joins], minlength=len(self.starts))
        gradient = np.concatenate(
            [
                self.turned["tells"] @ by_case,
                self.turned["opens"] @ off[self.opens],
                self.turned["joins"] @ off[self.joins],
            ]
        )
        return -likelihood + float(weights @ weights) / (2 * STRENGTH), gradient + weights / STRENGTH


def _matrix(rows: Sequence[Sequence[str]], columns: dict[str, int]) -> csr_matrix:
    told = [[columns[f] for f in row if f in columns] for row in rows]
    starts = np.cumsum([0, *(len(row) for row in told)])
    places = np.fromiter((c for row in told for c in row), dtype=np.int32, count=int(starts[-1]))
    return csr_matrix((np.ones(len(places)), places, starts), shape=(len(rows), len(columns)))
