"""Rules that outrank the scorers where words leave no doubt: a denial is no announcement, a rumour no plain fact.

Each rule is a row of ``RULES``: what it asks of the unit, and the status that it gives (empty: no announcement).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.events.cluster import Cluster
from kg.events.cues import within
from kg.events.reading import Reading
from kg.events.units import ACTS, Unit

PLAIN = frozenset({"announced", "under_construction", "operational"})
_CONDITIONALS = frozenset({"COND"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One verdict."""

    name: str
    holds: Callable[[Reading, Unit], bool]
    status: str  # the status of an act whose first unit it holds for; "" refuses the unit


def denies(r: Reading, unit: Unit) -> bool:
    """The sentence denies the act, in words that deny and nothing else."""
    return "SURE_DENY" in _classes(r, unit)


def cancels(r: Reading, unit: Unit) -> bool:
    """The unit says that a plan was given up, stopped or refused."""
    return "SURE_CANCEL" in {c.cls for c in within(r.cues, unit.start, unit.end)}


def doubts(r: Reading, unit: Unit) -> bool:
    """The sentence tells of talks, sources or wishes."""
    return "SURE_RUMOUR" in _classes(r, unit)


def supposes(r: Reading, unit: Unit) -> bool:
    """A French conditional of an act that nobody announced: "dépenserait", not "a annoncé qu’il dépenserait"."""
    if r.article.language != "fr":
        return False
    cues = within(r.cues, *r.sentences[unit.sentence])
    conditional = {c.start for c in cues if c.cls in _CONDITIONALS and unit.start <= c.start < unit.end}
    acts = {c.start for c in cues if c.cls in ACTS}
    return bool(conditional & acts) and not any(c.cls == "SAY" for c in cues)


def opened(r: Reading, unit: Unit) -> bool:
    """The unit says that the thing runs, in words of the past: "a été mis en service", "went live"."""
    return "SURE_OPEN" in {c.cls for c in within(r.cues, unit.start, unit.end)}


RULES: tuple[Rule, ...] = (
    Rule("denial", denies, ""),
    Rule("cancellation", cancels, "cancelled"),
    Rule("talks, sources, wishes", doubts, "rumoured"),
    Rule("conditional", supposes, "rumoured"),
    Rule("in service", opened, "operational"),
)


def verdict(r: Reading, unit: Unit) -> Rule | None:
    """The first rule that holds for a unit."""
    return next((rule for rule in RULES if rule.holds(r, unit)), None)


NEEDS = {"cancelled": frozenset({"CANCEL", "GONE", "SURE_CANCEL", "DENY", "SURE_DENY", "NEG"})}


def unsaid(r: Reading, cluster: Cluster) -> set[str]:
    """Statuses that no word supports, neither in the act's sentences nor in those next to them in their block.

    Nothing is called off unless the text says so in some word.
    """
    mine = {u.sentence for u in cluster.units}
    near = {
        s
        for u in cluster.units
        for s in (u.sentence - 1, u.sentence, u.sentence + 1)
        if s in mine or (0 <= s < len(r.sentences) and r.sentence_block[s] == u.block)
    }
    said = {c.cls for s in near for c in within(r.cues, *r.sentences[s])}
    return {status for status, words in NEEDS.items() if not said & words}


def _classes(r: Reading, unit: Unit) -> set[str]:
    return {c.cls for c in within(r.cues, *r.sentences[unit.sentence])}
