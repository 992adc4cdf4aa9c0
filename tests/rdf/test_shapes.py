"""Statements that break a shape are found, by both engines alike, and said in a sentence."""

from __future__ import annotations

import factory
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import ShapeViolation
from kg.rdf import check, names, shacl
from kg.rdf.mapping import quads
from kg.vocab import AI, DCTERMS, OA, RDF, RDFS, SCHEMA, XSD

GRAPH = names.graph("en-x01")
WHOLE = quads(factory.resolution())


def without(*predicates: NamedNode) -> list[Quad]:
    return [q for q in WHOLE if q.predicate not in predicates]


def swapped(predicate: NamedNode, object_: Literal | NamedNode) -> list[Quad]:
    return [Quad(q.subject, q.predicate, object_, GRAPH) if q.predicate == predicate else q for q in WHOLE]


def added(predicate: NamedNode, object_: Literal | NamedNode, beside: NamedNode) -> list[Quad]:
    """The statements, and one more about each subject of another predicate."""
    return [*WHOLE, *(Quad(q.subject, predicate, object_, GRAPH) for q in WHOLE if q.predicate == beside)]


def integer(text: str) -> Literal:
    return Literal(text, datatype=XSD.integer)


def dec(text: str) -> Literal:
    return Literal(text, datatype=XSD.decimal)


BROKEN = {
    "no value": without(AI.value),
    "no currency": without(AI.currency),
    "no status": without(AI.status),
    "no label": without(RDFS.label),
    "no language": without(DCTERMS.language),
    "empty period": without(AI.years, AI.endsOn),
    "value is text": swapped(AI.value, dec("abc")),
    "value is negative": swapped(AI.value, dec("-1")),
    "value of another type": swapped(AI.value, Literal("5")),
    "currency in small letters": swapped(AI.currency, Literal("usd")),
    "impossible day": swapped(AI.announcedOn, Literal("2025-02-31", datatype=XSD.date)),
    "date as text": swapped(AI.announcedOn, Literal("June")),
    "unknown investor": swapped(AI.investor, NamedNode("http://x.example/y")),
    "investor as text": swapped(AI.investor, Literal("Kestrel")),
    "place as investor": swapped(AI.investor, names.resource("place/pennsylvania")),
    "status from another list": swapped(AI.status, AI.exact),
    "energy from nowhere": swapped(AI.energySource, NamedNode("http://x.example/steam")),
    "words that do not stand there": swapped(OA.exact, Literal("zzz")),
    "span that ends before it starts": swapped(OA.start, integer("5000")),
    "negative start": swapped(OA.start, integer("-1")),
    "two texts": added(SCHEMA.articleBody, Literal("other"), SCHEMA.articleBody),
    "two amounts in one node": added(AI.value, dec("7"), AI.value),
    "latitude off the globe": swapped(SCHEMA.latitude, dec("91")),
    "half a job": swapped(AI.count, dec("0.5")),
    "no evidence value": without(AI.statedValue),
    "country in words": swapped(AI.countryCode, Literal("Etats-Unis")),
    "two statuses, one wrong": added(AI.status, Literal("announced"), AI.status),
    "offers a number": swapped(AI.offers, Literal("5")),
}


def test_a_whole_article_passes():
    """What the mapping makes of a full article breaks no shape, by either engine."""
    check.refuse(WHOLE)
    assert not list(check.quick(GRAPH, WHOLE))
    assert not list(shacl.thorough([(GRAPH, WHOLE)]))


@pytest.mark.parametrize("name", BROKEN)
def test_both_engines_find_the_same(name):
    """The compiled checks find exactly what pySHACL finds, and it is something."""
    quick = {str(problem) for problem in check.quick(GRAPH, BROKEN[name])}
    thorough = {str(problem) for problem in shacl.thorough([(GRAPH, BROKEN[name])])}
    assert quick == thorough
    assert quick


@pytest.mark.parametrize("name", [name for name in BROKEN if name != "offers a number"])
def test_a_build_refuses_it(name):
    """A build refuses the article, in a sentence that names it."""
    with pytest.raises(ShapeViolation, match="the article en-x01"):
        check.refuse(BROKEN[name])


def test_a_doubtful_relation_is_only_a_warning():
    """A relation to a thing of an unexpected class is said, and refuses nothing."""
    check.refuse(BROKEN["offers a number"])
    (problem,) = check.quick(GRAPH, BROKEN["offers a number"])
    assert str(problem).startswith("Warning: in the article en-x01")


def test_the_sentence():
    """A finding says where, what and which value."""
    (problem,) = check.quick(GRAPH, BROKEN["currency in small letters"])
    assert "the ai:currency of id:amount/" in str(problem)
    assert "“usd”, which is malformed." in str(problem)


def test_the_article_is_named_among_many():
    """Among many articles validated at once, the broken one is named and no other."""
    fine = [(names.graph(f"f{i}"), quads(factory.resolution(f"f{i}"))) for i in range(3)]
    found = list(shacl.thorough([*fine, (GRAPH, BROKEN["no value"])]))
    assert {problem.graph for problem in found} == {GRAPH.value}


def test_every_class_that_is_written_has_a_shape():
    """Each thing that the mapping writes falls under a shape, so that nothing goes unchecked."""
    from kg.rdf.shapes import _shapes

    targets = set(_shapes())
    types: dict = {}
    for q in WHOLE:
        if q.predicate == RDF.type:
            types.setdefault(q.subject, set()).add(q.object)
    unchecked = {node for node, classes in types.items() if not classes & targets}
    assert unchecked == {GRAPH}
