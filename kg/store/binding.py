"""What a user types for a parameter -> terms of the graph."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg import vocab
from kg.errors import QueryProblem
from kg.store.protocol import Reader
from kg.vocab import RESOURCE, XSD

Term = NamedNode | Literal


class Found(NamedTuple):
    """The terms that a value stands for, and a sentence for each name that the graph doesn't know."""

    terms: tuple[Term, ...]
    notes: tuple[str, ...] = ()


def terms(reader: Reader, type_: str, values: Sequence[str]) -> Found:
    """The terms for the values of one parameter; raises QueryProblem where a value doesn't fit the type."""
    if type_ in _CLASSES:
        each = [_named(reader, type_, value) for value in values]
        return Found(tuple(t for f in each for t in f.terms), tuple(n for f in each for n in f.notes))
    if type_ not in _READERS:
        raise QueryProblem(f"“{type_}” is no type of parameter; the types are {', '.join(TYPES)}.")
    return Found(tuple(_READERS[type_](value.strip()) for value in values))


def with_subsidiaries(reader: Reader, organisations: Iterable[Term]) -> tuple[Term, ...]:
    """The organisations and all that belong to them, however deep."""
    values = " ".join(map(str, organisations))
    query = f"SELECT DISTINCT ?each {{ VALUES ?top {{ {values} }} ?each ai:subsidiaryOf* ?top }} ORDER BY ?each"
    return tuple(_column(reader, query)) if values else ()


def truth(text: str) -> bool:
    """yes or no, in either language; raises QueryProblem for anything else."""
    word = text.strip().lower()
    if word in ("yes", "true", "1", "oui", "vrai"):
        return True
    if word in ("no", "false", "0", "non", "faux"):
        return False
    raise QueryProblem(f"“{text}” is neither yes nor no.")


def nearest(name: str, known: Iterable[str]) -> str:
    """“; did you mean …?” where something is near, else nothing."""
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f" (did you mean {' or '.join(f'“{n}”' for n in near)}?)" if near else ""


def _named(reader: Reader, type_: str, name: str) -> Found:
    if iri := _as_iri(name):
        return Found((iri,))
    cls = f"?thing a ai:{_CLASSES[type_]} ."
    exact = (
        f"SELECT DISTINCT ?thing {{ ?thing rdfs:label|skos:altLabel {Literal(name.strip())} . {cls} }} "
        "ORDER BY ?thing"
    )
    loose = (
        f"SELECT DISTINCT ?thing {{ {cls} ?thing rdfs:label|skos:altLabel ?name . "
        f"FILTER(LCASE(STR(?name)) = {Literal(name.strip().lower())}) }} ORDER BY ?thing"
    )
    found = tuple(_column(reader, exact)) or tuple(_column(reader, loose))
    return Found(found) if found else Found((), (_stranger(reader, type_, name),))


def _as_iri(name: str) -> NamedNode | None:
    text = name.strip().removeprefix("<").removesuffix(">")
    text = RESOURCE + text[3:] if text.startswith("id:") else text
    return NamedNode(text) if re.fullmatch(r"https?://[^\x00-\x20<>\"{}|^`\\]+", text) else None


def _stranger(reader: Reader, type_: str, name: str) -> str:
    known = _column(reader, f"SELECT DISTINCT ?name {{ ?thing a ai:{_CLASSES[type_]} ; rdfs:label ?name }}")
    return f"The graph knows no {type_} named “{name}”{nearest(name, (k.value for k in known))}."


def _column(reader: Reader, query: str) -> list[Term]:
    found = reader.query(query)
    assert isinstance(found, QuerySolutions)
    return [solution[0] for solution in found]


def _listed(kind: str) -> Callable[[str], NamedNode]:
    def read(text: str) -> NamedNode:
        local_names = vocab.subclasses("Announcement") if kind == "type" else vocab.closed_list(kind)
        for local in local_names:
            spoken = {local.lower(), *(vocab.labels(lang)[local].lower() for lang in ("fr", "en"))}
            if text.lower().replace("_", "").removeprefix("ai:") in {s.replace(" ", "") for s in spoken} | spoken:
                return vocab.term(local)
        raise QueryProblem(f"“{text}” is no {kind}; choose one of {', '.join(local_names)}.")

    return read


def _matching(pattern: str, says: str) -> Callable[[str], Literal]:
    def read(text: str) -> Literal:
        if not re.fullmatch(pattern, text):
            raise QueryProblem(f"“{text}” is no {says}.")
        return Literal(text.upper() if says.startswith("currency") else text)

    return read


def _resource(text: str) -> NamedNode:
    iri = _as_iri(text)
    if iri is None:
        raise QueryProblem(f"“{text}” is no identifier; give a full IRI, or one that begins with id:.")
    return iri


def _integer(text: str) -> Literal:
    if not re.fullmatch(r"[+-]?\d{1,18}", text):
        raise QueryProblem(f"“{text}” is no whole number.")
    return Literal(str(int(text)), datatype=XSD.integer)


def _number(text: str) -> Literal:
    try:
        return Literal(format(Decimal(text), "f"), datatype=XSD.decimal)
    except InvalidOperation:
        raise QueryProblem(f"“{text}” is no number.") from None


_CLASSES: Mapping[str, str] = {
    "place": "Place",
    "organisation": "Organisation",
    "facility": "Facility",
    "product": "Product",
    "policy": "Policy",
    "entity": "Entity",
}
_READERS: Mapping[str, Callable[[str], Term]] = {
    "year": _matching(r"(19|20)\d\d", "year, such as 2025"),
    "date": _matching(r"\d{4}(-\d\d(-\d\d)?)?", "date, such as 2025-06-09, 2025-06 or 2025"),
    "currency": _matching(r"[A-Za-z]{3}", "currency: ISO 4217 has three letters, such as USD"),
    "status": _listed("status"),
    "type": _listed("type"),
    "energy": _listed("energy"),
    "string": Literal,
    "resource": _resource,
    "integer": _integer,
    "number": _number,
}
TYPES = (*_CLASSES, *_READERS)
"""Every type that a question's header may name."""
