"""Networks are read by networkx and igraph, tables by pandas, and compared with what queries say."""

from __future__ import annotations

import io
from pathlib import Path

import igraph
import networkx as nx
import pandas as pd
import pytest
from lxml import etree

from kg.errors import ExportProblem
from kg.export import Filters, export
from kg.store.answers import ask

ID = "https://w3id.org/ai-infra-kg/id/"
BITING = 'Ohm "& Söhne" </script><b>=1\\'
LINKS = (
    "ai:within ai:subsidiaryOf ai:locatedIn ai:operates ai:develops ai:offers ai:hosts ai:subjectTo "
    "ai:investsIn ai:buildsIn ai:operatesIn ai:suppliesTo ai:partnersWith ai:funds ai:acquires ai:supports"
)


def edges(reader) -> set[tuple[str, str, str]]:
    """Every direct tie that the graph holds, by SPARQL."""
    query = f"SELECT ?s ?p ?o {{ VALUES ?p {{ {LINKS} }} ?s ?p ?o }}"
    return {(s.value, p.value.split("#")[1], o.value) for s, p, o in ask(reader, query).rows}


def entities(reader) -> dict[str, str]:
    """Every entity with its label, by SPARQL."""
    return {e.value: n.value for e, n in ask(reader, "SELECT ?e ?n { ?e a ai:Entity ; rdfs:label ?n }").rows}


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networkx_reads_the_network(reader, tmp_path: Path, format):
    """Nodes with label and type, edges with relation, weight and dates: those of the graph, all of them."""
    target = tmp_path / f"net.{format}"
    export(reader, target)
    net = nx.read_graphml(target, force_multigraph=True) if format == "graphml" else nx.read_gexf(target)
    assert {node: data["label"] for node, data in net.nodes(data=True)} == entities(reader)
    assert {(s, d["relation"], o) for s, o, d in net.edges(data=True)} == edges(reader)
    assert net.nodes[ID + "place/pennsylvania"]["type"] == "Region"
    assert net.nodes[ID + "place/pennsylvania"]["latitude"] == pytest.approx(40.27245)
    within = next(d for s, o, d in net.edges(data=True) if s.endswith("lackawanna-county"))
    assert within["weight"] == 4.0, "four articles say where the county lies"
    pact = next(d for s, o, d in net.edges(data=True) if d["relation"] == "partnersWith")
    assert (pact["start"], pact["end"]) == (
        ("2024-02", "2024-02") if format == "graphml" else ("2024-02-01", "2024-02-29")
    )


def test_igraph_reads_graphml(reader, tmp_path: Path):
    """A third library finds the same network."""
    target = tmp_path / "net.graphml"
    export(reader, target)
    net = igraph.Graph.Read_GraphML(str(target))
    assert set(net.vs["label"]) == set(entities(reader).values())
    assert {(net.vs[e.source]["id"], e["relation"], net.vs[e.target]["id"]) for e in net.es} == edges(reader)


def test_gexf_keeps_to_what_gephi_imports(reader, tmp_path: Path):
    """Dates are whole days, no edge lacks its ends, parallel edges differ in kind, values are declared."""
    target = tmp_path / "net.gexf"
    export(reader, target)
    ns = {"g": "http://gexf.net/1.3"}
    root = etree.parse(str(target)).getroot()
    (graph,) = root.findall("g:graph", ns)
    assert dict(graph.attrib) == {
        "mode": "dynamic",
        "defaultedgetype": "directed",
        "timeformat": "date",
        "idtype": "string",
    }
    nodes = [node.get("id") for node in graph.iterfind("g:nodes/g:node", ns)]
    assert len(nodes) == len(set(nodes))
    seen = set()
    for edge in graph.iterfind("g:edges/g:edge", ns):
        assert edge.get("source") in nodes
        assert edge.get("target") in nodes
        assert float(edge.get("weight")) >= 1
        for day in (edge.get("start"), edge.get("end")):
            assert day is None or pd.Timestamp(day).strftime("%Y-%m-%d") == day
        key = (edge.get("source"), edge.get("target"), edge.get("kind"))
        assert key not in seen
        seen.add(key)
    declared = {a.get("id") for a in graph.iterfind("g:attributes/g:attribute", ns)}
    assert {v.get("for") for v in graph.iterfind(".//g:attvalue", ns)} <= declared


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_pandas_reads_the_tables(reader, tmp_path: Path, format):
    """Four tables: announcements with their values, entities, edges and evidence as the graph has them."""
    done = export(reader, tmp_path / "tables", format)
    read = pd.read_csv if format == "csv" else pd.read_parquet
    tables = {path.stem: read(path) for path in (tmp_path / "tables").iterdir()}
    assert set(tables) == {"announcements", "entities", "edges", "evidence"}
    assert sum(map(len, tables.values())) == done.count
    told = tables["announcements"].set_index("id").loc[ID + "announcement/kestrel-pennsylvania"]
    assert (told["amount"], told["currency"], told["jobs"], told["megawatts"]) == (20e9, "USD", 1250, 960)
    assert (told["type"], told["status"], told["announced_on"]) == ("Investment", "announced", "2025-06-09")
    assert bool(told["counted"]) is True
    articles = told["article"].split(" | ") if format == "csv" else list(told["article"])
    assert len(articles) == 3
    found = tables["edges"]
    assert set(zip(found["source"], found["relation"], found["target"], strict=True)) == edges(reader)
    assert dict(zip(tables["entities"]["id"], tables["entities"]["label"], strict=True)) == entities(reader)
    count = ask(reader, "SELECT (COUNT(*) AS ?n) { ?e a ai:Evidence }").rows[0][0]
    assert len(tables["evidence"]) == int(count.value)


