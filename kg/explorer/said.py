"""The values of an announcement's slots as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from kg.explorer import parts
from kg.explorer.markup import join, safe, tag
from kg.explorer.wording import Words
from kg.explorer.writing import NARROW, day, money, number, power
from kg.views.ledger import Said
from kg.views.values import Named

KINDS: Mapping[str, str] = {
    "amount": "money", "period": "time", "announcedOn": "time", "place": "place", "facility": "facility",
    "capacity": "power", "energySource": "power", "jobs": "jobs", "hardware": "product", "status": "state",
    "type": "state",
}  # fmt: skip
"""Slot -> the colour of its marks; all roles of actors have that of organisations."""


def slot(w: Words, local: str) -> str:
    """The name of a slot: its label in the ontology, with two that the interface words itself."""
    return w(f"slots.{local}") if local in ("type",) else w.term(local)


def look(local: str) -> str:
    """The class of a slot's marks."""
    return f"m-{KINDS.get(local, 'organisation')}"


def value(w: Words, said: Said) -> Markup:
    """One value."""
    if isinstance(said.value, Named):
        return parts.named(w, said.value)
    if isinstance(said.value, Mapping):
        return _quantity(w, said.slot, said.value)
    if said.slot == "status":
        return parts.status(w, said.value)
    if said.slot == "announcedOn":
        return safe(day(w, said.value))
    return safe(w.term(said.value))


def _quantity(w: Words, local: str, given: Mapping[str, Any]) -> Markup:
    qualifier = str(given.get("qualifier", "exact"))
    before = f"{w.term(qualifier)} " if qualifier != "exact" else ""
    return join((before, _SHOWN[local](w, given)))


def _amount(w: Words, given: Mapping[str, Any]) -> Markup:
    whole = f"{number(w, given['value'])}{NARROW}{given['currency']}"
    return tag("span", money(w, float(given["value"]), given["currency"]), title=whole, class_="money")


def _capacity(w: Words, given: Mapping[str, Any]) -> Markup:
    return safe(power(w, float(given["megawatts"])))


def _jobs(w: Words, given: Mapping[str, Any]) -> Markup:
    kind = given.get("jobKind", "unspecified")
    said = w.many("figures.n_jobs", int(given["count"]), count=number(w, given["count"]))
    return safe(said + ("" if kind == "unspecified" else f" ({w.term(kind)})"))


def _hardware(w: Words, given: Mapping[str, Any]) -> Markup:
    product = given.get("product")
    count = f"{number(w, given['count'])} × " if "count" in given else ""
    return join((count, parts.named(w, product) if isinstance(product, Named) else ""))


def _period(w: Words, given: Mapping[str, Any]) -> Markup:
    years = (
        [w.many("said.years", int(given["years"]), years=number(w, given["years"], 1))] if "years" in given else []
    )
    edges = [w(f"said.{name}", year=given[name]) for name in ("startsOn", "endsOn") if name in given]
    return safe(", ".join(years + edges))


_SHOWN = {"amount": _amount, "capacity": _capacity, "jobs": _jobs, "hardware": _hardware, "period": _period}
