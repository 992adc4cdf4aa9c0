"""The blocks of an article: each line with what it is, on articles made by hand in both languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.events.layout import READ, Block, blocks

Page = tuple[tuple[str, str], ...]
"""Lines with their kind; "" is a blank line."""

FR: Page = (
    ("dressing", "CloudÉnergie & réseauxVie locale"),
    ("", ""),
    ("title", "Calvado Cloud pose 640 millions d’euros sur la table à Denain"),
    ("dateline", "L’Écho du Nord – Lise Maréchal – 12 juin 2025"),
    ("", ""),
    (
        "paragraph",
        "Le groupe caennais investira 640 millions d’euros dans un centre de données, a-t-il indiqué jeudi.",
    ),
    ("", ""),
    ("paragraph", "Le projet comprend notamment :"),
    ("", ""),
    ("bullet", "  • une salle de 90 MW sur l’ancienne cokerie ;"),
    ("bullet", "  • 16 000 processeurs graphiques, livrés par Nvidia ;"),
    ("bullet", "– 120 emplois permanents d’ici à 2027."),
    ("", ""),
    ("heading", "Une friche qui renaît"),
    ("", ""),
    (
        "paragraph",
        "La mairie attendait ce moment depuis vingt ans. Elle vendra le terrain pour 4 millions d’euros.",
    ),
    ("", ""),
    ("heading", "À propos de Calvado Cloud"),
    ("about", "Calvado Cloud exploite six centres de données en Normandie et emploie 430 personnes."),
    ("", ""),
    ("dressing", "Contact presse : Jean Auge, 02 31 00 00 00"),
    ("", ""),
    ("reference", "1. Mairie de Denain (2025). Délibération du conseil municipal."),
    ("dressing", "https://denain.example/deliberations"),
    ("", ""),
    ("dressing", "Recevez notre infolettre chaque samedi dans votre boîte de réception"),
    ("dressing", "Nous ne spammons pas ! Consultez notre politique de confidentialité."),
    ("", ""),
    ("dressing", "À lire aussi"),
    ("", ""),
    ("teaser", "Bélisame ouvre à Lunel un centre de données de 40 MW, le premier de l’Hérault."),
    ("teaser", "Le Havre attend toujours son supercalculateur"),
    ("", ""),
    ("dressing", "Laisser un commentaire"),
    ("dressing", "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *"),
    ("dressing", "© 2025 L’Écho du Nord – Tous droits réservés"),
)
EN: Page = (
    ("dressing", "Home › Business › Technology"),
    ("title", "Larkspur Cloud to spend $640 million in Oklahoma"),
    ("dateline", "TULSA, June 12, 2025 (Prairie Wire)"),
    ("", ""),
    (
        "paragraph",
        "Larkspur Cloud said on Thursday it would invest $640 million in a data centre in Enid, Oklahoma.",
    ),
    ("", ""),
    ("heading", "What Enid gets"),
    ("bullet", "* 120 MW of computing halls, the first of them in 2027"),
    ("bullet", "* Up to 85 permanent jobs."),
    ("bullet", "→ A new substation, paid for by Tarn Power"),
    ("bullet", "1) A training centre at the county college."),
    ("", ""),
    (
        "paragraph",
        "“We have looked at forty towns,” said the chief executive, Ada Quill. “Enid answered the phone.”",
    ),
    ("", ""),
    ("heading", "About Larkspur Cloud"),
    ("about", "Larkspur Cloud rents computers to banks and universities from eleven sites in the Midwest."),
    ("", ""),
    ("dressing", "Media contact: press@larkspur.example"),
    ("dressing", "Sign up for our newsletter and get one letter a week"),
    ("dressing", "pw/ab/tk"),
    ("", ""),
    ("dressing", "You might also like"),
    ("teaser", "Brightmere opens a 30 MW hall in Saskatoon, its second in Canada."),
    ("teaser", "Rain on Sunday"),
    ("dressing", "All rights reserved. Prairie Wire 2025."),
)


def text_of(page: Page) -> str:
    """The page as a text."""
    return "\n".join(line for _, line in page) + "\n"


def told(page: Page, language: str) -> list[tuple[str, str]]:
    """What each line is taken for."""
    text = text_of(page)
    return [(b.kind, text[b.start : b.end]) for b in blocks(text, language)]


@pytest.mark.parametrize(("page", "language"), [(FR, "fr"), (EN, "en")], ids=["fr", "en"])
def test_each_line_of_an_article_is_known_for_what_it_is(page: Page, language: str) -> None:
    """Title, dateline, headings, bullets, paragraphs, teasers, references and dressing are told apart."""
    found = told(page, language)
    wanted = [(kind, line) for kind, line in page if kind]
    assert [(kind, line) for (kind, _), (_, line) in zip(found, wanted, strict=True)] == wanted


@pytest.mark.parametrize(("page", "language"), [(FR, "fr"), (EN, "en")], ids=["fr", "en"])
def test_the_sites_dressing_is_never_read(page: Page, language: str) -> None:
    """Menus, boxes, contacts, references and forms are outside the kinds that are read for facts."""
    unread = " ".join(line for kind, line in told(page, language) if kind not in READ)
    read = " ".join(line for kind, line in told(page, language) if kind in READ)
    for word in ("infolettre", "commentaire", "newsletter", "rights reserved", "Contact", "contact", "example"):
        assert word not in read
    assert "640" not in unread


def test_bullets_lose_their_marks_and_nothing_else() -> None:
    """A bullet's block begins at its first word."""
    found = [line for kind, line in told(FR, "fr") if kind == "bullet"]
    assert found == [
        "une salle de 90 MW sur l’ancienne cokerie ;",
        "16 000 processeurs graphiques, livrés par Nvidia ;",
        "120 emplois permanents d’ici à 2027.",
    ]
    assert next(line for kind, line in told(EN, "en") if line.endswith("college.")).startswith("A training")


