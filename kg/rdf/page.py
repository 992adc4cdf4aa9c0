"""ontology/README.md, made from kg.ttl: ``python -m kg.rdf.page > ontology/README.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg import vocab
from kg.vocab import OWL, RDF, RDFS

_HEAD = """\
# The vocabulary, version {version}

Made from [kg.ttl](kg.ttl) by `python -m kg.rdf.page`; edit that file, not this one.

- `ai:` is `{ai}`; things have identifiers under `{resource}`.
- [shapes.ttl](shapes.ttl) says what statements must look like (SHACL), [alignments.ttl](alignments.ttl) how the
  terms stand to schema.org, PROV-O, the Web Annotation vocabulary, SKOS, Dublin Core and Wikidata.
- Terms of others are used as they are: `rdfs:label`, `skos:altLabel` and `skos:exactMatch` for names,
  `schema:latitude`, `schema:longitude`, `schema:articleBody`, `schema:about` (an article's main announcements) and
  `schema:mentions` (the others), `dcterms:issued`, `dcterms:language`, `dcterms:publisher` for articles,
  `prov:wasDerivedFrom` and `prov:wasGeneratedBy` for graphs, `oa:hasSource`, `oa:hasSelector`, `oa:start`,
  `oa:end` and `oa:exact` for the place of evidence in its article.
"""
_INDIVIDUALS = {"status": "Status", "qualifier": "Qualifier", "kind": "JobKind", "energy": "EnergySource"}
_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def page() -> str:
    """The whole page as Markdown."""
    head = _HEAD.format(version=vocab.version(), ai=vocab.AI.base, resource=vocab.RESOURCE)
    return "\n".join((head, *_classes(), *_properties(), *_lists()))


def _classes() -> Iterator[str]:
    yield "## Classes\n\n| class | under | français | English | definition | example |\n|---|---|---|---|---|---|"
    for name in _subjects(OWL.Class):
        yield _row(f"`ai:{name}`", _objects(name, RDFS.subClassOf), *_names(name), _example(name))
    yield ""


def _properties() -> Iterator[str]:
    yield "## Properties\n"
    yield "| property | from → to | français | English | definition | example |\n|---|---|---|---|---|---|"
    for kind in _KINDS:
        for name in _subjects(kind):
            ends = f"{_objects(name, RDFS.domain) or 'any'} → {_objects(name, RDFS.range) or 'any'}"
            yield _row(f"`ai:{name}`", ends, *_names(name), _example(name))
    yield ""


def _lists() -> Iterator[str]:
    yield "## Closed lists\n\n| list | value | français | English | definition |\n|---|---|---|---|---|"
    for kind, cls in _INDIVIDUALS.items():
        for name in vocab.closed_list(kind):
            yield _row(f"`ai:{cls}`", f"`ai:{name}`", *_names(name))
    yield ""


def _names(name: str) -> tuple[str, str, str]:
    return vocab.labels("fr")[name], vocab.labels("en")[name], vocab.definitions("en")[name]


def _example(name: str) -> str:
    return vocab.examples("en").get(name, "")


def _subjects(kind: NamedNode) -> Iterable[str]:
    found = (q.subject for q in vocab.statements() if q.predicate == RDF.type and q.object == kind)
    return (node.value.removeprefix(vocab.AI.base) for node in found if isinstance(node, NamedNode))


def _objects(name: str, predicate: NamedNode) -> str:
    node = vocab.term(name)
    found = (q.object for q in vocab.statements() if q.subject == node and q.predicate == predicate)
    return ", ".join(f"`{vocab.shorten(o.value)}`" for o in found if isinstance(o, NamedNode))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


if __name__ == "__main__":
    print(page(), end="")
