"""What a name shows of its kind: the recogniser's labels, its shape, what is known of it, the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from kg.events.chains import key
from kg.events.cues import lexicon
from kg.events.known import Known
from kg.events.name_words import name_classes
from kg.events.senses import senses_of
from kg.events.words import marker, shape_word, verb_above

_MOST_SPANS = 8  # occurrences of a name that are looked at
_AROUND = 4  # words in which the nearest sense on each side is sought
_LONGEST_KNOWN = 40  # characters of what the registry knows, where it stands beside a word


@dataclass(slots=True)
class Words:
    """The tokens of a text, made once (asking the Doc is slow), as features show them and with their senses."""

    doc: Doc
    tokens: list[Token] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    senses: list[str] = field(default_factory=list)


def words_of(doc: Doc) -> Words:
    """The words of a text."""
    tokens = list(doc)
    return Words(doc, tokens, [shape_word(t) for t in tokens], senses_of(tokens, doc.lang_))


def name_features(
    words: Words, surface: str, spans: Sequence[tuple[int, int]], labels: dict[str, int], known: Known
) -> Iterator[str]:
    """For the question: what is this name, in all of its places in the text?"""
    knows = known.knows(surface)
    yield from _label_features(labels, len(spans))
    yield from _shape_features(surface)
    yield from (f"known:{k}" for k in knows)
    yield f"spans:{min(len(spans), 3)}"
    yield from (f"named:{c}" for w in key(surface) for c in name_classes().get(w, ()))
    told = "+".join(sorted(k.split(":")[0] for k in knows))[:_LONGEST_KNOWN]
    for start, end in spans[:_MOST_SPANS]:
        span = words.doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            yield from _context_features(words, span)
            yield from _beside(words, span, told)
            yield from _above(words, span.root)
            yield from _joined(words, span.root)


def _label_features(labels: dict[str, int], spans: int) -> Iterator[str]:
    total = sum(labels.values())
    if not total:
        yield "unseen-by-recogniser"
        return
    for label, count in labels.items():
        yield f"label:{label}"
        if count * 2 > total:
            yield f"mostly:{label}"
    yield f"labels:{len(labels)}"
    yield f"seen:{total * 2 > spans}"


def _shape_features(surface: str) -> Iterator[str]:
    words = key(surface) or ("",)
    first, last = words[0], words[-1]
    yield f"words:{min(len(words), 4)}"
    yield f"last:{last}"
    yield f"first:{first}"
    if surface.isupper():
        yield f"capitals:{min(len(surface), 6)}"
    if any(c.isdigit() for c in surface):
        yield "digit"
    if re.search(r"[a-zà-ÿ][A-ZÀ-Ý]", surface):
        yield "camel"
    yield from (f"ending{n}:{last[-n:]}" for n in (2, 3, 4))
    yield from (f"opening{n}:{first[:n]}" for n in (2, 3, 4))
    if len(words) > 1:
        yield f"first-ending:{first[-3:]}"


def _context_features(words: Words, span: Span) -> Iterator[str]:
    """The words beside the name, and their classes."""
    tokens = words.tokens
    before, after = tokens[max(span.start - 2, 0) : span.start], tokens[span.end : span.end + 2]
    plain = [t.lower_.replace("'", "’") for t in before]
    yield f"-1:{plain[-1] if plain else ''}"
    yield f"+1:{after[0].lower_.replace(chr(39), '’') if after else ''}"
    yield "-2:" + " ".join(plain)
    yield f"dep:{span.root.dep_}"
    yield f"head:{span.root.head.lower_}"
    known = lexicon(words.doc.lang_)
    for distance, token in enumerate(reversed(tokens[max(span.start - 3, 0) : span.start]), start=1):
        yield from (f"-{distance}:cue:{c}" for c in known.classes(token.lower_))
    for distance, token in enumerate(after, start=1):
        yield from (f"+{distance}:cue:{c}" for c in known.classes(token.lower_))
    yield from (f"head:cue:{c}" for c in known.classes(span.root.head.lower_))
    yield f"pos:{span.root.pos_}"
    yield f"opens:{bool(span[0].is_sent_start)}"


def _beside(words: Words, span: Span, told: str) -> Iterator[str]:
    """The two words on each side, other names as their kind, with what the registry knows; the nearest senses."""
    first, end, shapes = span.start, span.end, words.shapes
    left, right = ["", "", *shapes[max(first - 2, 0) : first]][-2:], [*shapes[end : end + 2], "", ""][:2]
    yield f"s-2-1:{' '.join(left)}"
    yield f"s+1+2:{' '.join(right)}"
    yield f"s-1+1:{left[-1]} {right[0]}"
    yield from (f"s{at}:{word}" for at, word in zip((-2, -1), left, strict=True))
    yield from (f"s+{at}:{word}" for at, word in zip((1, 2), right, strict=True))
    yield f"known-1:{told}:{left[-1]}"
    yield f"known+1:{told}:{right[0]}"
    yield from (f"sense-left:{s}" for s in [s for s in words.senses[max(first - _AROUND, 0) : first] if s][-1:])
    yield from (f"sense-right:{s}" for s in [s for s in words.senses[end : end + _AROUND] if s][:1])


def _above(words: Words, root: Token) -> Iterator[str]:
    """The word that the name hangs on, by which preposition, and the verb above it, each with its sense."""
    by = marker(root)
    head = root.head
    yield f"by:{root.dep_}:{by}"
    yield f"hangs:{root.dep_}:{by}:{head.ent_type_ or head.lemma_}"
    yield f"hangs-sense:{root.dep_}:{by}:{words.senses[head.i]}"
    found = verb_above(root)
    if found is not None:
        verb, way = found
        yield f"verb:{verb.lemma_}:{way}"
        yield f"verb:{verb.lemma_}:{way}:{by}"
        yield f"verb-sense:{way}:{words.senses[verb.i]}"


def _joined(words: Words, root: Token) -> Iterator[str]:
    """What the name is coordinated with, or in apposition to."""
    above = [root.head] if root.dep_ in _JOINING else []
    for other in (*above, *(c for c in root.children if c.dep_ in ("conj", "appos"))):
        yield f"joined:{root.dep_}:{other.ent_type_ or words.senses[other.i] or other.pos_}"
        if other.dep_ == "appos" and not other.ent_type_:
            yield f"called:{other.lemma_}"


_JOINING = frozenset({"conj", "appos", "nmod", "flat", "flat:name"})
