"""What words mean, coarsely: 109 senses (kg/lang/senses/*.csv), the same in every language.

A verb shares the sense of its noun ("build", "construction"), so that what is learned of one word of a
sense holds for the others, also in the other language.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from spacy.tokens import Token

from kg.events.words import marker, verb_above
from kg.paths import PACKAGE

SENSES = PACKAGE / "lang" / "senses"
_FEW = 7


@lru_cache(maxsize=4)
def _table(language: str) -> dict[str, str]:
    """Each word's sense; of two senses the one that stands first in the table."""
    found: dict[str, str] = {}
    with (SENSES / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in row["words"].split():
                found.setdefault(word, row["sense"])
    return found


def sense(word: str, language: str) -> str:
    """The sense of one lower-case word, "" where none is known."""
    return _table(language).get(word, "")


def senses_of(tokens: Iterable[Token], language: str) -> list[str]:
    """The sense of each token; a name as its kind, "" where none is known."""
    known = _table(language)
    return [
        f"<{t.ent_type_}>" if t.ent_type_ else known.get(t.lemma_.lower()) or known.get(t.lower_, "")
        for t in tokens
    ]


def senses_within(senses: list[str], first: int, last: int) -> Iterator[str]:
    """The senses of tokens ``first`` to ``last``."""
    yield from (f"sense:{s}" for s in set(senses[first : last + 1]) if s and s[0] != "<")


def meant_clauses(
    tokens: list[Token], senses: list[str], kinds: Mapping[int, str], first: int, last: int
) -> Iterator[str]:
    """Who does what, as senses: each verb or noun of an act with its subject, object and complements."""

    def sort(token: Token) -> str:
        return f"<{kinds[token.i]}>" if token.i in kinds else senses[token.i] or token.pos_

    for token in tokens[first : last + 1]:
        if token.pos_ not in ("VERB", "AUX", "NOUN"):
            continue
        told = sort(token)
        subject = thing = ""
        for child in token.children:
            dep = child.dep_
            if dep.startswith("nsubj"):
                subject = f"{dep}:{sort(child)}"
            elif dep == "obj":
                thing = sort(child)
            elif dep in ("obl", "nmod"):
                by = marker(child)
                yield f"m-{dep}:{told}:{sort(child)}"
                yield f"m-{dep}:{told}:{by}:{sort(child)}"
        if subject:
            yield f"m-subj:{subject}:{told}"
        if thing:
            yield f"m-obj:{told}:{thing}"
        if subject and thing:
            yield f"m-svo:{subject}:{told}:{thing}"
        if token.dep_ == "ROOT":
            yield f"m-root:{told}"


def meant_beside(tokens: list[Token], senses: list[str], root: Token, first: int, last: int) -> Iterator[str]:
    """The senses around a name or figure (tokens ``first`` to ``last``): beside it, and above it in the tree."""
    left = [s for s in senses[max(first - _FEW, 0) : first] if s and s[0] != "<"]
    right = [s for s in senses[last + 1 : last + 1 + _FEW] if s and s[0] != "<"]
    yield from (f"m-left:{s}" for s in left)
    yield from (f"m-right:{s}" for s in right)
    yield f"m-between:{left[-1] if left else ''}:{right[0] if right else ''}"
    by = marker(root)
    above = senses[root.head.i] or root.head.pos_
    yield f"m-head:{above}"
    yield f"m-head:{root.dep_}:{by}:{above}"
    found = verb_above(root)
    if found is not None:
        verb, way = found
        inside = {root.i, *(a.i for a in root.ancestors)}
        thing = next((c for c in verb.children if c.dep_ == "obj" and c.i not in inside), None)
        yield f"m-verb:{way}:{senses[verb.i]}"
        if thing is not None:
            yield f"m-verb:{way}:{senses[verb.i]}:{senses[thing.i]}"
