"""Which town lies in which region and county, where regions lie, and what towns are called abroad."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.gazetteer import tables
from kg.gazetteer.atlas import RANKS, Atlas, Name, Raw, add_name
from kg.gazetteer.names import place_key

Division = tuple[str, str]  # country and GeoNames’ own code

# Where GeoNames' first level is the second of ISO 3166-2.
_DIVIDED_LOWER = ("DO", "ID")
# The bare name means the region before its town.
_NAMED_FIRST = ("CA-QC",)

_LIKELY_SEATS = 3
"""A region without a row in regions.csv is known by a namesake among so many biggest towns of a division."""


def add_exonyms(atlas: Atlas) -> None:
    """The French and English names of foreign towns."""
    rows = tables.rows("exonyms.csv")
    towns = atlas.towns((row["country"], place_key(row["place"])) for row in rows)
    for row in rows:
        if found := towns.get((row["country"], place_key(row["place"]))):
            add_name(found[0], row["name"])
            if row["language"] == "fr":
                found[0].name_fr = found[0].name_fr or row["name"]


def link_regions(atlas: Atlas) -> None:
    """Put every town into its region: GeoNames’ own codes are told apart by where the regions’ seats lie."""
    namesakes = list(_namesakes(atlas))
    seats = [*_listed_seats(atlas), *namesakes]
    regions = _regions_by_code(atlas)
    for region, town in seats:
        if region.kind == "region" or region.country in _DIVIDED_LOWER:
            regions.setdefault(atlas.divisions[town.n], region.n)
    for n, division in atlas.divisions.items():
        atlas.places[n].parent = regions.get(division, atlas.places[n].parent)
    for region, town in seats:
        if region.code not in _NAMED_FIRST:
            _give_way(region, town)


def link_counties(atlas: Atlas) -> None:
    """Put the towns of ``towns.csv`` and the seats of counties into their counties."""
    for town, county in _county_towns(atlas):
        town.parent = county.n
    for county, seat in [*_listed_seats(atlas), *_namesakes(atlas)]:
        if county.kind == "county" and _is_around(atlas, seat.parent, county):
            seat.parent = county.n


def locate(atlas: Atlas) -> None:
    """Give what lies around towns their centre, weighted by people, and regions the sum of the people."""
    members: dict[int, list[Raw]] = defaultdict(list)
    for town in atlas.places.values():
        if town.kind == "city":
            for around in _around(atlas, town):
                members[around.n].append(town)
    for n, towns in members.items():
        place = atlas.places[n]
        place.latitude, place.longitude = _centre(towns)
        if place.kind == "region":
            place.population = sum(town.population for town in towns)


def _regions_by_code(atlas: Atlas) -> dict[Division, int]:
    """GeoNames uses ISO's letters for some countries; its digits mean something else."""
    return {
        (country, code): atlas.by_code[f"{country}-{code}"]
        for country, code in dict.fromkeys(atlas.divisions.values())
        if code.isalpha() and f"{country}-{code}" in atlas.by_code
    }


def _listed_seats(atlas: Atlas) -> list[tuple[Raw, Raw]]:
    rows = [row for row in tables.rows("regions.csv") if row["seat"] and row["code"] in atlas.by_code]
    towns = atlas.towns((row["code"][:2], place_key(row["seat"])) for row in rows)
    found = [(atlas.coded(row["code"]), towns.get((row["code"][:2], place_key(row["seat"])))) for row in rows]
    return [(region, seats[0]) for region, seats in found if seats]


def _namesakes(atlas: Atlas) -> Iterator[tuple[Raw, Raw]]:
    """Regions and the big towns that bear their name: Córdoba, Casablanca-Settat not, Kochi …"""
    biggest = _biggest_towns(atlas)
    regions = [place for place in atlas.places.values() if place.id.startswith("iso-")]
    towns = atlas.towns((region.country or "", key) for region in regions for key in region.names)
    for region in regions:
        for key in region.names:
            for town in towns.get((region.country or "", key), ())[:1]:
                if town.n in biggest:
                    yield region, town


def _biggest_towns(atlas: Atlas) -> set[int]:
    by_division: dict[Division, list[int]] = defaultdict(list)
    for n, division in atlas.divisions.items():
        by_division[division].append(n)
    ranked = (sorted(towns, key=lambda n: -atlas.places[n].population) for towns in by_division.values())
    return {n for towns in ranked for n in towns[:_LIKELY_SEATS]}


def _give_way(region: Raw, town: Raw) -> None:
    """Where a region is called after its seat, the bare name means the town first: Toyama, Huesca, Dakar."""
    for key in region.names.keys() & town.names.keys():
        if town.names[key].rank == RANKS["name"]:
            region.names[key] = Name(RANKS["alternate"], region.names[key].spellings)


def _county_towns(atlas: Atlas) -> Iterator[tuple[Raw, Raw]]:
    rows = tables.rows("towns.csv")
    towns = atlas.towns((row["country"], place_key(row["town"])) for row in rows)
    counties = {
        (place.country, place.parent, place.name): place
        for place in atlas.places.values()
        if place.kind == "county"
    }
    for row in rows:
        region = atlas.by_code.get(f"{row['country']}-{row['region']}")
        county = counties.get(("US", region, row["county"])) or atlas.places.get(region or 0)
        for town in towns.get((row["country"], place_key(row["town"])), ()):
            if county is not None and county.kind == "county" and _is_around(atlas, town.parent, county):
                yield town, county
                break


def _is_around(atlas: Atlas, n: int | None, county: Raw) -> bool:
    """Whether the place with this number is the county or the region that it lies in, and no mere country."""
    regions = {place.n for place in (county, *_around(atlas, county)) if place.kind != "country"}
    return n in regions


def _around(atlas: Atlas, place: Raw) -> Iterator[Raw]:
    while place.parent is not None:
        place = atlas.places[place.parent]
        yield place


def _centre(towns: Iterable[Raw]) -> tuple[float, float]:
    """Latitude and longitude in degrees of the mean direction, so that no country is torn at the date line."""
    x = y = z = 0.0
    for town in towns:
        weight = town.population + 1
        latitude, longitude = math.radians(town.latitude or 0), math.radians(town.longitude or 0)
        x += weight * math.cos(latitude) * math.cos(longitude)
        y += weight * math.cos(latitude) * math.sin(longitude)
        z += weight * math.sin(latitude)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)
