"""Backing up, remaking and verifying a store. Sorted N-Quads are the form that outlives every version."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple
from pyoxigraph import Store as Database

from kg.errors import StoreProblem
from kg.rdf import check, names, provenance
from kg.store import canonical, merging
from kg.store.embedded import BROKEN, Embedded, Snapshot
from kg.store.folder import Folder, unwritable
from kg.store.protocol import Reader


def backup(reader: Reader, path: Path) -> int:
    """Write the graph as sorted N-Quads; how many statements. Raises ExportProblem."""
    return canonical.write(reader, path)


def restore(source: Path, store: Path, build: provenance.Build) -> int:
    """Make a store hold exactly what an N-Quads file says; how many articles.

    A new database is filled beside the old one and swapped in when it is complete, so that a break at any
    moment leaves the old graph as it was. Raises StoreProblem.
    """
    if not source.is_file():
        raise StoreProblem(f"There is no file {source} to restore from.")
    folder = Folder(store)
    folder.make()
    with folder.lock():
        fresh = folder.next_of("data")
        try:
            _fill(fresh, source, build)
        except (*BROKEN, StoreProblem) as error:
            shutil.rmtree(fresh, ignore_errors=True)
            raise error if isinstance(error, StoreProblem) else unwritable(store, error) from error
        folder.point(folder.live, fresh)
    with Embedded(store, build) as opened:
        opened.publish()
        return sum(map(names.is_article_graph, opened.graphs()))


def verify(store: Path) -> Iterator[str]:
    """A sentence for each thing that is wrong with the published graph; none if it is whole.

    Reads everything: that each article's graph keeps to the shapes and that the merged graph is the merge.
    Raises StoreProblem where the store can't be opened at all.
    """
    with Snapshot(store) as snapshot:
        named: set[Triple] = set()
        for graph in snapshot.graphs():
            quads = tuple(snapshot.quads(graph))
            named.update(quad.triple for quad in quads)
            if names.has_shapes(graph):
                yield from (str(problem) for problem in check.quick(graph, quads) if not problem.finding.warning)
        merged = {quad.triple for quad in snapshot.merged()}
        if missing := len(named - merged):
            yield f"{missing} statements are missing from what queries see; run “kg store restore” from a backup."
        if left := len(merged - named):
            yield f"{left} statements are seen by queries though no graph holds them; restore from a backup."


def _fill(fresh: Path, source: Path, build: provenance.Build) -> None:
    fresh.mkdir()
    triples = fresh.with_name(fresh.name + ".nt")
    database = Database(str(fresh))
    try:
        # Oxigraph reads the file on one core while the triples of the merged graph are written on the other.
        with ThreadPoolExecutor(1) as second:
            written = second.submit(merging.write_triples, source, triples)
            _load(database, source, RdfFormat.N_QUADS)
            written.result()
        _load(database, triples, RdfFormat.N_TRIPLES)
        _note(database, build)
        database.flush()
    finally:
        triples.unlink(missing_ok=True)


def _load(database: Database, path: Path, format: RdfFormat) -> None:
    try:
        database.bulk_load(path=str(path), format=format)
    except SyntaxError as error:
        raise merging.not_quads(path, error) from error


def _note(database: Database, build: provenance.Build) -> None:
    graphs = [graph for graph in database.named_graphs() if isinstance(graph, NamedNode)]
    notes = {provenance.of_graph(graph, build) for graph in graphs} | set(provenance.of_build(build))
    notes.add(provenance.STALE)
    merged = [Quad(note.subject, note.predicate, note.object, DefaultGraph()) for note in notes]
    database.extend([*notes, *merged])
