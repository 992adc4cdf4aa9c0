"""The identifiers of things that have no name of their own: readable where they can be, else hashes of content."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.vocab import ONTOLOGY_IRI, RESOURCE

DERIVED = NamedNode(RESOURCE + "graph/derived")
"""The graph of what the CONSTRUCT files derive: the direct edges."""
LEDGER = NamedNode(RESOURCE + "graph/ledger")
"""The graph of what all articles together say of each announcement."""
BUILDS = NamedNode(RESOURCE + "graph/builds")
"""The graph that says when and by which program each article's graph was made; not part of the hash."""
JUDGEMENTS = NamedNode(RESOURCE + "graph/judgements")
"""The graph of corrections by hand."""
VOCABULARY = NamedNode(ONTOLOGY_IRI)
"""The graph that holds ontology/kg.ttl; not part of the hash."""

_ARTICLE_GRAPH = re.compile(re.escape(RESOURCE) + r"article/[^/]+/graph")


def resource(local: str) -> NamedNode:
    """The thing with this local name; characters that no IRI may have are percent-encoded.

    >>> resource("place/us-pa").value
    'https://w3id.org/ai-infra-kg/id/place/us-pa'
    """
    return NamedNode(RESOURCE + quote(local, safe="/-._~"))


def article(article_id: str) -> NamedNode:
    """An article by its id; what is not plain ASCII becomes a slug with a hash that keeps it apart.

    >>> article("en-d01").value
    'https://w3id.org/ai-infra-kg/id/article/en-d01'
    >>> article("Été 2025").value
    'https://w3id.org/ai-infra-kg/id/article/ete-2025-70c9dd28'
    """
    slug = _slug(article_id)
    return resource(f"article/{slug if slug == article_id else f'{slug}-{digest(article_id)[:8]}'.lstrip('-')}")


def graph(article_id: str) -> NamedNode:
    """The named graph that holds all that one article says, and nothing else."""
    return NamedNode(article(article_id).value + "/graph")


def is_article_graph(name: object) -> bool:
    """Whether a graph name is that of an article."""
    return isinstance(name, NamedNode) and _ARTICLE_GRAPH.fullmatch(name.value) is not None


def has_shapes(name: object) -> bool:
    """Whether the statements of a graph are checked: those of articles, of the ledger and of the judgements."""
    return is_article_graph(name) or name in (LEDGER, JUDGEMENTS)


def hashed(kind: str, *parts: object) -> NamedNode:
    """A thing that is nothing but its content: the same parts give the same name everywhere."""
    return NamedNode(f"{RESOURCE}{kind}/{digest(*parts)[:20]}")


def digest(*parts: object) -> str:
    """Hexadecimal SHA-256 of the parts, kept apart by the unit separator."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8")).hexdigest()


def _slug(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9._~-]+", "-", ascii_text).strip("-.")
    return (slug if slug == text else slug.lower())[:80].rstrip("-.")
