"""Features of a unit beside an act, for the question whether it goes on telling it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.events.cluster import Cluster
from kg.events.cues import within
from kg.events.items import Item
from kg.events.lists import introduction
from kg.events.reading import Reading
from kg.events.telling import HEAD
from kg.events.units import ACTS, Unit


def pair_features(
    r: Reading, unit: Unit, cluster: Cluster, latest: Cluster | None, commits: set[int]
) -> list[str]:
    """For the question: does this unit go on telling that act?"""
    found = _distance(r, unit, cluster, latest)
    for kind in ("ORG", "PLACE", "FACILITY"):
        mine = {i.chain for i in unit.items if i.kind == kind}
        theirs = cluster.chains(kind)
        shared = (
            "both"
            if mine & theirs
            else "apart"
            if mine and theirs
            else "mine"
            if mine
            else "theirs"
            if theirs
            else "no"
        )
        found.append(f"{kind}:{shared}")
        if mine and mine <= theirs:
            found.append(f"{kind}:all-known")
    found += _value_pairs(unit, cluster, commits)
    classes = {c.cls for c in within(r.cues, unit.start, unit.end)}
    opening = {c.cls for c in within(r.cues, unit.start, min(unit.start + HEAD, unit.end))}
    theirs_all = {c.cls for u in cluster.units for c in within(r.cues, u.start, u.end)}
    theirs_acts, theirs_moods = theirs_all & ACTS, theirs_all & _MOODS
    found += [f"cue:{c}" for c in classes] + [f"opens:{c}" for c in opening]
    found += [f"acts:{a}" for a in ("shared" if classes & theirs_acts else "apart",) if classes & ACTS]
    found += [f"act-new:{a}" for a in (classes & ACTS) - theirs_acts]
    subject = f"subject:{_subject(r, unit, cluster)}"
    found += [subject, f"only:{'+'.join(sorted({i.kind for i in unit.items} & _TELLING_KINDS))}"]
    first_acts = {c.cls for c in within(r.cues, cluster.units[0].start, cluster.units[0].end)} & ACTS
    found += [f"acts:{a}>{b}" for a in first_acts for b in classes & ACTS]
    found += [f"mood:{m}:{'shared' if m in theirs_moods else 'new'}" for m in classes & _MOODS]
    found += _first_words(r, unit)
    crossed = [
        f for f in found if f.startswith(("ORG:", "PLACE:", "block:", "money:", "power:", "latest", "subject:"))
    ]
    found += [f"{a}&{b}" for i, a in enumerate(crossed) for b in crossed[i + 1 :]]
    return found


_TELLING_KINDS = frozenset({"ORG", "PLACE", "FACILITY", "money", "power", "jobs", "hardware", "date", "energy"})
_MOODS = frozenset({"CANCEL", "RUMOUR", "COND", "DENY", "BACK", "OTHER", "MORE"})


def _first_words(r: Reading, unit: Unit) -> Iterator[str]:
    """The first two words, names as their kind: "le chantier", "it <w>", "<ORG> a"."""
    at = r.token_at(unit.start)
    words = [r.shapes[i] for i, t in enumerate(r.tokens[at : at + 4], at) if not t.is_space and not t.is_punct][:2]
    yield f"word1:{words[0] if words else ''}"
    yield f"word12:{' '.join(words)}"


def _distance(r: Reading, unit: Unit, cluster: Cluster, latest: Cluster | None) -> list[str]:
    last = cluster.units[-1]
    same_block = last.block == unit.block
    same_section = r.blocks[last.block].section == r.blocks[unit.block].section
    gap = min(unit.index - last.index, 5)
    found = [
        f"gap:{gap}",
        f"block:{'same' if same_block else 'section' if same_section else 'other'}",
        f"blocks:{r.blocks[last.block].kind}>{r.blocks[unit.block].kind}",
        f"latest:{cluster is latest}",
        f"first:{cluster.index == 0}",
    ]
    if last.sentence == unit.sentence:
        found.append("same-sentence")
    found += _under_colon(r, unit, cluster)
    return found


def _under_colon(r: Reading, unit: Unit, cluster: Cluster) -> Iterator[str]:
    """A bullet under a line that ends with a colon goes on telling what that line or its neighbours told."""
    if r.blocks[unit.block].kind != "bullet":
        return
    intro = introduction(r, unit.block)
    if intro is not None:
        yield f"list-intro:{'told' if any(u.block == intro for u in cluster.units) else 'other'}"
        yield f"list-after:{'told' if any(intro - 1 <= u.block <= unit.block for u in cluster.units) else 'other'}"


def _value_pairs(unit: Unit, cluster: Cluster, commits: set[int]) -> list[str]:
    found = []
    for kind in ("money", "power", "hardware", "jobs", "duration", "date", "energy"):
        mine = {_plain(i) for i in unit.items if i.kind == kind and (kind != "money" or i.start in commits)}
        theirs = {_plain(i) for i in cluster.items if i.kind == kind and (kind != "money" or i.start in commits)}
        if mine or theirs:
            state = "same" if mine & theirs else "differ" if mine and theirs else "mine" if mine else "theirs"
            found.append(f"{kind}:{state}")
    return found


def _plain(item: Item) -> str:
    value = item.value
    parts = (getattr(value, name, None) for name in ("value", "count", "source", "years", "iso"))
    return ":".join(str(p) for p in parts if p is not None) or str(value)


def _subject(r: Reading, unit: Unit, cluster: Cluster) -> str:
    """How the unit begins: with a known or new name, a word that points back, or neither."""
    head = min(unit.start + HEAD, unit.end)
    first = next((i for i in unit.items if i.kind in ("ORG", "FACILITY", "PLACE") and i.start < head), None)
    pointing = next((c for c in within(r.cues, unit.start, head) if c.cls in ("SAME", "ORGNOUN", "PRON")), None)
    if first is not None and (pointing is None or first.start < pointing.start):
        known = first.chain in cluster.chains(first.kind)
        return f"{first.kind}-{'known' if known else 'new'}"
    return pointing.cls if pointing else "none"
