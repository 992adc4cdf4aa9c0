"""Universal Dependencies files (CoNLL-U, plain or xz) read as sentences, and as spaCy documents."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

# Subtypes that the reading of events needs; the treebanks disagree about most others.
KEPT_SUBTYPES = frozenset(
    "nsubj:pass csubj:pass aux:pass obl:agent acl:relcl flat:name compound:prt nmod:poss expl:subj".split()
)
# Features that agreement and tense need; the rest would only multiply the classes.
KEPT_FEATURES = frozenset(
    "Gender Number Person Tense Mood VerbForm Voice Degree Polarity Case Poss PronType NumType Reflex".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a treebank; ``head`` is an index into the sentence, its own index for the root."""

    form: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    space: bool


Sentence = tuple[Word, ...]


def read(path: Path, *, merge: bool) -> Iterator[Sentence]:
    """Yield the sentences of ``path``; ``merge`` makes one word of a contraction (French du, auquel)."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows: list[list[str]] = []
        for line in lines:
            if line.strip() and not line.startswith("#"):
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                yield _sentence(rows, merge)
                rows = []


def to_doc(vocab: Vocab, sentence: Sentence, starts: list[bool] | None = None) -> Doc:
    """Return the words as a gold document, of one sentence where no ``starts`` are given."""
    return Doc(
        vocab,
        words=[word.form for word in sentence],
        spaces=[word.space for word in sentence],
        lemmas=[word.lemma for word in sentence],
        pos=[word.pos for word in sentence],
        morphs=[word.morph for word in sentence],
        heads=[word.head for word in sentence],
        deps=[word.dep for word in sentence],
        sent_starts=starts or [index == 0 for index in range(len(sentence))],
    )


def split_numbers(sentence: Sentence) -> Sentence:
    """Return the sentence with "50 000" as two words, as the tokenizer has it; the first hangs on the last."""
    sizes = [1 + len(word.form.split()[1:]) for word in sentence]
    lasts = [sum(sizes[: index + 1]) - 1 for index in range(len(sizes))]
    if max(sizes) == 1:
        return sentence
    return tuple(part for word, last in zip(sentence, lasts, strict=True) for part in _pieces(word, last, lasts))


def _pieces(word: Word, last: int, lasts: list[int]) -> list[Word]:
    *firsts, final = word.form.split()
    hanging = [replace(word, form=form, lemma=form, head=last, dep="nummod", space=True) for form in firsts]
    lemma = word.lemma if not firsts else final
    return [*hanging, replace(word, form=final, lemma=lemma, head=lasts[word.head])]


def _sentence(rows: list[list[str]], merge: bool) -> Sentence:
    groups = _groups([row for row in rows if "." not in row[0]], merge)
    place = {row[0]: index for index, group in enumerate(groups) for row in group.parts}
    return tuple(_word(group, index, place) for index, group in enumerate(groups))


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows that become one word, and how they are written."""

    form: str
    space: bool
    parts: tuple[list[str], ...]


def _groups(rows: list[list[str]], merge: bool) -> list[_Group]:
    groups: list[_Group] = []
    position = 0
    while position < len(rows):
        row = rows[position]
        position += 1
        if "-" not in row[0]:
            groups.append(_Group(row[1], _space(row), (row,)))
            continue
        first, last = map(int, row[0].split("-"))
        parts = rows[position : position + last - first + 1]
        position += len(parts)
        groups.extend([_Group(row[1], _space(row), tuple(parts))] if merge else _split(row, parts))
    return groups


def _split(whole: list[str], parts: list[list[str]]) -> list[_Group]:
    ends = [False] * (len(parts) - 1) + [_space(whole)]
    return [_Group(part[1], end, (part,)) for part, end in zip(parts, ends, strict=True)]


def _space(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9]


def _word(group: _Group, index: int, place: dict[str, int]) -> Word:
    row = _outermost(group.parts)
    lemma = group.parts[0][2] if row[3] == "ADP" else row[2]
    head = index if row[6] == "0" else place[row[6]]
    return Word(group.form, lemma, row[3], _morph(row[5]), head, _label(row[7]), group.space)


def _outermost(parts: tuple[list[str], ...]) -> list[str]:
    """Return the part whose head lies outside of the contraction: à in au, lequel in auquel."""
    inside = {part[0] for part in parts}
    return next((part for part in parts if part[6] not in inside), parts[0])


def _label(dep: str) -> str:
    if dep == "root":
        return "ROOT"
    return "appos" if dep == "nmod:appos" else dep if dep in KEPT_SUBTYPES else dep.split(":")[0]


def _morph(features: str) -> str:
    kept = [pair for pair in features.split("|") if pair.split("=")[0] in KEPT_FEATURES]
    return "|".join(kept) or "_"
