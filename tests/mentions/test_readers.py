"""Properties that hold for every mention, and cases that the tables cannot show."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.mentions import Mention, published_date, read
from kg.mentions.money import amount_of
from kg.mentions.notation import noted
from kg.model import Amount, Energy
from kg.paths import DATA

ARTICLES = sorted((DATA / "articles" / "dev").rglob("*.txt"))
PIECES = [
    "20 milliards", "$3bn", "€", "MW", "entre", "et", "à", "2027", "de", "1 200", "emplois", "H200", "GPU",
    "lundi", "an", "jusqu’à", "il y a", "trois", "ans", "(", ")", "million", "jobs", "between", "and", "to",
    "\n", ".", "20301", "au maximum", "£", "crore", "Rs", "gigawatt", "a", "half", "may", "March", "-",
    "1er", "%", "²", "İ", "’", "years ago",
]  # fmt: skip


def notes(text: str, language: str, published: str | None = "2026-03-05") -> list[str]:
    """The mentions of a text in one-line notation."""
    return [noted(mention) for mention in read(text, language, published)]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_spans_hold(path: object) -> None:
    """In every development article each mention's text stands at its span, in order and without overlaps."""
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    check_spans(text, read(text, path.parent.name, "2026-03-05"))  # type: ignore[attr-defined]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["en", "fr"]), st.sampled_from(["", " "]))
def test_any_row_of_pieces_is_read(pieces: list[str], language: str, glue: str) -> None:
    """No order of the pieces that readers look for breaks them or their spans."""
    text = glue.join(pieces)
    check_spans(text, read(text, language, "2026-03-05"))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["en", "fr"]))
def test_any_text_is_read(text: str, language: str) -> None:
    """No text at all breaks the readers or their spans."""
    check_spans(text, read(text, language, None))


def check_spans(text: str, mentions: tuple[Mention, ...]) -> None:
    """Asserts that spans hold, ascend and do not overlap, and that cores lie inside them."""
    end = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert end <= mention.start < mention.end
        assert mention.start <= mention.core[0] <= mention.core[1]
        end = mention.end


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["million", "billion", "trillion"]))
def test_english_money_round_trip(n: int, scale: str) -> None:
    """Signs, codes and words before and after a number give the same amount."""
    value = n * {"million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    for text in (
        f"€{n} {scale}",
        f"EUR {n} {scale}",
        f"{n} {scale} euros",
        f"{n} {scale} EUR",
        f"{n}-{scale}-euro",
    ):
        assert [m.value for m in read(text, "en")] == [Amount(Decimal(value), "EUR")]


@given(st.integers(min_value=2, max_value=999), st.sampled_from(["millions", "milliards"]))
def test_french_money_round_trip(n: int, scale: str) -> None:
    """Words, signs and abbreviations give the same amount."""
    value = Decimal(n * {"millions": 10**6, "milliards": 10**9}[scale])
    short = {"millions": "M", "milliards": "Md"}[scale]
    for text in (
        f"{n} {scale} d’euros",
        f"{n} {scale} €",
        f"{n}\u202f{short}€",
        f"{n} {short} €",
        f"{n} {scale} EUR",
    ):
        assert [m.value for m in read(text, "fr")] == [Amount(value, "EUR")]


def test_a_bare_amount_inherits() -> None:
    """An amount without a currency names that of the nearest amount before it."""
    mentions = read("Adani met 300 milliards de roupies, dont 190 milliards à Visakhapatnam.", "fr")
    assert [m.inherit for m in mentions] == ["", "INR"]
    assert amount_of(mentions[1]) == Amount(Decimal(190 * 10**9), "INR")


def test_shared_currency_words_follow_the_place() -> None:
    """«Dinars» are those of the country that the sentence names, and the other readings are kept."""
    near = read("À Bahreïn, un centre de 48 millions de dinars. Au Koweït, rien.", "fr")[0]
    assert (noted(near), "KWD" in near.currencies) == ("money 48000000 BHD exact", True)


def test_canadian_dollars() -> None:
    """A text that is all about Quebec counts in Canadian dollars, except where it says otherwise."""
    text = "Québec : Hydro-Québec et le Québec misent 2,5 G$, au Canada, plus 500 M$ US."
    assert notes(text, "fr") == ["money 2500000000 CAD exact", "money 500000000 USD exact"]


def test_ranges_keep_both_ends() -> None:
    """Money is given once with its lower bound, quantities as a pair of mentions."""
    (money,) = read("entre 140 et 160 M€", "fr")
    assert (money.range_low, money.text) == (Decimal(140_000_000), "entre 140 et 160 M€")
    assert [m.paired for m in read("80 à 100 MW", "fr")] == [True, True]


