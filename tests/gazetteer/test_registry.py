"""The table of organisations is sound, and its names lead to the right rows."""

from __future__ import annotations

import csv
import re
from collections import defaultdict

import pycountry
import pytest

from kg.gazetteer import based_in, epithet, organisation, organisations, subsidiaries
from kg.gazetteer.names import epithet_key, organisation_key
from kg.gazetteer.organisations import TABLE, read_organisations
from kg.gazetteer.values import GazetteerProblem

ROWS = read_organisations(TABLE)
SLUGS = {row.slug: row for row in ROWS}


def ancestors(slug):
    seen = [slug]
    while (parent := SLUGS[seen[-1]].parent) and parent not in seen:
        seen.append(parent)
    return seen, parent


def test_the_registry_is_large_and_from_every_continent():
    """At least 420 organisations, of all four kinds, with Africa, Oceania and South America among them."""
    assert len(ROWS) >= 420
    assert {row.kind for row in ROWS} == {"company", "government", "research", "fund"}
    assert {"ZA", "KE", "MA", "AU", "BR", "CL", "JP", "IN", "US", "CA", "FR", "DE"} <= {
        row.country for row in ROWS
    }


def test_slugs_are_unique_and_fit_an_iri():
    """A slug names one row and needs no escaping."""
    assert len(SLUGS) == len(ROWS)
    assert not [slug for slug in SLUGS if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)]


def test_rows_are_sorted_by_slug():
    """A new row has one place, so that two people's additions merge."""
    assert [row.slug for row in ROWS] == sorted(SLUGS)


def test_parents_exist_and_go_round_in_no_circle():
    """Every parent is a row, and every chain of parents ends."""
    assert not [row.slug for row in ROWS if row.parent and row.parent not in SLUGS]
    assert not [slug for slug in SLUGS if ancestors(slug)[1] is not None]


def test_countries_are_iso_codes():
    """Every country is an ISO 3166-1 alpha-2 code."""
    assert not [row.slug for row in ROWS if pycountry.countries.get(alpha_2=row.country) is None]


def test_every_row_has_its_kind_town_and_source():
    """No cell that the README promises is empty, and an identifier of Wikidata looks like one."""
    assert not [row.slug for row in ROWS if not (row.label and row.sub_kind and row.hq and row.source)]
    assert not [row.slug for row in ROWS if row.wikidata and not re.fullmatch(r"Q[1-9]\d*", row.wikidata)]


def test_no_two_rows_share_an_identifier_of_wikidata():
    """One thing of Wikidata is one row."""
    known = [row.wikidata for row in ROWS if row.wikidata]
    assert len(known) == len(set(known))


def test_no_name_stands_for_two_unless_it_is_marked():
    """Of the organisations that share a name, all but one mark it as ambiguous."""
    bearers = defaultdict(set)
    for row in ROWS:
        doubtful = {organisation_key(name) for name in row.ambiguous_names}
        for key in {organisation_key(name) for name in (row.label, *row.names)} - doubtful:
            bearers[key].add(row.slug)
    assert {key: slugs for key, slugs in bearers.items() if len(slugs) > 1} == {}


def test_ambiguous_names_are_among_the_names():
    """A mark without its name would mark nothing."""
    for row in ROWS:
        names = {organisation_key(name) for name in (row.label, *row.names)}
        assert {organisation_key(name) for name in row.ambiguous_names} <= names, row.slug


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_epithet_stands_for_one_organisation(language):
    """No description belongs to two rows."""
    bearers = defaultdict(set)
    for row in ROWS:
        for text in row.epithets_fr if language == "fr" else row.epithets_en:
            bearers[epithet_key(text)].add(row.slug)
    assert {key: slugs for key, slugs in bearers.items() if len(slugs) > 1} == {}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Amazon", "amazon"),
        ("Amazon.com, Inc.", "amazon"),
        ("AWS", "aws"),
        ("NVIDIA", "nvidia"),
        ("Nvidia Corp.", "nvidia"),
        ("Electricité de France", "edf"),
        ("Hydro-Quebec", "hydro-quebec"),
        ("the Williams Companies", "williams"),
        ("JP Morgan", "jpmorgan-chase"),
        ("Banque africaine de développement", "afdb"),
        ("Forschungszentrum Jülich", "fzj"),
        ("AT & S", "at-and-s"),
        ("Meti", "meti"),
        ("e&", "e-and"),
        ("du", "du"),
        ("Région wallonne", "wallonia-government"),
    ],
)
def test_names_of_both_languages_lead_to_the_row(name, slug):
    """Case, accents, hyphens, articles and legal forms do not part a name from its row."""
    assert slug in [row.slug for row in organisations(name)]


