"""Trains the scorers of kg.events on gold records: ``python -m training.events [--folds 6]``.

Every scorer is a multinomial logistic regression with an L2 penalty; its features are made by the
same functions that the reading calls. The weights are written as JSON with four decimals, small
ones left out, features in order, so that training twice writes the same bytes.
``--folds N`` trains and scores N times, each time on the articles of the other folds.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from kg.events import assemble, candidates, link, relations, times
from kg.events import scorer as scoring
from kg.events.cluster import Cluster
from kg.events.features import money_features
from kg.events.reading import Reading
from kg.events.trees import Forest, as_json
from kg.events.units import units
from kg.model import Announcement, Extraction
from kg.score import normal
from training.articles import ROOMS
from training.choices import OPENS, SILENT, case, fit_choice
from training.clusters import gold_clusters, linking, read_clusters
from training.examples import Examples
from training.forests import fit_forest
from training.gold import holds
from training.told import told_by

STRENGTH = {  # inverse of the penalty, chosen by folds of the development part
    "commits": 0.1,
    "dated": 0.1,
    "facility": 0.1,
    "holds": 0.03,
    "main": 0.05,
    "period": 0.1,
    "place": 0.1,
    "role": 0.1,
    "status": 0.2,
    "sum-again": 0.05,
    "titles": 0.1,
    "type": 0.1,
}
DEFAULT_STRENGTH = 0.3
LEAST_SEEN = 5  # a feature of fewer articles is no feature
LEAST_WEIGHT = 0.01


def gather_sums(r: Reading, gold: Extraction, out: Examples) -> None:
    """Whether somebody commits it, for each sum of an article."""
    for item in r.items:
        if item.kind == "money":
            hit = any(holds(a, item) for a in gold.announcements)
            out.add("commits", money_features(r, item), hit, gold.article.id)


def gather(r: Reading, gold: Extraction, out: Examples) -> None:
    """All other examples of one article, its sums judged by the scorer in use."""
    article = gold.article.id
    commits = _commits(r)
    told_units = units(r, commits)
    told = told_by(r, told_units, gold)
    linking(r, told_units, told, commits, out, article)
    for g, cluster in gold_clusters(r, told_units, told).items():
        _slots(r, cluster, gold.announcements[g], commits, out, article)
    _relations(r, gold, out, article)


def gather_read(r: Reading, gold: Extraction, out: Examples) -> None:
    """Examples of the slots of one article's acts as the scorers in use find them."""
    article = gold.article.id
    commits = _commits(r)
    told_units = units(r, commits)
    told = told_by(r, told_units, gold)
    for g, cluster in read_clusters(r, told_units, told, commits, out, article).items():
        _slots(r, cluster, gold.announcements[g], commits, out, article)


def adversarial(r: Reading, expected: str, value: Decimal | None, out: Examples, article: str) -> None:
    """Examples of a sentence that is no announcement, or one of which only the status and the sum are known."""
    commits = set()
    for item in r.items:
        if item.kind == "money":
            hit = expected != "none" and (value is None or item.value.value == value)
            out.add("commits", money_features(r, item), hit, article)
            commits |= {item.start} if hit else set()
    found = [u for u in units(r, commits) if r.blocks[u.block].kind != "title"]
    for unit in found if expected == "none" else found[:1]:
        choice = link.options(r, unit, found, [], None, commits)
        out.cases.append(case(choice, SILENT if expected == "none" else OPENS, article))
    if expected != "none" and found:
        out.add("status", candidates.cluster_features(r, Cluster(0, found), commits), expected, article)


def _commits(r: Reading) -> set[int]:
    return set(assemble.commitments(assemble.weighed_sums(r)))


