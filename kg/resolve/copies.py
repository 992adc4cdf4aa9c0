"""Copies: near-identical texts count as one source, however many sites print them.

Texts are cut into runs of words (shingles); MinHash finds the pairs worth looking at, the exact overlap decides.
"""

from __future__ import annotations

from collections.abc import Iterable

from datasketch import MinHash, MinHashLSH

from kg.model import Article
from kg.resolve import keys
from kg.resolve.clusters import reached

SHINGLE = 4  # words
LEAST_OVERLAP = 0.6  # of the shorter text's shingles, for a text cut short or given another headline
LEAST_LIKENESS = 0.45  # shared shingles among all of both, so that a quoted paragraph makes no copy
_PERMUTATIONS = 128
_LOOK_AT = 0.35


def copies(articles: Iterable[Article]) -> dict[str, str]:
    """Article id -> id of the group of copies that it belongs to: the smallest id in it; all articles are there.

    Which of the copies was first doesn't matter, and nothing depends on the order of the articles.
    """
    texts = {a.id: shingles(a.text) for a in articles}
    near = _near(texts)
    groups = {i: min(reached(i, lambda x: near.get(x, ()))) for i in texts}
    return dict(sorted(groups.items()))


def shingles(text: str) -> frozenset[str]:
    """All runs of ``SHINGLE`` words, case, accents and punctuation aside; a shorter text is one run."""
    words = keys.words(text)
    if len(words) < SHINGLE:
        return frozenset([" ".join(words)]) if words else frozenset()
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def is_copy(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts, as shingles, are one text."""
    shared = len(one & other)
    if not shared:
        return False
    return shared >= LEAST_OVERLAP * min(len(one), len(other)) and shared >= LEAST_LIKENESS * len(one | other)


def _near(texts: dict[str, frozenset[str]]) -> dict[str, set[str]]:
    lsh = MinHashLSH(threshold=_LOOK_AT, num_perm=_PERMUTATIONS)
    found: dict[str, set[str]] = {}
    for identifier, mine in sorted(texts.items()):
        if not mine:
            continue
        hashed = MinHash(num_perm=_PERMUTATIONS, seed=1)
        hashed.update_batch([shingle.encode() for shingle in mine])
        for other in lsh.query(hashed):
            if is_copy(mine, texts[other]):
                found.setdefault(identifier, set()).add(other)
                found.setdefault(other, set()).add(identifier)
        lsh.insert(identifier, hashed)
    return found
