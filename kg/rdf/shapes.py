"""ontology/shapes.ttl compiled to plain checks, fast enough to run on every article of a build.

Only the parts of SHACL that the file uses are known; another one raises at the first use, so that a shape
can never be silently left out. ``tests/rdf/test_check.py`` holds these checks and pySHACL to the same findings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.paths import ONTOLOGY
from kg.vocab import OA, RDF, SCHEMA, XSD, Namespace

SH = Namespace("http://www.w3.org/ns/shacl#")

_LEXICAL: Mapping[str, Callable[[str], object]] = {
    XSD.decimal.value: lambda text: re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)", text),
    XSD.integer.value: lambda text: re.fullmatch(r"[+-]?\d+", text),
    XSD.gYear.value: lambda text: re.fullmatch(r"\d{4}", text),
    XSD.gYearMonth.value: lambda text: re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text),
    XSD.date.value: lambda text: _is_date(text),
    XSD.string.value: lambda text: True,
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One statement, or a lack of one, that breaks a shape."""

    focus: str  # IRI of the thing that is wrong
    path: str  # IRI of the property; empty where it is the thing itself
    component: str  # local name of the SHACL constraint, "MinCountConstraintComponent"
    value: str = ""  # the value that is wrong, as text
    warning: bool = False


class Statements:
    """The statements of one graph, by subject and property."""

    __slots__ = ("by_subject",)

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.by_subject: dict[Any, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            values = self.by_subject[quad.subject][quad.predicate]
            if quad.object not in values:
                values.append(quad.object)

    def values(self, subject: Any, path: Any) -> list[Any]:
        """All values of a property."""
        return self.by_subject[subject][path] if subject in self.by_subject else []

    def spans_in(self, article: Any) -> set[Any]:
        """The selectors of all evidence from an article."""
        return {
            span
            for said in self.by_subject.values()
            if article in said.get(OA.hasSource, ())
            for span in said.get(OA.hasSelector, ())
        }


Fails = Callable[[Statements, Any, list[Any]], Iterator[str]]
"""Values (or "" for a lack) that break one constraint, among a focus node's values of one path."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint on one path; the path is None where it is on the thing itself."""

    path: NamedNode | None
    component: str
    fails: Fails
    warning: bool = False


def findings(quads: Iterable[Quad]) -> Iterator[Finding]:
    """Everything in one graph that breaks a shape; the graph has to bring the classes of what it names."""
    statements = Statements(quads)
    shapes = _shapes()
    for focus, by_path in list(statements.by_subject.items()):
        for cls in by_path.get(RDF.type, ()):
            for constraint in shapes.get(cls, ()):
                yield from _broken(constraint, statements, focus)


def _broken(constraint: Constraint, statements: Statements, focus: Any) -> Iterator[Finding]:
    values = [focus] if constraint.path is None else statements.values(focus, constraint.path)
    path = constraint.path.value if constraint.path else ""
    for value in constraint.fails(statements, focus, values):
        yield Finding(focus.value, path, constraint.component, value, constraint.warning)


@cache
def _shapes() -> Mapping[Any, tuple[Constraint, ...]]:
    """Target class -> its constraints."""
    source = Statements(parse(path=str(ONTOLOGY / "shapes.ttl"), format=RdfFormat.TURTLE))
    targets = {s: source.values(s, SH.targetClass) for s in list(source.by_subject)}
    return {classes[0]: tuple(_constraints(source, shape)) for shape, classes in targets.items() if classes}


def _constraints(source: Statements, shape: Any) -> Iterator[Constraint]:
    yield from _of(source, shape, None)
    for inner in source.values(shape, SH.property):
        yield from _of(source, inner, source.values(inner, SH.path)[0])


_SILENT = {"path", "property", "targetClass", "severity"}


def _of(source: Statements, shape: Any, path: NamedNode | None) -> Iterator[Constraint]:
    warning = SH.Warning in source.values(shape, SH.severity)
    for predicate, values in list(source.by_subject[shape].items()):
        name = predicate.value.removeprefix(SH.base)
        if predicate != RDF.type and name not in _SILENT:
            compiled = _COMPILERS[name](source, values[0])
            yield Constraint(path, f"{name[0].upper()}{name[1:]}ConstraintComponent", compiled, warning)


def _each(test: Callable[[Any], object]) -> Fails:
    def fails(_: Statements, __: Any, values: list[Any]) -> Iterator[str]:
        return (value.value for value in values if not test(value))

    return fails


def _min_count(_: Statements, number: Any) -> Fails:
    least = int(number.value)
    return lambda _, __, values: iter([""] if len(values) < least else [])


def _max_count(_: Statements, number: Any) -> Fails:
    most = int(number.value)
    return lambda _, __, values: iter([""] if len(values) > most else [])


def _class(_: Statements, cls: Any) -> Fails:
    def fails(statements: Statements, _: Any, values: list[Any]) -> Iterator[str]:
        return (value.value for value in values if cls not in statements.values(value, RDF.type))

    return fails


def _datatype(_: Statements, datatype: Any) -> Fails:
    return _each(lambda value: _is_of(value, datatype))


def _node_kind(_: Statements, kind: Any) -> Fails:
    python = {SH.IRI: NamedNode, SH.Literal: Literal}[kind]
    return _each(lambda value: isinstance(value, python))


def _in(source: Statements, head: Any) -> Fails:
    allowed = set(_list(source, head))
    return _each(lambda value: value in allowed)


def _pattern(_: Statements, pattern: Any) -> Fails:
    wanted = re.compile(pattern.value)
    return _each(lambda value: wanted.search(value.value))


def _min_length(_: Statements, length: Any) -> Fails:
    least = int(length.value)
    return _each(lambda value: len(value.value) >= least)


def _bound(holds: Callable[[Decimal, Decimal], bool]) -> Callable[[Statements, Any], Fails]:
    def compiled(_: Statements, bound: Any) -> Fails:
        limit = Decimal(bound.value)
        return _each(lambda value: (number := _number(value)) is not None and holds(number, limit))

    return compiled


def _less_than(_: Statements, other: Any) -> Fails:
    def fails(statements: Statements, focus: Any, values: list[Any]) -> Iterator[str]:
        for value in values:
            for bound in statements.values(focus, other):
                low, high = _number(value), _number(bound)
                if low is None or high is None or low >= high:
                    yield value.value

    return fails


def _or(source: Statements, head: Any) -> Fails:
    """One of several datatypes of a value, or one of several properties that a thing must have."""
    choices = _list(source, head)
    datatypes = [d for choice in choices for d in source.values(choice, SH.datatype)]
    if datatypes:
        return _each(lambda value: any(_is_of(value, datatype) for datatype in datatypes))
    paths = [p for choice in choices for p in source.values(choice, SH.path)]

    def fails(statements: Statements, focus: Any, _: list[Any]) -> Iterator[str]:
        if not any(statements.values(focus, path) for path in paths):
            yield focus.value

    return fails


def _sparql(_: Statements, __: Any) -> Fails:
    """The file's one SPARQL constraint: the words of evidence stand at their place in the text."""

    def fails(statements: Statements, focus: Any, _: list[Any]) -> Iterator[str]:
        texts = statements.values(focus, SCHEMA.articleBody)
        for span in statements.spans_in(focus):
            if any(not _stands(statements, span, text.value) for text in texts):
                yield span.value

    return fails


def _stands(statements: Statements, span: Any, text: str) -> bool:
    start, end, exact = (statements.values(span, p) for p in (OA.start, OA.end, OA.exact))
    return all(
        text[int(s.value) : int(e.value)] == words.value
        for s in start
        for e in end
        for words in exact
        if _is_of(s, XSD.integer) and _is_of(e, XSD.integer)
    )


_COMPILERS: Mapping[str, Callable[[Statements, Any], Fails]] = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "in": _in,
    "pattern": _pattern,
    "minLength": _min_length,
    "minInclusive": _bound(lambda number, limit: number >= limit),
    "minExclusive": _bound(lambda number, limit: number > limit),
    "maxInclusive": _bound(lambda number, limit: number <= limit),
    "lessThan": _less_than,
    "or": _or,
    "sparql": _sparql,
}


def _is_of(value: Any, datatype: Any) -> bool:
    if not isinstance(value, Literal) or value.datatype != datatype:
        return False
    return bool(_LEXICAL[datatype.value](value.value))


def _is_date(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _number(value: Any) -> Decimal | None:
    is_number = _is_of(value, XSD.decimal) or _is_of(value, XSD.integer)
    return Decimal(value.value) if is_number else None


def _list(source: Statements, head: Any) -> list[Any]:
    items = []
    while head != RDF.nil:
        items += source.values(head, RDF.first)
        head = source.values(head, RDF.rest)[0]
    return items
