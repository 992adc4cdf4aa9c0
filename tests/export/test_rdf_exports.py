"""Every RDF export is read by rdflib, which didn't write it, and compared with what the store holds."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import rdflib
from rdflib.compare import to_isomorphic

from kg.errors import ExportProblem
from kg.export import Filters, export
from kg.paths import ONTOLOGY
from kg.rdf import names
from kg.rdf.export import context, merge
from kg.store.canonical import canonical_hash
from kg.vocab import terms

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "nt",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}


def term(node: object) -> rdflib.term.Node:
    """A term of pyoxigraph as rdflib has it."""
    if hasattr(node, "datatype"):
        kind = None if node.language or node.datatype.value.endswith("#string") else node.datatype.value
        return rdflib.Literal(node.value, lang=node.language, datatype=kind, normalize=False)
    return rdflib.URIRef(node.value)


def expected(reader) -> set[tuple[rdflib.term.Node, ...]]:
    """Subject, predicate, object and graph of all that an export has to hold."""
    left_out = (names.BUILDS, names.VOCABULARY)
    return {
        (term(q.subject), term(q.predicate), term(q.object), term(graph))
        for graph in reader.graphs()
        if graph not in left_out
        for q in reader.quads(graph)
    }


def written(reader, format: str, filters: Filters | None = None) -> bytes:
    """The export as bytes."""
    file = io.BytesIO()
    export(reader, file, format, filters)
    return file.getvalue()


@pytest.fixture(autouse=True)
def _lexical(monkeypatch):
    """rdflib keeps values as they are written."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
def test_datasets_hold_every_quad(reader, format):
    """What names graphs holds exactly the store's statements in their graphs."""
    found = rdflib.Dataset()
    found.parse(data=written(reader, format), format=RDFLIB[format])
    assert {(s, p, o, g) for s, p, o, g in found.quads() if g is not None} == expected(reader)


@pytest.mark.parametrize("format", ["turtle", "ntriples", "rdfxml"])
def test_merged_formats_hold_every_triple(reader, format):
    """What names no graphs holds exactly the merge of them."""
    found = rdflib.Graph().parse(data=written(reader, format), format=RDFLIB[format])
    wanted = rdflib.Graph()
    for s, p, o, _ in expected(reader):
        wanted.add((s, p, o))
    assert to_isomorphic(found) == to_isomorphic(wanted)


def test_ntriples_and_nquads_say_nothing_twice(reader):
    """Line formats are sorted and without doubles, and N-Quads are the canonical ones."""
    import hashlib

    for format in ("ntriples", "nquads"):
        lines = written(reader, format).split(b"\n")[:-1]
        assert lines == sorted(set(lines))
    assert hashlib.sha256(written(reader, "nquads")).hexdigest() == canonical_hash(reader)


def test_jsonld_reads_like_json(reader):
    """An announcement is an object with plain keys, its amount inside, numbers as numbers."""
    graphs = {graph["id"]: graph["@graph"] for graph in json.loads(written(reader, "jsonld"))["@graph"]}
    nodes = {node["id"]: node for node in graphs["article/en-x01/graph"]}
    told = nodes["announcement/kestrel-pennsylvania"]
    assert told["investor"] == "organisation/kestrel-compute"
    assert told["announcedOn"] == "2025-06-09"
    assert told["status"] == "announced"
    assert told["amount"]["value"] == 20_000_000_000
    assert told["amount"]["currency"] == "USD"
    assert told["type"] == ["Announcement", "Investment"]


def test_context_is_made_from_the_ontology():
    """ontology/context.jsonld is what the ontology gives, and no key of another vocabulary hides a term."""
    assert (ONTOLOGY / "context.jsonld").read_text(encoding="utf-8") == context.text()
    assert not set(context._OTHERS) & set(terms())


def test_merging_in_small_runs(reader):
    """Runs of two lines give the same lines as one run."""
    parts = [list(reader.quads(graph)) for graph in reader.graphs()]
    assert list(merge.lines(parts, run=2)) == list(merge.lines(parts))