@pytest.mark.parametrize(
    "name", ["Amazonas", "Amazon Prime Air", "Nvidea", "arm", "orange", "switch", "Unheard-of SA"]
)
def test_what_is_only_alike_is_not_found(name):
    """A similar name, or an everyday word in small letters, is no organisation of the registry."""
    assert organisations(name) == ()


def test_names_that_are_words_are_marked_unless_the_legal_form_is_there():
    """ "Orange" alone needs context, "Orange SA" does not."""
    assert organisations("Orange")[0].ambiguous
    assert not organisations("Orange S.A.")[0].ambiguous
    assert not organisations("Microsoft")[0].ambiguous


def test_a_legal_form_tells_two_rows_apart_where_both_are_known():
    """ "SoftBank Corp." is the operator, "SoftBank" and "SoftBank Group Corp" the group."""
    assert [row.slug for row in organisations("SoftBank Corp.")] == ["softbank-corp"]
    assert [row.slug for row in organisations("SoftBank")] == ["softbank"]
    assert [row.slug for row in organisations("SoftBank Group Corp.")] == ["softbank"]


def test_a_shared_name_lists_the_unambiguous_first():
    """ "Samsung" is the maker before it is the group."""
    assert [row.slug for row in organisations("Samsung")] == ["samsung-electronics", "samsung"]


@pytest.mark.parametrize(
    ("text", "language", "slug"),
    [
        ("le géant de Redmond", "fr", "microsoft"),
        ("Géant de Redmond", "fr", "microsoft"),
        ("l’éditeur de Windows", "fr", "microsoft"),
        ("the Windows maker", "en", "microsoft"),
        ("the ChatGPT maker", "en", "openai"),
        ("la maison mère de Facebook", "fr", "meta"),
        ("le géant de Redmond", "en", None),
        ("le géant de Montargis", "fr", None),
    ],
)
def test_epithets_belong_to_a_language(text, language, slug):
    """An epithet is found in its own language only, with or without its article."""
    found = epithet(text, language)
    assert (found.slug if found else None) == slug


def test_subsidiaries_are_found_at_any_depth():
    """A question about Alphabet can include Google Cloud."""
    assert {"google", "google-cloud", "google-deepmind"} <= set(subsidiaries("alphabet"))
    assert "aws" in subsidiaries("amazon")
    assert subsidiaries("aws") == ()


def test_organisations_are_known_by_town_and_slug():
    """ "The Seattle-based giant" has Amazon among its candidates."""
    assert "amazon" in [row.slug for row in based_in("Seattle")]
    assert organisation("amazon") == SLUGS["amazon"]
    assert organisation("nobody") is None


def test_a_missing_table_is_a_problem_in_one_sentence(tmp_path):
    """The message names the file."""
    with pytest.raises(GazetteerProblem, match=r"absent\.csv cannot be read"):
        read_organisations(tmp_path / "absent.csv")


def test_a_table_without_a_column_is_a_problem(tmp_path):
    """A file with other columns is refused, not read as empty rows."""
    table = tmp_path / "half.csv"
    table.write_text("slug,label\namazon,Amazon\n", encoding="utf-8")
    with pytest.raises(GazetteerProblem, match="restore it"):
        read_organisations(table)


def test_the_header_is_as_the_readme_says():
    """Every column stands in the folder's README, in the same order."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        header = next(csv.reader(lines))
    readme = TABLE.with_name("README.md").read_text(encoding="utf-8")
    cells = [
        cell
        for row in re.findall(r"^\| (`[^|]+) \|", readme, re.MULTILINE)
        for cell in re.findall(r"`(\w+)`", row)
    ]
    assert cells == header
