"""What may fill a slot of an act: the names and values in its units, and the salient ones it only points to.

"Le groupe prévoit …" names nobody; the organisation of the title, or the one just spoken of, is then a
candidate as well (salience, Lappin & Leass 1994), marked as absent from the unit so that a scorer can
weigh it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.events.cluster import Cluster
from kg.events.cues import Cue, within
from kg.events.features import item_features, verbs_in, words_in
from kg.events.items import Item
from kg.events.reading import Reading
from kg.events.units import Unit
from kg.events.who import who_is

ACTOR_KINDS = frozenset({"ORG"})
MAY_ACT = frozenset({"PLACE", "FACILITY", "PERSON"})  # "Ottawa"; or a company whose name looks like a site
POINTING = frozenset({"ORGNOUN", "PRON", "SAME"})


@dataclass(slots=True)
class Candidate:
    """One chain that may fill a slot of one cluster."""

    chain: int
    items: list[Item]  # its mentions in the cluster's units; the nearest other mention where there is none
    absent: bool
    features: list[str] = field(default_factory=list)


def cluster_features(r: Reading, cluster: Cluster, commits: set[int]) -> list[str]:
    """What an act shows as a whole: for its type, its status, and whether it is the article's own news."""
    found = [f"first-block:{r.blocks[cluster.units[0].block].kind}", f"units:{min(len(cluster.units), 4)}"]
    for at, unit in enumerate(cluster.units):
        cues = within(r.cues, unit.start, unit.end)
        found += [f"cue:{c.cls}" for c in cues]
        if at == 0:
            found += [f"first:{c.cls}" for c in cues]
            found += [f"word:{w}" for w in words_in(r, unit)]
            found += verbs_in(r, unit)
        elif r.blocks[unit.block].kind != "title":
            found += [f"later-{v}" for v in verbs_in(r, unit)]
        if r.blocks[unit.block].kind == "title":
            found += ["in-title", *(f"title:{c.cls}" for c in cues), *(f"title-{v}" for v in verbs_in(r, unit))]
    kinds = [i.kind for i in cluster.items]
    found += [f"has:{k}" for k in set(kinds)] + [f"has2:{k}" for k in set(kinds) if kinds.count(k) > 1]
    found.append("commitment" if any(i.start in commits for i in cluster.items) else "no-commitment")
    found += _anchor_features(r, cluster, commits)
    found.append(f"starts-at:{min(cluster.units[0].index, 6)}")
    found.append(f"order:{min(cluster.index, 5)}")
    found += [f"beside:{min(cluster.beside, 6)}", f"rank:{min(cluster.rank, 3)}"]
    found.append(f"beside&order:{min(cluster.beside, 4)}:{min(cluster.index, 2)}")
    found.append(f"rank&order:{min(cluster.rank, 2)}:{min(cluster.index, 2)}")
    found += _newness(r, cluster)
    found += _crossed(found)
    return sorted(set(found))


_CROSSING = ("commitment", "no-commitment", "has:power", "has:energy", "has:hardware", "verb-mood", "verb-tense")


def _crossed(found: Sequence[str]) -> Iterator[str]:
    """Pairs of what an act has with what its first unit says: a sum and a word of building make an investment."""
    has = [f for f in set(found) if f.startswith(_CROSSING)]
    says = [f for f in set(found) if f.startswith(("first:", "verb-class"))]
    yield from (f"{a}&{b}" for a in has for b in says)


def _newness(r: Reading, cluster: Cluster) -> Iterator[str]:
    """Whether this is the article's own news: how old its dates are, and what kind of article it stands in."""
    published = r.article.published or ""
    dates = [str(i.value) for i in cluster.items if i.kind == "date" and str(i.value)[:4].isdigit()]
    if published and dates:
        months = min(_months(published) - _months(d) for d in dates)
        yield f"age:{'future' if months < 0 else 'now' if months == 0 else 'recent' if months < 3 else 'old'}"
    kinds = [b.kind for b in r.blocks]
    lists = kinds.count("bullet") >= 3 or kinds.count("heading") >= 3
    yield f"article:{'list' if lists else 'prose'}"
    yield f"article&order:{'list' if lists else 'prose'}:{min(cluster.index, 3)}"
    title = {i.chain for i in r.items if i.kind in ("ORG", "PLACE", "FACILITY") and r.kind_of(i) == "title"}
    mine = cluster.chains("ORG") | cluster.chains("PLACE") | cluster.chains("FACILITY")
    yield f"shares-title:{min(len(title & mine), 2)}"


def _months(iso: str) -> int:
    year, month = int(iso[:4]), iso[5:7]
    return year * 12 + (int(month) if month.isdigit() else 6)


