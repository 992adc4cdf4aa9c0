"""The values that the stages hand to each other: frozen, with slots, ``None`` where the text is silent.

Every value that was read from a text carries its ``evidence``; for each of them
``article.text[e.start:e.end] == e.text`` holds.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, get_args

Type = Literal[
    "investment",
    "construction",
    "opening",
    "partnership",
    "energy_deal",
    "acquisition",
    "funding",
    "programme",
]
Status = Literal["announced", "under_construction", "operational", "cancelled", "rumoured"]
Role = Literal[
    "investor",
    "developer",
    "operator",
    "partner",
    "customer",
    "supplier",
    "funder",
    "acquirer",
    "target",
    "government",
]
Qualifier = Literal["exact", "at_least", "up_to", "about"]
JobKind = Literal["permanent", "construction", "unspecified"]
PowerUnit = Literal["MW", "GW"]
EnergySource = Literal[
    "nuclear",
    "solar",
    "wind",
    "gas",
    "hydro",
    "geothermal",
    "battery",
    "renewable",
    "fuel_cell",
    "coal",
    "hydrogen",
]
Predicate = Literal["develops", "offers", "hosts", "subsidiary_of", "operates", "located_in", "subject_to"]

JudgementKind = Literal["same", "different", "wrong", "right", "reject"]

CLOSED_LISTS: dict[str, tuple[str, ...]] = {
    "type": get_args(Type),
    "status": get_args(Status),
    "role": get_args(Role),
    "qualifier": get_args(Qualifier),
    "kind": get_args(JobKind),
    "unit": get_args(PowerUnit),
    "energy": get_args(EnergySource),
    "predicate": get_args(Predicate),
}
"""The closed lists of RECORD.md; ``kg.vocab`` checks them against the ontology."""


@dataclass(frozen=True, slots=True)
class Article:
    """What was published, by whom, when, in which language."""

    id: str  # the file's stem, or a name given by the source
    text: str  # the whole text, title line first; all offsets count its characters
    language: str  # ISO 639-1: "fr" or "en"
    title: str = ""
    published: str | None = None  # ISO date, as precise as the text: 2025-06-09, 2025-06 or 2025
    url: str | None = None
    publisher: str | None = None
    style: str | None = None  # newswire, press release, …; only where the source says so

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A place in an article's text: ``text == article.text[start:end]``."""

    start: int
    end: int
    text: str


Proof = tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """Money in whole units of the currency."""

    value: Decimal
    currency: str  # ISO 4217
    qualifier: Qualifier = "exact"
    evidence: Proof = ()


@dataclass(frozen=True, slots=True)
class Period:
    """Over how long, or by when, an act runs; at least one of the three is set."""

    years: Decimal | None = None
    start: int | None = None  # calendar year
    end: int | None = None  # calendar year
    evidence: Proof = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation in its role; ``aka`` are other surface forms of this text."""

    name: str
    role: Role
    aka: tuple[str, ...] = ()
    evidence: Proof = ()


@dataclass(frozen=True, slots=True)
class Location:
    """A place where the infrastructure is or will be."""

    name: str
    country: str | None = None  # ISO 3166-1 alpha-2; None for supranational regions
    aka: tuple[str, ...] = ()
    evidence: Proof = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A named facility: campus, machine, power plant, project."""

    name: str
    aka: tuple[str, ...] = ()
    evidence: Proof = ()


@dataclass(frozen=True, slots=True)
class Capacity:
    """Electrical or IT power in the unit of the text."""

    value: Decimal
    unit: PowerUnit
    qualifier: Qualifier = "exact"
    evidence: Proof = ()

    @property
    def megawatts(self) -> Decimal:
        """The value in megawatts."""
        return self.value * 1000 if self.unit == "GW" else self.value


@dataclass(frozen=True, slots=True)
class Jobs:
    """A number of jobs."""

    count: int
    qualifier: Qualifier = "exact"
    kind: JobKind = "unspecified"
    evidence: Proof = ()


@dataclass(frozen=True, slots=True)
class Hardware:
    """Chips or accelerators; ``count`` and ``qualifier`` are None where the text gives no number."""

    name: str
    count: int | None = None
    qualifier: Qualifier | None = None
    aka: tuple[str, ...] = ()
    evidence: Proof = ()


