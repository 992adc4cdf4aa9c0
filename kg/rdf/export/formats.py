"""One small class a format: what it is called, how its files end, how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Generic, Protocol, TypeVar, cast

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.errors import ExportProblem
from kg.rdf.export import jsonld, merge
from kg.vocab import PREFIXES

# Without "id": its names hold slashes, which Turtle would have to escape.
_PREFIXES = {name: base for name, base in PREFIXES.items() if name != "id"}
T = TypeVar("T")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Source(Protocol):
    """Named graphs and their statements; a part of what ``kg.store.protocol.Reader`` offers."""

    def graphs(self) -> Iterable[NamedNode]:
        """The names of the graphs."""
        ...

    def quads(self, graph: NamedNode) -> Iterable[Quad]:
        """The statements of one of them."""
        ...


class RdfFile(Protocol):
    """A format of RDF."""

    @property
    def media_type(self) -> str:
        """As registered with IANA."""
        ...

    def write(self, source: Source, file: IO[bytes]) -> int:
        """Write all statements; how many. Raises ExportProblem for what the format can't hold."""
        ...


@dataclass(frozen=True, slots=True)
class Datasets:
    """TriG: graph after graph."""

    format: RdfFormat

    @property
    def media_type(self) -> str:
        """As registered with IANA."""
        return self.format.media_type

    def write(self, source: Source, file: IO[bytes]) -> int:
        """Write every graph under its name."""
        counted = _Counted(quad for graph in sorted(source.graphs(), key=str) for quad in source.quads(graph))
        serialize(counted, file, self.format, prefixes=_PREFIXES)
        return counted.count


@dataclass(frozen=True, slots=True)
class Merged:
    """Turtle: the merge of all graphs, subject after subject."""

    format: RdfFormat

    @property
    def media_type(self) -> str:
        """As registered with IANA."""
        return self.format.media_type

    def write(self, source: Source, file: IO[bytes]) -> int:
        """Write each statement of any graph once."""
        counted = _Counted(self._triples(source))
        serialize(counted, file, self.format, prefixes=_PREFIXES)
        return counted.count

    def _triples(self, source: Source) -> Iterator[Triple]:
        return merge.triples(_parts(source))


@dataclass(frozen=True, slots=True)
class RdfXml(Merged):
    """RDF/XML: like Turtle, but for characters that XML has no way to write."""

    format: RdfFormat = RdfFormat.RDF_XML

    def write(self, source: Source, file: IO[bytes]) -> int:
        """Write each statement of any graph once; raises ExportProblem."""
        # Slots and super() without arguments don't go together in a dataclass.
        return Merged.write(self, source, cast(IO[bytes], _KeepingReturns(file)))

    def _triples(self, source: Source) -> Iterator[Triple]:
        for triple in merge.triples(_parts(source)):
            if isinstance(triple.object, Literal) and (found := _NOT_XML.search(triple.object.value)):
                raise ExportProblem(
                    f"RDF/XML cannot hold the character U+{ord(found[0]):04X}, which the graph has in a value of "
                    f"{triple.subject}; export as Turtle or N-Triples."
                )
            yield triple


@dataclass(frozen=True, slots=True)
class NTriples:
    """N-Triples: the merge as sorted lines."""

    media_type: str = "application/n-triples"

    def write(self, source: Source, file: IO[bytes]) -> int:
        """Write each statement of any graph once, in order."""
        count = 0
        for line in merge.lines(_parts(source)):
            file.write(line)
            count += 1
        return count


@dataclass(frozen=True, slots=True)
class JsonLd:
    """JSON-LD 1.1 with the context of ontology/context.jsonld inside: graph after graph."""

    media_type: str = "application/ld+json"

    def write(self, source: Source, file: IO[bytes]) -> int:
        """Write every graph under its name."""
        parts = ((graph, source.quads(graph)) for graph in sorted(source.graphs(), key=str))
        return jsonld.write(parts, file)


FORMATS: Mapping[str, RdfFile] = {
    "turtle": Merged(RdfFormat.TURTLE),
    "trig": Datasets(RdfFormat.TRIG),
    "ntriples": NTriples(),
    "jsonld": JsonLd(),
    "rdfxml": RdfXml(),
}
"""Every format but N-Quads, whose canonical form ``kg.store.canonical`` writes."""


def _parts(source: Source) -> Iterator[Iterable[Quad]]:
    return (source.quads(graph) for graph in source.graphs())


class _KeepingReturns:
    """A file in which a carriage return stays one: an XML parser would turn a bare one into a line feed."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, data: bytes) -> int:
        """Write, and say that all was written."""
        self._file.write(data.replace(b"\r", b"&#13;"))
        return len(data)

    def flush(self) -> None:
        """Pass it on."""
        self._file.flush()


class _Counted(Generic[T]):
    """Passes statements on and counts them."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items, self.count = items, 0

    def __iter__(self) -> Iterator[T]:
        for item in self._items:
            self.count += 1
            yield item
