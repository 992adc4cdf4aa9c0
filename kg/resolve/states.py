"""The ledger of one announcement: its states in the order in which they were told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.model import State, Status
from kg.resolve import money
from kg.resolve.pairs import STATES
from kg.resolve.values import Telling


def chain(tellings: Sequence[Telling]) -> tuple[State, ...]:
    """Every state that an article tells, by date; "raised" and "cut" where an article replaces the amount.

    A mention in passing counts from the day of its article, unless the text dates it.
    """
    ordered = sorted(tellings, key=_order)
    return tuple(sorted((*map(_state, ordered), *_changes(ordered)), key=lambda s: (s.date, s.status in STATES)))


def current(tellings: Sequence[Telling]) -> Status:
    """The state that the announcement is in: that of the newest article about it, the later state of one day.

    A mention in passing counts only where no article is about it, or where it knows a later state.
    """
    main = [t for t in tellings if t.announcement.main] or list(tellings)
    newest = max(main, key=lambda t: (t.published, _rank(t), t.rank))
    later = [t for t in tellings if t.published >= newest.published and _rank(t) > _rank(newest)]
    return max((newest, *later), key=_rank).announcement.status


def _rank(t: Telling) -> int:
    return STATES.index(t.announcement.status)


def _order(t: Telling) -> tuple[object, ...]:
    return _date(t), _rank(t), t.rank


def _date(t: Telling) -> str:
    return t.date or t.published


def _state(t: Telling) -> State:
    note = "" if t.announcement.main else "told in passing"
    return State(_date(t), t.announcement.status, t.article.id, note)


def _changes(ordered: Sequence[Telling]) -> list[State]:
    """Where one article's amount replaces that of the articles before it."""
    found = []
    for before, after in pairwise([t for t in ordered if t.announcement.amount]):
        a, b = before.announcement.amount, after.announcement.amount
        if a and b and not money.agree(a, b, before.usd, after.usd) and _date(before) < _date(after):
            word = "raised" if (after.usd or b.value) > (before.usd or a.value) else "cut"
            found.append(State(_date(after), word, after.article.id, f"{money.shown(a)} to {money.shown(b)}"))
    return found
