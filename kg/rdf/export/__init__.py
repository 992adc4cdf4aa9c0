"""The RDF formats that a graph is exported in, one small class a format; all of them stream.

A writer takes a ``Source``: named graphs and their statements. Formats without named graphs hold the merge,
each statement once. (Networks, tables and the picture are no RDF and stand in ``kg.export``.)
"""

from kg.rdf.export.formats import FORMATS, RdfFile, Source

__all__ = ["FORMATS", "RdfFile", "Source"]
