"""The JSON-LD context, made from ontology/kg.ttl: plain keys, plain values, identifiers without their base.

python -c "from kg.rdf.export.context import text; print(text(), end='')" > ontology/context.jsonld
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pyoxigraph import NamedNode

from kg import vocab
from kg.vocab import AI, OWL, RDF, RDFS, XSD

Term = dict[str, str]

_LISTS = ("Status", "Qualifier", "JobKind", "EnergySource")
_OTHERS: Mapping[str, tuple[str, str]] = {
    "label": ("rdfs:label", ""),
    "altLabel": ("skos:altLabel", ""),
    "exactMatch": ("skos:exactMatch", "@id"),
    "identifier": ("dcterms:identifier", ""),
    "language": ("dcterms:language", ""),
    "publisher": ("dcterms:publisher", ""),
    "issued": ("dcterms:issued", "xsd:date"),
    "url": ("schema:url", ""),
    "genre": ("schema:genre", ""),
    "articleBody": ("schema:articleBody", ""),
    "mainlyAbout": ("schema:about", "@id"),
    "mentions": ("schema:mentions", "@id"),
    "latitude": ("schema:latitude", "xsd:decimal"),
    "longitude": ("schema:longitude", "xsd:decimal"),
    "derivedFrom": ("prov:wasDerivedFrom", "@id"),
    "source": ("oa:hasSource", "@id"),
    "selector": ("oa:hasSelector", "@id"),
    "start": ("oa:start", "xsd:integer"),
    "end": ("oa:end", "xsd:integer"),
    "exactText": ("oa:exact", ""),
}
"""Key -> (property, how its values are read) for other vocabularies; no key may be a term of ours."""
_READ_AS = {"announcedOn": "xsd:date", "property": "@vocab", "disputed": "@vocab"}
"""Properties of ours whose range the ontology leaves open."""


def context() -> dict[str, Any]:
    """What stands under "@context"."""
    # A prefix "id" would hide the key "id".
    prefixes = {name: base for name, base in vocab.PREFIXES.items() if name != "id"}
    own = {name: _term(f"ai:{name}", _read_as(name)) for name in _properties()}
    others = {key: _term(iri, kind) for key, (iri, kind) in _OTHERS.items()}
    heading = {"@version": 1.1, "@base": vocab.RESOURCE, "@vocab": AI.base, "id": "@id", "type": "@type"}
    return heading | prefixes | own | others


@cache
def keys() -> Mapping[str, tuple[str, str]]:
    """IRI of a property -> its key and how its values are read ("" for as they stand)."""
    found: dict[str, tuple[str, str]] = {}
    for key, told in context().items():
        if isinstance(told, dict):
            prefix, local = told["@id"].split(":", 1)
            found[vocab.PREFIXES[prefix] + local] = (key, _expanded(told.get("@type", "")))
    return found


def _term(iri: str, kind: str) -> Term:
    return {"@id": iri, "@type": kind} if kind else {"@id": iri}


def _expanded(kind: str) -> str:
    return XSD.base + kind.removeprefix("xsd:") if kind.startswith("xsd:") else kind


def _properties() -> Iterator[str]:
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    told = {q.subject for q in vocab.statements() if q.predicate == RDF.type and q.object in kinds}
    return (name for name in vocab.terms() if vocab.term(name) in told)


def _read_as(name: str) -> str:
    if name in _READ_AS:
        return _READ_AS[name]
    range_ = _ranges().get(vocab.term(name), "")
    if range_.removeprefix(AI.base) in _LISTS:
        return "@vocab"
    if range_.startswith(XSD.base):
        return "" if range_ == XSD.string.value else "xsd:" + range_.removeprefix(XSD.base)
    return "@id" if range_ or vocab.term(name) in _object_properties() else ""


@cache
def _ranges() -> Mapping[object, str]:
    return {
        q.subject: q.object.value
        for q in vocab.statements()
        if q.predicate == RDFS.range and isinstance(q.object, NamedNode)
    }


@cache
def _object_properties() -> frozenset[object]:
    return frozenset(
        q.subject for q in vocab.statements() if q.predicate == RDF.type and q.object == OWL.ObjectProperty
    )


def text() -> str:
    """The file ontology/context.jsonld."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=2) + "\n"