def test_a_heading_and_its_bullets_share_a_section() -> None:
    """Sections are counted by headings, so that a list belongs to the heading above it."""
    text = text_of(EN)
    sections: dict[int, list[Block]] = {}
    for block in blocks(text, "en"):
        sections.setdefault(block.section, []).append(block)
    shared = next(found for found in sections.values() if any(b.kind == "bullet" for b in found))
    assert [b.kind for b in shared][:5] == ["heading", *["bullet"] * 4]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Larkspur will spend $3 million on cookies and privacy policy work, and build 40 MW.", "en"),
        (
            "La politique de confidentialité n’empêchera pas Bélisame d’investir 30 millions d’euros, soit 40 MW.",
            "fr",
        ),
    ],
)
def test_a_sentence_with_a_sum_or_power_is_no_dressing(line: str, language: str) -> None:
    """A word of the dressing in a sentence of the article does not hide its figures."""
    text = f"A title of some words\nA dateline\n\nA first paragraph of the article, which says little.\n\n{line}\n"
    assert blocks(text, language)[-1].kind == "paragraph"


@pytest.mark.parametrize(
    ("line", "language", "kind"),
    [
        ("Bell a branché 960 cartes à Winnipeg, mais a perdu 38 000 abonnés au trimestre.", "fr", "paragraph"),
        ("Les deux groupes ont décidé de partager leurs batteries pendant six ans.", "fr", "paragraph"),
        ("Two pension funds will subscribe for most of the shares of the new company.", "en", "paragraph"),
        ("Partager", "fr", "dressing"),
        ("Vous êtes abonné ? Connectez-vous.", "fr", "dressing"),
        ("Advertise with us", "en", "dressing"),
    ],
)
def test_news_may_use_a_sites_words(line: str, language: str, kind: str) -> None:
    """Subscribers, sharing and advertising make a short line the site's own, and leave a whole sentence news."""
    text = f"A title\n\nSomething was built last week in a town.\n\n{line}"
    assert blocks(text, language)[-1].kind == kind


