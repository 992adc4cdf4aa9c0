"""One article becomes one graph that says everything, proves it and depends on nothing else."""

from __future__ import annotations

import random
from decimal import Decimal

import factory
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from kg import vocab
from kg.model import Actor, Amount, Announcement, Capacity, Period, Resolution
from kg.rdf import names
from kg.rdf.mapping import quads
from kg.rdf.sheet import date, decimal
from kg.vocab import AI, OA, PROV, RDF, RDFS, SCHEMA, XSD

FULL = quads(factory.resolution())
NODE = names.resource("announcement/kestrel-pennsylvania")


def ask(text: str, found=FULL) -> list[tuple]:
    """The rows of a query over the statements, their graph left out."""
    store = Store()
    store.extend(Quad(q.subject, q.predicate, q.object) for q in found)
    rows = store.query(text, prefixes=dict(vocab.PREFIXES))
    return [tuple(term.value if term is not None else None for term in row) for row in rows]


def test_the_example_query_of_the_readme():
    """The query that users are shown answers without GRAPH clauses, for every place of the announcement."""
    rows = ask(
        "SELECT ?who ?value ?currency ?where { ?a a ai:Investment ; ai:investor/rdfs:label ?who ; "
        "ai:amount [ ai:value ?value ; ai:currency ?currency ] ; ai:place/rdfs:label ?where } ORDER BY ?where"
    )
    assert rows == [
        ("Kestrel Compute", "20000000000", "USD", "Lackawanna County"),
        ("Kestrel Compute", "20000000000", "USD", "Pennsylvania"),
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("?a ai:actor/rdfs:label ?x", {"Kestrel Compute", "Talon Energy"}),
        ("?a ai:supplier/rdfs:label ?x", {"Talon Energy"}),
        ("?a ai:capacity/ai:megawatts ?x", {"960"}),
        ("?a ai:jobs/ai:count ?x", {"1250"}),
        ("?a ai:jobs [ ai:jobKind ai:permanent ; ai:qualifier ?x ]", {AI.atLeast.value}),
        ("?a ai:hardware [ ai:count ?x ; ai:product/rdfs:label 'GPU' ]", {"25000"}),
        ("?a ai:period/ai:years ?x", {"15"}),
        ("?a ai:period/ai:endsOn ?x", {"2040"}),
        ("?a ai:energySource ?x", {AI.nuclear.value}),
        ("?a ai:facility/rdfs:label ?x", {"Heron Park"}),
        ("?a ai:announcedOn ?x", {"2025-06-09"}),
        ("?a ai:status ?x", {AI.announced.value}),
        ("?a ai:reportedIn/rdfs:label ?x", {"Kestrel Compute invests $20 billion in Pennsylvania"}),
        ("?a ai:place/ai:within+/rdfs:label ?x", {"Pennsylvania", "United States"}),
        ("?o ai:offers/rdfs:label ?x", {"Nimbus"}),
        (
            "?x a ai:Organisation",
            {names.resource(f"organisation/{n}").value for n in ("kestrel-compute", "talon-energy")},
        ),
        ("?y schema:about ?x", {NODE.value}),
    ],
)
def test_every_slot_is_found_by_its_name(pattern, expected):
    """Each slot of an announcement is reached by the names that the ontology fixes."""
    assert {row[0] for row in ask(f"SELECT ?x {{ {pattern} }}")} == expected


def test_evidence_holds_for_every_value():
    """Each value of the announcement has evidence whose words stand at its place in the stored text."""
    rows = ask(
        "SELECT ?property ?start ?end ?exact ?text { ?e ai:evidenceFor ?thing ; ai:property ?property ; "
        "ai:statedValue ?value ; oa:hasSource/schema:articleBody ?text ; oa:hasSelector ?s . "
        "?s oa:start ?start ; oa:end ?end ; oa:exact ?exact . ?thing ?property ?value }"
    )
    assert len(rows) == sum(q.object == AI.Evidence for q in FULL)
    slots = "investor supplier amount period place facility capacity jobs hardware energySource status announcedOn"
    assert {row[0] for row in rows} == {RDF.type.value, *(vocab.term(s).value for s in (*slots.split(), "offers"))}
    for _, start, end, exact, text in rows:
        assert text[int(start) : int(end)] == exact


def test_no_blank_nodes_and_one_graph():
    """Nothing is a blank node, and everything stands in the article's own graph."""
    assert not any(isinstance(term, BlankNode) for q in FULL for term in (q.subject, q.object))
    assert {q.graph_name for q in FULL} == {names.graph("en-x01")}


def test_order_does_not_matter():
    """However facts, relations and entities are ordered, the statements are the same."""
    told = factory.resolution("en-x02", factory.fact(), factory.simple("b"), factory.simple("c", where="Ohio"))
    facts, entities = list(told.facts), list(told.entities)
    random.Random(3).shuffle(facts)
    random.Random(4).shuffle(entities)
    shuffled = Resolution(told.article, tuple(facts), told.relations, tuple(entities))
    assert set(quads(shuffled)) == set(quads(told))


