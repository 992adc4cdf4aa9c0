"""Readable features of items, units and pairs: the only thing that the scorers see.

No feature holds the name of a company, town or site; words come from closed classes (cues) or
from the few words beside an item, so that what is learned holds for names never seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import log10
from typing import Protocol

from spacy.tokens import Token

from kg.events.cues import Cue, Lexicon, lexicon, within
from kg.events.items import Item
from kg.events.reading import Reading, Said
from kg.events.senses import meant_beside, meant_clauses, senses_within
from kg.events.words import marker, verb_above


class Stretch(Protocol):
    """A stretch ``[start, end)`` of a text."""

    start: int
    end: int


class Telling(Stretch, Protocol):
    """A stretch with the names and figures in it."""

    items: list[Item]


NEAR = 45  # characters that count as beside an item


def words_beside(r: Reading, item: Item, count: int = 3) -> Iterator[str]:
    """``-1:in``, ``-2:invest``, ``+1:for``: the nearest words, with names as their kind."""
    first, last = r.token_at(item.start), r.token_at(max(item.end - 1, item.start))
    for side, step, at in (("-", -1, first - 1), ("+", 1, last + 1)):
        taken = 0
        while 0 <= at < len(r.doc) and taken < count:
            token = r.tokens[at]
            if token.is_space:
                break
            taken += 1
            yield f"{side}{taken}:{r.shapes[at]}"
            at += step
    yield from _two_beside(r, first, last)
    yield from (f"near-left:{w}" for w in r.shapes[max(first - _FEW, 0) : first])
    yield from (f"near-right:{w}" for w in r.shapes[last + 1 : last + 1 + _FEW])


def _two_beside(r: Reading, first: int, last: int) -> Iterator[str]:
    """The two words before tokens ``first`` to ``last``, the two after them, and one on each side."""
    before = r.shapes[max(first - _TWO, 0) : first]
    after = r.shapes[last + 1 : last + 1 + _TWO]
    if len(before) == _TWO:
        yield f"-2-1:{before[0]} {before[1]}"
    if len(after) == _TWO:
        yield f"+1+2:{after[0]} {after[1]}"
    if before and after:
        yield f"-1+1:{before[-1]} {after[0]}"


_TWO = 2
_FEW = 7


def cues_beside(r: Reading, item: Item, start: int, end: int) -> Iterator[str]:
    """Classes of the cues to the left and right within ``[start, end)``, and which is nearest."""
    for side, found in (
        ("left", list(within(r.cues, start, item.start))[::-1]),
        ("right", list(within(r.cues, item.end, end))),
    ):
        for rank, cue in enumerate(found):
            yield f"{side}:{cue.cls}"
            if _gap(cue, item) <= NEAR:
                yield f"{side}-near:{cue.cls}"
            if rank == 0 or cue.start == found[0].start:
                yield f"{side}-first:{cue.cls}"


def _gap(cue: Cue, item: Item) -> int:
    return max(item.start - cue.end, cue.start - item.end)


def governors(r: Reading, item: Item, depth: int = 4) -> Iterator[str]:
    """Cue classes and relations on the way up from the item in the dependency tree."""
    known = lexicon(r.article.language)
    token = _root_of(r, item)
    yield from _attachment(token, known)
    yield from _heads(token)
    for level in range(depth):
        yield f"dep{level}:{token.dep_}"
        head = token.head
        if head.i == token.i:
            break
        for cls in known.classes(head.lower_):
            yield f"gov{min(level, 2)}:{cls}"
            yield f"gov:{cls}"
        yield f"govpos{level}:{head.pos_}"
        token = head


def _attachment(token: Token, known: Lexicon) -> Iterator[str]:
    """How the item hangs on its head: by which preposition, in which voice, on what kind of word."""
    by = marker(token)
    yield f"case:{by}"
    head = token.head
    passive = any(c.dep_ in ("aux:pass", "nsubj:pass") for c in head.children)
    classes = known.classes(head.lower_) or (head.pos_,)
    for cls in classes:
        yield f"hangs:{token.dep_}:{cls}"
        yield f"hangs:{by}:{cls}"
        yield f"hangs:{token.dep_}:{by}:{'passive' if passive else 'active'}:{cls}"
    if token.dep_ in ("conj", "appos", "flat:name", "flat"):
        yield f"joined-to:{head.ent_type_ or head.pos_}"


def _heads(token: Token) -> Iterator[str]:
    """The word that the item hangs on, and the verb above it: as its subject or not, in which voice."""
    by = marker(token)
    yield f"head:{token.dep_}:{by}:{_word(token.head)}"
    yield f"head:{_word(token.head)}"
    found = verb_above(token)
    if found is not None:
        verb, way = found
        yield f"verb:{_word(verb)}"
        yield f"verb:{_word(verb)}:{way}"


def _word(token: Token) -> str:
    """Its lemma; a name as its kind."""
    return f"<{token.ent_type_}>" if token.ent_type_ else str(token.lemma_)


def _root_of(r: Reading, item: Item) -> Token:
    first, last = r.token_at(item.start), r.token_at(max(item.end - 1, item.start))
    return r.doc[first : last + 1].root


def kinds_beside(r: Reading, item: Item, start: int, end: int, items: Iterable[Item]) -> Iterator[str]:
    """Which kinds of items share the stretch, on which side, and the nearest on each."""
    nearest_left = nearest_right = ""
    for other in items:
        if other is item or not start <= other.start < end:
            continue
        left = other.start < item.start
        yield f"has-{'left' if left else 'right'}:{other.kind}"
        if left:
            nearest_left = other.kind
        elif not nearest_right:
            nearest_right = other.kind
    yield f"neighbour-left:{nearest_left}"
    yield f"neighbour-right:{nearest_right}"


def said_in(r: Reading, unit: Telling) -> Said:
    """What the words of a unit say; worked out once, as it is asked for the unit and for every act that has it."""
    found = r.said.get((unit.start, unit.end))
    if found is None:
        verbs, pairs = tuple(verbs_in(r, unit)), tuple(word_pairs(r, unit))
        found = Said(tuple(words_in(r, unit)), verbs, pairs, tuple(clauses_in(r, unit, unit.items)))
        r.said[unit.start, unit.end] = found
    return found


def words_in(r: Reading, unit: Stretch) -> Iterator[str]:
    """Its words of three letters and more, in lower case, names left out."""
    first, last = r.token_at(unit.start), r.token_at(max(unit.end - 1, unit.start))
    for token in r.tokens[first : last + 1]:
        if token.is_alpha and not token.ent_type_ and len(token) > 2:
            yield token.lower_


def verbs_in(r: Reading, unit: Stretch) -> Iterator[str]:
    """Class, mood and tense of the unit's finite verbs, and of the one that governs them."""
    known = lexicon(r.article.language)
    first, last = r.token_at(unit.start), r.token_at(max(unit.end - 1, unit.start))
    for token in r.tokens[first : last + 1]:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        mood, tense = token.morph.get("Mood", []), token.morph.get("Tense", [])
        top = "top" if token.dep_ == "ROOT" else "verb"
        yield from (f"{top}-mood:{m}" for m in mood)
        yield from (f"{top}-tense:{t}" for t in tense)
        helpers = [c.lower_ for c in token.children if c.dep_ in ("aux", "aux:pass", "aux:tense", "cop")]
        yield from (f"{top}-class:{c}" for c in known.classes(token.lower_))
        yield from (f"{top}-helped:{h}:{c}" for h in helpers for c in known.classes(token.lower_))
        yield from (f"{top}-helper:{h}" for h in helpers)
        if any(c.dep_ == "advmod" and c.lower_ in _NOT for c in token.children):
            yield from (f"not:{c}" for c in known.classes(token.lower_) or ("any",))