def _slots(r: Reading, cluster: Cluster, a: Announcement, commits: set[int], out: Examples, article: str) -> None:
    seen = candidates.cluster_features(r, cluster, commits)
    out.add("type", seen, a.type, article)
    out.add("status", seen, a.status, article)
    out.add("main", seen, a.main, article)
    for c in candidates.actor_candidates(r, cluster, candidates.main_chain(r)):
        role = next((x.role for x in a.actors if _same(x, r, c.chain)), "none")
        out.add("role", candidates.with_type(c.features, a.type), role, article)
    for c in candidates.place_candidates(r, cluster, a.type):
        out.add("place", c.features, any(_same(x, r, c.chain) for x in a.places), article)
    for c in candidates.facility_candidates(r, cluster):
        out.add("facility", c.features, any(_same(x, r, c.chain) for x in a.facilities), article)
    for kind, slot in (("power", "capacity"), ("jobs", "jobs"), ("hardware", "hardware"), ("energy", "energy")):
        for items in assemble.figure_items(cluster, kind).values():
            seen = candidates.value_features(r, cluster, items[0], a.type)
            out.add(slot, seen, holds(a, items[0]), article)
    _times(r, cluster, a, out, article)


def _same(x: object, r: Reading, chain: int) -> bool:
    forms = {normal(n) for n in (x.name, *x.aka)}  # type: ignore[attr-defined]
    return any(normal(f) in forms for f in r.chains[chain].forms)


def _times(r: Reading, cluster: Cluster, a: Announcement, out: Examples, article: str) -> None:
    for item in cluster.items:
        if item.kind in times.PIECES:
            seen = candidates.value_features(r, cluster, item, a.type)
            out.add("period", seen, _period_label(a, item), article)
    for item in times.date_items(r, cluster):
        right = a.announced_on is not None and str(item.value) == a.announced_on
        out.add("dated", times.date_features(r, cluster, item, a.main), right, article)


def _period_label(a: Announcement, item: object) -> str:
    period = a.period
    if period is None:
        return "none"
    if item.kind == "duration":  # type: ignore[attr-defined]
        return "years" if period.years is not None and item.value == period.years else "none"  # type: ignore[attr-defined]
    year = times.year_of(item)  # type: ignore[arg-type]
    if str(item.value) == a.announced_on or year is None:  # type: ignore[attr-defined]
        return "none"
    return "end" if year == period.end else "start" if year == period.start else "none"


def _relations(r: Reading, gold: Extraction, out: Examples, article: str) -> None:
    stated = {(normal(x.subject), normal(x.object)): x.predicate for x in gold.relations}
    aka = _all_forms(gold)
    for pair in relations.pairs(r):
        label = "none"
        for s in _forms(r, pair.subject, aka):
            for o in _forms(r, pair.object, aka):
                label = stated.get((s, o), label)
        signature = relations.SIGNATURES[pair.subject.kind, pair.object.kind]
        out.add("relation", pair.features, label if label in signature else "none", article)


def _all_forms(gold: Extraction) -> dict[str, set[str]]:
    """Every normal form in the gold with the forms that count as the same."""
    found: dict[str, set[str]] = defaultdict(set)
    for a in gold.announcements:
        for x in (*a.actors, *a.places, *a.facilities, *a.hardware):
            forms = {normal(n) for n in (x.name, *x.aka)}
            for form in forms:
                found[form] |= forms
    return found


def _forms(r: Reading, item: object, aka: dict[str, set[str]]) -> set[str]:
    name = normal(relations.name_of(r, item))  # type: ignore[arg-type]
    own = {normal(item.text), name}  # type: ignore[attr-defined]
    return own | {f for n in own for f in aka.get(n, ())}


def fit(examples: Examples, without: frozenset[str] = frozenset()) -> scoring.Judges:
    """One scorer a decision, and the chooser of units, trained on all articles but those in ``without``."""
    scorers = {
        name: fit_one(name, [row for row in rows if row[2] not in without])
        for name, rows in sorted(examples.rows.items())
    }
    cases = [c for c in examples.cases if c.article not in without]
    return scoring.Judges(scorers, {"links": fit_choice("links", cases)}, fit_forests(examples, without))


