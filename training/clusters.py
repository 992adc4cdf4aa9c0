"""The acts of an article as gold tells them, and as the reading finds them, for the scorers to learn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.events import link
from kg.events.cluster import Cluster
from kg.events.pairs import pair_features
from kg.events.reading import Reading
from kg.events.units import Unit
from training.choices import FIRST_ACT, OPENS, SILENT, case
from training.examples import Examples

Told = Sequence[int | None]  # for each unit the index of the gold announcement that it tells


def gold_clusters(r: Reading, all_units: Sequence[Unit], told: Told) -> dict[int, Cluster]:
    """The units of each gold announcement."""
    found: dict[int, Cluster] = {}
    body = [u for u in all_units if r.blocks[u.block].kind != "title"]
    titles = [u for u in all_units if r.blocks[u.block].kind == "title"]
    for unit in [*body, *titles]:
        g = told[unit.index]
        if g is not None:
            found.setdefault(g, Cluster(len(found))).units.append(unit)
    link.set_aside(r, all_units, list(found.values()))
    return found


def linking(
    r: Reading,
    all_units: Sequence[Unit],
    told: Told,
    commits: set[int],
    out: Examples,
    article: str,
) -> None:
    """Adds what each unit is after the gold acts before it, and which act the title tells."""
    clusters: list[Cluster] = []
    owner: dict[int, Cluster] = {}
    latest: Cluster | None = None
    for unit in all_units:
        if r.blocks[unit.block].kind == "title":
            continue
        g = told[unit.index]
        choice = link.options(r, unit, all_units, clusters, latest, commits)
        out.cases.append(case(choice, _label(choice, g, owner), article))
        if g is None:
            continue
        if g not in owner:
            owner[g] = Cluster(len(clusters))
            clusters.append(owner[g])
        owner[g].units.append(unit)
        latest = owner[g]
    for unit in all_units:
        if r.blocks[unit.block].kind == "title":
            for cluster in clusters:
                right = told[unit.index] is not None and owner.get(told[unit.index] or 0) is cluster
                out.add("titles", pair_features(r, unit, cluster, None, commits), right, article)


def _label(choice: link.Options, g: int | None, owner: dict[int, Cluster]) -> int:
    """Which option is right for a unit that tells the gold act ``g``."""
    if g is None:
        return SILENT
    at = next((n for n, (cluster, _) in enumerate(choice.acts) if cluster is owner.get(g)), None)
    return OPENS if at is None else FIRST_ACT + at


def read_clusters(
    r: Reading, all_units: Sequence[Unit], told: Told, commits: set[int], out: Examples, article: str
) -> dict[int, Cluster]:
    """The acts that the scorers in use find, each under the gold announcement that most of its units tell.

    Slots are filled from acts like these, which miss a sentence or hold one too many; an announcement that was
    found in pieces has the largest, and what tells no announcement is left out. What each unit should have been
    after the acts as they were found is an example too: the reading errs, and must know how to go on from there
    (an oracle asked on the learner's own path, Ross et al. 2011).
    """
    found: dict[int, Cluster] = {}

    def watch(unit: Unit, choice: link.Options) -> None:
        out.cases.append(case(choice, best_option(choice, told, unit), article))

    for cluster in link.link(r, all_units, commits, watch):
        votes = Counter(told[u.index] for u in cluster.units)
        (g, count), *_ = votes.most_common(1)
        if g is not None and (g not in found or count > _share(found[g], told, g)):
            found[g] = cluster
    return found


def best_option(choice: link.Options, told: Told, unit: Unit) -> int:
    """What a unit should be after acts as they were found: it joins the one that tells most of its own so far."""
    g = told[unit.index]
    if g is None:
        return SILENT
    shares = [_share(cluster, told, g) for cluster, _ in choice.acts]
    most = max(shares, default=0)
    return FIRST_ACT + shares.index(most) if most else OPENS


def _share(cluster: Cluster, told: Told, g: int) -> int:
    return sum(told[u.index] == g for u in cluster.units)
