"""Facilities, products and policies: entities of their own, named by what is left of their names."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Entity, Hardware, Site
from kg.resolve import keys


def facility(site: Site, countries: Iterable[str], around: tuple[str, ...] = ()) -> Entity:
    """The entity of a facility.

    A single bare word ("Helios") is a usual name for projects, so its country is part of its id; ``around`` are
    the ids of the places that it lies in, the nearest first.
    """
    key = keys.facility_key(site.name)
    country = next(iter(sorted(set(countries))), None)
    tail = f"-{country.lower()}" if country and is_bare(key) else ""
    return Entity(
        id=f"facility/{keys.slug(key)}{tail}",
        cls="Facility",
        label=site.name,
        names=site.aka,
        within=around,
        country=country,
        reason=f"named by “{key}”" + (f" in {country}" if tail else ""),
    )


def is_bare(key: str) -> bool:
    """Whether a facility's key is one word without a digit."""
    return " " not in key and not any(letter.isdigit() for letter in key)


def chip(order: Hardware) -> Entity:
    """The entity of a chip or accelerator."""
    key = keys.product_key(order.name)
    return Entity(f"product/{keys.slug(key)}", "Chip", order.name, order.aka, reason=f"named by “{key}”")


def product(name: str, cls: str = "Product") -> Entity:
    """The entity of a model, a service or another product."""
    key = keys.product_key(name) if cls == "Chip" else " ".join(keys.words(name))
    return Entity(f"product/{keys.slug(key)}", cls, name, reason=f"named by “{key}”")


def policy(name: str) -> Entity:
    """The entity of a law, plan or programme."""
    key = " ".join(word for word in keys.words(name) if word not in ("la", "le", "les", "the", "l"))
    return Entity(f"policy/{keys.slug(key)}", "Policy", name, reason=f"named by “{key}”")