def test_evidence_rows_hold_in_the_text(reader, tmp_path: Path):
    """Each proof's text is the article's text between its two offsets."""
    export(reader, tmp_path / "t", "parquet", Filters(article=("en-x01",)))
    body = ask(reader, "SELECT ?t { ?a dcterms:identifier 'en-x01' ; schema:articleBody ?t }").rows[0][0].value
    evidence = pd.read_parquet(tmp_path / "t" / "evidence.parquet")
    assert len(evidence) > 10
    for row in evidence.itertuples():
        assert body[row.start : row.end] == row.text


def test_csv_disarms_formulas(reader, tmp_path: Path):
    """A name that a spreadsheet would run gets an apostrophe; other odd names come back as they are."""
    export(reader, tmp_path / "t", "csv")
    text = (tmp_path / "t" / "entities.csv").read_text(encoding="utf-8")
    assert "'=HYPERLINK(1)" in text
    assert BITING in set(pd.read_csv(tmp_path / "t" / "entities.csv")["label"])


def test_filtered_network_is_a_part(reader, tmp_path: Path):
    """A filter leaves only what the chosen announcements name."""
    export(reader, tmp_path / "n.gexf", filters=Filters(place=("Ohio",)))
    net = nx.read_gexf(tmp_path / "n.gexf")
    assert {d["label"] for _, d in net.nodes(data=True)} == {"Talon Energy", "Ohio"}
    assert [d["relation"] for *_, d in net.edges(data=True)] == ["investsIn"]


def test_a_broken_export_leaves_what_was_there(reader, tmp_path: Path, monkeypatch):
    """When writing fails half way the old file stays, and no other file is left."""
    for name, format in (("g.ttl", "turtle"), ("n.gexf", "gexf"), ("t", "csv")):
        export(reader, tmp_path / name, format)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def fail(self, graph):
        yield from list(quads(self, graph))[:3]
        raise OSError(28, "No space left on device")

    quads = type(reader).quads
    monkeypatch.setattr(type(reader), "quads", fail)
    for name, format in (("g.ttl", "turtle"), ("n.gexf", "gexf"), ("t", "csv")):
        with pytest.raises(ExportProblem, match=rf"{name} cannot be written \(No space left on device\)"):
            export(reader, tmp_path / name, format)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("name", "format", "sentence"),
    [
        ("graph.doc", None, "tells no format"),
        ("graph.ttl", "excel", "There is no format 'excel'"),
        ("missing/graph.ttl", None, "cannot be written"),
        (".", "turtle", "is a folder"),
        ("busy", "csv", "holds other files"),
        ("busy/mine.txt", "csv", "is a file"),
    ],
)
def test_targets_that_cannot_be_are_refused(reader, tmp_path: Path, name, format, sentence):
    """Each impossible target is one sentence, and files of others stay untouched."""
    (tmp_path / "busy").mkdir()
    (tmp_path / "busy" / "mine.txt").write_text("mine")
    with pytest.raises(ExportProblem, match=sentence):
        export(reader, tmp_path / name, format)
    assert (tmp_path / "busy" / "mine.txt").read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {"busy"}


def test_tables_cannot_go_to_a_stream(reader):
    """A folder can't be written to standard output, which is said."""
    with pytest.raises(ExportProblem, match="writes a folder"):
        export(reader, io.BytesIO(), "csv")


def test_a_second_export_takes_the_first_ones_place(reader, tmp_path: Path):
    """Exporting again to the same folder replaces its tables."""
    export(reader, tmp_path / "t", "csv")
    export(reader, tmp_path / "t", "csv", Filters(place=("Ohio",)))
    assert len(pd.read_csv(tmp_path / "t" / "announcements.csv")) == 1