def test_article_filter_is_the_whole_article(reader):
    """An article's export is its own graph, statement for statement."""
    found = rdflib.Dataset()
    found.parse(data=written(reader, "trig", Filters(article=("en-x02",))), format="trig")
    graph = names.graph("en-x02")
    mine = {(s, p, o) for s, p, o, g in found.quads() if str(g) == graph.value}
    assert mine == {(term(q.subject), term(q.predicate), term(q.object)) for q in reader.quads(graph)}
    assert not [g for *_, g in found.quads() if "/article/" in str(g) and str(g) != graph.value]


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(organisation=("Talon Energy",)), {"kestrel-pennsylvania", "ohio"}),
        (Filters(organisation=("Kestrel",)), {"kestrel-pennsylvania", "pact"}),
        (Filters(place=("United States",)), {"kestrel-pennsylvania", "pact"}),
        (Filters(place=("Ohio",)), {"ohio"}),
        (Filters(since="2024-02-10", until="2024"), {"pact"}),
        (Filters(until="2024-01"), {"ohio"}),
        (Filters(since="2025"), {"kestrel-pennsylvania"}),
        (Filters(article=("en-x02",)), {"kestrel-pennsylvania", "ohio"}),
        (Filters(query="SELECT ?a { ?a a ai:Partnership }"), {"pact"}),
        (Filters(query="SELECT ?x { ?x dcterms:identifier 'en-x03' }"), {"pact"}),
        (Filters(organisation=("Talon Energy",), until="2024"), {"ohio"}),
    ],
)
def test_filters_keep_what_fits(reader, filters, kept):
    """Each filter keeps its announcements whole, with their evidence, and nothing of any other."""
    graph = rdflib.Graph().parse(data=written(reader, "turtle", filters), format="turtle")
    ai = rdflib.Namespace("https://w3id.org/ai-infra-kg/ontology#")
    found = {str(s).rsplit("/", 1)[1] for s in graph.subjects(rdflib.RDF.type, ai.Announcement)}
    assert found == kept
    for evidence in graph.subjects(rdflib.RDF.type, ai.Evidence):
        assert (graph.value(evidence, ai.evidenceFor), None, None) in graph
        assert (graph.value(evidence, OA.hasSelector), OA.exact, None) in graph
    whole = rdflib.Graph().parse(data=written(reader, "turtle"), format="turtle")
    assert set(graph) <= set(whole)
    for local in kept:
        node = rdflib.URIRef(f"https://w3id.org/ai-infra-kg/id/announcement/{local}")
        told = set(whole.predicate_objects(node)) - {
            (ai.reportedIn, a) for a in whole.objects(node, ai.reportedIn)
        }
        assert told <= set(graph.predicate_objects(node))


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        (Filters(organisation=("Talom Energy",)), "did you mean “Talon Energy”"),
        (Filters(place=('Ohio" } DROP ALL',)), "knows no place"),
        (Filters(until="1999"), "No announcement fits"),
        (Filters(since="June"), "is no date"),
        (Filters(since="2025-13"), "is no date"),
    ],
)
def test_filters_that_find_nothing_say_so(reader, filters, sentence):
    """A filter for what is not there is refused in a sentence."""
    with pytest.raises(ExportProblem, match=sentence):
        written(reader, "turtle", filters)


def test_rdfxml_refuses_what_xml_cannot_hold(reader, monkeypatch):
    """A control character gives a sentence and no file."""
    from pyoxigraph import Literal, NamedNode, Quad

    bad = Quad(NamedNode("http://a/b"), NamedNode("http://a/c"), Literal("x\x0b"), names.graph("en-x01"))
    monkeypatch.setattr(type(reader), "quads", lambda self, graph: iter([bad]))
    with pytest.raises(ExportProblem, match=r"U\+000B"):
        written(reader, "rdfxml")


def test_full_export_is_described(reader, tmp_path: Path):
    """Beside a full export stands a DCAT file with size, hash, licence, date and version; not beside a part."""
    done = export(reader, tmp_path / "graph.nq")
    graph = rdflib.Graph().parse(done.description)
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    (dataset,) = graph.subjects(rdflib.RDF.type, dcat.Dataset)
    for told in ("license", "issued", "creator", "title", "conformsTo", "language", "temporal"):
        assert graph.value(dataset, rdflib.DCTERMS[told], any=True) is not None, told
    assert graph.value(dataset, dcat.version) is not None
    size = graph.value(graph.value(dataset, dcat.distribution), dcat.byteSize)
    assert int(size) == (tmp_path / "graph.nq").stat().st_size
    export(reader, tmp_path / "part.nq", filters=Filters(article=("en-x01",)))
    assert not (tmp_path / "part.nq.dcat.ttl").exists()