@dataclass(frozen=True, slots=True)
class Energy:
    """A source of energy that the text ties to the announcement."""

    source: EnergySource
    evidence: Proof = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Which rule or score put a value into a slot, for ``--explain``."""

    slot: str  # "type", "status", "amount", "actors[0]", …
    rule: str  # the name of the rule or scorer
    why: str  # one line that quotes the values


@dataclass(frozen=True, slots=True)
class Announcement:
    """An act or firm plan about AI or cloud infrastructure, as one text tells it."""

    key: str  # "a1", "a2", … in the order of the text
    type: Type
    status: Status
    main: bool = True
    announced_on: str | None = None  # ISO date as precise as the text
    actors: tuple[Actor, ...] = ()
    amount: Amount | None = None
    period: Period | None = None
    places: tuple[Location, ...] = ()
    facilities: tuple[Site, ...] = ()
    capacity: tuple[Capacity, ...] = ()
    jobs: tuple[Jobs, ...] = ()
    hardware: tuple[Hardware, ...] = ()
    energy: tuple[Energy, ...] = ()
    type_evidence: Proof = ()
    status_evidence: Proof = ()
    announced_on_evidence: Proof = ()
    reasons: tuple[Reason, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Relation:
    """A lasting relation that the text states between two named things."""

    subject: str
    predicate: Predicate
    object: str
    evidence: Proof = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence with money, power or a site that gave no announcement, and why."""

    sentence: Evidence
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one text says."""

    article: Article
    announcements: tuple[Announcement, ...] = ()
    relations: tuple[Relation, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the graph that names were resolved to."""

    id: str  # local part of its IRI, e.g. "organisation/amazon", "place/gn-6254927"
    cls: str  # class of the ontology: Company, GovernmentBody, City, Facility, Chip, Policy, …
    label: str
    names: tuple[str, ...] = ()  # every other name it was met under or is registered with
    exact_match: tuple[str, ...] = ()  # IRIs (Wikidata, GeoNames)
    parent: str | None = None  # id of the organisation that owns it
    within: tuple[str, ...] = ()  # ids of the places that it lies in, the nearest first
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    reason: str = ""  # why the name was resolved to this, for people


@dataclass(frozen=True, slots=True)
class Fact:
    """One article's telling of an announcement, with the ids of what it names.

    The id tuples run parallel to the announcement's own: ``actors[i]`` is the entity of
    ``announcement.actors[i]``, and so on.
    """

    id: str  # local part of the announcement's IRI; the same act in two articles has the same id
    announcement: Announcement
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    hardware: tuple[str, ...] = ()
    part_of: str | None = None  # id of the programme whose sum already counts this one


@dataclass(frozen=True, slots=True)
class RelationFact:
    """One article's telling of a relation, with the ids of both ends."""

    relation: Relation
    subject: str
    object: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """One article with every name resolved: what ``kg.rdf`` turns into the article's named graph."""

    article: Article
    facts: tuple[Fact, ...] = ()
    relations: tuple[RelationFact, ...] = ()
    entities: tuple[Entity, ...] = ()  # every entity that the facts and relations use, and their parents


@dataclass(frozen=True, slots=True)
class State:
    """What one article says of an announcement's state, on its date."""

    date: str  # ISO date, "" where unknown
    status: str  # a status, or "raised" / "cut" where the article replaces the amount
    article: str  # article id
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the articles that were published up to a day make of an announcement; it held until the next one."""

    since: str  # ISO date of the article that changed it
    status: Status
    amount: Amount | None  # the one that the summary shows
    sources: int  # independent ones
    disputed: tuple[str, ...]  # slots on which they contradict each other


@dataclass(frozen=True, slots=True)
class Account:
    """What all articles together make of one announcement: what the graph says beside each article's word."""

    id: str  # local part of the announcement's IRI
    status: Status
    amount: Amount | None  # the one that the summary shows
    counted: bool  # whether sums count that amount
    sources: int  # independent ones: copies and articles of one publisher count once
    disputed: tuple[str, ...]  # slots on which they contradict each other: "amount", "jobs", "capacity"
    states: tuple[State, ...]  # by date
    known: tuple[Known, ...]  # by date; empty where no article is dated


@dataclass(frozen=True, slots=True)
class Judgement:
    """A correction by hand."""

    id: str
    kind: JudgementKind
    subject: str  # id of a telling, of an announcement or of an entity
    object: str = ""  # the other one, for "same" and "different"
    slot: str = ""  # for "wrong" and "right"
    value: str = ""
    date: str = ""
    author: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article in a build."""

    article: str  # article id or path
    state: Literal["added", "unchanged", "replaced", "failed"]
    reason: str = ""  # one sentence, for "failed"
    announcements: int = 0