def fit_forests(examples: Examples, without: frozenset[str] = frozenset()) -> dict[str, Forest]:
    """One forest a decision of the second look, trained on all articles but those in ``without``."""
    return {
        name: fit_forest(name, [s for s in sights if s[2] not in without], examples.views[name])
        for name, sights in sorted(examples.sights.items())
    }


def fit_one(name: str, rows: Sequence[tuple[list[str], str, str]]) -> scoring.Scorer:
    """One scorer trained on the rows (features, label, article)."""
    seen_in: dict[str, set[str]] = defaultdict(set)
    for features, _, article in rows:
        for f in features:
            seen_in[f].add(article)
    names = sorted(f for f, articles in seen_in.items() if len(articles) >= LEAST_SEEN)
    at = {f: i for i, f in enumerate(names)}
    labels = sorted({label for _, label, _ in rows})
    if labels == ["yes"]:  # no example says no: always yes
        return scoring.Scorer(name, ("no", "yes"), (-3.0, 3.0), {})
    matrix = _matrix([[at[f] for f in features if f in at] for features, _, _ in rows], len(names))
    model = LogisticRegression(C=STRENGTH.get(name, DEFAULT_STRENGTH), max_iter=400, tol=1e-4)
    model.fit(matrix, [label for _, label, _ in rows])
    coef, bias = model.coef_, model.intercept_
    if len(labels) == 2:
        coef, bias = np.vstack([-coef[0] / 2, coef[0] / 2]), np.array([-bias[0] / 2, bias[0] / 2])
    kept = {
        f: tuple(round(float(w), 4) for w in coef[:, i])
        for f, i in at.items()
        if float(np.abs(coef[:, i]).max()) >= LEAST_WEIGHT
    }
    return scoring.Scorer(name, tuple(labels), tuple(round(float(b), 4) for b in bias), kept)


def _matrix(rows: Sequence[Sequence[int]], width: int) -> csr_matrix:
    starts = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.array([c for row in rows for c in row], dtype=np.int32)
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), width))


def write(judges: scoring.Judges, folder: Path) -> None:
    """One JSON file a scorer, chooser or forest."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, s in judges.scorers.items():
        table = {"labels": s.labels, "bias": s.bias, "weights": dict(sorted(s.weights.items()))}
        rows = json.dumps(table, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n")
        (folder / f"{name}.json").write_text(rows + "\n", encoding="utf-8")
    for name, c in judges.choosers.items():
        rows = json.dumps(c.tables, ensure_ascii=False, separators=(",\n", ":"), sort_keys=True)
        (folder / f"{name}.json").write_text(rows + "\n", encoding="utf-8")
    for name, f in judges.forests.items():
        rows = json.dumps(as_json(f), separators=(",", ":")).replace("],", "],\n")
        (folder / f"{name}.json").write_text(rows + "\n", encoding="utf-8")


def folds(articles: Sequence[str], count: int) -> Iterator[frozenset[str]]:
    """The articles in ``count`` parts, each with both languages."""
    for part in range(count):
        yield frozenset(a for i, a in enumerate(sorted(articles, key=lambda a: (a[3:], a))) if i % count == part)


def summary(examples: Examples) -> str:
    """How many examples each scorer has, by label."""
    return "\n".join(
        f"{name}: {dict(Counter(label for _, label, _ in rows))}" for name, rows in sorted(examples.rows.items())
    )


def main() -> None:
    """The command."""
    from training.events_run import run

    parser = argparse.ArgumentParser(description=__doc__)
    rooms = [Path("data") / room for room in ROOMS]
    parser.add_argument("--articles", type=Path, nargs="+", default=rooms, help="folders of articles with gold")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument(
        "--halves", type=Path, help="folder of the pipelines trained without a half (training.run)"
    )
    run(parser.parse_args())


if __name__ == "__main__":
    main()
