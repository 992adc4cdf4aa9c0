"""Which part of the graph an export holds: all of it, or some announcements with all that belongs to them."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, permutations

from pyoxigraph import NamedNode, Quad, QuerySolutions

from kg.errors import ExportProblem
from kg.rdf import names
from kg.store import binding, questions
from kg.store.answers import plain
from kg.store.protocol import Reader
from kg.vocab import AI, OA, RDF

AT_ONCE = 500
"""Announcements that one query is asked about."""
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
LEFT_OUT = (names.BUILDS, names.VOCABULARY)
"""What the canonical N-Quads leave out, every export leaves out."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What to export; an announcement must fit all that is set. Nothing set: everything."""

    query: str | None = None  # a named question, a file or SPARQL; announcements and articles in its answer count
    article: tuple[str, ...] = ()  # ids; everything that these articles say
    organisation: tuple[str, ...] = ()  # names or IRIs, in any role
    place: tuple[str, ...] = ()  # names or IRIs, with all that lies in them
    since: str | None = None  # ISO dates, as precise as wanted; both days count
    until: str | None = None

    @property
    def all(self) -> bool:
        """Whether nothing is filtered."""
        return self == Filters()


class Selection:
    """The chosen part of a graph, as named graphs with their statements."""

    def __init__(self, reader: Reader, filters: Filters) -> None:
        """Raises ExportProblem for names that the graph doesn't know and where nothing fits."""
        self.reader, self.filters = reader, filters
        self.announcements = _chosen(reader, filters)
        if not filters.all and not self.announcements:
            raise ExportProblem("No announcement fits these filters, so nothing is written; widen them.")

    def graphs(self) -> Iterator[NamedNode]:
        """The names of the graphs in which something chosen is said."""
        if self.filters.all:
            return (graph for graph in self.reader.graphs() if graph not in LEFT_OUT)
        return iter((*self._article_graphs(), names.LEDGER, names.DERIVED))

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """What one of them says of what is chosen."""
        quads = self.reader.quads(graph)
        if self.filters.all:
            return quads
        if graph == names.LEDGER:
            return ledger_of(tuple(quads), {NamedNode(iri) for iri in self.announcements})
        if self.filters == Filters(article=self.filters.article) and graph != names.DERIVED:
            return quads
        if graph == names.DERIVED:
            return self._derived(quads)
        return closure(tuple(quads), {NamedNode(iri) for iri in self.announcements})

    def _article_graphs(self) -> list[NamedNode]:
        wanted = {names.graph(article) for article in self.filters.article}
        told = {names_of(row[1]) for row in about(self.reader, self.announcements, "?a ai:reportedIn ?x")}
        return sorted(wanted or told, key=str)

    def _derived(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        chosen = set(self.announcements)
        pairs = self._together()
        for quad in quads:
            ends = getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")
            if ends[0] in chosen or ends in pairs:
                yield quad

    def _together(self) -> set[tuple[str, str]]:
        """Every two things that a chosen announcement names."""
        named: dict[str, set[str]] = defaultdict(set)
        pattern = "VALUES ?p { ai:actor ai:place ai:facility } ?a ?p ?x"
        for announcement, thing in about(self.reader, self.announcements, pattern):
            named[announcement].add(thing)
        return {pair for things in named.values() for pair in permutations(things, 2)}


def closure(quads: Sequence[Quad], chosen: set[NamedNode]) -> Iterator[Quad]:
    """The statements of one article's graph that tell of the chosen announcements, and of nothing else.

    Followed is what an announcement names, and what that names; evidence goes with what it proves.
    """
    told: dict[object, list[Quad]] = defaultdict(list)
    for quad in quads:
        told[quad.subject].append(quad)
    others = {q.subject for q in quads if q.predicate == RDF.type and q.object == AI.Announcement} - chosen
    pending: list[object] = [*(chosen & told.keys()), *{quad.graph_name for quad in quads}]
    kept = set(pending)
    while pending:
        for quad in told[pending.pop()]:
            if quad.object in told and quad.object not in kept and quad.object not in others:
                kept.add(quad.object)
                pending.append(quad.object)
    kept |= {q.subject for q in quads if q.predicate == AI.evidenceFor and q.object in kept}
    kept |= {q.object for q in quads if q.predicate == OA.hasSelector and q.subject in kept}
    articles = {q.subject for q in quads if q.predicate == RDF.type and q.object == AI.Article}
    return (q for q in quads if q.subject in kept and not (q.subject in articles and q.object in others))


def ledger_of(quads: Sequence[Quad], chosen: set[NamedNode]) -> Iterator[Quad]:
    """What the ledger says of the chosen announcements."""
    kept = chosen | {q.subject for q in quads if q.predicate == AI.entryOf and q.object in chosen}
    return (q for q in quads if q.subject in kept)


def about(reader: Reader, announcements: Iterable[str], pattern: str) -> Iterator[tuple[str, str]]:
    """Pairs of an announcement (?a) and what the pattern binds to ?x, asked for some at a time."""
    for some in batches(announcements):
        values = " ".join(f"<{iri}>" for iri in some)
        for row in rows(reader, f"SELECT DISTINCT ?a ?x {{ VALUES ?a {{ {values} }} {pattern} }}"):
            yield row[0], row[1]


def batches(items: Iterable[str], size: int = AT_ONCE) -> Iterator[tuple[str, ...]]:
    """The items, some at a time."""
    rest = iter(items)
    while some := tuple(islice(rest, size)):
        yield some


def rows(reader: Reader, query: str) -> Iterator[tuple[str, ...]]:
    """The rows of a SELECT as texts; "" where a variable has no value."""
    found = reader.query(query)
    assert isinstance(found, QuerySolutions)
    return (tuple(getattr(term, "value", "") for term in solution) for solution in found)


def names_of(article: str) -> NamedNode:
    """The graph of an article, by the article's IRI."""
    return NamedNode(article + "/graph")


def _chosen(reader: Reader, filters: Filters) -> tuple[str, ...]:
    for day in (filters.since, filters.until):
        if day and not _DATE.fullmatch(day):
            raise ExportProblem(f"“{day}” is no date; give one such as 2025-06-09, 2025-06 or 2025.")
    parts = "".join(_conditions(reader, filters))
    query = f"SELECT DISTINCT ?a {{ {parts} ?a a ai:Announcement }} ORDER BY ?a"
    found = tuple(row[0] for row in rows(reader, query))
    if filters.query is not None:
        answered = _answered(reader, filters.query)
        found = tuple(iri for iri in found if iri in answered)
    if filters.since or filters.until:
        days = _days(reader, found)
        found = tuple(iri for iri in found if any(_within(day, filters) for day in days.get(iri, ())))
    return found


def _conditions(reader: Reader, filters: Filters) -> Iterator[str]:
    if filters.article:
        articles = " ".join(str(names.article(article)) for article in filters.article)
        yield f"VALUES ?article {{ {articles} }} ?a ai:reportedIn ?article . "
    if filters.organisation:
        yield f"VALUES ?organisation {{ {_known(reader, 'organisation', filters.organisation)} }} "
        yield "?a ai:actor ?organisation . "
    if filters.place:
        yield f"{{ SELECT DISTINCT ?place {{ VALUES ?outer {{ {_known(reader, 'place', filters.place)} }} "
        yield "?place ai:within* ?outer } } ?a ai:place ?place . "


def _known(reader: Reader, kind: str, given: Sequence[str]) -> str:
    found = binding.terms(reader, kind, given)
    if found.notes:
        raise ExportProblem(found.notes[0])
    return " ".join(map(str, found.terms))


def _answered(reader: Reader, query: str) -> set[str]:
    answer = questions.run(reader, query)
    found = {str(plain(term)) for row in answer.rows for term in row if isinstance(term, NamedNode)}
    articles = " ".join(f"<{iri}>" for iri in sorted(found))
    return found | {r[0] for r in rows(reader, f"SELECT ?a {{ VALUES ?x {{ {articles} }} ?a ai:reportedIn ?x }}")}


def _days(reader: Reader, announcements: Sequence[str]) -> dict[str, set[str]]:
    """When each announcement was made; by its articles' dates where none says so."""
    for pattern in ("?a ai:announcedOn ?x", "?a ai:reportedIn ?t . ?t dcterms:issued ?x"):
        found = defaultdict(set)
        for announcement, day in about(reader, announcements, pattern):
            found[announcement].add(day)
        if pattern.startswith("?a ai:announcedOn"):
            told = found
    return found | told


def _within(day: str, filters: Filters) -> bool:
    first, last = first_day(day), last_day(day)
    return (not filters.since or last >= first_day(filters.since)) and (
        not filters.until or first <= last_day(filters.until)
    )


def first_day(iso: str) -> str:
    """The first day of a date as precise as told.

    >>> first_day("2025-06")
    '2025-06-01'
    """
    return iso + "-01-01"[len(iso) - 10 :] if len(iso) < 10 else iso[:10]


def last_day(iso: str) -> str:
    """The last day of a date as precise as told, as texts compare.

    >>> last_day("2025"), last_day("2024-02")
    ('2025-12-31', '2024-02-29')
    """
    if len(iso) >= 10:
        return iso[:10]
    month = iso if len(iso) == 7 else f"{iso}-12"
    days = calendar.monthrange(int(month[:4]), int(month[5:7]))[1]
    return f"{month}-{days:02d}"
