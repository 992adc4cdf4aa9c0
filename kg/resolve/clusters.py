"""Tellings -> announcements: pairs that agree are joined, the surest first, unless anything in the way forbids it.

The result depends on the set of tellings alone: pairs are taken by score, then by name. Two tellings of one
article are never joined: a text that tells two acts knows them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

from kg.resolve.values import Telling, Verdict

LEAST_MEAN = 2.0
"""Points that the pairs between two groups must reach on average before the groups become one."""

Judge = Callable[[str, str], Verdict]
Cluster = tuple[str, ...]


def clusters(
    tellings: Mapping[str, Telling],
    edges: Iterable[tuple[str, str, float]],
    judge: Judge,
    same: Iterable[tuple[str, str]] = (),
    apart: frozenset[frozenset[str]] = frozenset(),
) -> list[Cluster]:
    """Groups of telling ids, each sorted from the earliest article on.

    ``edges`` are the pairs that agree, with their points; ``judge`` compares any two tellings; ``same`` and
    ``apart`` are pairs decided by hand.
    """
    groups = {i: frozenset((i,)) for i in tellings}
    for one, other in sorted(same):
        if one in groups and other in groups:
            _merge(groups, groups[one] | groups[other])
    for one, other, _ in sorted(edges, key=lambda e: (-e[2], e[0], e[1])):
        mine, theirs = groups[one], groups[other]
        if mine is not theirs and _may_join(mine, theirs, tellings, judge, apart):
            _merge(groups, mine | theirs)
    return _ordered(set(groups.values()), tellings)


def _merge(groups: dict[str, frozenset[str]], union: frozenset[str]) -> None:
    for member in union:
        groups[member] = union


def _may_join(
    mine: frozenset[str],
    theirs: frozenset[str],
    tellings: Mapping[str, Telling],
    judge: Judge,
    apart: frozenset[frozenset[str]],
) -> bool:
    if {tellings[i].article.id for i in mine} & {tellings[i].article.id for i in theirs}:
        return False
    pairs = list(product(sorted(mine), sorted(theirs)))
    if any(frozenset(pair) in apart for pair in pairs):
        return False
    verdicts = [judge(*pair) for pair in pairs]
    mean = sum(v.score for v in verdicts) / len(verdicts)
    return mean >= LEAST_MEAN and not any(v.forbids for v in verdicts)


def _ordered(groups: Iterable[frozenset[str]], tellings: Mapping[str, Telling]) -> list[Cluster]:
    ordered = [tuple(sorted(group, key=lambda i: tellings[i].rank)) for group in groups]
    return sorted(ordered, key=lambda group: tellings[group[0]].rank)


def components(nodes: Iterable[str], neighbours: Callable[[str], Iterable[str]]) -> list[frozenset[str]]:
    """The parts of a graph that hold the nodes, whole, each once."""
    seen: set[str] = set()
    found = []
    for node in nodes:
        if node not in seen:
            part = reached(node, neighbours)
            seen |= part
            found.append(part)
    return found


def reached(node: str, neighbours: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """All that hangs together with one node."""
    found, open_ = {node}, [node]
    while open_:
        for other in neighbours(open_.pop()):
            if other not in found:
                found.add(other)
                open_.append(other)
    return frozenset(found)


def as_sequence(cluster: Cluster, tellings: Mapping[str, Telling]) -> Sequence[Telling]:
    """The tellings of a cluster, the earliest first."""
    return [tellings[i] for i in cluster]