def test_growth_is_no_range() -> None:
    """From one size to another is two sizes, not the two ends of a range."""
    assert notes("Expansion from 18 MW to 60 MW", "en") == ["power 18 MW exact", "power 60 MW exact"]
    assert notes("Le site passera de 40 à 60 MW.", "fr") == ["power 40 MW exact", "power 60 MW exact"]


def test_a_unit_is_shared() -> None:
    """A number takes the unit of the one it is joined with, a year does not."""
    assert notes("extensibles : 50 MW, extensibles à 90.", "fr")[:2] == ["power 50 MW exact", "power 90 MW up_to"]
    assert notes("en 2027 et 300 MW", "fr") == ["date 2027 in", "power 300 MW exact"]


def test_elliptic_jobs() -> None:
    """Numbers that leave out the noun count jobs where a noun stands before them."""
    text = "Quelque 360 emplois sont annoncés pendant les travaux, 75 ensuite, à temps plein."
    assert notes(text, "fr") == ["jobs 360 construction about", "jobs 75 permanent exact"]


def test_a_price_is_no_count() -> None:
    """The digits of an amount never count the chips that follow it."""
    assert notes("$1.9 billion AI chip packaging plant", "en")[0] == "money 1900000000 USD exact"


def test_training_is_no_hiring() -> None:
    """People who are to be trained are people, not jobs."""
    assert notes("The college will train 1,200 electricians.", "en") == ["people 1200"]


def test_yearly_money() -> None:
    """Money that is paid every year is marked as such."""
    assert [m.yearly for m in read("un loyer de 12 M€ par an, puis 3 M€", "fr")] == [True, False]


def test_energy_in_names() -> None:
    """A source of energy inside a capitalised name is marked as such."""
    first, second = read("Brookfield Renewable sells solar power", "en")
    assert (first.in_name, second.in_name) == (True, False)
    assert isinstance(second.value, Energy)


def test_relative_dates_need_a_reference() -> None:
    """Without the day of publication nothing is made of "Monday"; with a month alone, a month can be reckoned."""
    assert notes("on Monday, last month", "en", None) == []
    assert notes("on Monday, last month", "en", "2026-03") == ["date 2026-02"]


def test_later_dates() -> None:
    """ "Two months later" is reckoned from the date before it."""
    assert notes("opened in September 2024; two months later it closed", "en") == [
        "date 2024-09 in",
        "date 2024-11 in",
    ]


def test_the_reading_not_taken_is_kept() -> None:
    """A month without a year is the last one, and the next one stays at hand."""
    (mention,) = read("The council met in November.", "en", "2026-03-05")
    assert (mention.value, mention.other) == ("2025-11", "2026-11")


DATELINES = [
    ("Title\nMégawatts Magazine | 19 juin 2026 | Bérengère Schott\n\nBody", "2026-06-19"),
    ("Title\nBERLIN, 17 nov 2025 (Agence) -\n\nBody", "2025-11-17"),
    ("Title\nCOMMUNIQUÉ DE PRESSE\nVal-de-Reuil (Eure), le 24 juin 2025\n\nBody", "2025-06-24"),
    ("Title\nPublié le 12/03/2026 à 06h30 – Journal\n\nBody", "2026-03-12"),
    ("Title\nZurich (Agence) – 27.05.2026, 14h12\n\nBody", "2026-05-27"),
    ("Title\nLe 1er octobre 2025\n\nBody", "2025-10-01"),
    ("Title\nLANCASTER, Pa., July 15, 2025 (WIREPOINT) —\n\nBody", "2025-07-15"),
    ("Title\nBy A. Person — Feb. 3, 2026\n\nBody", "2026-02-03"),
    ("Title\nPosted 2025-07-15\n\nBody", "2025-07-15"),
    (
        "Title\n\nNAIROBI, Feb 17, 2026 (Press) - A first line of the body that is long and goes on.",
        "2026-02-17",
    ),
    ("Title\nRIGA, Sept 18 (Desk)\n\nIt opened on Friday. In October 2023 it won a contract.", "2026-09-18"),
    (
        "Title\n\nThe plant was opened on 3 May 2020 by the minister, who came by train and left.",
        None,
    ),
    ("Title", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "date"), DATELINES)
def test_datelines(text: str, date: str | None) -> None:
    """The day of publication is read from the head in all its formats, and not from the story."""
    assert published_date(text) == date
