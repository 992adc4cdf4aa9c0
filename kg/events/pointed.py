"""Names that the sentences of an act do not hold, and that it may mean all the same.

"Le groupe prévoit …" names nobody; the organisation of the title, or the one just spoken of, is then a
candidate as well (salience, Lappin & Leass 1994). A place is told once, often sentences before the act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.events.cluster import Cluster
from kg.events.cues import within
from kg.events.items import Item
from kg.events.reading import Reading

_OPENING = 40  # characters that count as the opening of a block
_BESIDE = 4  # characters between a place and the larger one that follows it: ", " or " ("
_NEAR = 3  # how far back a name counts as just spoken of, in names of its kind
_SOON = 3  # sentences behind an act whose names may still belong to it
_FAR = 9  # sentences, for the features


@dataclass(slots=True)
class Candidate:
    """One chain that may fill a slot of one cluster."""

    chain: int
    items: list[Item]  # its mentions in the cluster's units; the nearest other mention where there is none
    absent: bool
    features: list[str] = field(default_factory=list)


def salient(
    r: Reading, cluster: Cluster, kinds: Iterable[str], present: set[int], main_chain: int | None
) -> list[Candidate]:
    """Organisations near by: of the same sentences and blocks, the last two before, and the article's own."""
    first = cluster.units[0]
    before = [i for i in r.items if i.kind in kinds and i.start < first.start]
    recent = list(dict.fromkeys(i.chain for i in reversed(before)))[:2]
    beside = _beside(r, cluster, kinds)
    main = [main_chain] if main_chain is not None else []
    soon = _soon_after(r, cluster, kinds)
    aside = {i.chain: i for u in reversed(cluster.aside) for i in reversed(u.items) if i.kind in kinds}
    found = []
    for chain in dict.fromkeys([*beside, *recent, *main, *aside, *soon]):
        if chain in present:
            continue
        mentions = [i for i in r.items if i.chain == chain]
        last = next((i for i in reversed(mentions) if i.start < first.start), mentions[0])
        nearest = beside.get(chain) or aside.get(chain) or soon.get(chain) or last
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


def _soon_after(r: Reading, cluster: Cluster, kinds: Iterable[str]) -> dict[int, Item]:
    """The first mention of each name of a kind within a few sentences behind the act."""
    last = _last_sentence(cluster)
    behind = (i for i in r.items if i.kind in kinds and last < i.sentence <= last + _SOON)
    found: dict[int, Item] = {}
    for item in behind:
        found.setdefault(item.chain, item)
    return found


def _last_sentence(cluster: Cluster) -> int:
    """The last sentence of an act; its title is its last unit, yet its first sentence."""
    return max(u.sentence for u in cluster.units)


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


def inherited(r: Reading, cluster: Cluster, kind: str, present: set[int]) -> list[Candidate]:
    """Places, or sites, that stand outside of the act's units, each with the reasons why they may belong to it."""
    partners = {i.chain for i in cluster.items if i.kind in ("ORG", "FACILITY")}
    company = {i.sentence for i in r.items if i.chain in partners and i.sentence >= 0}
    known = _Known(_recent(r, cluster, kind), _beside_places(r, kind, present), company, _last_sentence(cluster))
    found = []
    for chain in r.chains:
        if chain.kind != kind or chain.id in present:
            continue
        mentions = [i for i in chain.items if i.sentence >= 0 and i.unit >= 0]
        reasons = {why: i for i in reversed(mentions) for why in _reasons(r, i, cluster, known)}
        best = next((why for why in _REASONS if why in reasons), None)
        if best is not None:
            seen = [f"inherits:{best}", *(f"inherits-too:{w}" for w in reasons if w != best)]
            seen += _how_far(r, cluster, reasons[best], chain.name, present, known.recent)
            found.append(Candidate(chain.id, [reasons[best]], absent=True, features=seen))
    return found


# The reasons for which a name outside of an act may belong to it, the strongest first.
_REASONS = (
    "sentence",
    "block-opening",
    "block",
    "before",
    "heading",
    "title",
    "beside",
    "company",
    "recent",
    "soon",
    "opening",
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What speaks for names that stand away from an act."""

    recent: dict[int, int]  # chain -> how many other names were spoken of since
    beside: set[int]  # chains
    company: set[int]  # sentences that name an actor or a site of the act
    last: int  # the act's last sentence


def _reasons(r: Reading, item: Item, cluster: Cluster, known: _Known) -> Iterator[str]:
    first = cluster.units[0]
    block, own = r.blocks[item.block], r.blocks[first.block]
    if own.kind == "teaser" and item.block != first.block:  # a teaser is about another article
        return
    if item.sentence == first.sentence:
        yield "sentence"
    if any(item.block == u.block for u in cluster.units):
        yield "block-opening" if item.start - block.start < _OPENING else "block"
    if item.sentence == first.sentence - 1:
        yield "before"
    if block.kind in ("heading", "title"):
        if block.kind == "title" or block.section == own.section:
            yield block.kind
        return
    if item.chain in known.beside:
        yield "beside"
    if item.sentence in known.company:
        yield "company"
    if item.start < first.start and item.chain in known.recent:
        yield "recent"
    if 0 < item.sentence - known.last <= _SOON:
        yield "soon"
    if item.sentence <= 2:
        yield "opening"


def _beside_places(r: Reading, kind: str, present: set[int]) -> set[int]:
    """Names right after one of the act's, anywhere in the text: "Didcot, Oxfordshire"."""
    return {
        b.chain
        for a, b in pairwise(i for i in r.items if i.kind == kind)
        if a.chain in present and 0 <= b.start - a.end <= _BESIDE and a.sentence == b.sentence
    }


def _recent(r: Reading, cluster: Cluster, kind: str) -> dict[int, int]:
    """The names of a kind spoken of last before the act, each with its rank from the act back."""
    start = cluster.units[0].start
    before = [i.chain for i in reversed(r.items) if i.kind == kind and i.start < start]
    return {chain: rank for rank, chain in enumerate(list(dict.fromkeys(before))[:_NEAR])}


def _how_far(
    r: Reading, cluster: Cluster, item: Item, name: str, present: set[int], recent: dict[int, int]
) -> Iterator[str]:
    first = cluster.units[0]
    yield f"recent:{recent.get(item.chain, 'no')}"
    yield f"sentences-back:{max(-2, min(first.sentence - item.sentence, _FAR))}"
    holds = any(r.lies_in(r.chains[c].name, name) for c in present)
    yield f"holds-a-present-one:{holds}"
    classes = {c.cls for c in within(r.cues, first.start, min(first.start + _OPENING, first.end))}
    yield from (f"points:{c}" for c in sorted(classes & {"SAME", "ORGNOUN", "PRON", "MORE", "OTHER"}))
    yield f"units:{min(len(cluster.units), 3)}"
