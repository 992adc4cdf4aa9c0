"""The vocabulary and its companions keep to what was fixed, and Python keeps to them."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from pyoxigraph import BlankNode, parse

from kg import vocab
from kg.errors import UnknownTerm
from kg.model import CLOSED_LISTS
from kg.paths import ONTOLOGY

FIXED = """
Announcement Investment Construction Opening Partnership EnergyDeal Acquisition Funding Programme Organisation
Company GovernmentBody ResearchInstitution Place Country Region County City Facility Product AIModel CloudService
Chip Policy Amount Capacity Jobs HardwareOrder Period Article Evidence actor investor developer operator partner
customer supplier funder acquirer target government amount value currency qualifier place facility capacity
megawatts jobs count jobKind hardware product energySource period years startsOn endsOn status announcedOn
reportedIn announced atLeast nuclear within locatedIn operates develops offers hosts subsidiaryOf subjectTo
investsIn buildsIn suppliesTo partnersWith funds
""".split()
KNOWN_ELSEWHERE = (
    "schema.org/",
    "w3.org/ns/prov#",
    "w3.org/ns/oa#",
    "skos/core#",
    "purl.org/dc/terms/",
    "wikidata.org/",
)


def statements(name: str) -> list:
    return list(parse(path=str(ONTOLOGY / name)))


@pytest.mark.parametrize("name", FIXED)
def test_fixed_names(name):
    """Every name that was fixed for users stands in the ontology."""
    assert vocab.term(name).value == f"https://w3id.org/ai-infra-kg/ontology#{name}"


def test_two_languages():
    """Every term has a label and a definition in French and in English, and classes and properties an example."""
    individuals = {name for kind in ("status", "qualifier", "kind", "energy") for name in vocab.closed_list(kind)}
    for lang in ("fr", "en"):
        assert set(vocab.labels(lang)) == set(vocab.terms())
        assert set(vocab.definitions(lang)) == set(vocab.terms())
        assert set(vocab.examples(lang)) == set(vocab.terms()) - individuals


def test_closed_lists_agree():
    """The closed lists of the records and of the ontology have the same members, none more on either side."""
    for kind in ("status", "qualifier", "kind", "energy"):
        assert {vocab.value(v) for v in CLOSED_LISTS[kind]} == {vocab.term(n) for n in vocab.closed_list(kind)}
    types = {vocab.announcement_class(t) for t in CLOSED_LISTS["type"]}
    assert types == {vocab.term(name) for name in vocab.subclasses("Announcement")}
    for name in (*CLOSED_LISTS["role"], *CLOSED_LISTS["predicate"]):
        vocab.value(name)


def test_unknown_name():
    """A name that the ontology lacks is refused with the nearest one that it has."""
    with pytest.raises(UnknownTerm, match="investor"):
        _ = vocab.AI.invester


def test_no_blank_nodes_in_the_ontology():
    """The ontology has no blank node, so that its copy in a store has none either."""
    nodes = {term for q in statements("kg.ttl") for term in (q.subject, q.object)}
    assert not [node for node in nodes if isinstance(node, BlankNode)]


def test_domains_and_ranges_are_classes():
    """What stands as a domain, range or superclass is a class of the ontology or a datatype."""
    classes = {q.subject for q in statements("kg.ttl") if q.object == vocab.OWL.Class}
    for q in statements("kg.ttl"):
        if q.predicate in (vocab.RDFS.domain, vocab.RDFS.range, vocab.RDFS.subClassOf):
            assert q.object in classes or q.object.value.startswith(vocab.XSD.base), q


@pytest.mark.parametrize("name", ["alignments.ttl", "shapes.ttl"])
def test_companions_name_only_known_terms(name):
    """Alignments and shapes name no term of ours that the ontology lacks."""
    used = set(re.findall(r"\bai:(\w+)", (ONTOLOGY / name).read_text(encoding="utf-8")))
    assert used <= set(vocab.terms())


def test_alignments_lead_elsewhere():
    """Each alignment leads from a term of ours to a term of a well-known vocabulary."""
    ours = [q for q in statements("alignments.ttl") if q.subject.value.startswith(vocab.AI.base)]
    assert len(ours) > 30
    for q in ours:
        assert any(part in q.object.value for part in KNOWN_ELSEWHERE), q


def test_owl_rl_reads_it():
    """An OWL 2 RL reasoner closes the ontology with its alignments over an article and finds no contradiction."""
    import factory
    import owlrl
    import rdflib
    from pyoxigraph import RdfFormat, serialize

    from kg.rdf.mapping import quads

    graph = rdflib.Graph()
    for name in ("kg.ttl", "alignments.ttl"):
        graph.parse(ONTOLOGY / name)
    article = serialize([q.triple for q in quads(factory.resolution())], format=RdfFormat.N_TRIPLES)
    graph.parse(data=article, format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    who = rdflib.URIRef(vocab.RESOURCE + "organisation/kestrel-compute")
    assert (who, rdflib.RDF.type, rdflib.URIRef("https://schema.org/Organization")) in graph
    errors = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
    assert not list(graph.subjects(rdflib.RDF.type, errors))


@pytest.mark.parametrize(("language", "page"), [("en", "README.md"), ("fr", "LISEZMOI.md")])
def test_page_is_made_from_the_ontology(language, page):
    """The page of each language is what the command makes from kg.ttl now."""
    command = [sys.executable, "-m", "kg.rdf.page", language]
    made = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert made == (ONTOLOGY / page).read_text(encoding="utf-8")
