"""The DCAT description of a full export: what it is, who made it, under which licence, when, which version."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg import __version__, vocab
from kg.export import placing
from kg.export.selection import rows
from kg.store.protocol import Reader
from kg.vocab import DCTERMS, PROV, RDF, RDFS, XSD, Namespace

DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
LICENCE = "https://opensource.org/license/mit"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_TITLES = {"fr": "Graphe des annonces d’infrastructure d’IA", "en": "Graph of AI-infrastructure announcements"}
_ABOUT = {
    "fr": "Annonces lues dans des articles en français et en anglais, avec la phrase qui prouve chaque valeur. "
    "La licence couvre le graphe ; les passages cités restent à leurs éditeurs.",
    "en": "Announcements read from French and English articles, with the sentence that proves each value. "
    "The licence covers the graph; the passages quoted remain their publishers’.",
}
_PREFIXES = {"dcat": DCAT.base, "spdx": SPDX.base} | {
    name: vocab.PREFIXES[name] for name in ("dcterms", "prov", "rdf", "rdfs", "xsd")
}

Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


def beside(reader: Reader, target: Path, media_type: str) -> Path:
    """Describe an export that was written to ``target``; the file, ``NAME.dcat.ttl``. Raises ExportProblem."""
    path = target.with_name(f"{target.name}.dcat.ttl")
    with placing.file(path) as file:
        told = [Triple(*statement) for statement in (*_dataset(reader), *_distributions(target, media_type))]
        serialize(told, file, RdfFormat.TURTLE, prefixes=_PREFIXES)
    return path


_DATASET = NamedNode(vocab.RESOURCE + "dataset")


def _dataset(reader: Reader) -> list[Statement]:
    program = NamedNode(f"{vocab.RESOURCE}software/ai-infra-kg-{__version__}")
    now = Literal(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), datatype=XSD.dateTime)
    told: list[Statement] = [(_DATASET, RDF.type, DCAT.Dataset)]
    told += [(_DATASET, DCTERMS.title, Literal(text, language=lang)) for lang, text in _TITLES.items()]
    told += [(_DATASET, DCTERMS.description, Literal(text, language=lang)) for lang, text in _ABOUT.items()]
    told += [
        (_DATASET, DCTERMS.creator, program),
        (program, RDF.type, PROV.SoftwareAgent),
        (program, RDFS.label, Literal(f"ai-infra-kg {__version__}")),
        (_DATASET, DCTERMS.license, NamedNode(LICENCE)),
        (_DATASET, DCTERMS.issued, now),
        (_DATASET, DCAT.version, Literal(__version__)),
        (_DATASET, DCTERMS.conformsTo, NamedNode(f"{vocab.ONTOLOGY_IRI}/{vocab.version()}")),
    ]
    return told + _languages(reader) + _period(reader)


def _languages(reader: Reader) -> list[Statement]:
    found = rows(reader, "SELECT DISTINCT ?l { ?x a ai:Article ; dcterms:language ?l } ORDER BY ?l")
    return [(_DATASET, DCTERMS.language, Literal(language)) for (language,) in found]


def _period(reader: Reader) -> list[Statement]:
    query = (
        "SELECT (MIN(STR(?d)) AS ?first) (MAX(STR(?d)) AS ?last) "
        "{ ?x dcterms:issued ?d . FILTER(DATATYPE(?d) = xsd:date) }"
    )
    first, last = next(rows(reader, query))
    if not first:
        return []
    period = NamedNode(vocab.RESOURCE + "dataset/period")
    return [
        (_DATASET, DCTERMS.temporal, period),
        (period, RDF.type, DCTERMS.PeriodOfTime),
        (period, DCAT.startDate, Literal(first, datatype=XSD.date)),
        (period, DCAT.endDate, Literal(last, datatype=XSD.date)),
    ]


def _distributions(target: Path, media_type: str) -> list[Statement]:
    files = sorted(target.iterdir()) if target.is_dir() else [target]
    return [statement for file in files for statement in _distribution(file, media_type)]


def _distribution(file: Path, media_type: str) -> list[Statement]:
    digest, size = _sha256(file)
    node = NamedNode(f"{vocab.RESOURCE}distribution/{digest[:20]}")
    checksum = NamedNode(f"{node.value}/checksum")
    return [
        (_DATASET, DCAT.distribution, node),
        (node, RDF.type, DCAT.Distribution),
        (node, DCTERMS.title, Literal(file.name)),
        (node, DCAT.mediaType, NamedNode(_MEDIA + media_type)),
        (node, DCAT.byteSize, Literal(str(size), datatype=XSD.nonNegativeInteger)),
        (node, SPDX.checksum, checksum),
        (checksum, RDF.type, SPDX.Checksum),
        (checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256),
        (checksum, SPDX.checksumValue, Literal(digest, datatype=XSD.hexBinary)),
    ]


def _sha256(file: Path) -> tuple[str, int]:
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
        return digest, opened.tell()
