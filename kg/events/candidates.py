"""What may fill a slot of an act: the names and values in its units, and those that it only points to.

The latter are marked as absent, so that a scorer can weigh them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.events.cluster import Cluster
from kg.events.cues import Cue, within
from kg.events.features import item_features, said_in, topics
from kg.events.items import Item
from kg.events.pointed import Candidate, inherited, salient
from kg.events.reading import Reading
from kg.events.units import Unit
from kg.events.who import who_is

ACTOR_KINDS = frozenset({"ORG"})
MAY_BE_SITE = frozenset({"ORG", "PLACE", "PRODUCT"})
MAY_ACT = frozenset({"PLACE", "FACILITY", "PERSON"})  # "Ottawa"; or a company whose name looks like a site
POINTING = frozenset({"ORGNOUN", "PRON", "SAME"})


def cluster_features(r: Reading, cluster: Cluster, commits: set[int]) -> list[str]:
    """What an act shows as a whole: for its type, its status, and whether it is the article's own news."""
    found = [f"first-block:{r.blocks[cluster.units[0].block].kind}", f"units:{min(len(cluster.units), 4)}"]
    for at, unit in enumerate(cluster.units):
        cues = within(r.cues, unit.start, unit.end)
        found += [f"cue:{c.cls}" for c in cues]
        said = said_in(r, unit)
        if at == 0:
            found += [f"first:{c.cls}" for c in cues]
            found += [f"word:{w}" for w in said.words]
            found += [*said.verbs, *said.pairs, *said.clauses]
        elif r.blocks[unit.block].kind != "title":
            found += [f"later-{v}" for v in (*said.verbs, *said.clauses)]
            found += [f"later-word:{w}" for w in said.words]
        if r.blocks[unit.block].kind == "title":
            found += ["in-title", *(f"title:{c.cls}" for c in cues)]
            found += [f"title-{v}" for v in (*said.verbs, *said.pairs)]
    kinds = [i.kind for i in cluster.items]
    found += [f"has:{k}" for k in set(kinds)] + [f"has2:{k}" for k in set(kinds) if kinds.count(k) > 1]
    found.append("commitment" if any(i.start in commits for i in cluster.items) else "no-commitment")
    found += _anchor_features(r, cluster, commits)
    found.append(f"topic:{topics(c for u in cluster.units for c in within(r.cues, u.start, u.end))}")
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


def actor_candidates(r: Reading, cluster: Cluster, main_chain: int | None) -> list[Candidate]:
    """Organisations (and persons who act like one) for the role scorer, which asks ``with_type`` as well."""
    present = _present(r, cluster, ACTOR_KINDS)
    absent = salient(r, cluster, ACTOR_KINDS, {c.chain for c in present}, main_chain)
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
        candidate.features = sorted(set(candidate.features))
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


def with_type(features: Sequence[str], type_: str) -> list[str]:
    """Features of an actor with those that say more in an act of that type."""
    return [*features, *of_type(features, type_)]


def of_type(features: Sequence[str], type_: str) -> list[str]:
    """What an actor's features say in an act of that type."""
    return [*(f"{type_}&{f}" for f in features if f.startswith(_TELLING)), f"type:{type_}"]


def place_candidates(r: Reading, cluster: Cluster, type_: str) -> list[Candidate]:
    """Places for the question: does the act happen there?"""
    present = _present(r, cluster, {"PLACE"})
    found = [*present, *inherited(r, cluster, "PLACE", {c.chain for c in present}), *_perhaps(r, cluster, "PLACE")]
    own = main_chain(r) in cluster.chains("ORG")
    said = _times_said(r)
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
        kind = r.chains[candidate.chain].kind
        if kind != "PLACE":
            candidate.features = [f"{kind}-{f}" for f in candidate.features] + ["perhaps", kind]
        candidate.features = sorted(set(candidate.features))
    return found


def _times_said(r: Reading) -> Counter[int]:
    """How often each place, or what may be one, is named in the text."""
    return Counter(i.chain for i in r.items if i.kind == "PLACE" or "PLACE" in i.maybe)


def facility_candidates(r: Reading, cluster: Cluster) -> list[Candidate]:
    """Named sites for the question: is the act about it? Names that look like something else may be sites too."""
    present = _present(r, cluster, {"FACILITY"})
    absent = inherited(r, cluster, "FACILITY", {c.chain for c in present})
    found = [*present, *absent, *_present(r, cluster, MAY_BE_SITE)]
    for candidate in found:
        _describe(r, candidate, cluster)
        kind = r.chains[candidate.chain].kind
        candidate.features += [f"sites:{min(len(present), 3)}", *who_is(r, candidate.chain)]
        if kind != "FACILITY":
            candidate.features = [f"{kind}-{f}" for f in candidate.features] + [kind]
        elif candidate.absent:
            why = next(f for f in candidate.features if f.startswith("inherits:"))
            candidate.features += [f"{why}&sites:{min(len(present), 2)}", f"{why}&rank:{min(cluster.rank, 2)}"]
        candidate.features = sorted(set(candidate.features))
    return found


def _present(r: Reading, cluster: Cluster, kinds: Iterable[str]) -> list[Candidate]:
    found: dict[int, Candidate] = {}
    for item in cluster.items:
        if item.kind in kinds:
            found.setdefault(item.chain, Candidate(item.chain, [], absent=False)).items.append(item)
    return list(found.values())


def _perhaps(r: Reading, cluster: Cluster, kind: str) -> list[Candidate]:
    """Names of another kind in the act that may be of this one: a hamlet that reads like a company."""
    kinds = {i.kind for i in cluster.items if kind in i.maybe}
    doubtful = {i.chain for i in cluster.items if kind in i.maybe}
    return [c for c in _present(r, cluster, kinds) if c.chain in doubtful]


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
