"""From a statement's graph to its article, and from there to the build that made it (PROV-O).

What depends on the article alone stands in the article's graph. What depends on the day and the machine
stands in the graph of builds, which the canonical hash leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Article
from kg.rdf import names
from kg.rdf.sheet import Node, Sheet
from kg.vocab import PROV, RDF, RDFS, SCHEMA, XSD


@dataclass(frozen=True, slots=True)
class Build:
    """One run of the program over a batch of articles."""

    version: str  # of this program
    pipelines: tuple[str, ...] = ()  # "fr 1.0.0", "en 1.0.0"
    started: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    @property
    def node(self) -> NamedNode:
        """Its identifier."""
        return names.hashed("build", self.version, *self.pipelines, self.started.isoformat())


def of_article(article: Article) -> Iterator[tuple[NamedNode, NamedNode, Node]]:
    """The statements that tie an article's graph to the article."""
    graph = names.graph(article.id)
    yield graph, RDF.type, PROV.Bundle
    yield graph, PROV.wasDerivedFrom, names.article(article.id)


def of_build(build: Build) -> tuple[Quad, ...]:
    """Who built, when, with which pipelines."""
    sheet = Sheet(names.BUILDS)
    agent = names.hashed("software", build.version, *build.pipelines)
    sheet.say(build.node, RDF.type, PROV.Activity)
    sheet.say(build.node, PROV.startedAtTime, _instant(build.started))
    sheet.say(build.node, PROV.wasAssociatedWith, agent)
    sheet.say(agent, RDF.type, PROV.SoftwareAgent)
    sheet.say_text(agent, RDFS.label, f"ai-infra-kg {build.version}")
    sheet.say_text(agent, SCHEMA.softwareVersion, build.version)
    for pipeline in build.pipelines:
        sheet.say_text(agent, SCHEMA.softwareRequirements, pipeline)
    return tuple(sheet.quads)


def of_graph(graph: NamedNode, build: Build) -> Quad:
    """Which build wrote a graph."""
    return Quad(graph, PROV.wasGeneratedBy, build.node, names.BUILDS)


def _instant(moment: datetime) -> Literal:
    text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Literal(text, datatype=XSD.dateTime)


STALE = Quad(names.DERIVED, RDF.type, PROV.Invalidation, names.BUILDS)
"""Says that articles came or went since the direct edges were last derived."""
