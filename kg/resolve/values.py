"""What the rooms of ``kg.resolve`` hand to each other; all frozen, so that every step can be looked at alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kg.model import Amount, Announcement, Article, Entity, Known, RelationFact, State, Status

ConflictSlot = Literal["amount", "jobs", "capacity"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's telling of one announcement, with all that the comparisons look at."""

    id: str  # "announcement/…": its own name, whichever announcement it turns out to tell
    article: Article
    announcement: Announcement
    actors: tuple[str, ...]  # entity ids, parallel to announcement.actors
    places: tuple[str, ...]
    facilities: tuple[str, ...]
    hardware: tuple[str, ...]
    entities: Mapping[str, Entity] = field(default_factory=dict, compare=False)  # of its article, by id
    roots: Mapping[str, str] = field(default_factory=dict)  # entity id of an actor -> id of its topmost parent
    usd: Decimal | None = None  # the amount at the average rate of the announcement's year

    @property
    def published(self) -> str:
        """ISO date of the article, "" where unknown."""
        return self.article.published or ""

    @property
    def date(self) -> str:
        """ISO date of the act as far as the text tells, else "" (a background telling without a date)."""
        return self.announcement.announced_on or (self.published if self.announcement.main else "")

    @property
    def rank(self) -> tuple[str, str, str, str]:
        """Sorts tellings from the earliest article on, in a way that no order of reading changes."""
        return self.published or "9999", self.article.id, self.announcement.key, self.id


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with its names settled as far as the article alone can settle them."""

    article: Article
    tellings: tuple[Telling, ...]
    relations: tuple[RelationFact, ...]
    entities: Mapping[str, Entity]  # by id, with parents and surroundings


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one rule found between two tellings."""

    rule: str
    score: float  # points for (positive) or against (negative) the same act
    reason: str  # one line that quotes the values
    forbids: bool = False  # whatever else agrees, these are two acts
    anchors: bool = False  # agreement that only the same act would show; a join needs one


@dataclass(frozen=True, slots=True)
class Verdict:
    """All comparisons of two tellings."""

    comparisons: tuple[Comparison, ...]
    score: float
    joins: bool
    forbids: bool


@dataclass(frozen=True, slots=True)
class Join:
    """Why two tellings are held to be the same announcement, or why not."""

    one: str  # article id
    other: str  # article id
    same: bool
    comparisons: tuple[Comparison, ...]
    judgement: str | None = None  # id of the judgement by hand that decided it


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of a slot with the articles that give it."""

    value: str  # for people: "20000000000 USD", "1250 permanent", "960 MW"
    articles: tuple[str, ...]
    sources: int  # independent ones
    own: bool  # told by the organisation itself
    newest: str  # ISO date of the newest of its articles


@dataclass(frozen=True, slots=True)
class Conflict:
    """A slot on which the sources of one announcement don't agree."""

    announcement: str
    slot: ConflictSlot
    claims: tuple[Claim, ...]  # the one that the summary shows first
    disputed: bool  # False: the later value replaced the earlier ones (raised or cut)
    reason: str


@dataclass(frozen=True, slots=True)
class PartOf:
    """One announcement lies within the sum of another."""

    part: str
    whole: str
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """One announcement as all its articles tell it."""

    id: str  # "announcement/…": that of its earliest telling
    tellings: tuple[Telling, ...]  # the earliest article first
    status: Status
    amount: Amount | None  # the one that the summary shows
    usd: Decimal | None  # that amount in US dollars
    sources: int  # independent ones: copies and articles of one publisher count once
    conflicts: tuple[Conflict, ...]  # one for each slot that any article fills
    states: tuple[State, ...]
    known: tuple[Known, ...]  # what was known when, by date
    part_of: str | None = None  # the announcement whose sum holds this one's

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that tell it."""
        return tuple(t.article.id for t in self.tellings)

    @property
    def disputed(self) -> tuple[str, ...]:
        """The slots on which its sources contradict each other."""
        return tuple(c.slot for c in self.conflicts if c.disputed)