def _anchor_features(r: Reading, cluster: Cluster, commits: set[int]) -> Iterator[str]:
    """Surroundings of the committed sum, else of the first act word."""
    anchor = next((i for i in cluster.items if i.start in commits), None)
    if anchor is None:
        anchor = next((i for i in cluster.items if i.kind in ("power", "hardware")), None)
    if anchor is not None:
        for feature in item_features(r, anchor):
            if feature.startswith(
                ("left-first", "right-first", "gov", "left-near", "right-near", "-1", "+1", "+2")
            ):
                yield f"anchor-{feature}"


def actor_candidates(
    r: Reading, cluster: Cluster, commits: set[int], type_: str, main_chain: int | None
) -> list[Candidate]:
    """Organisations (and persons who act like one) for the role scorer."""
    present = _present(r, cluster, ACTOR_KINDS)
    absent = _salient(r, cluster, ACTOR_KINDS, {c.chain for c in present}, main_chain)
    found = [*present, *absent, *_present(r, cluster, MAY_ACT)]
    first = min((c.items[0].start for c in present), default=-1)
    pointing = _pointing(r, cluster)
    for candidate in found:
        _describe(r, candidate, cluster)
        candidate.features += [f"orgs:{min(len(present), 4)}", f"main-chain:{candidate.chain == main_chain}"]
        kind = r.chains[candidate.chain].kind
        if kind not in ACTOR_KINDS:
            candidate.features = [f"{kind}-{f}" for f in candidate.features] + [kind]
        candidate.features.append(f"first-org:{candidate.items[0].start == first and not candidate.absent}")
        candidate.features += [f"points:{p}" for p in pointing]
        candidate.features += who_is(r, candidate.chain)
        if candidate.absent:
            candidate.features += [f"absent&points:{p}" for p in pointing] + [
                f"absent&orgs:{min(len(present), 3)}"
            ]
        _cross(candidate, type_)
    return found


_TELLING = (
    "hangs",
    "case",
    "is:",
    "dep0",
    "gov0",
    "left-first",
    "right-first",
    "-1:",
    "+1:",
    "first-org",
    "absent",
    "main-chain",
    "salient",
    "called",
    "named",
)


def _cross(candidate: Candidate, type_: str) -> None:
    crossed = [f"{type_}&{f}" for f in candidate.features if f.startswith(_TELLING)]
    candidate.features = sorted({*candidate.features, *crossed, f"type:{type_}"})


def place_candidates(r: Reading, cluster: Cluster, type_: str) -> list[Candidate]:
    """Places for the question: does the act happen there?"""
    present = _present(r, cluster, {"PLACE"})
    found = [*present, *_inherited_places(r, cluster, {c.chain for c in present})]
    own = main_chain(r) in cluster.chains("ORG")
    said = _times_said(r, "PLACE")
    for candidate in found:
        _describe(r, candidate, cluster)
        candidate.features += [f"places:{min(len(present), 4)}", f"type:{type_}"]
        often = "most" if said[candidate.chain] == max(said.values()) else min(said[candidate.chain], 3)
        state = "absent" if candidate.absent else "present"
        about = f"{state}&places:{min(len(present), 2)}&main-actor:{own}"
        why = next((f for f in candidate.features if f.startswith("inherits:")), "own")
        candidate.features += [
            about,
            f"{about}&said:{often}",
            f"{why}&{about}",
            f"{why}&rank:{min(cluster.rank, 2)}",
        ]
        candidate.features = sorted(set(candidate.features))
    return found


def _times_said(r: Reading, kind: str) -> Counter[int]:
    """How often each chain of a kind is named in the text."""
    return Counter(i.chain for i in r.items if i.kind == kind)


def facility_candidates(r: Reading, cluster: Cluster) -> list[Candidate]:
    """Named sites for the question: is the act about it?"""
    found = _present(r, cluster, {"FACILITY"})
    for candidate in found:
        _describe(r, candidate, cluster)
        candidate.features = sorted(set(candidate.features))
    return found


def _present(r: Reading, cluster: Cluster, kinds: Iterable[str]) -> list[Candidate]:
    found: dict[int, Candidate] = {}
    for item in cluster.items:
        if item.kind in kinds:
            found.setdefault(item.chain, Candidate(item.chain, [], absent=False)).items.append(item)
    return list(found.values())


def _salient(
    r: Reading, cluster: Cluster, kinds: Iterable[str], present: set[int], main_chain: int | None
) -> list[Candidate]:
    """Organisations near by: of the same sentences and blocks, the last two before, and the article's own."""
    first = cluster.units[0]
    before = [i for i in r.items if i.kind in kinds and i.start < first.start]
    recent = list(dict.fromkeys(i.chain for i in reversed(before)))[:2]
    beside = _beside(r, cluster, kinds)
    main = [main_chain] if main_chain is not None else []
    aside = {i.chain: i for u in reversed(cluster.aside) for i in reversed(u.items) if i.kind in kinds}
    found = []
    for chain in dict.fromkeys([*beside, *recent, *main, *aside]):
        if chain in present:
            continue
        mentions = [i for i in r.items if i.chain == chain]
        last = next((i for i in reversed(mentions) if i.start < first.start), mentions[0])
        nearest = beside.get(chain) or aside.get(chain) or last
        candidate = Candidate(chain, [nearest], absent=True)
        place = (
            "recent"
            if recent[:1] == [chain]
            else "before"
            if chain in recent
            else "main"
            if chain in main
            else "after"
        )
        candidate.features.append(f"salient:{place}")
        candidate.features.append(f"salient-block:{'same' if nearest.block == first.block else 'other'}")
        candidate.features.append(f"salient-gap:{max(-3, min(first.sentence - nearest.sentence, 4))}")
        candidate.features.append(f"salient-beside:{_nearness(cluster, nearest)}")
        candidate.features.append(f"salient-aside:{chain in aside}")
        found.append(candidate)
    return found


