"""A selection -> typed rows for tables and networks, in flat memory: a pass over the graphs, then batches.

What stays in memory are identifiers; edges are summed up in a temporary database on disk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocab
from kg.export.edges import EdgeRow, Edges, Values
from kg.export.selection import LEFT_OUT, Selection, batches, rows
from kg.rdf import names
from kg.vocab import AI, DCTERMS, OA, RDF

Texts = tuple[str, ...]

ROLES = tuple(vocab.value(role).value.removeprefix(AI.base) for role in (
    "investor", "developer", "operator", "partner", "customer", "supplier", "funder", "acquirer", "target",
    "government",
))  # fmt: skip
_NODES = tuple(vocab.term(slot).value for slot in ("amount", "capacity", "jobs", "hardware", "period"))
_NARROWEST = {cls: len(vocab.lineage(cls)) for cls in vocab.terms() if cls[0].isupper()}


@dataclass(frozen=True, slots=True)
class AnnouncementRow:
    """One announcement as all its articles together tell it."""

    id: str
    type: str
    status: str  # the current one
    announced_on: str | None  # the earliest date told
    amount: Decimal | None  # the one that the summary shows
    currency: str | None
    qualifier: str | None
    counted: bool  # whether sums count the amount
    disputed: bool  # articles contradict each other on it
    years: Decimal | None
    starts_on: str | None
    ends_on: str | None
    megawatts: Decimal | None  # the largest told
    jobs: int | None  # the largest told
    energy: Texts
    part_of: str | None
    investor: Texts
    developer: Texts
    operator: Texts
    partner: Texts
    customer: Texts
    supplier: Texts
    funder: Texts
    acquirer: Texts
    target: Texts
    government: Texts
    place: Texts
    facility: Texts
    hardware: Texts
    article: Texts


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One thing that bears a name."""

    id: str
    type: str  # the narrowest class
    label: str
    other_names: Texts
    country: str | None
    latitude: Decimal | None
    longitude: Decimal | None
    parent: str | None
    within: str | None
    same_as: Texts


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One place in a text that proves one value."""

    id: str
    article: str
    start: int
    end: int
    text: str
    about: str  # announcement or entity
    property: str
    value: str


class Rows:
    """The rows of a selection; ``evidence`` must be taken to its end before the others."""

    def __init__(self, selection: Selection) -> None:
        self.selection, self.reader = selection, selection.reader
        self._edges = Edges()
        self._entities: set[str] = set()

    def evidence(self) -> Iterator[EvidenceRow]:
        """Every proof, article by article; gathers entities and edges on its way."""
        for graph in sorted(self.selection.graphs(), key=str):
            if graph in LEFT_OUT:
                continue
            told = tuple(self.selection.quads(graph))
            self._entities |= {_text(q.subject) for q in told if q.predicate == RDF.type and q.object == AI.Entity}
            if names.is_article_graph(graph):
                self._edges.stated(told, _issued(told))
                yield from _evidence(told)
            elif graph == names.DERIVED:
                self._edges.links(told)
        for some in batches(self.selection.announcements):
            for own in self._told(some).values():
                self._edges.follow(own)

    def announcements(self) -> Iterator[AnnouncementRow]:
        """Every announcement, in the order of identifiers."""
        for some in batches(self.selection.announcements):
            own = self._told(some)
            parts = self._told({node for told in own.values() for slot in _NODES for node in told[slot]})
            yield from (_announcement(iri, own[iri], parts) for iri in some)

    def entities(self) -> Iterator[EntityRow]:
        """Every thing that bears a name, in the order of identifiers."""
        for some in batches(sorted(self._entities)):
            told = self._told(some)
            yield from (_entity(iri, told[iri]) for iri in some)

    def edges(self) -> Iterator[EdgeRow]:
        """Every tie between two of those things, in the order of identifiers."""
        known = self._entities
        return (edge for edge in self._edges if edge.source in known and edge.target in known)

    def _told(self, some: Iterable[str]) -> dict[str, dict[str, list[str]]]:
        """Everything that is said of some things: thing -> property -> values."""
        iris = " ".join(f"<{iri}>" for iri in some)
        groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for node, predicate, value in rows(self.reader, f"SELECT ?n ?p ?v {{ VALUES ?n {{ {iris} }} ?n ?p ?v }}"):
            groups[node][predicate].append(value)
        return groups


def short(iri: str) -> str:
    """A term of the ontology by its local name, everything else as it is.

    >>> short(AI.base + "investor"), short(RDF.base + "type")
    ('investor', 'rdf:type')
    """
    local = iri.removeprefix(AI.base)
    return local if local != iri else vocab.shorten(iri).strip("<>") if iri.startswith(RDF.base) else iri


def _evidence(told: Iterable[Quad]) -> Iterator[EvidenceRow]:
    by_node: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in told:
        by_node[_text(quad.subject)][quad.predicate.value] = _text(quad.object)
    for iri in sorted(by_node):
        node = by_node[iri]
        if AI.evidenceFor.value in node:
            span = by_node[node[OA.hasSelector.value]]
            yield EvidenceRow(
                id=iri,
                article=node[OA.hasSource.value],
                start=int(span[OA.start.value]),
                end=int(span[OA.end.value]),
                text=span[OA.exact.value],
                about=node[AI.evidenceFor.value],
                property=short(node[AI.property.value]),
                value=short(node[AI.statedValue.value]),
            )


def _issued(told: Iterable[Quad]) -> str:
    return min((_text(q.object) for q in told if q.predicate == DCTERMS.issued), default="")


def _announcement(iri: str, own: Values, parts: Mapping[str, Values]) -> AnnouncementRow:
    amount, counted = _amount(own, parts)
    return AnnouncementRow(
        id=iri,
        type=_narrowest(own),
        status=next(iter(_all(own, "currentStatus") or _all(own, "status")), ""),
        announced_on=min(_all(own, "announcedOn"), default=None),
        amount=_number(amount, "value"),
        currency=_one(amount, "currency"),
        qualifier=_one(amount, "qualifier"),
        counted=counted,
        disputed=bool(_all(own, "disputed")),
        years=_most(own, parts, "period", "years"),
        starts_on=_first(own, parts, "startsOn"),
        ends_on=_first(own, parts, "endsOn"),
        megawatts=_most(own, parts, "capacity", "megawatts"),
        jobs=None if (most := _most(own, parts, "jobs", "count")) is None else int(most),
        energy=_all(own, "energySource"),
        part_of=_one(own, "partOf"),
        hardware=tuple(sorted({p for n in _all(own, "hardware") for p in _all(parts[n], "product")})),
        article=_all(own, "reportedIn"),
        **{role: _all(own, role) for role in (*ROLES, "place", "facility")},
    )


def _amount(own: Values, parts: Mapping[str, Values]) -> tuple[Values, bool]:
    told = _all(own, "shownAmount") or _all(own, "amount")
    largest = max(told, key=lambda node: (_number(parts[node], "value") or Decimal(0), node), default=None)
    return ({} if largest is None else parts[largest]), bool(_all(own, "countedAmount"))


def _most(own: Values, parts: Mapping[str, Values], slot: str, part: str) -> Decimal | None:
    found = (_number(parts[node], part) for node in _all(own, slot))
    return max((number for number in found if number is not None), default=None)


def _first(own: Values, parts: Mapping[str, Values], part: str) -> str | None:
    return min((year for node in _all(own, "period") for year in _all(parts[node], part)), default=None)


def _entity(iri: str, told: Values) -> EntityRow:
    labels = sorted(told.get(vocab.RDFS.label.value, [iri]))
    others = {*labels[1:], *told.get(vocab.SKOS.altLabel.value, [])} - {labels[0]}
    return EntityRow(
        id=iri,
        type=_narrowest(told),
        label=labels[0],
        other_names=tuple(sorted(others)),
        country=_one(told, "countryCode"),
        latitude=_number(told, vocab.SCHEMA.latitude.value),
        longitude=_number(told, vocab.SCHEMA.longitude.value),
        parent=_one(told, "subsidiaryOf"),
        within=_one(told, "within") or _one(told, "locatedIn"),
        same_as=tuple(sorted(told.get(vocab.SKOS.exactMatch.value, []))),
    )


def _narrowest(told: Values) -> str:
    classes = {iri.removeprefix(AI.base) for iri in told.get(RDF.type.value, []) if iri.startswith(AI.base)}
    return max(classes, key=lambda cls: (_NARROWEST.get(cls, 0), cls), default="")


def _all(told: Values, name: str) -> Texts:
    iri = name if ":" in name else AI.base + name
    return tuple(sorted({short(value) for value in told.get(iri, [])}))


def _one(told: Values, name: str) -> str | None:
    return next(iter(_all(told, name)), None)


def _number(told: Values, name: str) -> Decimal | None:
    found = _one(told, name)
    return None if found is None else Decimal(found)


def _text(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value
