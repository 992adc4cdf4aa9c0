"""What any store of the graph can do, embedded or remote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, Protocol, Self

from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

State = Literal["added", "unchanged", "replaced"]
Results = QuerySolutions | QueryBoolean | QueryTriples


class Reader(Protocol):
    """A view of the graph that doesn't change while it is open.

    The default graph of every query is the merge of all named graphs: a statement that five articles
    make is there once.
    """

    def query(self, text: str) -> Results:
        """Run a SPARQL query with the ontology's prefixes known; raises QueryProblem."""
        ...

    def graphs(self) -> Iterator[NamedNode]:
        """The names of all named graphs."""
        ...

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """The statements of one named graph."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


class Store(Reader, Protocol):
    """A graph that one process writes; every method that writes is all or nothing."""

    def add(self, graph: NamedNode, quads: Iterable[Quad]) -> State:
        """Make one named graph hold exactly these statements; confirmed once it returns."""
        ...

    def remove(self, graph: NamedNode) -> bool:
        """Take one named graph out; False where there was none."""
        ...

    def publish(self, *, derived: bool = True) -> None:
        """Let readers that open from now on see what was added so far.

        ``derived=False`` leaves the direct edges as they were: right in the middle of a long build.
        """
        ...
