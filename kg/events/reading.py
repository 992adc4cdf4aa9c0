"""A reading: one article laid out in blocks, sentences, items, chains and cues, before any decision."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Protocol

from spacy.tokens import Doc, Token

from kg.events.chains import Chain, chains
from kg.events.cues import Cue, find_cues, lexicon
from kg.events.items import Item, place_in, settle
from kg.events.known import Known
from kg.events.layout import READ, Block, blocks
from kg.events.name_features import words_of
from kg.events.names import Typer, demonyms, named, typed
from kg.events.names import items as name_items
from kg.mentions import read as read_values
from kg.mentions.base import Mention
from kg.model import Amount, Article


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of a stretch say, as features."""

    words: tuple[str, ...]
    verbs: tuple[str, ...]
    pairs: tuple[str, ...]
    clauses: tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """Everything that the decisions look at."""

    article: Article
    doc: Doc
    blocks: tuple[Block, ...]
    sentences: list[tuple[int, int]]  # character bounds, inside one block each
    sentence_block: list[int]
    items: list[Item]
    chains: list[Chain]
    cues: tuple[Cue, ...]
    related: Callable[[str, str], bool]  # are two names parent and subsidiary?
    lies_in: Callable[[str, str], bool]  # is the first place known to lie in the second?
    tokens: list[Token] = field(default_factory=list)  # of the Doc, made once: asking it is slow
    token_starts: list[int] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)  # each token as features show it
    senses: list[str] = field(default_factory=list)  # what each token means; a name as its kind
    said: dict[tuple[int, int], Said] = field(default_factory=dict)  # bounds of a unit -> what it says
    shown: dict[int, list[str]] = field(default_factory=dict)  # id of an item -> its features, once asked for

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def forget(self) -> None:
        """Drops the features that were worked out, which take many times the memory of the text."""
        self.said.clear()
        self.shown.clear()

    def kind_of(self, item: Item) -> str:
        """Kind of the block that the item stands in."""
        return self.blocks[item.block].kind if item.block >= 0 else "none"

    def token_at(self, char: int) -> int:
        """Index of the token that holds the character."""
        return max(bisect_right(self.token_starts, char) - 1, 0)


class Names(Known, Protocol):
    """What a reading asks of a registry of names."""

    def distinct(self, one: str, other: str) -> bool:
        """True where the two names are known to be two organisations."""

    def lies_in(self, inner: str, outer: str) -> bool:
        """True where some place of the first name is known to lie in one of the second."""

    def related(self, one: str, other: str) -> bool:
        """True where one of the two is known to belong to the other."""


def reading(article: Article, doc: Doc, registry: Names, type_of: Typer = typed) -> Reading:
    """Lays an article out; ``doc`` is its text as read by a pipeline of its language."""
    laid = blocks(article.text, article.language)
    values = [_value(m) for m in read_values(article.text, article.language, article.published)]
    inside = readable(laid)
    words = words_of(doc)
    found = name_items(named(words, registry, inside, type_of))
    found += demonyms(doc, registry, article.language, inside)
    items = settle([*found, *_makers(values, article.language)], values)
    items = sorted([*items, *_seats(items, registry)], key=lambda i: (i.start, -i.end))
    place_in(items, [(b.start, b.end) for b in laid], "block")
    items = [i for i in items if i.block >= 0 and laid[i.block].kind in READ]
    sentences, owner = _sentences(doc, laid)
    place_in(items, sentences, "sentence")
    linked = chains(items, registry.distinct)
    for chain in linked:
        chain.known = tuple(dict.fromkeys(k for form in chain.forms for k in registry.knows(form)))
    return Reading(
        article=article,
        doc=doc,
        blocks=laid,
        sentences=sentences,
        sentence_block=owner,
        items=items,
        chains=linked,
        cues=find_cues(article.text, article.language),
        related=registry.related,
        lies_in=registry.lies_in,
        tokens=words.tokens,
        token_starts=[t.idx for t in words.tokens],
        shapes=words.shapes,
        senses=words.senses,
    )


def _makers(values: Iterable[Item], language: str) -> Iterator[Item]:
    """The maker in a chip's full name is an organisation of its own: "12,600 NVIDIA GB300s"."""
    known = lexicon(language)
    for item in values:
        for form in item.value.aka if item.kind == "hardware" else ():
            words = form.removesuffix(item.value.name).split() if form.endswith(item.value.name) else []
            maker = " ".join(w for w in words if "CHIP" not in known.classes(w.lower()))
            at = item.text.find(maker) if maker else -1
            if at >= 0:
                yield Item("ORG", item.start + at, item.start + at + len(maker), maker)
                break


_SEAT = re.compile(r"(?i:universit[éey]+|université) (?:de |d’|d'|of )(?P<town>[A-ZÀ-Ý].+)$")


def _seats(items: Sequence[Item], registry: Known) -> Iterator[Item]:
    """The town in a university's name, where the gazetteer knows it: "université de Bristol"."""
    for item in items:
        found = _SEAT.fullmatch(item.text) if item.kind == "ORG" else None
        if found and any(k in ("city", "region", "county", "country") for k in registry.knows(found["town"])):
            yield Item("PLACE", item.end - len(found["town"]), item.end, found["town"])


def readable(laid: Sequence[Block]) -> Callable[[int], bool]:
    """Says of a character whether it stands in a block that is read."""
    bounds = [(b.start, b.end) for b in laid if b.kind in READ]
    starts = [start for start, _ in bounds]

    def inside(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index >= 0 and at < bounds[index][1]

    return inside


def _value(m: Mention) -> Item:
    """The item of a mention; a sum without a currency takes the one that its neighbours have."""
    value = m.value
    if isinstance(value, Amount) and not value.currency:
        value = replace(value, currency=m.inherit)
    return Item(m.kind, m.start, m.end, m.text, value, mention=m)


def _sentences(doc: Doc, laid: Sequence[Block]) -> tuple[list[tuple[int, int]], list[int]]:
    """Sentence bounds cut at the bounds of blocks, with the block of each."""
    starts = [s.start_char for s in doc.sents] if doc.has_annotation("SENT_START") else []
    bounds: list[tuple[int, int]] = []
    owner: list[int] = []
    for index, block in enumerate(laid):
        if block.kind not in READ:
            continue
        cuts = [block.start, *(s for s in starts if block.start < s < block.end), block.end]
        for start, end in pairwise(cuts):
            bounds.append((start, end))
            owner.append(index)
    return bounds, owner
