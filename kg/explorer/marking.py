"""A text with some of its places marked, everything escaped; marks may overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from kg.explorer.markup import join, safe, steady, tag


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text and how it is marked."""

    start: int
    end: int
    look: str  # class of the style sheet
    says: str  # what the mark means, for the pointer and for screen readers
    anchor: str = ""  # id in the page, so that a link can lead to it


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """The text as HTML; line ends become paragraphs.

    >>> marked("a <b> c", [Mark(2, 5, "m", "letter")])
    Markup('<p>a <mark class="m" title="letter">&lt;b&gt;</mark> c</p>')
    """
    wanted = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: (m.start, -m.end))
    edges = sorted({0, len(text), *(m.start for m in wanted), *(m.end for m in wanted)})
    pieces: list[Markup] = []
    for start, end in pairwise(edges):
        covering = [m for m in wanted if m.start <= start and end <= m.end]
        pieces.append(_piece(text[start:end], covering, start))
    return _paragraphs(join(pieces))


def _piece(text: str, covering: Sequence[Mark], start: int) -> Markup:
    plain = safe(steady(text))
    if not covering:
        return plain
    inner = covering[-1]
    anchor = next((m.anchor for m in covering if m.start == start and m.anchor), None)
    says = ", ".join(dict.fromkeys(m.says for m in covering))
    return tag("mark", plain, class_=inner.look, id=anchor, title=says)


def _paragraphs(html: Markup) -> Markup:
    # Marks never hold a line end that matters: a name that runs over two lines keeps its mark on both.
    parts = str(html).split("\n")
    closed = _reopened(parts)
    return join(Markup(f"<p>{part}</p>") for part in closed if Markup(part).striptags())


def _reopened(parts: list[str]) -> Iterable[str]:
    """Close a mark that a line end cuts, and open it again on the next line."""
    opened = ""
    for part in parts:
        line = opened + part
        last, end = line.rfind("<mark"), line.rfind("</mark>")
        opened = line[last : line.index(">", last) + 1] if last > end else ""
        yield line + ("</mark>" if opened else "")