def word_pairs(r: Reading, unit: Stretch) -> Iterator[str]:
    """Each two words in a row, with names as their kind: "two:has been", "two:<ORG> said"."""
    first, last = r.token_at(unit.start), r.token_at(max(unit.end - 1, unit.start))
    words = [w for w in r.shapes[first : last + 1] if not w.isspace()]
    yield from (f"two:{a} {b}" for a, b in pairwise(words))


def clauses_in(r: Reading, unit: Stretch, items: Iterable[Item]) -> Iterator[str]:
    """What the unit's verbs have as subject, object and complement, each as its kind or its cue classes."""
    first, last = r.token_at(unit.start), r.token_at(max(unit.end - 1, unit.start))
    kinds = {
        at: i.kind for i in items for at in range(r.token_at(i.start), r.token_at(max(i.end - 1, i.start)) + 1)
    }
    known = lexicon(r.article.language)
    yield from senses_within(r.senses, first, last)
    yield from meant_clauses(r.tokens, r.senses, kinds, first, last)
    for token in r.tokens[first : last + 1]:
        if token.pos_ in ("VERB", "AUX"):
            yield from _arguments(token, kinds, known)
        if token.dep_ == "ROOT" or not first <= token.head.i <= last:
            head = _sort(token, kinds, known)
            yield f"root:{head}"
            for child in token.children:
                if child.dep_.startswith(("nsubj", "obj", "obl", "iobj")):
                    yield f"root-{child.dep_}:{_sort(child, kinds, known)}"
                    yield f"root:{head}-{child.dep_}:{_sort(child, kinds, known)}"


