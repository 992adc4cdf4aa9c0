"""Exports: the graph, or the part of it that a filter chooses, as files for other tools.

    filters -> Selection    selection   which announcements, and which statements belong to them
    selection -> rows       rows        typed rows: announcements, entities, edges, evidence
    statements | rows -> file           kg.rdf.export, networks, tables, picture
    file -> its final name  placing     a temporary name first

The RDF formats are written by ``kg.rdf.export``, which knows neither stores nor filters; what is no RDF is
written here, above the store, because it needs queries.
"""

from kg.export.run import FORMATS, Exported, export, format_of
from kg.export.selection import Filters

__all__ = ["FORMATS", "Exported", "Filters", "export", "format_of"]
