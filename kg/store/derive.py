"""The statements that follow from all articles together: CONSTRUCT files, run in the order of their names.

Each file names in its header the predicates that it derives (``# derives: ai:investsIn``); a later file may
use what an earlier one derived.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, Quad, QueryTriples
from pyoxigraph import Store as Database

from kg import vocab
from kg.paths import QUERIES
from kg.rdf import names


@dataclass(frozen=True, slots=True)
class Rule:
    """One CONSTRUCT file."""

    name: str
    predicates: tuple[NamedNode, ...]
    text: str

    def derive(self, database: Database) -> set[Quad]:
        """What the rule says of the merged graph as it is now."""
        found = database.query(self.text, prefixes=dict(vocab.PREFIXES))
        assert isinstance(found, QueryTriples)
        return {Quad(t.subject, t.predicate, t.object, names.DERIVED) for t in found}

    def derived(self, database: Database) -> set[Quad]:
        """What it said the last time."""
        each = (database.quads_for_pattern(None, p, None, names.DERIVED) for p in self.predicates)
        return {quad for quads in each for quad in quads}


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in their order."""
    return tuple(_read())


def outdated(derived: Iterable[Quad]) -> set[Quad]:
    """Of what was derived once, that which an older program derived by rules that are gone."""
    known = {predicate for rule in rules() for predicate in rule.predicates}
    return {quad for quad in derived if quad.predicate not in known}


def _read() -> Iterator[Rule]:
    for path in sorted((QUERIES / "derive").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        header = re.search(r"^# derives:(.*)$", text, re.MULTILINE)
        local_names = re.findall(r"ai:(\w+)", header[1]) if header else []
        yield Rule(path.stem, tuple(vocab.term(name) for name in local_names), text)
