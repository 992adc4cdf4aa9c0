"""The graph as a database: one writer, many readers, SPARQL over the merge of all articles."""

from kg.store.embedded import Embedded, Snapshot
from kg.store.protocol import Reader, State, Store

__all__ = ["Embedded", "Reader", "Snapshot", "State", "Store"]
