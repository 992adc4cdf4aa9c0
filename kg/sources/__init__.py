"""Where articles come from: files, folders, a stream; each becomes an Article or a sentence that says why not."""

from kg.sources.files import Source, find, read, read_source, read_with_sources

__all__ = ["Source", "find", "read", "read_source", "read_with_sources"]
