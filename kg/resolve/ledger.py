"""All articles together, kept as articles come and go.

update(add, remove) -> tuple[Resolution, ...]      only the articles whose statements changed
stories()           -> tuple[Story, ...]           each announcement with sources, disputes and states
why(announcement)   -> tuple[Join, ...]            what speaks for and against each pair of its articles

The state depends on the set of articles and judgements alone: added in any order, at once or one by one, the
same announcements with the same ids come out. An announcement has the id of its earliest telling.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations

from kg.model import Account, Extraction, Judgement, Resolution
from kg.resolve import judgements as by_hand
from kg.resolve import statements, stories
from kg.resolve.clusters import Cluster, clusters, components
from kg.resolve.entities import read
from kg.resolve.matches import Matches
from kg.resolve.names import Names
from kg.resolve.values import Join, PartOf, Reading, Story


class Ledger:
    """The announcements of all articles."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """Raises JudgementProblem where two judgements contradict each other."""
        self.judgements = tuple(judgements)
        by_hand.check(self.judgements)
        self._same, self._apart = by_hand.pairs(self.judgements)
        self._names = Names(
            by_hand.entity_pairs(self.judgements, "same"), by_hand.entity_pairs(self.judgements, "different")
        )
        self._read: dict[str, Reading] = {}  # as each article alone has it
        self._readings: dict[str, Reading] = {}  # under common ids and labels
        self._resolutions: dict[str, Resolution] = {}
        self._matches = Matches()
        self._cluster: dict[str, Cluster] = {}  # telling id -> all tellings of its announcement

    def update(self, add: Iterable[Extraction] = (), remove: Iterable[str] = ()) -> tuple[Resolution, ...]:
        """Take articles in (anew where they were known) and out; the resolutions that changed, by article id."""
        new = {extraction.article.id: read(extraction) for extraction in add}
        gone = {i for i in (*remove, *new) if i in self._read}
        renamed = self._rename(new, gone)
        touched = self._rematch(renamed, gone - new.keys())
        self._recluster(touched)
        return self._restate(self._around(touched) | renamed)

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """Every article with its names resolved, by article id."""
        return tuple(self._resolutions[i] for i in sorted(self._resolutions))

    @property
    def compared(self) -> int:
        """How many pairs of tellings have been compared so far."""
        return self._matches.compared

    def stories(self, without: Collection[str] = ()) -> tuple[Story, ...]:
        """Every announcement, the earliest first, but for those rejected by hand; ``without`` some articles."""
        kept = (r for i, r in sorted(self._resolutions.items()) if i not in without)
        return stories.of(kept, self._judged())

    def accounts(self, without: Collection[str] = ()) -> tuple[Account, ...]:
        """What the graph says of each announcement beside each article's word; ``without`` some articles."""
        return stories.accounts(self.stories(without))

    def sources(self) -> dict[str, str]:
        """Article id -> the source that it counts as: copies are one, and so are articles of one publisher."""
        return stories.sources(r.article for r in self._read.values())

    def announcement(self, identifier: str) -> str | None:
        """The announcement that a telling, or what was once its id, belongs to; None where there is none."""
        cluster = self._cluster.get(identifier)
        return cluster[0] if cluster else None

    def why(self, identifier: str) -> tuple[Join, ...]:
        """The comparisons of every two tellings of an announcement, and of those that nearly joined it."""
        cluster = self._cluster.get(identifier, ())
        pairs = [*combinations(cluster, 2)]
        near = {o for i in cluster for o in self._matches.joins.get(i, {}) if o not in cluster}
        pairs += [(cluster[0], other) for other in sorted(near)]
        return tuple(self._join(one, other, other not in near) for one, other in pairs)

    def _join(self, one: str, other: str, same: bool) -> Join:
        tellings, pair = self._matches.tellings, frozenset((one, other))
        decided = next((j.id for j in self.judgements if frozenset((j.subject, j.object)) == pair), None)
        verdict = self._matches.verdict(one, other)
        articles = tellings[one].article.id, tellings[other].article.id
        return Join(*articles, same, verdict.comparisons, decided)

    def _rename(self, new: dict[str, Reading], gone: set[str]) -> set[str]:
        """Settle names over all articles; the ids of articles that are new or are named otherwise now."""
        touched = set(new)
        for article in sorted(gone):
            touched |= self._names.remove(self._read.pop(article))
        for article in sorted(new):
            self._read[article] = new[article]
            touched |= self._names.add(new[article])
        fresh = {i: self._names.rewritten(self._read[i]) for i in touched if i in self._read}
        changed = {i for i, reading in fresh.items() if i in new or reading != self._readings.get(i)}
        self._fresh = {i: fresh[i] for i in changed}
        return changed

    def _rematch(self, renamed: set[str], gone: set[str]) -> set[str]:
        """Compare what is new; the ids of all tellings whose announcement may be another one now."""
        old = [t.id for i in sorted(renamed | gone) if i in self._readings for t in self._readings[i].tellings]
        touched = self._matches.remove(old)
        touched.update(member for i in old for member in self._cluster.get(i, ()))
        for article in gone:
            del self._readings[article]
            self._resolutions.pop(article, None)
        for identifier in old:
            self._cluster.pop(identifier, None)
        self._readings.update(self._fresh)
        tellings = [t for i in sorted(renamed) for t in self._readings[i].tellings]
        self._matches.add(tellings)
        touched.update(t.id for t in tellings)
        return {i for i in touched if i in self._matches.tellings}

    def _recluster(self, touched: set[str]) -> None:
        for part in components(sorted(touched), self._neighbours):
            tellings = {i: self._matches.tellings[i] for i in part}
            for cluster in clusters(
                tellings, self._matches.edges(part), self._matches.verdict, self._same, self._apart
            ):
                for member in cluster:
                    self._cluster[member] = cluster
            touched |= part

    def _neighbours(self, identifier: str) -> Iterable[str]:
        tied = self._same_as(identifier)
        return [*self._matches.joins.get(identifier, {}), *(i for i in tied if i in self._matches.tellings)]

    def _same_as(self, identifier: str) -> list[str]:
        return [b if a == identifier else a for a, b in self._same if identifier in (a, b)]

    def _around(self, touched: set[str]) -> set[str]:
        """The articles of these tellings, of what is part of them, and of what they are part of."""
        members = {m for i in touched for m in self._cluster[i]}
        linked = {o for i in members for o in self._matches.parts.get(i, set())}
        near = members | {m for i in linked for m in self._cluster[i]}
        return {self._matches.tellings[i].article.id for i in near}

    def _restate(self, articles: set[str]) -> tuple[Resolution, ...]:
        found = []
        for article in sorted(articles):
            resolution = self._resolution(self._readings[article])
            if resolution != self._resolutions.get(article):
                self._resolutions[article] = resolution
                found.append(resolution)
        return tuple(found)

    def _resolution(self, reading: Reading) -> Resolution:
        clusters_ = [self._cluster[t.id] for t in reading.tellings]
        return statements.resolution(reading, clusters_, [self._part_of(c) for c in clusters_], self.judgements)

    def _part_of(self, cluster: Cluster) -> PartOf | None:
        """The smallest whole that any telling of an announcement is set within; never itself."""
        found = {
            (self._matches.tellings[whole].usd, self._cluster[whole][0]): reason
            for member in cluster
            for whole, reason in sorted(self._matches.wholes.get(member, {}).items())
            if self._cluster[whole] != cluster and not by_hand.rejects(self._cluster[whole], self.judgements)
        }
        if not found:
            return None
        _, whole = key = min(found, key=lambda k: (k[0] is None, k[0] or 0, k[1]))
        return PartOf(cluster[0], whole, found[key])

    def _judged(self) -> dict[str, list[Judgement]]:
        """The judgements on each announcement, whichever of its tellings they name."""
        found: dict[str, list[Judgement]] = {}
        for judgement in self.judgements:
            if cluster := self._cluster.get(judgement.subject):
                found.setdefault(cluster[0], []).append(judgement)
        return found
