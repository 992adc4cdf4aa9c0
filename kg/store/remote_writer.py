"""Writing to a triple store of one's own.

An article is one update request, so that a connection that breaks leaves all of it or nothing. On a server that
doesn't keep the whole request or nothing when it dies itself, the request begins and ends with a note that it is
under way; so does what is too long for one request, as edges can be. The next writer takes out what is so marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from pyoxigraph import NamedNode, Quad, QuerySolutions, QueryTriples, Triple

from kg import vocab
from kg.errors import StoreProblem
from kg.rdf import names, provenance
from kg.store import derive
from kg.store.protocol import State
from kg.store.remote import Remote
from kg.vocab import PROV, RDF

_SUBJECTS = 40  # whose other statements one query asks for
_STEPS = 80  # operations in one request, 40,000 statements; Virtuoso was seen to take 60,000


class RemoteStore(Remote):
    """The one writer of a store on another machine."""

    def __init__(self, address: str, build: provenance.Build, seconds: float = 120.0) -> None:
        """Raises StoreProblem where nothing answers, or the server takes no updates."""
        super().__init__(address, seconds)
        if self.server.update is None:
            raise StoreProblem(
                f"Where {address} takes updates is not known; name that address in KG_STORE_UPDATE, and that of "
                "its Graph Store Protocol in KG_STORE_GRAPHS."
            )
        self._build, self._about_build = build, provenance.of_build(build)
        self._take_out_halves()
        self._put(names.VOCABULARY, [_in(names.VOCABULARY, quad.triple) for quad in vocab.statements()])

    def add(self, graph: NamedNode, quads: Iterable[Quad]) -> State:
        """Make one named graph hold exactly these statements; confirmed once it returns."""
        return self._put(graph, quads)

    def remove(self, graph: NamedNode) -> bool:
        """Take one named graph out, with the note of its build; False where there was none."""
        gone = set(self.quads(graph))
        if gone:
            self._write(graph, gone | self._note_of(graph), {provenance.STALE})
        return bool(gone)

    def publish(self, *, derived: bool = True) -> None:
        """Derive the direct edges anew where articles came or went; readers see everything at once anyway."""
        if not derived or not bool(self.query(f"ASK {{ GRAPH {names.BUILDS} {{ {provenance.STALE.triple} }} }}")):
            return
        old = set(self.quads(names.DERIVED))
        for rule in derive.rules():
            was = {quad for quad in old if quad.predicate in rule.predicates}
            found = self.query(rule.text)
            assert isinstance(found, QueryTriples)
            new = {_in(names.DERIVED, triple) for triple in found}
            self._write(names.DERIVED, was - new, new - was)
        self._write(names.DERIVED, derive.outdated(old), set())
        self._write(names.BUILDS, {provenance.STALE}, set())

    def _put(self, graph: NamedNode, quads: Iterable[Quad]) -> State:
        old, new = set(self.quads(graph)), set(quads)
        if old == new:
            return "unchanged"
        note, mark = {provenance.of_graph(graph, self._build)}, {provenance.STALE}
        gone = (old - new) | self._note_of(graph) - note
        self._write(graph, gone, (new - old) | note | mark | set(self._about_build))
        return "replaced" if old else "added"

    def _write(self, graph: NamedNode, gone: set[Quad], fresh: set[Quad]) -> None:
        """Take out and put in, in the named graphs and in their merge."""
        kept = self._said_elsewhere(gone) | {quad.triple for quad in fresh}
        gone_merged = {quad.triple for quad in gone} - kept
        steps = [*self._data("INSERT DATA", fresh, {quad.triple for quad in fresh})]
        steps += self._data("DELETE DATA", gone, gone_merged)
        if self.server.at_once and len(steps) > 1:
            half = Quad(graph, RDF.type, PROV.Invalidation, names.BUILDS)
            steps = [f"INSERT DATA {{ {_group([half])} }}", *steps, f"DELETE DATA {{ {_group([half])} }}"]
        rest = iter(steps)
        while request := list(islice(rest, _STEPS if self.server.at_once else None)):
            self._update(" ;\n".join(request))

    def _data(self, how: str, quads: set[Quad], triples: set[Triple]) -> Iterator[str]:
        merged = self.server.merged
        lines = [_group([quad]) for quad in sorted(quads, key=str)]
        lines += [f"GRAPH {merged} {{ {t} }}" if merged else f"{t} ." for t in sorted(triples, key=str)]
        rest = iter(lines)
        while some := list(islice(rest, self.server.at_once)):
            yield f"{how} {{\n" + "\n".join(some) + "\n}"

    def _update(self, text: str) -> None:
        assert self.server.update is not None
        response = self._wire.send("POST", self.server.update, data={"update": text})
        if response.status_code == 404:
            raise StoreProblem(
                f"{self.server.update} takes no updates (404); name the address in KG_STORE_UPDATE."
            )

    def _said_elsewhere(self, gone: set[Quad]) -> set[Triple]:
        """Statements that other graphs make as well."""
        subjects = iter(sorted({str(quad.subject) for quad in gone}))
        graphs = ", ".join(sorted({str(quad.graph_name) for quad in gone}))
        found: set[Triple] = set()
        while some := list(islice(subjects, _SUBJECTS)):
            values = f"VALUES ?s {{ {' '.join(some)} }}"
            pattern = f"{values} GRAPH ?h {{ ?s ?p ?o }} FILTER(?h NOT IN ({graphs}))"
            found |= {Triple(s, p, o) for s, p, o in self._paged("?s ?p ?o", pattern)}  # type: ignore[arg-type]
        return found

    def _note_of(self, graph: NamedNode) -> set[Quad]:
        query = f"SELECT ?b {{ GRAPH {names.BUILDS} {{ {graph} {PROV.wasGeneratedBy} ?b }} }}"
        found = self.query(query)
        assert isinstance(found, QuerySolutions)
        return {Quad(graph, PROV.wasGeneratedBy, row[0], names.BUILDS) for row in found}

    def _take_out_halves(self) -> None:
        query = (
            f"SELECT ?g {{ GRAPH {names.BUILDS} {{ ?g a {PROV.Invalidation} }} FILTER(?g != {names.DERIVED}) }}"
        )
        found = self.query(query)
        assert isinstance(found, QuerySolutions)
        for (graph,) in [tuple(row) for row in found]:
            assert isinstance(graph, NamedNode)
            self.remove(graph)
            half = Quad(graph, RDF.type, PROV.Invalidation, names.BUILDS)
            self._update(f"DELETE DATA {{ {_group([half])} }}")


def _in(graph: NamedNode, triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _group(quads: Iterable[Quad]) -> str:
    return "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in quads)