def _beside(r: Reading, cluster: Cluster, kinds: Iterable[str]) -> dict[int, Item]:
    """The nearest mention of each organisation that stands in a block of the cluster, outside of its units."""
    blocks = {u.block for u in cluster.units}
    mine = {u.index for u in cluster.units}
    found: dict[int, Item] = {}
    for item in r.items:
        if item.kind in kinds and item.block in blocks and item.unit not in mine:
            found.setdefault(item.chain, item)
    return found


def _nearness(cluster: Cluster, item: Item) -> str:
    """Whether an item stands in a sentence of the cluster, next to one, or farther away."""
    gap = min(abs(u.sentence - item.sentence) for u in cluster.units)
    return "sentence" if gap == 0 else "next" if gap == 1 else "farther"


def _inherited_places(r: Reading, cluster: Cluster, present: set[int]) -> list[Candidate]:
    """Places of the sentence and of the sentence before, of the block's opening, and of the title."""
    first = cluster.units[0]
    blocks = {u.block for u in cluster.units}
    found: dict[int, Candidate] = {}
    for item in r.items:
        if item.kind != "PLACE" or item.chain in present or item.chain in found:
            continue
        why = _why_inherited(r, item, first, blocks)
        if why:
            found[item.chain] = Candidate(item.chain, [item], absent=True, features=[f"inherits:{why}"])
    return list(found.values())


def _why_inherited(r: Reading, item: Item, first: Unit, blocks: set[int]) -> str:
    if item.sentence == first.sentence:
        return "sentence"
    if item.block in blocks:
        return "block-opening" if item.start - r.blocks[item.block].start < 40 else "block"
    if item.sentence == first.sentence - 1:
        return "before"
    if r.blocks[item.block].kind == "heading" and r.blocks[item.block].section == r.blocks[first.block].section:
        return "heading"
    own = r.blocks[first.block].kind != "teaser"  # a teaser is about another article
    return "title" if own and r.blocks[item.block].kind == "title" else ""


def _describe(r: Reading, candidate: Candidate, cluster: Cluster) -> None:
    candidate.features.append("absent" if candidate.absent else "present")
    for item in candidate.items[:4]:
        candidate.features += [f if not candidate.absent else f"away-{f}" for f in item_features(r, item)]
    candidate.features.append(f"mentions:{min(len(candidate.items), 3)}")
    if not candidate.absent:
        in_first = any(i.unit == cluster.units[0].index for i in candidate.items)
        candidate.features.append(f"in-first-unit:{in_first}")
        candidate.features.append(f"only-title:{all(r.kind_of(i) == 'title' for i in candidate.items)}")


def _pointing(r: Reading, cluster: Cluster) -> set[str]:
    return {c.cls for u in cluster.units for c in pointers(r, u)}


def pointers(r: Reading, unit: Unit) -> list[Cue]:
    """Words in the unit that point back to something named before."""
    return [c for c in within(r.cues, unit.start, unit.end) if c.cls in POINTING]


def main_chain(r: Reading) -> int | None:
    """The organisation that the article is about: most mentions, those in the title counting thrice."""
    weight: dict[int, float] = {}
    for item in r.items:
        if item.kind == "ORG":
            weight[item.chain] = weight.get(item.chain, 0.0) + (3.0 if r.kind_of(item) == "title" else 1.0)
    return max(weight, key=lambda c: (weight[c], -c), default=None)


def value_features(r: Reading, cluster: Cluster, item: Item, type_: str) -> list[str]:
    """For the question: does this figure belong to the act?"""
    found = item_features(r, item)
    found.append(f"type:{type_}")
    found.append(f"type&left-first:{type_}&{next((f for f in found if f.startswith('left-first')), '')}")
    found.append(f"in-first-unit:{item.unit == cluster.units[0].index}")
    same = [i for i in cluster.items if i.kind == item.kind]
    found.append(f"order:{min(same.index(item), 3)}" if item in same else "order:none")
    value = item.value
    found.append(f"qualifier:{getattr(value, 'qualifier', None)}")
    found.append(f"cue:{getattr(item.mention, 'cue', None)}")
    return sorted(set(found))
