"""Which units tell of an act, and which of them tell of the same one.

Units are read in order. For each, one scorer weighs all that it may be against each other: it tells of
no act, it opens one, or it goes on telling one that was met before (mention ranking with a "new" option,
Denis & Baldridge 2008; a conditional logit, McFadden 1974). The title is read last: it joins an act of
the body and opens one only where the body has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.events.cluster import Cluster
from kg.events.cues import within
from kg.events.items import Item
from kg.events.lists import introduction
from kg.events.pairs import pair_features
from kg.events.reading import Reading
from kg.events.scorer import chooser, scorer, shares
from kg.events.telling import unit_features
from kg.events.units import Unit
from kg.events.verdicts import verdict

SILENT_AT = 0.55  # a unit tells of no act where that is likelier than this
JOINS_AT = 0.45  # for titles
SILENT = 0  # where a unit's chances tell how likely its silence is
_LOOK_BACK = 8  # clusters that a unit is compared with
_SHARED = ("ORG:", "PLACE:", "FACILITY:", "money:", "power:", "subject:", "acts:")


@dataclass(slots=True)
class Options:
    """What a unit may be, each with its features: silent (none needed), the opening of an act, or going on one."""

    tells: list[str]  # of the unit, for every act that it may go on telling
    opens: list[str]
    acts: list[tuple[Cluster, list[str]]]

    def chances(self) -> list[float]:
        """How likely each is: silence, a new act, and each of ``acts``."""
        judge = chooser("links")
        tells = judge.sum("tells", self.tells)
        joins = (tells + judge.sum("joins", seen) for _, seen in self.acts)
        return shares([0.0, judge.sum("opens", self.opens), *joins])


def options(
    r: Reading,
    unit: Unit,
    units: Sequence[Unit],
    clusters: Sequence[Cluster],
    latest: Cluster | None,
    commits: set[int],
) -> Options:
    """What a unit may be after the acts told before it."""
    tells = sorted(set(unit_features(r, unit, commits, units)))
    state = list(_state(unit, clusters, latest))
    acts = [(c, sorted({*pair_features(r, unit, c, latest, commits), *state})) for c in candidates(clusters, unit)]
    anywhere = {f"any-{f}" for _, seen in acts for f in seen if f.startswith(_SHARED) and "&" not in f}
    return Options(tells, [*tells, *state, *sorted(anywhere), "opens"], acts)


def _state(unit: Unit, clusters: Sequence[Cluster], latest: Cluster | None) -> Iterator[str]:
    """How far the telling has come."""
    yield f"acts-before:{min(len(clusters), 5)}"
    yield f"since:{min(unit.index - latest.units[-1].index, 5) if latest else 'none'}"
    yield f"latest-here:{latest is not None and latest.units[-1].block == unit.block}"


Watch = Callable[[Unit, Options], None]


def unwatched(_unit: Unit, _options: Options) -> None:
    """Nobody looks on."""


def link(r: Reading, units: Sequence[Unit], commits: set[int], watch: Watch = unwatched) -> list[Cluster]:
    """The acts of a text, each with its units in order; ``watch`` is shown what each unit of the body may be."""
    clusters: list[Cluster] = []
    latest: Cluster | None = None
    body = [u for u in units if r.blocks[u.block].kind != "title"]
    for unit in body:
        told = _choose(r, unit, units, clusters, latest, commits, watch)
        if told is None:
            continue
        latest = told
        latest.units.append(unit)
        if r.blocks[unit.block].kind == "teaser":
            _whole_teaser(unit, latest, body)
    _read_title(r, [u for u in units if r.blocks[u.block].kind == "title"], clusters, commits)
    set_aside(r, units, clusters)
    return clusters


def set_aside(r: Reading, units: Sequence[Unit], clusters: Sequence[Cluster]) -> None:
    """Gives each unit that tells of no act to the act told last before it: its names may still act there.

    Sets ``beside`` and ``rank`` of each act as well.
    """
    owner = {u.index: c for c in clusters for u in c.units}
    for rank, cluster in enumerate(sorted(clusters, key=lambda c: (-len(c.units), c.index))):
        cluster.beside, cluster.rank = len(clusters) - 1, rank
    latest: Cluster | None = None
    for unit in units:
        if r.blocks[unit.block].kind in ("title", "heading", "teaser"):
            continue
        latest = owner.get(unit.index, latest)
        if latest is not None and unit.index not in owner:
            latest.aside.append(unit)


def _choose(
    r: Reading,
    unit: Unit,
    units: Sequence[Unit],
    clusters: list[Cluster],
    latest: Cluster | None,
    commits: set[int],
    watch: Watch = unwatched,
) -> Cluster | None:
    """The act that a unit tells: one of ``clusters``, a new one that is added to them, or None."""
    rule = verdict(r, unit)
    if rule is not None and not rule.status:
        return None
    found = options(r, unit, units, clusters, latest, commits)
    watch(unit, found)
    chances = found.chances()
    if chances[SILENT] > SILENT_AT and not _listed(r, unit):
        return None
    told = _told(r, unit, found, chances, clusters, latest, commits)
    told.telling.append(1 - chances[SILENT])
    return told


def _told(
    r: Reading,
    unit: Unit,
    found: Options,
    chances: Sequence[float],
    clusters: list[Cluster],
    latest: Cluster | None,
    commits: set[int],
) -> Cluster:
    """The act that a unit tells which is not silent."""
    repeated = _of_same_sum(unit, clusters, commits)
    if repeated is not None:
        repeated.reasons.append("tells the same sum")
        return repeated
    if latest is not None and (_continues_list(r, unit, latest, commits) or _same_teaser(r, unit, latest)):
        latest.reasons.append("goes on a list, or a teaser, that tells the act")
        return latest
    _, opens, *joins = chances
    open_to = [(p, n) for n, p in enumerate(joins) if not _turns_away(r, unit, found.acts[n][0])]
    best, at = max(open_to, key=lambda x: (x[0], -x[1]), default=(0.0, 0))
    if best <= opens:
        clusters.append(Cluster(len(clusters), opening=opens))
        return clusters[-1]
    cluster, seen = found.acts[at]
    cluster.reasons.append(f"{best:.2f}: {chooser('links').why('joins', seen)}")
    return cluster


def _listed(r: Reading, unit: Unit) -> bool:
    """True for a bullet of an announcement's list that has what such lists are made of."""
    return r.blocks[unit.block].kind == "bullet" and introduction(r, unit.block) is not None and _figures(unit)


