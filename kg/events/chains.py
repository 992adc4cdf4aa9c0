"""Chains: the items of one text that name the same thing.

Joined are equal names (case, accents, hyphens, legal forms and possessives aside), a short form with
the one longer name that holds it ("Lenape" with "Lenape Hydro Partners"), and initials with the name
that they abbreviate. Two names that the registry knows as two organisations stay two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.events.items import Item

CHAINED = frozenset({"ORG", "PLACE", "FACILITY", "PRODUCT", "POLICY", "PERSON"})
_LEGAL = frozenset(
    "inc corp corporation co company ltd limited llc plc sa sas sarl gmbh ag se nv bv as asa ab oy oyj spa srl kk "
    "pty pte bhd berhad holdings holding group groupe gruppe the le la les".split()
)
_WEAK = frozenset(
    "data cloud compute power energy digital ai capital bank new green north south east west grid park campus "
    "center centre university universite ministry ministere region county comte state etat project projet "
    "national first one de du of and et".split()
)
_PREFIX_KINDS = frozenset({"ORG", "FACILITY", "PERSON"})


@dataclass(slots=True)
class Chain:
    """The mentions of one thing in one text."""

    id: int
    kind: str
    name: str
    forms: tuple[str, ...] = ()  # every surface form, ``name`` first
    items: list[Item] = field(default_factory=list)
    known: tuple[str, ...] = ()  # what the registry says of it, as features

    def may_be(self, kind: str) -> bool:
        """True where it is of that kind, or may be."""
        return self.kind == kind or any(kind in i.maybe for i in self.items)


@lru_cache(maxsize=8192)
def key(name: str) -> tuple[str, ...]:
    """The words of a name without accents, case, possessive and legal form.

    >>> key("Lenape Hydro Partners, Inc.")
    ('lenape', 'hydro', 'partners')
    """
    bare = re.sub(r"[’']s$", "", name.strip(" «»“”\"'’()"))
    flat = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", flat.replace("&", " and "))
    kept = tuple(w for w in words if w not in _LEGAL)
    return kept or tuple(words)


def chains(items: Sequence[Item], distinct: Callable[[str, str], bool]) -> list[Chain]:
    """Chains of all named items, in order of first mention; sets ``item.chain``.

    ``distinct(a, b)`` says that the registry knows the two names as two things.
    """
    keys: dict[str, list[tuple[str, ...]]] = {}
    for item in items:
        if item.kind in CHAINED:
            known = keys.setdefault(item.kind, [])
            if key(item.name) not in known:
                known.append(key(item.name))
    surfaces = {(i.kind, key(i.name)): i.name for i in reversed(items) if i.kind in CHAINED}
    merged = {kind: _representatives(kind, known, surfaces, distinct) for kind, known in keys.items()}
    return _gather(items, merged)


def _representatives(
    kind: str,
    known: list[tuple[str, ...]],
    surfaces: dict[tuple[str, tuple[str, ...]], str],
    distinct: Callable[[str, str], bool],
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each key with the key of the longer name that it stands for (itself where there is none)."""
    target: dict[tuple[str, ...], tuple[str, ...]] = {}
    for short in known:
        longer = [
            long
            for long in known
            if _abbreviates(short, long, kind) and not distinct(surfaces[kind, short], surfaces[kind, long])
        ]
        target[short] = longer[0] if longer else short
    return {short: _follow(short, target) for short in known}


def _follow(short: tuple[str, ...], target: dict[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    seen = {short}
    while target[short] not in seen:
        short = target[short]
        seen.add(short)
    return short


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...], kind: str) -> bool:
    if len(short) >= len(long) or not short:
        return False
    if kind == "PLACE":
        return False
    if kind in _PREFIX_KINDS and (long[: len(short)] == short or long[-len(short) :] == short):
        return not all(w in _WEAK for w in short)
    return len(short) == 1 and len(short[0]) >= 3 and short[0] == "".join(w[0] for w in long)


def _gather(items: Sequence[Item], merged: dict[str, dict[tuple[str, ...], tuple[str, ...]]]) -> list[Chain]:
    found: dict[tuple[str, tuple[str, ...]], Chain] = {}
    for item in items:
        if item.kind not in CHAINED:
            continue
        at = (item.kind, merged[item.kind][key(item.name)])
        chain = found.setdefault(at, Chain(len(found), item.kind, item.name))
        item.chain = chain.id
        chain.items.append(item)
    for (_, full), chain in found.items():
        chain.name = _best_name(chain, full)
        forms = dict.fromkeys([chain.name, *(clean(i.text) for i in chain.items)])
        chain.forms = tuple(forms)
    return list(found.values())


def clean(surface: str) -> str:
    """A surface form without quotes, possessive and outer punctuation."""
    return re.sub(r"[’']s$", "", surface.strip(" «»“”\"'’(),;:\u00a0"))


def _best_name(chain: Chain, full: tuple[str, ...]) -> str:
    """The first mention of the fullest form, not in capitals where the text has another."""
    candidates = [clean(i.name) for i in chain.items if key(i.name) == full] or [clean(chain.items[0].name)]
    return next((c for c in candidates if not (c.isupper() and len(c) > 5)), candidates[0])
