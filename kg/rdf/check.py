"""Whether statements keep to ontology/shapes.ttl, said in sentences that name the article.

Here by the compiled checks, for every article of a build; ``kg.rdf.shacl`` asks pySHACL the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from kg import vocab
from kg.errors import ShapeViolation
from kg.rdf import names
from kg.rdf.shapes import Finding, findings

_SAYS = {
    "MinCountConstraintComponent": "{thing} has no {path}",
    "MaxCountConstraintComponent": "{thing} has more than one {path}",
    "ClassConstraintComponent": "the {path} of {thing} is {value}, which is of another class than it must be",
    "DatatypeConstraintComponent": "the {path} of {thing} is “{value}”, which is of the wrong type or malformed",
    "NodeKindConstraintComponent": "the {path} of {thing} is “{value}”, which is of the wrong kind",
    "InConstraintComponent": "the {path} of {thing} is {value}, which is not in the closed list",
    "PatternConstraintComponent": "the {path} of {thing} is “{value}”, which is malformed",
    "MinLengthConstraintComponent": "the {path} of {thing} is empty",
    "MinInclusiveConstraintComponent": "the {path} of {thing} is {value}, which is too small",
    "MinExclusiveConstraintComponent": "the {path} of {thing} is {value}, which is too small",
    "MaxInclusiveConstraintComponent": "the {path} of {thing} is {value}, which is too large",
    "LessThanConstraintComponent": "the {path} of {thing} is {value}, which is not before its end",
    "SPARQLConstraintComponent": "the words of the evidence at {value} do not stand there in {thing}",
    "SparqlConstraintComponent": "the words of the evidence at {value} do not stand there in {thing}",
}
_SAYS_OR = {
    True: "the {path} of {thing} is “{value}”, which is no date, month or year",
    False: "{thing} says nothing: it needs one of its properties at least",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with the graph in which it stands."""

    graph: str  # IRI of the named graph
    finding: Finding

    def __str__(self) -> str:
        """One sentence that names the article."""
        finding = self.finding
        pattern = _SAYS.get(finding.component) or (
            _SAYS_OR[bool(finding.path)]
            if finding.component == "OrConstraintComponent"
            else "{thing} breaks {component} on {path} with “{value}”"
        )
        said = pattern.format(
            thing=vocab.shorten(finding.focus),
            path=vocab.shorten(finding.path) if finding.path else "name",
            value=vocab.shorten(finding.value) if finding.value.startswith("http") else finding.value,
            component=finding.component,
        )
        return f"{'Warning: in' if finding.warning else 'In'} {_of(self.graph)}, {said}."


def refuse(quads: Iterable[Quad]) -> None:
    """Raise ShapeViolation, with the first three findings as sentences, if one article's graph breaks a shape."""
    every = tuple(quads)
    broken = sorted({finding for finding in findings(every) if not finding.warning})
    if broken:
        graph = getattr(every[0].graph_name, "value", "")
        more = f" (and {len(broken) - 3} more)" if len(broken) > 3 else ""
        raise ShapeViolation(" ".join(str(Problem(graph, finding)) for finding in broken[:3]) + more)


def quick(graph: NamedNode, quads: Iterable[Quad]) -> Iterator[Problem]:
    """The findings of the compiled checks in one article's graph, sorted, warnings included."""
    for finding in sorted(set(findings(quads))):
        yield Problem(graph.value, finding)


def _of(graph: str) -> str:
    return f"the article {_article(graph)}" if names.is_article_graph(NamedNode(graph)) else f"the graph <{graph}>"


def _article(graph: str) -> str:
    return graph.removeprefix(vocab.RESOURCE + "article/").removesuffix("/graph")