def _arguments(verb: Token, kinds: Mapping[int, str], known: Lexicon) -> Iterator[str]:
    told = _sort(verb, kinds, known)
    for child in verb.children:
        if child.dep_.startswith("nsubj"):
            yield f"subj:{_sort(child, kinds, known)}:{told}"
        elif child.dep_ == "obj":
            yield f"obj:{_sort(child, kinds, known)}:{told}"
        elif child.dep_ == "obl":
            by = marker(child)
            yield f"obl:{by}:{_sort(child, kinds, known)}:{told}"


def _sort(token: Token, kinds: Mapping[int, str], known: Lexicon) -> str:
    """The sort of a word: the kind of its item, else its cue classes, else its part of speech."""
    if token.i in kinds:
        return f"<{kinds[token.i]}>"
    if token.ent_type_:
        return f"<{token.ent_type_}>"
    classes = known.classes(token.lower_)
    if classes:
        return "/".join(sorted(classes)[:3])
    return token.lower_ if token.pos_ == "PRON" else token.pos_


_NOT = frozenset({"not", "n't", "n’t", "never", "pas", "jamais", "plus"})


def in_brackets(r: Reading, item: Item) -> bool:
    """True where a bracket opens before the item in its sentence and closes after it."""
    before = r.text[max(0, item.start - 40) : item.start]
    return before.rfind("(") > before.rfind(")")


def tenths(name: str, chance: float) -> list[str]:
    """A likelihood as the tenths that it reaches: 0.34 is ``name>=1``, ``name>=2``, ``name>=3``."""
    return [f"{name}>={tenth}" for tenth in range(1, 10) if chance * 10 >= tenth]


def magnitude(value: float) -> str:
    """The power of ten of a number: 20 billion is ``e10``."""
    return f"e{int(log10(value))}" if value >= 1 else "e0"


def stretch(r: Reading, item: Item) -> tuple[int, int]:
    """Bounds of the item's sentence."""
    return r.sentences[item.sentence] if item.sentence >= 0 else (item.start, item.end)


def item_features(r: Reading, item: Item) -> list[str]:
    """What any item shows of its surroundings; worked out once, as it is asked for every act near by."""
    if id(item) not in r.shown:
        r.shown[id(item)] = _item_features(r, item)
    return list(r.shown[id(item)])


def _item_features(r: Reading, item: Item) -> list[str]:
    start, end = stretch(r, item)
    mates = [i for i in r.items if i.sentence == item.sentence]
    found = [f"block:{r.kind_of(item)}", f"kind:{item.kind}"] + (["adjective"] if item.alias else [])
    found += words_beside(r, item)
    found += cues_beside(r, item, start, end)
    found += kinds_beside(r, item, start, end, mates)
    found += governors(r, item)
    first, last = r.token_at(item.start), r.token_at(max(item.end - 1, item.start))
    found += meant_beside(r.tokens, r.senses, r.doc[first : last + 1].root, first, last)
    if in_brackets(r, item):
        found.append("brackets")
    if item.start - start < 3:
        found.append("opens-sentence")
    return found


def topics(cues: Iterable[Cue]) -> str:
    """What a stretch with these cues is about: computing, another trade, both, or neither that is known."""
    classes = {c.cls for c in cues}
    return "+".join(sorted(classes & _TOPICS)).lower() or "neither"


_TOPICS = frozenset({"COMPUTE", "SECTOR"})


def money_features(r: Reading, item: Item) -> list[str]:
    """For the question: is this sum what somebody commits?"""
    amount, mention = item.value, item.mention
    found = item_features(r, item)
    found.append(f"size:{magnitude(float(amount.value))}")
    found.append(f"qualifier:{amount.qualifier}")
    if getattr(mention, "conversion", False):
        found.append("conversion")
    earlier = [i for i in r.items if i.kind == "money" and i.sentence == item.sentence and i.start < item.start]
    found.append(f"moneys-before:{min(len(earlier), 2)}")
    found.append("repeats" if _said_before(r, item) else "first-said")
    found.append(f"topic:{topics(within(r.cues, *stretch(r, item)))}")
    return found


def _said_before(r: Reading, item: Item) -> bool:
    same = (item.value.value, item.value.currency)
    return any(
        i.kind == "money" and i.start < item.start and (i.value.value, i.value.currency) == same for i in r.items
    )
