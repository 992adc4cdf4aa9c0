"""The service description (SPARQL 1.1 Service Description): what a client may expect here."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg import __version__, vocab
from kg.vocab import DCTERMS, RDF, RDFS, Namespace

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)
_RDF = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "json": RdfFormat.JSON_LD,
    "xml": RdfFormat.RDF_XML,
}
_PREFIXES = {"sd": SD.base, "formats": FORMATS.base, "dcterms": vocab.DCTERMS.base, "rdfs": vocab.RDFS.base}


def description(endpoint: str, form: str) -> bytes:
    """The description of the endpoint at this address as "turtle", "ntriples", "json" (LD) or "xml"."""
    service, dataset, graph = BlankNode("service"), BlankNode("dataset"), BlankNode("graph")
    told: list[tuple[BlankNode, NamedNode, NamedNode | BlankNode | Literal]] = [
        (service, RDF.type, SD.Service),
        (service, SD.endpoint, NamedNode(endpoint)),
        (service, SD.supportedLanguage, SD.SPARQL11Query),
        (service, SD.feature, SD.UnionDefaultGraph),
        (service, RDFS.label, Literal(f"ai-infra-kg {__version__}")),
        (service, DCTERMS.license, NamedNode("https://opensource.org/license/mit")),
        (service, SD.defaultDataset, dataset),
        (dataset, RDF.type, SD.Dataset),
        (dataset, SD.defaultGraph, graph),
        (graph, RDF.type, SD.Graph),
        (graph, DCTERMS.conformsTo, NamedNode(f"{vocab.ONTOLOGY_IRI}/{vocab.version()}")),
    ]
    told += [(service, SD.resultFormat, getattr(FORMATS, name)) for name in _RESULTS]
    return serialize([Triple(*each) for each in told], format=_RDF[form], prefixes=_PREFIXES) or b""
