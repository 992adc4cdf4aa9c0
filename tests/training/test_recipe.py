"""The recipe: treebanks become gold documents, marked sentences become varied ones, and measuring counts right."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
import spacy

from training.augment import AUGMENTS, augment, bullet, headline, typographic
from training.conllu import read, split_numbers, to_doc
from training.convert import common_words, find
from training.corpus import entity_example, example, from_doc, join
from training.entities import Names, Piece, fits, parse, vary
from training.measure import Count, marked_articles
from training.names import Invention

FRENCH = """# text = Il va au marché de "50 000" lots.
1\tIl\til\tPRON\t_\tGender=Masc|Number=Sing\t2\tnsubj\t_\t_
2\tva\taller\tVERB\t_\tMood=Ind\t0\troot\t_\t_
3-4\tau\t_\t_\t_\t_\t_\t_\t_\t_
3\tà\tà\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\tDefinite=Def\t5\tdet\t_\t_
5\tmarché\tmarché\tNOUN\t_\t_\t2\tobl:arg\t_\t_
6\tde\tde\tADP\t_\t_\t10\tcase\t_\t_
7\t"\t"\tPUNCT\t_\t_\t8\tpunct\t_\tSpaceAfter=No
8\t50 000\t50 000\tNUM\t_\t_\t10\tnummod\t_\tSpaceAfter=No
9\t"\t"\tPUNCT\t_\t_\t8\tpunct\t_\t_
10\tlots\tlot\tNOUN\t_\t_\t5\tnmod\t_\tSpaceAfter=No
11\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def sentence(tmp_path: Path):
    """The one sentence of a small treebank, contractions merged."""
    path = tmp_path / "fr.conllu"
    path.write_text(FRENCH, encoding="utf-8")
    (found,) = read(path, merge=True)
    return found


def test_contractions_become_one_word(sentence) -> None:
    """au is one preposition whose head is the noun, and the labels are cut to ours."""
    au, marche = sentence[2], sentence[3]
    assert (au.form, au.pos, au.lemma, sentence[au.head].form) == ("au", "ADP", "à", "marché")
    assert marche.dep == "obl"


def test_contractions_stay_two_words_where_asked(tmp_path: Path) -> None:
    """Without merging, the parts are words of their own and only the last one has the space."""
    (tmp_path / "x.conllu").write_text(FRENCH, encoding="utf-8")
    (found,) = read(tmp_path / "x.conllu", merge=False)
    assert [(word.form, word.space) for word in found[2:4]] == [("à", False), ("le", True)]


def test_numbers_with_a_space_are_split(sentence) -> None:
    """50 000 becomes two words, the first hanging on the second, and every head stays the same word."""
    split = split_numbers(sentence)
    fifty = next(word for word in split if word.form == "50")
    assert split[fifty.head].form == "000"
    assert split[split[fifty.head].head].form == "lots"
    assert split[next(w for w in split if w.form == "lots").head].form == "marché"


def test_gold_documents_come_back_as_sentences(sentence) -> None:
    """Nothing is lost between a treebank's sentence and spaCy's binary form."""
    assert from_doc(to_doc(spacy.blank("fr").vocab, sentence)) == sentence


def test_common_words_leave_names_out(sentence) -> None:
    """A word seen once is not common; one that is mostly a name never is."""
    assert "marché" in common_words([sentence, sentence])
    assert common_words([sentence]) == ['"']


def test_typographic_quotes_open_and_close(sentence) -> None:
    """Straight quotes become a pair in order."""
    forms = {
        "".join(w.form for w in typographic(sentence, Random(seed)) if w.pos == "PUNCT") for seed in range(20)
    }
    assert "«»." in forms
    assert "»«." not in forms


def test_headline_loses_its_stop_and_bullet_moves_heads(sentence) -> None:
    """Heads point at the same words after a bullet has been put before them."""
    assert headline(sentence, Random(1))[-1].form == "lots"
    moved = bullet(sentence, Random(1))
    assert [moved[w.head].form for w in moved[1:4]] == [sentence[w.head].form for w in sentence[:3]]


def test_augmentation_repeats_with_its_seed(sentence) -> None:
    """The same seed gives the same text, and every row of the table has a share."""
    assert augment(sentence, Random(3)) == augment(sentence, Random(3))
    assert all(0 < share < 1 for _, share in AUGMENTS)


