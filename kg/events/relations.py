"""Lasting relations between two named things of one sentence: who owns, runs or develops what; what lies where.

Pairs of names whose kinds a predicate can join are scored by what stands between and around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.events.cues import within
from kg.events.features import NEAR
from kg.events.items import Item
from kg.events.reading import Reading
from kg.events.scorer import scorer
from kg.events.words import shape_word
from kg.model import Evidence, Predicate, Relation

SIGNATURES: dict[tuple[str, str], tuple[Predicate, ...]] = {
    ("ORG", "ORG"): ("subsidiary_of", "hosts"),
    ("ORG", "FACILITY"): ("operates",),
    ("FACILITY", "ORG"): ("hosts",),
    ("FACILITY", "PLACE"): ("located_in",),
    ("PLACE", "PLACE"): ("located_in",),
    ("ORG", "PRODUCT"): ("develops", "offers"),
    ("ORG", "hardware"): ("develops",),
    ("ORG", "POLICY"): ("subject_to",),
    ("PLACE", "POLICY"): ("subject_to",),
}
LONGEST = 34  # tokens between two names
LONGEST_PATH = 5  # steps in the dependency tree
HOLDS_AT = 0.4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items of one sentence, in the order of the predicate."""

    subject: Item
    object: Item
    features: tuple[str, ...]


def pairs(r: Reading) -> Iterator[Pair]:
    """Every pair of items of one sentence that some predicate can join."""
    by_sentence: dict[int, list[Item]] = {}
    for item in r.items:
        if item.sentence >= 0 and item.kind in ("ORG", "FACILITY", "PLACE", "PRODUCT", "hardware", "POLICY"):
            by_sentence.setdefault(item.sentence, []).append(item)
    for mates in by_sentence.values():
        for a in mates:
            for b in mates:
                if a is not b and (a.kind, b.kind) in SIGNATURES and (a.kind != b.kind or a.chain != b.chain):
                    pair = _pair(r, a, b, mates)
                    if pair is not None:
                        yield pair


def _pair(r: Reading, a: Item, b: Item, mates: list[Item]) -> Pair | None:
    left, right = (a, b) if a.start < b.start else (b, a)
    first, last = r.token_at(left.end - 1) + 1, r.token_at(right.start)
    if last - first > LONGEST:
        return None
    order = "forward" if left is a else "backward"
    kinds = f"{a.kind}>{b.kind}"
    between = r.shapes[first:last]
    found = [f"{kinds}", f"{kinds}:{order}", f"{kinds}:{order}:gap{min(len(between), 8)}"]
    found += [f"{kinds}:{order}:between:{w}" for w in set(between)]
    if len(between) <= 5:
        found.append(f"{kinds}:{order}:exactly:{' '.join(between)}")
    found += [f"{kinds}:{order}:cue:{c.cls}" for c in within(r.cues, left.end, right.start)]
    inside = [i for i in mates if left.end <= i.start < right.start]
    found += [f"{kinds}:{order}:inside:{i.kind}" for i in inside] or [f"{kinds}:{order}:neighbours"]
    if a.kind == b.kind == "PLACE":
        found.append(f"{kinds}:within:{r.lies_in(a.name, b.name)}")
    found += [f"{kinds}:{order}:before:{w}" for w in _words(r, r.token_at(left.start) - 2, 2)]
    found += [f"{kinds}:{order}:after:{w}" for w in _words(r, r.token_at(max(right.end - 1, 0)) + 1, 2)]
    found += [f"{kinds}:path:{step}" for step in _path(r, a, b)]
    found.append(f"{kinds}:{order}:{r.article.language}")
    start, end = r.sentences[left.sentence]
    found += [
        f"{kinds}:{order}:before-cue:{c.cls}" for c in within(r.cues, max(start, left.start - NEAR), left.start)
    ]
    found += [f"{kinds}:{order}:after-cue:{c.cls}" for c in within(r.cues, right.end, min(end, right.end + NEAR))]
    return Pair(a, b, tuple(sorted(set(found))))


def _path(r: Reading, a: Item, b: Item) -> Iterator[str]:
    """The way from one name to the other in the dependency tree, and the words on it."""
    one, other = _root(r, a), _root(r, b)
    up = [one, *one.ancestors]
    down = [other, *other.ancestors]
    shared = next((t for t in up if t in down), None)
    if shared is None:
        return
    rise, fall = up[: up.index(shared)], down[: down.index(shared)]
    if len(rise) + len(fall) > LONGEST_PATH:
        yield "long"
        return
    yield ">".join([*(t.dep_ for t in rise), "*", *(t.dep_ for t in reversed(fall))])
    for token in {*rise[1:], *fall[1:], shared} - {one, other}:
        yield f"word:{shape_word(token)}"
    if shared in (one, other):
        yield "direct"


def _root(r: Reading, item: Item) -> Token:
    return r.doc[r.token_at(item.start) : r.token_at(max(item.end - 1, item.start)) + 1].root


def _words(r: Reading, start: int, count: int) -> list[str]:
    return r.shapes[max(start, 0) : max(start + count, 0)]


def relations(r: Reading) -> tuple[Relation, ...]:
    """The relations that the text states, each with both names as evidence, without repeats."""
    found: dict[tuple[str, str, str], Relation] = {}
    for pair in pairs(r):
        predicate, _ = _predicate(pair)
        if predicate == "none" or predicate not in SIGNATURES[pair.subject.kind, pair.object.kind]:
            continue
        subject, object_ = name_of(r, pair.subject), name_of(r, pair.object)
        if subject != object_:
            found.setdefault(
                (subject, predicate, object_),
                Relation(subject, predicate, object_, (_span(pair.subject), _span(pair.object))),
            )
    return tuple(found.values())


def _predicate(pair: Pair) -> tuple[str, float]:
    """The likeliest relation of a pair and its probability; "none" where none is likely enough."""
    judge = scorer("relation")
    chances = dict(zip(judge.labels, judge.probabilities(pair.features), strict=True))
    if chances.get("none", 0.0) > 1 - HOLDS_AT:
        return "none", chances["none"]
    best = max((label for label in judge.labels if label != "none"), key=lambda label: chances[label])
    return best, chances[best]


def name_of(r: Reading, item: Item) -> str:
    """The name that stands for the item: its chain's, or a chip's own."""
    if item.chain >= 0:
        return r.chains[item.chain].name
    return str(getattr(item.value, "name", item.text))


def _span(item: Item) -> Evidence:
    return Evidence(item.start, item.end, item.text)
