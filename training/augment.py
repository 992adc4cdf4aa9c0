"""Ways in which the press writes what a treebank writes otherwise; each is one row of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from training.conllu import Sentence, Word

NARROW = "\u202f"
NO_BREAK = "\u00a0"


def typographic(sentence: Sentence, random: Random) -> Sentence:
    """Write ’ for ' and, by turns, « » or “ ” for straight quotes."""
    pairs = random.choice((("«", "»"), ("“", "”"), ('"', '"')))
    opened = False
    words = []
    for word in sentence:
        form = word.form.replace("'", "’")
        if form == '"':
            form, opened = pairs[opened], not opened
        words.append(replace(word, form=form))
    return tuple(words)


def straight(sentence: Sentence, random: Random) -> Sentence:
    """Write ' for ’ and straight quotes for the curved ones."""
    table = str.maketrans({"’": "'", "«": '"', "»": '"', "“": '"', "”": '"'})
    return tuple(replace(word, form=word.form.translate(table)) for word in sentence)


def headline(sentence: Sentence, random: Random) -> Sentence:
    """Leave out the full stop, as a title does."""
    last = sentence[-1]
    hangs = any(word.head == len(sentence) - 1 for word in sentence[:-1])
    return sentence[:-1] if last.form == "." and len(sentence) > 2 and not hangs else sentence


def title_case(sentence: Sentence, random: Random) -> Sentence:
    """Write the words of three letters and more with a capital."""
    return tuple(replace(word, form=_capital(word)) for word in headline(sentence, random))


def capitals(sentence: Sentence, random: Random) -> Sentence:
    """Write all in capitals."""
    return tuple(replace(word, form=word.form.upper()) for word in sentence)


def lower(sentence: Sentence, random: Random) -> Sentence:
    """Write all in small letters."""
    return tuple(replace(word, form=word.form.lower()) for word in sentence)


def dash(sentence: Sentence, random: Random) -> Sentence:
    """Write dashes long or short."""
    mark = random.choice("–—-")
    return tuple(replace(word, form=mark) if word.form in ("-", "--", "–", "—") else word for word in sentence)


def bullet(sentence: Sentence, random: Random) -> Sentence:
    """Put a bullet before the sentence and a semicolon for its full stop."""
    root = next(index for index, word in enumerate(sentence) if word.head == index)
    mark = Word(random.choice("•–-*"), "•", "PUNCT", "_", root + 1, "punct", True)
    moved = [replace(word, head=word.head + 1) for word in sentence]
    if moved[-1].form == "." and random.random() < 0.5:
        moved[-1] = replace(moved[-1], form=";", lemma=";")
    return (mark, *moved)


# In this order, each with its share of the sentences.
AUGMENTS: tuple[tuple[Callable[[Sentence, Random], Sentence], float], ...] = (
    (typographic, 0.6),
    (straight, 0.1),
    (dash, 0.3),
    (headline, 0.08),
    (bullet, 0.06),
    (title_case, 0.02),
    (capitals, 0.01),
    (lower, 0.02),
)


def augment(sentence: Sentence, random: Random) -> Sentence:
    """Return the sentence as some newspaper might have printed it."""
    for change, share in AUGMENTS:
        if random.random() < share:
            sentence = change(sentence, random)
    return sentence


def _capital(word: Word) -> str:
    return word.form[:1].upper() + word.form[1:] if len(word.form) > 3 else word.form