def test_agreeing_articles_share_the_amount_and_dissenting_ones_do_not():
    """Two articles with the same sum name the same amount node; another sum stands beside it."""

    def amount_node(article, billions):
        found = quads(factory.resolution(article, factory.simple("x", billions=billions)))
        return next(q.object for q in found if q.predicate == AI.amount)

    assert amount_node("a", 20) == amount_node("b", 20)
    assert amount_node("a", 20) != amount_node("c", 21)


def test_silent_slots_say_nothing():
    """An announcement with empty slots gives no statement for them, and hardware without a number no count."""
    bare = Announcement("a1", "partnership", "rumoured")
    found = quads(factory.resolution("en-x03", factory.fact("announcement/bare", bare)))
    said = {q.predicate for q in found if q.subject == names.resource("announcement/bare")}
    assert said == {RDF.type, AI.status, AI.reportedIn}


@pytest.mark.parametrize(
    ("text", "kind"), [("2025-06-09", XSD.date), ("2025-06", XSD.gYearMonth), ("2025", XSD.gYear)]
)
def test_dates_are_as_precise_as_the_text(text, kind):
    """A day, a month and a year each get their own datatype."""
    assert date(text) == Literal(text, datatype=kind)


@given(st.decimals(min_value=0, max_value=10**17, places=4))
def test_decimals_survive_the_store(number):
    """A decimal is written as the store gives it back, so that hashes agree, and keeps its value."""
    literal = decimal(number)
    store = Store()
    store.add(Quad(NODE, AI.value, literal))
    (back,) = store
    assert back.object.value == literal.value
    assert Decimal(literal.value) == number
    assert "E" not in literal.value


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_any_text_round_trips(text):
    """Whatever characters a title has, the statements survive N-Quads unchanged."""
    found = quads(factory.resolution("en-x04", factory.simple("t"), title=text))
    back = list(parse(serialize(found, format=RdfFormat.N_QUADS), RdfFormat.N_QUADS))
    assert set(back) == set(found)


@pytest.mark.parametrize("id_", ["en-d01", "Été 2025", "a/b", "../x", "日本", "a b", "A#b?c", "x" * 300])
def test_article_identifiers(id_):
    """Any id of an article gives one IRI segment; different ids never share one."""
    local = names.article(id_).value.removeprefix(vocab.RESOURCE + "article/")
    assert "/" not in local
    assert names.is_article_graph(names.graph(id_))
    assert names.article(id_) != names.article(id_ + "x")


def test_provenance_leads_to_the_article():
    """The graph is derived from its article, whose whole text is kept for showing."""
    assert {(q.subject, q.object) for q in FULL if q.predicate == PROV.wasDerivedFrom} == {
        (names.graph("en-x01"), names.article("en-x01"))
    }
    assert [q.object.value for q in FULL if q.predicate == SCHEMA.articleBody] == [factory.TEXT]


def test_gigawatts_are_megawatts():
    """A capacity in gigawatts is stored in megawatts."""
    told = factory.simple("gw", capacity=(Capacity(Decimal("2.2"), "GW"),))
    found = quads(factory.resolution("en-x05", told))
    assert [q.object.value for q in found if q.predicate == AI.megawatts] == ["2200"]


def test_labels_are_plain():
    """Labels carry no language tag, so that a plain string in a query finds them."""
    assert Literal("Pennsylvania") in {q.object for q in FULL if q.predicate == RDFS.label}


def test_background_is_a_mention():
    """What an article tells beside its own news is mentioned by it, not what it is about."""
    found = quads(factory.resolution("en-x06", factory.simple("bg", main=False)))
    assert {q.predicate for q in found if q.object == names.resource("announcement/bg")} == {SCHEMA.mentions}


def test_parts_point_to_their_programme():
    """A part of a programme points to it."""
    found = quads(factory.resolution("en-x07", factory.simple("site", part_of="announcement/programme")))
    assert [q.object for q in found if q.predicate == AI.partOf] == [names.resource("announcement/programme")]


def test_one_actor_in_two_roles():
    """An actor in two roles is said in both."""
    actors = (Actor("Kestrel Compute", "investor"), Actor("Kestrel Compute", "operator"))
    found = quads(factory.resolution("en-x08", factory.simple("two", actors=actors)))
    who = NamedNode(vocab.RESOURCE + "organisation/kestrel-compute")
    assert {q.predicate for q in found if q.object == who} == {AI.investor, AI.operator, AI.actor}


def test_selectors_are_to_the_letter():
    """A span is a Web Annotation position and quote selector with start, end and exact text, each once."""
    spans = {q.subject for q in FULL if q.object == OA.TextPositionSelector}
    for predicate in (OA.start, OA.end, OA.exact):
        assert sorted(q.subject.value for q in FULL if q.predicate == predicate) == sorted(s.value for s in spans)


def test_periods_and_amounts_without_evidence():
    """Gold records have no evidence, and map all the same."""
    told = factory.simple("gold", period=Period(None, 2026, 2030), amount=Amount(Decimal(5), "EUR"))
    found = quads(factory.resolution("en-x09", told))
    assert {q.object.value for q in found if q.predicate in (AI.startsOn, AI.endsOn)} == {"2026", "2030"}
