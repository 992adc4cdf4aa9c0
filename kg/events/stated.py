"""Relations that a text states in so many words: listed services, hosted models, laws that support an act.

Each rule is a row of ``RULES``; what the scorer of ``kg.events.relations`` finds comes on top.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.events.cues import within
from kg.events.items import Item
from kg.events.layout import READ
from kg.events.names import services
from kg.events.reading import Reading
from kg.model import Evidence, Relation

_SUPPORT = frozenset({"AID", "LAW"})


def offers(r: Reading, own: Item | None) -> Iterator[Relation]:
    """Who speaks of services and lists them offers them: "ses services IA (Bedrock, CodeWhisperer, Q, etc.)"."""
    for listing, names in services(r.text):
        who = _before(r, listing) or own
        if who is None or not any(b.start <= listing < b.end and b.kind in READ for b in r.blocks):
            continue
        for start, end in names:
            name = Evidence(start, end, r.text[start:end])
            yield Relation(_name(r, who), "offers", name.text, (_span(who), name))


def hosts(r: Reading, own: Item | None) -> Iterator[Relation]:
    """The organisations named right after a word of hosting are hosted by the one before it."""
    for start, end in r.sentences:
        for cue in within(r.cues, start, end):
            if cue.cls == "HOST":
                stop = _clause_end(r.text, cue.end, end)
                who = _before(r, cue.start) or own
                guests = [i for i in r.items if i.kind in ("ORG", "PRODUCT") and cue.end <= i.start < stop]
                if who is not None:
                    yield from (_hosts(r, who, guest) for guest in guests)


def _hosts(r: Reading, who: Item, guest: Item) -> Relation:
    return Relation(_name(r, who), "hosts", _name(r, guest), (_span(who), _span(guest)))


def laws(r: Reading, own: Item | None) -> Iterator[Relation]:
    """A law named with words of support supports the article's own act."""
    for item in r.items:
        if item.kind == "POLICY" and own is not None and item.sentence >= 0:
            classes = {c.cls for c in within(r.cues, *r.sentences[item.sentence])}
            if classes & _SUPPORT:
                yield Relation(_name(r, own), "subject_to", _name(r, item), (_span(own), _span(item)))


RULES: tuple[Callable[[Reading, Item | None], Iterator[Relation]], ...] = (offers, hosts, laws)


def stated(r: Reading, main: int | None) -> Iterator[Relation]:
    """All relations by rule; ``main`` is the chain of the article's own organisation."""
    own = next((i for i in r.items if i.chain == main), None) if main is not None else None
    for rule in RULES:
        yield from rule(r, own)


def _before(r: Reading, at: int) -> Item | None:
    """The nearest organisation before a place in its sentence."""
    bounds = next(((s, e) for s, e in r.sentences if s <= at < e), (at, at))
    found = [i for i in r.items if i.kind == "ORG" and bounds[0] <= i.start and i.end <= at]
    return found[-1] if found else None


def _clause_end(text: str, start: int, end: int) -> int:
    found = re.compile(r"[,;:.]\s").search(text, start, end)
    return found.start() if found else end


def _name(r: Reading, item: Item) -> str:
    return r.chains[item.chain].name if item.chain >= 0 else item.text


def _span(item: Item) -> Evidence:
    return Evidence(item.start, item.end, item.text)
