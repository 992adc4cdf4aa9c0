"""What kind of organisation a name stands for: by the registry, its words, and what the text calls it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.events.chains import key
from kg.events.cues import Cue, within
from kg.events.items import Item
from kg.events.name_words import name_classes
from kg.events.reading import Reading

_TRADES = ("BIZ_", "BUYER", "SELLER", "LENDER", "DOER")
_LEFT, _RIGHT = 34, 44  # characters beside a mention within which the text says what the name is
_MENTIONS = 8  # mentions of a chain that are looked at


def who_is(r: Reading, chain: int) -> list[str]:
    """Features of what a chain is: ``is:fund``, ``name-word:capital``, ``named:FINANCE``, ``called:BIZ_BANK``."""
    words = {w for form in r.chains[chain].forms for w in key(form)[:5]}
    named = {c for w in words for c in name_classes().get(w, ())}
    return [
        *(f"is:{k}" for k in r.chains[chain].known),
        *(f"name-word:{w}" for w in sorted(words)),
        *(f"named:{c}" for c in sorted(named)),
        *sorted(set(_called(r, chain))),
    ]


def _called(r: Reading, chain: int) -> Iterator[str]:
    """Classes of the words that stand beside the chain's mentions anywhere in the text."""
    for item in r.chains[chain].items[:_MENTIONS]:
        if item.sentence < 0:
            continue
        for cue, side in trades_beside(r, item):
            yield f"called:{cue.cls}"
            yield f"called-{side}:{cue.cls}"


def trades_beside(r: Reading, item: Item) -> Iterator[tuple[Cue, str]]:
    """Words of trades near a name in its sentence, up to the next organisation on either side."""
    start, end = r.sentences[item.sentence]
    others = [i for i in r.items if i.kind == "ORG" and i.sentence == item.sentence and i.chain != item.chain]
    left = max([start, item.start - _LEFT, *(i.end for i in others if i.end <= item.start)])
    right = min([end, item.end + _RIGHT, *(i.start for i in others if i.start >= item.end)])
    yield from ((c, "left") for c in within(r.cues, left, item.start) if c.cls.startswith(_TRADES))
    yield from ((c, "right") for c in within(r.cues, item.end, right) if c.cls.startswith(_TRADES))
