"""ontology/kg.ttl as terms, labels and closed lists; a name that the ontology lacks is refused.

>>> AI.investor.value
'https://w3id.org/ai-infra-kg/ontology#investor'
>>> AI.invester  # doctest: +ELLIPSIS
Traceback (most recent call last):
    ...
kg.errors.UnknownTerm: The ontology has no term “invester”; did you mean “investor”? ...

The file is read once, at the first term that is asked for, so that importing this module costs nothing.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import UnknownTerm
from kg.paths import ONTOLOGY

ONTOLOGY_IRI = "https://w3id.org/ai-infra-kg/ontology"
RESOURCE = "https://w3id.org/ai-infra-kg/id/"
"""What every identifier of a thing begins with."""


@dataclass(frozen=True, slots=True)
class Namespace:
    """Another vocabulary's terms, taken at their word: ``PROV.wasDerivedFrom``."""

    base: str

    def __getattr__(self, name: str) -> NamedNode:
        return _node(self.base + name)


@dataclass(frozen=True, slots=True)
class OwnNamespace:
    """The ontology's own terms; an unknown name raises UnknownTerm."""

    base: str

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        return term(name)


AI = OwnNamespace(ONTOLOGY_IRI + "#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")

PREFIXES: Mapping[str, str] = {
    "ai": AI.base,
    "id": RESOURCE,
    "rdf": RDF.base,
    "rdfs": RDFS.base,
    "owl": OWL.base,
    "xsd": XSD.base,
    "skos": SKOS.base,
    "dcterms": DCTERMS.base,
    "prov": PROV.base,
    "oa": OA.base,
    "schema": SCHEMA.base,
}
"""What a query may use without declaring it, and what results are shortened with."""

_CLASS_OF_LIST = {"status": "Status", "qualifier": "Qualifier", "kind": "JobKind", "energy": "EnergySource"}


def term(name: str) -> NamedNode:
    """The term ``ai:name``; raises UnknownTerm for a name that the ontology lacks."""
    try:
        return _ontology().terms[name]
    except KeyError:
        raise UnknownTerm(unknown(name)) from None


def terms() -> tuple[str, ...]:
    """The local names of all terms, sorted."""
    return tuple(sorted(_ontology().terms))


def value(name: str) -> NamedNode:
    """The term for a value of the records: "at_least" is ai:atLeast, "subsidiary_of" is ai:subsidiaryOf.

    >>> value("under_construction") == AI.underConstruction
    True
    """
    head, *tail = name.split("_")
    return term(head + "".join(part.capitalize() for part in tail))


def announcement_class(type_: str) -> NamedNode:
    """The class for a type of the records: "energy_deal" is ai:EnergyDeal."""
    return term("".join(part.capitalize() for part in type_.split("_")))


def closed_list(kind: str) -> tuple[str, ...]:
    """Local names in one of the closed lists: "status", "qualifier", "kind" (of jobs) or "energy"."""
    return _ontology().members.get(_CLASS_OF_LIST[kind], ())


def subclasses(name: str) -> tuple[str, ...]:
    """Local names of the classes right below one, in the order of the file."""
    return _ontology().below.get(name, ())


def lineage(name: str) -> tuple[NamedNode, ...]:
    """A class and every class above it, the nearest first: City, Place, Entity."""
    above = _ontology().above
    line = [name]
    while line[-1] in above:
        line.append(above[line[-1]])
    return tuple(term(step) for step in line)


def labels(lang: str) -> Mapping[str, str]:
    """Local name -> label in "fr" or "en"."""
    return _ontology().labels[lang]


def definitions(lang: str) -> Mapping[str, str]:
    """Local name -> definition in "fr" or "en"."""
    return _ontology().definitions[lang]


def examples(lang: str) -> Mapping[str, str]:
    """Local name -> example in "fr" or "en"."""
    return _ontology().examples[lang]


def version() -> str:
    """owl:versionInfo of the ontology."""
    return _ontology().version


def statements() -> tuple[Quad, ...]:
    """The whole of kg.ttl, in the order of the file."""
    return _ontology().statements


def shorten(iri: str) -> str:
    """An IRI with the ontology's prefixes: "ai:investor"; in angle brackets where none fits.

    >>> shorten("https://w3id.org/ai-infra-kg/id/place/us-pa")
    'id:place/us-pa'
    """
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and len(iri) > len(base):
            return f"{prefix}:{iri[len(base) :]}"
    return f"<{iri}>"


def unknown(name: str) -> str:
    near = difflib.get_close_matches(name, _ontology().terms, n=1)
    hint = f"; did you mean “{near[0]}”?" if near else "."
    return f"The ontology has no term “{name}”{hint} Its terms stand in ontology/kg.ttl."


@dataclass(frozen=True, slots=True)
class _Ontology:
    statements: tuple[Quad, ...]
    terms: Mapping[str, NamedNode]
    labels: Mapping[str, Mapping[str, str]]
    definitions: Mapping[str, Mapping[str, str]]
    examples: Mapping[str, Mapping[str, str]]
    above: Mapping[str, str]
    below: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]]
    version: str


@cache
def _ontology() -> _Ontology:
    statements = tuple(parse(path=str(ONTOLOGY / "kg.ttl"), format=RdfFormat.TURTLE))
    above = {_local(q.subject): _local(q.object) for q in statements if q.predicate == RDFS.subClassOf}
    typed = [(_local(q.object), _local(q.subject)) for q in statements if q.predicate == RDF.type]
    return _Ontology(
        statements=statements,
        terms={_local(q.subject): q.subject for q in statements if q.subject.value.startswith(AI.base)},
        labels=_texts(statements, RDFS.label),
        definitions=_texts(statements, SKOS.definition),
        examples=_texts(statements, SKOS.example),
        above=above,
        below=_grouped((parent, child) for child, parent in above.items()),
        members=_grouped(pair for pair in typed if pair[0] in _CLASS_OF_LIST.values()),
        version=next(q.object.value for q in statements if q.predicate == OWL.versionInfo),
    )


def _texts(statements: tuple[Quad, ...], predicate: NamedNode) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {"fr": {}, "en": {}}
    for quad in statements:
        if quad.predicate == predicate and isinstance(quad.object, Literal):
            found[quad.object.language or "en"][_local(quad.subject)] = quad.object.value
    return found


def _grouped(pairs: Iterator[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, member in pairs:
        groups[key].append(member)
    return {key: tuple(members) for key, members in groups.items()}


def _local(node: object) -> str:
    return node.value.removeprefix(AI.base) if isinstance(node, NamedNode) else ""


@cache
def _node(iri: str) -> NamedNode:
    return NamedNode(iri)
