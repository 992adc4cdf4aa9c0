"""ontology/README.md and LISEZMOI.md, made from kg.ttl.

python -m kg.rdf.page en > ontology/README.md
python -m kg.rdf.page fr > ontology/LISEZMOI.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg import vocab
from kg.vocab import OWL, RDF, RDFS


@dataclass(frozen=True, slots=True)
class _Words:
    """The page's own words in one language."""

    head: str
    titles: Mapping[str, str]  # heading and table head by section
    any: str  # an end of a property that is left open


_WORDS = {
    "en": _Words(
        head="""\
# The vocabulary, version {version}

Made from [kg.ttl](kg.ttl) by `python -m kg.rdf.page en`; edit that file, not this one. [En français](LISEZMOI.md).

- `ai:` is `{ai}`; things have identifiers under `{resource}`.
- [shapes.ttl](shapes.ttl) says what statements must look like (SHACL), [alignments.ttl](alignments.ttl) how the
  terms stand to schema.org, PROV-O, the Web Annotation vocabulary, SKOS, Dublin Core and Wikidata.
- Terms of others are used as they are: `rdfs:label`, `skos:altLabel` and `skos:exactMatch` for names,
  `schema:latitude`, `schema:longitude`, `schema:articleBody`, `schema:about` (an article's main announcements) and
  `schema:mentions` (the others), `dcterms:issued`, `dcterms:language`, `dcterms:publisher` for articles,
  `prov:wasDerivedFrom` and `prov:wasGeneratedBy` for graphs, `oa:hasSource`, `oa:hasSelector`, `oa:start`,
  `oa:end` and `oa:exact` for the place of evidence in its article.
""",
        titles={
            "classes": "Classes\n\n| class | under | français | English | definition | example |",
            "properties": "Properties\n\n| property | from → to | français | English | definition | example |",
            "lists": "Closed lists\n\n| list | value | français | English | definition |",
        },
        any="any",
    ),
    "fr": _Words(
        head="""\
# Le vocabulaire, version {version}

Tiré de [kg.ttl](kg.ttl) par `python -m kg.rdf.page fr` ; c’est ce fichier que l’on modifie, non celui-ci.
[In English](README.md).

- `ai:` vaut `{ai}` ; les choses ont leurs identifiants sous `{resource}`.
- [shapes.ttl](shapes.ttl) dit la forme que prennent les énoncés (SHACL), [alignments.ttl](alignments.ttl) ce que
  les termes sont pour schema.org, PROV-O, Web Annotation, SKOS, Dublin Core et Wikidata.
- Les termes d’autrui servent tels quels : `rdfs:label`, `skos:altLabel` et `skos:exactMatch` pour les noms,
  `schema:latitude`, `schema:longitude`, `schema:articleBody`, `schema:about` (les annonces principales d’un
  article) et `schema:mentions` (les autres), `dcterms:issued`, `dcterms:language`, `dcterms:publisher` pour les
  articles, `prov:wasDerivedFrom` et `prov:wasGeneratedBy` pour les graphes, `oa:hasSource`, `oa:hasSelector`,
  `oa:start`, `oa:end` et `oa:exact` pour l’endroit d’une preuve dans son article.
""",
        titles={
            "classes": "Classes\n\n| classe | sous | français | anglais | définition | exemple |",
            "properties": "Propriétés\n\n| propriété | de → vers | français | anglais | définition | exemple |",
            "lists": "Listes fermées\n\n| liste | valeur | français | anglais | définition |",
        },
        any="tout",
    ),
}
_INDIVIDUALS = {"status": "Status", "qualifier": "Qualifier", "kind": "JobKind", "energy": "EnergySource"}
_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def page(language: str) -> str:
    """The whole page as Markdown, in French ("fr") or English ("en")."""
    head = _WORDS[language].head.format(version=vocab.version(), ai=vocab.AI.base, resource=vocab.RESOURCE)
    return "\n".join((head, *_classes(language), *_properties(language), *_lists(language)))


def _classes(language: str) -> Iterator[str]:
    yield _title(language, "classes")
    for name in _subjects(OWL.Class):
        yield _row(
            f"`ai:{name}`", _objects(name, RDFS.subClassOf), *_names(name, language), _example(name, language)
        )
    yield ""


def _properties(language: str) -> Iterator[str]:
    yield _title(language, "properties")
    some = _WORDS[language].any
    for kind in _KINDS:
        for name in _subjects(kind):
            ends = f"{_objects(name, RDFS.domain) or some} → {_objects(name, RDFS.range) or some}"
            yield _row(f"`ai:{name}`", ends, *_names(name, language), _example(name, language))
    yield ""


def _lists(language: str) -> Iterator[str]:
    yield _title(language, "lists")
    for kind, cls in _INDIVIDUALS.items():
        for name in vocab.closed_list(kind):
            yield _row(f"`ai:{cls}`", f"`ai:{name}`", *_names(name, language))
    yield ""


def _title(language: str, section: str) -> str:
    title = _WORDS[language].titles[section]
    return f"## {title}\n|{'---|' * (title.count('|') - 1)}"


def _names(name: str, language: str) -> tuple[str, str, str]:
    return vocab.labels("fr")[name], vocab.labels("en")[name], vocab.definitions(language)[name]


def _example(name: str, language: str) -> str:
    return vocab.examples(language).get(name, "")


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
    print(page(sys.argv[1] if len(sys.argv) > 1 else "en"), end="")
