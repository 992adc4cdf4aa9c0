"""Treebanks to spaCy's binary form, and the list of words the embedding may know by themselves."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from training.articles import training_articles
from training.conllu import Sentence, read, split_numbers, to_doc
from training.entities import read as read_marked
from training.languages import HELD_OUT_EVERY, RECIPES, SPOKEN, Recipe
from training.names import TELLING

COMMON = 2  # a word seen fewer times is read by its shape and affixes
WORD = re.compile(r"[^\W\d_]+'?")
NAME_SHARE = 0.4  # a word that is a name more often than this is read by its shape and affixes


def convert(language: str, treebanks: Path, entities: Path, build: Path) -> None:
    """Write train.spacy, held_out.spacy, measured.spacy and words.json for ``language`` into ``build``.

    ``entities`` is the folder of the marked sentences and pools of names (data/ner).
    """
    recipe = RECIPES[language]
    build.mkdir(parents=True, exist_ok=True)
    held = [s for stem in recipe.held_out for s in read(find(treebanks, stem), merge=recipe.merge)]
    train = [*_training(recipe, treebanks), *recipe.often * [s for i, s in enumerate(held) if i % HELD_OUT_EVERY]]
    _write(language, build / "train.spacy", map(split_numbers, train))
    _write(language, build / "held_out.spacy", held[::HELD_OUT_EVERY])
    measured_part(language, treebanks, build / "measured.spacy")
    words = {*common_words(train), *words_around_names(entities, language), *telling_words(entities, language)}
    (build / "words.json").write_text(json.dumps(sorted(words), ensure_ascii=False), encoding="utf-8")


def measured_part(language: str, treebanks: Path, out: Path) -> None:
    """Write the treebank's test part, which is never trained on, to ``out``."""
    recipe = RECIPES[language]
    _write(language, out, read(find(treebanks, recipe.measured), merge=recipe.merge))


def find(treebanks: Path, stem: str) -> Path:
    """Return the file of ``stem``, packed or not, or end with a sentence that names it."""
    for suffix in (".conllu.xz", ".conllu"):
        if (path := treebanks / f"{stem}{suffix}").exists():
            return path
    raise SystemExit(f"The treebank {stem} is not in {treebanks}: put {stem}.conllu there (training/README.md).")


def common_words(sentences: Iterable[Sentence]) -> list[str]:
    """Return the lower-cased words that are frequent and not mostly names, sorted."""
    seen: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for sentence in sentences:
        for word in sentence:
            form = word.form.lower().replace("’", "'")
            seen[form] += 1
            names[form] += word.pos in ("PROPN", "X")
    return sorted(form for form, n in seen.items() if n >= COMMON and names[form] / n <= NAME_SHARE)


def words_around_names(folder: Path, language: str) -> set[str]:
    """Return the lower-case words that stand outside of the marks in at least two marked sentences or articles."""
    seen: Counter[str] = Counter()
    for line in [*read_marked(folder / f"{language}-train.txt"), *training_articles(folder, language)]:
        outside = " ".join(piece.text for piece in line if not piece.label).replace("’", "'")
        seen.update({word for word in WORD.findall(outside) if word.islower()})
    return {word for word, n in seen.items() if n >= COMMON}


def telling_words(folder: Path, language: str) -> set[str]:
    """Return, lower-cased, the words that several names of one kind share: capital, cloud, saint."""
    pools = json.loads((folder / f"{language}-names.json").read_text(encoding="utf-8"))
    counts = [Counter(w for name in names for w in set(WORD.findall(name.lower()))) for names in pools.values()]
    return {word for count in counts for word, n in count.items() if n >= TELLING}


def _training(recipe: Recipe, treebanks: Path) -> Iterator[Sentence]:
    for stem in recipe.train:
        for sentence in read(find(treebanks, stem), merge=recipe.merge):
            if "rhapsodie" not in stem or not any(word.dep in SPOKEN for word in sentence):
                yield sentence


def _write(language: str, path: Path, sentences: Iterable[Sentence]) -> None:
    vocab = spacy.blank(language).vocab
    DocBin(docs=[to_doc(vocab, sentence) for sentence in sentences], store_user_data=False).to_disk(path)