def _figures(unit: Unit) -> bool:
    """True where the unit has jobs, power, chips or a place: what lists of an announcement are made of."""
    return any(i.kind in ("jobs", "power", "hardware", "PLACE", "FACILITY") and not i.alias for i in unit.items)


def _continues_list(r: Reading, unit: Unit, latest: Cluster, commits: set[int]) -> bool:
    """A bullet without an actor or a sum of its own, right under the lines that tell the latest act."""
    intro = introduction(r, unit.block) if r.blocks[unit.block].kind == "bullet" else None
    own = any(i.kind == "ORG" or i.start in commits for i in unit.items)
    return intro is not None and not own and any(intro - 1 <= u.block <= unit.block for u in latest.units)


def _whole_teaser(unit: Unit, cluster: Cluster, body: Sequence[Unit]) -> None:
    """What a teaser says before the sentence that tells its act, names and dates, belongs to the act too."""
    taken = {u.index for u in cluster.units}
    before = [u for u in body if u.block == unit.block and u.index < unit.index and u.index not in taken]
    cluster.units = sorted([*cluster.units, *(u for u in before if u.items)], key=lambda u: u.index)


def _same_teaser(r: Reading, unit: Unit, latest: Cluster) -> bool:
    """A teaser tells one act: what its later sentences add belongs to it."""
    return r.blocks[unit.block].kind == "teaser" and latest.units[-1].block == unit.block


def _turns_away(r: Reading, unit: Unit, cluster: Cluster) -> bool:
    """Another actor in the same sentence, set against the first."""
    opening = within(r.cues, unit.start, unit.start + 3)
    mine = [i.chain for i in unit.items if i.kind == "ORG"]
    return (
        any(c.cls == "TURN" for c in opening)
        and cluster.units[-1].sentence == unit.sentence
        and bool(mine)
        and mine[0] not in cluster.chains("ORG")
    )


def _of_same_sum(unit: Unit, clusters: Sequence[Cluster], commits: set[int]) -> Cluster | None:
    """The act that has the very sum which the unit commits: a text that repeats a sum speaks of one act."""
    mine = _sums(unit.items, commits)
    if len(mine) != 1:
        return None
    return next((c for c in reversed(clusters) if mine <= _sums(c.items, commits)), None)


def _sums(items: Iterable[Item], commits: set[int]) -> set[tuple[Decimal, str]]:
    return {(i.value.value, i.value.currency) for i in items if i.kind == "money" and i.start in commits}


def candidates(clusters: Sequence[Cluster], unit: Unit) -> list[Cluster]:
    """The acts that a unit may go on telling: the first, and the latest few."""
    recent = sorted(clusters, key=lambda c: c.units[-1].index, reverse=True)[:_LOOK_BACK]
    return [c for c in clusters if c in recent or c.index == 0]


def _read_title(r: Reading, titles: Iterable[Unit], clusters: list[Cluster], commits: set[int]) -> None:
    for unit in titles:
        scored = [
            (scorer("titles").chance(pair_features(r, unit, c, None, commits)), -c.index, c) for c in clusters
        ]
        best = max(scored, default=None)
        if best is not None and best[0] >= JOINS_AT:
            best[2].units.append(unit)
        elif not clusters and _choose(r, unit, [unit], clusters, None, commits) is not None:
            clusters[0].units.append(unit)
