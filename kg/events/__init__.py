"""What a text says: units that tell of an act, the acts they belong to, each slot with its evidence."""

from kg.events.extract import Names, extract

__all__ = ["Names", "extract"]