def test_groups_keep_heads_inside_their_sentence(sentence) -> None:
    """Joined sentences have as many starts as sentences, and no head crosses a bound."""
    nlp = spacy.blank("fr")
    gold = example(nlp, join([sentence] * 3, Random(2))).reference
    assert len(list(gold.sents)) == 3
    assert all(token.head.sent.start == token.sent.start for token in gold)


def test_marked_lines_are_read() -> None:
    """Marks become pieces with labels; the text is the line without marks."""
    pieces = parse("À [Brest|PLACE.town], [Ada|PERSON] parle.")
    assert [(piece.text, piece.label) for piece in pieces if piece.label] == [
        ("Brest", "PLACE.town"),
        ("Ada", "PERSON"),
    ]
    assert "".join(piece.text for piece in pieces) == "À Brest, Ada parle."


@pytest.mark.parametrize(
    ("name", "before", "fit"),
    [
        ("Orange", "d’", True),
        ("Google", "l'", False),
        ("Orange", "de ", False),
        ("Google", "an ", False),
        ("Orange", "chez ", True),
    ],
)
def test_elision_decides_which_name_fits(name: str, before: str, fit: bool) -> None:
    """A name with a vowel follows l’ and d’, one with a consonant follows de, le, a."""
    assert fits(name, before) is fit


def test_variation_keeps_labels_and_repeats_with_its_seed() -> None:
    """Other names stand in the same places under the same labels; countries stay."""
    names = Names({"ORG.company": ["Kerlann", "Brisk"], "PLACE.country": ["Chili"]})
    line = (Piece("Nvidia", "ORG.company"), Piece(" livre 3 puces en "), Piece("Inde", "PLACE.country"))
    varied = [vary(line, names, Random(seed)) for seed in range(30)]
    assert varied == [vary(line, names, Random(seed)) for seed in range(30)]
    assert all([p.label for p in v][:3] == ["ORG.company", "", "PLACE.country"] for v in varied)
    assert {"Kerlann", "Brisk"} <= {v[0].text for v in varied}
    assert {v[2].text.title() for v in varied} == {"Inde"}


def test_invented_names_are_never_the_test_parts() -> None:
    """What the test part holds is not made up by chance, and telling words are kept."""
    names = [f"{word} Capital" for word in ("Abano", "Banora", "Norana", "Ranoba", "Obana")]
    invention = Invention(names, frozenset({"Abanora Capital"}))
    made = {invention.name(Random(seed)) for seed in range(50)} - set(names)
    assert made
    assert "Abanora Capital" not in made
    assert all(name.endswith(" Capital") for name in made)


def test_entity_examples_carry_spans_and_no_parse() -> None:
    """Gold entities lie on the marked words; heads stay unknown, so that they teach the parser nothing."""
    found = entity_example(spacy.blank("fr"), parse("À [Brest|PLACE.town], tout va.")).reference
    assert [(ent.text, ent.label_) for ent in found.ents] == [("Brest", "PLACE")]
    assert not found.has_annotation("DEP")


def test_a_missing_treebank_gets_a_sentence(tmp_path: Path) -> None:
    """The message names the file and where it was looked for."""
    with pytest.raises(SystemExit, match=r"fr_gsd-dev is not in .*put fr_gsd-dev\.conllu there"):
        find(tmp_path, "fr_gsd-dev")


def test_counts_make_f() -> None:
    """Two right of four wanted and two found is two thirds."""
    count = Count()
    count.add({1, 2, 3, 4}, {1, 2})
    assert count.f1 == 66.67


@pytest.mark.parametrize("language", ["fr", "en"])
def test_hand_marked_sentences_rebuild_their_texts(language: str) -> None:
    """At least ten articles a language, in two parts, whose spans cover all but white space."""
    articles = list(marked_articles(Path(__file__).parents[2] / "data" / "sentences" / f"{language}.txt"))
    assert len(articles) >= 10
    assert {part for part, _, _ in articles} == {"dev", "test"}
    for _, text, spans in articles:
        covered = "".join(text[start:end] for start, end in sorted(spans))
        assert "".join(covered.split()) == "".join(text.split())
