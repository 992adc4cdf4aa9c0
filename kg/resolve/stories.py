"""What is written of an announcement -> its story: sources, values to show, disputes, states, what was known when.

of(resolutions)     -> tuple[Story, ...]      each announcement as all its articles tell it
accounts(stories)   -> tuple[Account, ...]    what the graph says of it beside each article's word

A story follows from the resolutions that are written into the graph and from the judgements, from nothing else:
it depends neither on the order of building nor on what was there before, and holds no value judged wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from kg.model import Account, Amount, Article, Fact, Judgement, Known, Resolution, Status
from kg.resolve import conflicts, money, states, sums
from kg.resolve.copies import copies
from kg.resolve.pairs import STATES
from kg.resolve.values import Conflict, Story, Telling

Rows = Mapping[str, Sequence[Judgement]]
"""The judgements by hand on each announcement, by its id."""


def of(resolutions: Iterable[Resolution], rows: Rows | None = None) -> tuple[Story, ...]:
    """Every announcement, the earliest first."""
    given = tuple(resolutions)
    counted_as = sources(resolution.article for resolution in given)
    tellings: dict[str, list[Telling]] = {}
    wholes: dict[str, str] = {}
    for resolution in given:
        for fact in resolution.facts:
            tellings.setdefault(fact.id, []).append(_telling(resolution.article, fact))
            if fact.part_of:
                wholes[fact.id] = fact.part_of
    judged = rows or {}
    made = [_story(i, told, counted_as, wholes.get(i), judged.get(i, ())) for i, told in tellings.items()]
    return tuple(sorted(made, key=lambda story: story.tellings[0].rank))


def accounts(stories: Iterable[Story]) -> tuple[Account, ...]:
    """What the graph says of each announcement, by id."""
    by_id = {story.id: story for story in stories}
    return tuple(_account(story, sums.counts(story, by_id)) for _, story in sorted(by_id.items()))


def sources(articles: Iterable[Article]) -> dict[str, str]:
    """Article id -> the source that it counts as: copies are one, and so are articles of one publisher."""
    given = sorted(articles, key=lambda article: article.id)
    groups = copies(given)
    publishers: dict[str, str] = {}
    return {a.id: publishers.setdefault(a.publisher, groups[a.id]) if a.publisher else groups[a.id] for a in given}


def _telling(article: Article, fact: Fact) -> Telling:
    told = fact.announcement
    usd = money.in_dollars(told.amount, money.year_of(told, article))
    own = f"{article.id}#{told.key}"
    return Telling(own, article, told, fact.actors, fact.places, fact.facilities, fact.hardware, usd=usd)


def _story(
    identifier: str,
    tellings: Sequence[Telling],
    sources: Mapping[str, str],
    part_of: str | None,
    rows: Sequence[Judgement],
) -> Story:
    """One announcement; ``sources`` gives the source of each article, ``rows`` the judgements on it."""
    ordered = sorted(tellings, key=lambda telling: telling.rank)
    found = _conflicts(ordered, sources, rows)
    shown = _shown(ordered, found)
    return Story(
        id=identifier,
        tellings=tuple(ordered),
        status=_status(ordered, rows),
        amount=shown.announcement.amount if shown else None,
        usd=shown.usd if shown else None,
        sources=_count(ordered, sources),
        conflicts=found,
        states=states.chain(ordered),
        known=tuple(_history(ordered, sources, rows)),
        part_of=part_of,
    )


def _conflicts(
    tellings: Sequence[Telling], sources: Mapping[str, str], rows: Sequence[Judgement]
) -> tuple[Conflict, ...]:
    said = (conflicts.claims(tellings, slot, sources, rows) for slot in conflicts.SLOTS)
    return tuple(conflict for conflict in said if conflict)


def _status(tellings: Sequence[Telling], rows: Sequence[Judgement]) -> Status:
    """What a judgement by hand calls right, else the state that the articles give."""
    right = (j.value for j in rows if j.kind == "right" and j.slot == "status" and j.value in STATES)
    return cast(Status, next(right, None)) or states.current(tellings)


def _shown(tellings: Sequence[Telling], found: Iterable[Conflict]) -> Telling | None:
    """The telling whose amount the summary shows: of those that give it, the earliest with the plainest words."""
    value = next((c.claims[0].value for c in found if c.slot == "amount"), None)
    giving = [t for t in tellings if t.announcement.amount and conflicts.written(t.announcement.amount) == value]
    return min(giving, key=lambda t: (_qualifier(t) == "about", _qualifier(t) != "exact", t.rank), default=None)


def _qualifier(telling: Telling) -> str:
    return telling.announcement.amount.qualifier if telling.announcement.amount else ""


def _count(tellings: Iterable[Telling], sources: Mapping[str, str]) -> int:
    return len({sources[t.article.id] for t in tellings})


def _history(
    tellings: Sequence[Telling], sources: Mapping[str, str], rows: Sequence[Judgement]
) -> Iterator[Known]:
    """What was known from which day on, by the same rules as today; only where an article changed it."""
    before: Known | None = None
    for day in sorted({t.published for t in tellings if t.published}):
        now = _known(day, [t for t in tellings if t.published and t.published <= day], sources, rows)
        if before is None or replace(now, since=before.since) != before:
            before = now
            yield now


def _known(day: str, tellings: Sequence[Telling], sources: Mapping[str, str], rows: Sequence[Judgement]) -> Known:
    found = _conflicts(tellings, sources, rows)
    shown = _shown(tellings, found)
    amount = _bare(shown.announcement.amount) if shown else None
    disputed = tuple(c.slot for c in found if c.disputed)
    return Known(day, _status(tellings, rows), amount, _count(tellings, sources), disputed)


def _account(story: Story, counted: bool) -> Account:
    amount, disputed = _bare(story.amount), tuple(sorted(story.disputed))
    return Account(story.id, story.status, amount, counted, story.sources, disputed, story.states, story.known)


def _bare(amount: Amount | None) -> Amount | None:
    """The amount without its place in one article's text."""
    return amount and replace(amount, evidence=())