@pytest.mark.parametrize(
    ("line", "language", "kind"),
    [
        ("In 2024, the company shipped 90,000 chips.", "en", "paragraph"),
        ("40 MW will come from the wind.", "en", "paragraph"),
        ("“The site is a gift,” the mayor said.", "en", "paragraph"),
        ("- Prévu en 2027", "fr", "bullet"),
        ("■ Bélisame (Lunel) : 40 MW en 2026.", "fr", "bullet"),
        ("2. Une école d’ingénieurs, à Valenciennes.", "fr", "bullet"),
        ("Pourquoi Denain ?", "fr", "paragraph"),
        ("Les chiffres du projet", "fr", "heading"),
        ("###", "fr", "dressing"),
        ("www.larkspur.example", "en", "dressing"),
        ("1. Larkspur Cloud (2026). Annual report.", "en", "reference"),
        ("2. Le Relevé, 12 mars 2025.", "fr", "reference"),
        ("5. When? Crews are on site already. Opening day is in 2028. There will be 60 staff.", "en", "bullet"),
        ("* DROPS PLAN, UNVEILED IN APRIL 2025, FOR HALL IN ORRINDALE, NORWAY", "en", "bullet"),
    ],
)
def test_single_lines_of_a_body(line: str, language: str, kind: str) -> None:
    """Lines whose kind is easily mistaken, each below a paragraph."""
    text = f"A title of some words\nA dateline\n\nA first paragraph of the article, which says little.\n\n{line}\n"
    assert blocks(text, language)[-1].kind == kind


def test_an_article_without_dateline_has_none() -> None:
    """A body that follows the title after a blank line is no dateline."""
    text = "Larkspur Cloud to build in Enid\n\nThe group will spend $640 million.\n\nIt said so on Thursday.\n"
    assert [b.kind for b in blocks(text, "en")] == ["title", "paragraph", "paragraph"]


def test_a_body_right_under_the_title_is_no_dateline() -> None:
    """Where no blank line stands between, a line with a sum, or a sentence without a year, begins the body."""
    head = "Larkspur Cloud to build in Enid\nTULSA, June 12, 2025\n"
    sums = f"{head}The group will spend $640 million by 2030.\nSo it said."
    assert [b.kind for b in blocks(sums, "en")] == ["title", "dateline", "paragraph", "paragraph"]
    head = "Calvado Cloud à Denain\nLille, 12 juin 2025\n"
    said = f"{head}Le groupe a confirmé jeudi le choix de cette ancienne ville minière."
    assert [b.kind for b in blocks(said, "fr")] == ["title", "dateline", "paragraph"]


@pytest.mark.parametrize("blank", ["", " ", "\t", "\u00a0 "])
def test_a_line_of_spaces_is_a_blank_line(blank: str) -> None:
    """Spaces that nobody sees neither become the title nor glue the body to the dateline."""
    text = f"{blank}\nCalvado Cloud à Denain\nLille, 12 juin 2025\n{blank}\nLe chantier commence.\n"
    assert [b.kind for b in blocks(text, "fr")] == ["title", "dateline", "paragraph"]


def test_an_empty_text_has_no_blocks() -> None:
    """Nothing, or blank lines alone, gives nothing."""
    assert blocks("", "fr") == blocks("\n \n\t\n", "fr") == ()


lines = st.lists(
    st.one_of(
        st.sampled_from([line for _, line in (*FR, *EN)]),
        st.text(st.sampled_from("aB3 .:•-*|›»\u00a0\tÉ1)"), max_size=40),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(lines, st.sampled_from(["fr", "en"]))
def test_every_line_is_one_block_in_order_and_the_same_each_time(page: list[str], language: str) -> None:
    """Whatever the lines, each that is not blank is one block inside it, in order; two readings agree."""
    text = "\n".join(page)
    found = blocks(text, language)
    assert found == blocks(text, language)
    assert len(found) == sum(bool(line.strip()) for line in page)
    assert all(0 <= b.start <= b.end <= len(text) for b in found)
    assert all(a.end <= b.start and a.section <= b.section for a, b in pairwise(found))
    assert all("\n" not in text[b.start : b.end] for b in found)


def test_a_lone_sentence_is_no_title() -> None:
    """One pasted paragraph is read as the body that it is; a headline alone stays a title."""
    assert [b.kind for b in blocks("Wantrel will spend £40m on a hall in Didcot.", "en")] == ["paragraph"]
    assert [b.kind for b in blocks("Wantrel to spend £40m on a hall in Didcot", "en")] == ["title"]
