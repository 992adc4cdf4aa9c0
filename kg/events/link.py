"""Which units tell of an act, and which of them tell of the same one.

Units are read in order. A scorer says whether a unit tells of an act at all; another says, for each
act that was met before, whether the unit goes on telling it (mention ranking, Denis & Baldridge
2008). Where none is likely enough, the unit opens an act of its own. The title is read last: it
joins an act of the body and opens one only where the body has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from kg.events.cluster import Cluster
from kg.events.cues import within
from kg.events.features import shape_word, verbs_in, words_in
from kg.events.items import Item
from kg.events.lists import introduction
from kg.events.reading import Reading
from kg.events.scorer import scorer
from kg.events.units import ACTS, Unit
from kg.events.verdicts import verdict

TELLS_AT = 0.55
JOINS_AT = 0.45
_HEAD = 60  # characters that count as the opening of a unit
_LOOK_BACK = 8  # clusters that a unit is compared with


def unit_features(r: Reading, unit: Unit, commits: set[int], units: Sequence[Unit]) -> list[str]:
    """For the question: does this unit tell of an act?"""
    block = r.blocks[unit.block]
    cues = within(r.cues, unit.start, unit.end)
    classes = {c.cls for c in cues}
    found = [f"block:{block.kind}"] + [f"cue:{c}" for c in classes]
    found += [f"opens:{c.cls}" for c in cues if c.start < unit.start + _HEAD]
    kinds = {i.kind for i in unit.items}
    found += [f"has:{k}" for k in kinds]
    found += [f"has2:{k}" for k in kinds if sum(i.kind == k for i in unit.items) > 1]
    found += [
        f"act&has:{a}&{k}" for a in classes & ACTS for k in kinds & {"ORG", "PLACE", "money", "power", "FACILITY"}
    ]
    money = [i for i in unit.items if i.kind == "money"]
    if any(i.start in commits for i in money):
        found.append("commitment")
    elif money:
        found.append("other-money")
    found += _position(r, unit, units)
    if block.kind == "bullet":
        found.append(f"under-colon:{introduction(r, unit.block) is not None}")
    if r.text[unit.start : unit.end].rstrip().endswith("?"):
        found.append("question")
    if any(q in r.text[unit.start : unit.start + 3] for q in '«“"'):
        found.append("quotation")
    found += [f"word:{w}" for w in words_in(r, unit)]
    found += verbs_in(r, unit)
    found += _neighbours(r, unit, units)
    return found


def _neighbours(r: Reading, unit: Unit, units: Sequence[Unit]) -> Iterator[str]:
    """What the units before and after say, in the same block."""
    for side, at in (("before", unit.index - 1), ("after", unit.index + 1)):
        other = units[at] if 0 <= at < len(units) else None
        if other is None or other.block != unit.block:
            yield f"{side}:none"
            continue
        yield from (f"{side}:{c.cls}" for c in within(r.cues, other.start, other.end))
        yield from (f"{side}-has:{i.kind}" for i in other.items)


def _position(r: Reading, unit: Unit, units: Sequence[Unit]) -> list[str]:
    mates = [u for u in units if u.block == unit.block]
    at = mates.index(unit)
    found = [f"at-in-block:{min(at, 3)}", f"units-in-block:{min(len(mates), 4)}"]
    before = [u for u in units[: unit.index] if r.blocks[u.block].kind not in ("title", "heading")]
    found.append(f"at-in-text:{min(len(before), 4)}")
    return found


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
    opening = {c.cls for c in within(r.cues, unit.start, min(unit.start + _HEAD, unit.end))}
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
    words = [shape_word(t) for t in r.doc[at : at + 4] if not t.is_space and not t.is_punct][:2]
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
    head = min(unit.start + _HEAD, unit.end)
    first = next((i for i in unit.items if i.kind in ("ORG", "FACILITY", "PLACE") and i.start < head), None)
    pointing = next((c for c in within(r.cues, unit.start, head) if c.cls in ("SAME", "ORGNOUN", "PRON")), None)
    if first is not None and (pointing is None or first.start < pointing.start):
        known = first.chain in cluster.chains(first.kind)
        return f"{first.kind}-{'known' if known else 'new'}"
    return pointing.cls if pointing else "none"


def link(r: Reading, units: Sequence[Unit], commits: set[int]) -> list[Cluster]:
    """The acts of a text, each with its units in order."""
    clusters: list[Cluster] = []
    latest: Cluster | None = None
    body = [u for u in units if r.blocks[u.block].kind != "title"]
    for unit in body:
        if not tells(r, unit, units, commits):
            continue
        latest = _join_or_open(r, unit, clusters, latest, commits)
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


def tells(r: Reading, unit: Unit, units: Sequence[Unit], commits: set[int]) -> bool:
    """True where the unit tells of an act: no rule refuses it, and the scorer says so."""
    rule = verdict(r, unit)
    if rule is not None and not rule.status:
        return False
    if r.blocks[unit.block].kind == "bullet" and introduction(r, unit.block) is not None and _figures(unit):
        return True
    return scorer("tells").chance(unit_features(r, unit, commits, units)) >= TELLS_AT


def _figures(unit: Unit) -> bool:
    """True where the unit has jobs, power, chips or a place: what lists of an announcement are made of."""
    return any(i.kind in ("jobs", "power", "hardware", "PLACE", "FACILITY") and not i.alias for i in unit.items)


def _join_or_open(
    r: Reading, unit: Unit, clusters: list[Cluster], latest: Cluster | None, commits: set[int]
) -> Cluster:
    repeated = _of_same_sum(unit, clusters, commits)
    if repeated is not None:
        repeated.reasons.append("tells the same sum")
        repeated.units.append(unit)
        return repeated
    best, chance, features = None, 0.0, []
    if latest is not None and (_continues_list(r, unit, latest, commits) or _same_teaser(r, unit, latest)):
        latest.reasons.append("goes on a list, or a teaser, that tells the act")
        latest.units.append(unit)
        return latest
    for cluster in candidates(clusters, unit):
        if _turns_away(r, unit, cluster):
            continue
        seen = pair_features(r, unit, cluster, latest, commits)
        p = scorer("joins").chance(seen)
        if p > chance:
            best, chance, features = cluster, p, seen
    if best is None or chance < JOINS_AT:
        best = Cluster(len(clusters))
        clusters.append(best)
    else:
        best.reasons.append(f"{chance:.2f}: {scorer('joins').why(features, 'yes')}")
    best.units.append(unit)
    return best


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
        elif not clusters and tells(r, unit, [unit], commits):
            clusters.append(Cluster(0, [unit]))
