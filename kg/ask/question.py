"""What the words of a question mean together -> a SPARQL query made of the pieces in kg/queries/ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.ask.reading import Named, NameFinder, Sense, senses
from kg.ask.words import lexicon
from kg.paths import QUERIES
from kg.vocab import AI, RESOURCE

_SHAPES = ("count", "power", "jobs", "money", "where", "who", "list")
"""Of several, the first is asked for: “how many jobs” before “how many”."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood."""

    shape: str  # list, who, where, money, count, power or jobs; "" where it could not be read at all
    query: str
    understood: tuple[Sense, ...]
    unread: tuple[str, ...]  # words that mean nothing to this program


@dataclass(slots=True)
class _Wish:
    """What the senses ask for, gathered one after another."""

    shapes: list[str] = field(default_factory=list)
    order: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    names: list[Named] = field(default_factory=list)
    role: str = ""
    since: str = ""
    until: str = ""
    least: float | None = None
    most: float | None = None
    currency: str = ""


def question(text: str, language: str, names: NameFinder, today: date | None = None) -> Question:
    """Read a question in "fr" or "en"; ``names`` knows the graph, ``today`` says which year is this one."""
    found = senses(text, lexicon(language), names)
    unread = tuple(sense.words for sense in found if sense.kind == "unread")
    wish = _gathered([s for s in found if s.kind != "unread"], today or date.today())
    meant = tuple(s for s in found if s.kind != "unread")
    if not meant:
        return Question("", "", (), unread)
    shape = next((s for s in _SHAPES if s in wish.shapes), "who" if wish.role and not wish.names else "list")
    return Question(shape, _query(shape, wish), meant, unread)


def _gathered(found: Sequence[Sense], today: date) -> _Wish:
    wish = _Wish()
    bound = ""
    for index, sense in enumerate(found):
        if sense.kind == "shape":
            wish.shapes.append(sense.value)
        elif sense.kind == "order":
            wish.order = sense.value
        elif sense.kind in ("type", "status", "energy"):
            wish.values.setdefault(sense.kind, []).append(sense.value)
        elif sense.kind == "role":
            wish.role = wish.role or sense.value
        elif sense.named:
            wish.names.append(sense.named)
        elif sense.kind == "day":
            year = str(today.year - (sense.value == "last_year"))
            wish.since, wish.until = year, year
        elif sense.kind == "bound":
            bound = sense.value
        elif sense.kind in ("year", "month"):
            bound = _dated(wish, sense.value, bound)
        elif sense.kind == "figure":
            bound = _sized(wish, found[index : index + 3], bound)
        elif sense.kind == "currency":
            wish.currency = sense.value
    return wish


def _dated(wish: _Wish, when: str, bound: str) -> str:
    """A year or a month after “since”, “before”, “between” or nothing; what bounds the next one."""
    if bound == "between":
        wish.since = when
        return "until"
    if bound in ("since", "least"):
        wish.since = when
    elif bound in ("until", "most"):
        wish.until = when
    else:
        wish.since, wish.until = when, when
    return ""


def _sized(wish: _Wish, near: Sequence[Sense], bound: str) -> str:
    """A number with its unit, before or after the currency."""
    value = (
        float(near[0].value.replace(",", ".")) if near[0].value.count(",") + near[0].value.count(".") < 2 else 0.0
    )
    unit = next((float(s.value) for s in near[1:2] if s.kind == "number"), 1.0)
    if unit == 1.0 and value < 1000:
        return bound  # "3 projects" is no amount
    if bound == "most":
        wish.most = value * unit
    else:
        wish.least = value * unit
    return ""


def _query(shape: str, wish: _Wish) -> str:
    text = _piece(shape)
    for mark, lines in (
        ("conditions", list(_conditions(shape, wish))),
        ("filters", list(_filters(wish))),
        ("others", [f"FILTER(?organisation != {_node(n.id)})" for n in wish.names if n.kind == "organisation"]),
    ):
        text = re.sub(rf"( *)# {mark}\n", lambda m: "".join(f"{m[1]}{line}\n" for line in lines), text)  # noqa: B023
    text = re.sub(r"# role\n\s*", f"ai:{wish.role or 'actor'} ", text)
    largest = wish.order == "largest" or wish.least is not None or wish.most is not None
    return text.replace("# order", f"ORDER BY {'DESC(?value)' if largest else 'DESC(?on)'} ?announcement")


def _conditions(shape: str, wish: _Wish) -> Iterator[str]:
    yield "?announcement a ai:Announcement ."
    for name in wish.names:
        yield from _about(name, shape, wish.role)
    for kind, pattern in (("type", "a"), ("status", "ai:currentStatus"), ("energy", "ai:energySource")):
        for value in wish.values.get(kind, ())[:1]:
            yield f"?announcement {pattern} {_term(value)} ."
    if wish.role and not wish.names and shape != "who":
        yield f"?announcement ai:{wish.role} ?somebody ."


def _about(name: Named, shape: str, role: str) -> Iterator[str]:
    node = _node(name.id)
    if name.kind == "place":
        yield f"?announcement ai:place ?located . ?located ai:within* {node} ."
    elif name.kind == "organisation":
        slot = "actor" if shape == "who" or not role else role
        yield f"?announcement ai:{slot} ?part . ?part ai:subsidiaryOf* {node} ."
    elif name.kind == "facility":
        yield f"?announcement ai:facility {node} ."
    elif name.kind == "product":
        yield f"?announcement ai:hardware/ai:product {node} ."
    else:
        yield f"?announcement ai:actor/ai:subjectTo {node} ."


def _filters(wish: _Wish) -> Iterator[str]:
    if wish.since:
        yield f"FILTER(?date >= {Literal(wish.since)})"
    if wish.until:
        yield f"FILTER(?date < {Literal(wish.until + '~')})"
    for bound, sign in ((wish.least, ">="), (wish.most, "<=")):
        if bound is not None:
            yield f"FILTER(?value {sign} {bound:.1f})"
    if wish.currency:
        yield f"FILTER(?currency = {Literal(wish.currency)})"
    if wish.order == "largest":
        yield "FILTER(BOUND(?value))"


def _node(local: str) -> NamedNode:
    return NamedNode(RESOURCE + local)


def _term(local: str) -> str:
    return f"ai:{local}" if getattr(AI, local) else ""


@cache
def _piece(shape: str) -> str:
    return (QUERIES / "ask" / f"{shape}.rq").read_text(encoding="utf-8")
