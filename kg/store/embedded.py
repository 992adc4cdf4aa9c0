"""The graph in one directory, by Oxigraph: one process writes, any number read published snapshots.

Oxigraph's own union of named graphs answers with a statement as often as graphs hold it, which would
count an amount twice. So the default graph is kept as the merge of all named graphs, in the same
transaction as each of them; queries run on it with plain SPARQL meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Self

from pyoxigraph import DefaultGraph, NamedNode, Quad
from pyoxigraph import Store as Database

from kg import vocab
from kg.errors import QueryProblem, StoreProblem
from kg.rdf import names, provenance
from kg.store import derive, guard
from kg.store.folder import Folder, damaged, unwritable
from kg.store.protocol import Results, State
from kg.vocab import PROV

_MERGED = DefaultGraph()
BROKEN = (OSError, RuntimeError)
"""What Oxigraph raises for a disk that fails or files that make no sense, by what RocksDB calls it."""


class _Reading:
    """What the writer and the snapshot have in common."""

    _database: Database

    def query(self, text: str) -> Results:
        """Run a SPARQL query over the merge of all graphs; raises QueryProblem."""
        guard.refuse_reaching_out(text)
        try:
            return self._database.query(text, prefixes=dict(vocab.PREFIXES))
        except SyntaxError as error:
            raise QueryProblem(guard.syntax_sentence(text, error)) from error
        except (*BROKEN, ValueError) as error:
            raise QueryProblem(f"The query could not be run: {error}.") from error

    def graphs(self) -> Iterator[NamedNode]:
        """The names of all named graphs."""
        for graph in self._database.named_graphs():
            if isinstance(graph, NamedNode):
                yield graph

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """The statements of one named graph."""
        return self._database.quads_for_pattern(None, None, None, graph)

    def merged(self) -> Iterator[Quad]:
        """The statements of the default graph: what a query without GRAPH sees."""
        return self._database.quads_for_pattern(None, None, None, _MERGED)

    def close(self) -> None:
        """Let go of the files."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Snapshot(_Reading):
    """The newest published state of a store, opened in milliseconds; it never changes under its reader."""

    def __init__(self, path: Path) -> None:
        """Raises StoreProblem where there is no store, none published, another version or damage."""
        self.folder = Folder(path)
        self._open()

    def _open(self) -> None:
        self._at, self._lease = self.folder.lease()
        try:
            self._database = Database.read_only(str(self._at))
        except BROKEN as error:
            self._lease.close()
            raise damaged(self.folder.path, error) from error

    def refresh(self) -> bool:
        """Go on with a newer state where one was published; whether there was one."""
        if self.folder.current.resolve() == self._at:
            return False
        old = self._lease
        self._open()
        old.close()
        return True

    def close(self) -> None:
        """Let the writer clear this state away."""
        if not self._lease.closed:
            del self._database
            self._lease.close()


class Embedded(_Reading):
    """The one writer of a store."""

    def __init__(self, path: Path, build: provenance.Build) -> None:
        """Open or make the store in a directory; raises StoreProblem, e.g. where another process writes."""
        self.folder = Folder(path)
        self.folder.make()
        self.folder.check()
        self._lock: IO[bytes] = self.folder.lock()
        self._build, self._about_build = build, provenance.of_build(build)
        self._changed = False
        try:
            self._open()
        except StoreProblem:
            self._lock.close()
            raise

    def _open(self) -> None:
        live = self.folder.live
        if not live.exists():
            self.folder.point(live, self.folder.next_of("data"))
        try:
            self._database = Database(str(live.resolve()))
        except BROKEN as error:
            raise damaged(self.folder.path, error) from error
        self._put(names.VOCABULARY, [_in(names.VOCABULARY, quad) for quad in vocab.statements()])
        self._changed = self._stale() or not self.folder.current.exists()

    def add(self, graph: NamedNode, quads: Iterable[Quad]) -> State:
        """Make one named graph hold exactly these statements, in one transaction; raises StoreProblem."""
        state = self._put(graph, quads)
        self._changed |= state != "unchanged"
        return state

    def remove(self, graph: NamedNode) -> bool:
        """Take one named graph out, with the note of its build; False where there was none."""
        gone = set(self.quads(graph))
        if not gone:
            return False
        self._write(gone | self._note_of(graph), {provenance.STALE})
        self._database.remove_graph(graph)
        self._changed = True
        return True

    def publish(self, *, derived: bool = True) -> None:
        """Show readers what was added so far; flushes, so that the next opening is quick.

        ``derived=False`` leaves the direct edges as they were, for batches in the middle of a build.
        """
        if derived and self._stale():
            self._derive()
        if not self._changed:
            return
        try:
            self._database.flush()
            snapshot = self.folder.new_snapshot()
            self._database.backup(str(snapshot))
            self.folder.point(self.folder.current, snapshot)
            self.folder.clear()
        except BROKEN as error:
            raise unwritable(self.folder.path, error) from error
        self._changed = self._stale()

    def close(self) -> None:
        """Let the next writer in; what was not published stays confirmed and is published by the next one."""
        if not self._lock.closed:
            self._database.flush()
            del self._database
            self._lock.close()

    def _put(self, graph: NamedNode, quads: Iterable[Quad]) -> State:
        old, new = set(self.quads(graph)), set(quads)
        if old == new:
            return "unchanged"
        note, mark = {provenance.of_graph(graph, self._build)}, {provenance.STALE}
        self._write((old - new) | self._note_of(graph) - note, (new - old) | note | mark | set(self._about_build))
        return "replaced" if old else "added"

    def _derive(self) -> None:
        for rule in derive.rules():
            old, new = rule.derived(self._database), rule.derive(self._database)
            self._write(old - new, new - old)
        self._write({provenance.STALE, *derive.outdated(self.quads(names.DERIVED))}, set())
        self._changed = True

    def _write(self, gone: set[Quad], fresh: set[Quad]) -> None:
        """Take out and put in, in the named graphs and in their merge, as one transaction."""
        fresh_merged = {_in(_MERGED, quad) for quad in fresh}
        gone_merged = {_in(_MERGED, quad) for quad in gone if not self._said_elsewhere(quad, gone)} - fresh_merged
        try:
            if gone:
                self._database.update(_as_update(gone | gone_merged, fresh | fresh_merged))
            else:
                self._database.extend([*fresh, *fresh_merged])
        except BROKEN as error:
            raise unwritable(self.folder.path, error) from error

    def _said_elsewhere(self, quad: Quad, gone: set[Quad]) -> bool:
        same = self._database.quads_for_pattern(quad.subject, quad.predicate, quad.object)
        return any(other not in gone and other.graph_name != _MERGED for other in same)

    def _note_of(self, graph: NamedNode) -> set[Quad]:
        return set(self._database.quads_for_pattern(graph, PROV.wasGeneratedBy, None, names.BUILDS))

    def _stale(self) -> bool:
        return provenance.STALE in self._database


def _in(graph: NamedNode | DefaultGraph, quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, graph)


def _as_update(gone: set[Quad], fresh: set[Quad]) -> str:
    return f"DELETE DATA {{ {_data(gone)} }} ;\nINSERT DATA {{ {_data(fresh)} }}"


def _data(quads: set[Quad]) -> str:
    return "\n".join(
        f"{quad.triple} ."
        if isinstance(quad.graph_name, DefaultGraph)
        else f"GRAPH {quad.graph_name} {{ {quad.triple} }}"
        for quad in quads
    )
