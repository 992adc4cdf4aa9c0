"""A programme and its sites: an act whose money the larger act's sum already holds."""

from __future__ import annotations

from decimal import Decimal

from kg.resolve import cues, money
from kg.resolve.profiles import Profile, contains

LATEST_YEARS = 6
"""A site begun longer after the programme than this is not its part, unless the programme runs on."""

_BUILDS = frozenset({"investment", "construction", "opening", "programme", "funding", "partnership"})
_WHOLES = frozenset({"investment", "programme", "construction", "partnership"})


def part_of(part: Profile, whole: Profile) -> str | None:
    """Why one act lies within the sum of another, or None.

    It must be smaller, lie within the other's places and time, and belong to those who lead it or be set within
    it by an article that tells both.
    """
    if not (_may_hold(part, whole) and _is_smaller(part, whole) and _is_inside(part, whole)):
        return None
    cue = cues.part(part.telling.article, whole.announcement.amount, whole.facilities)
    if cue is None and not _is_untold(part, whole) and not _is_site_of(part, whole):
        return None
    return _reason(part, whole, cue)


def _is_untold(part: Profile, whole: Profile) -> bool:
    """Whether one article tells both and its text, which would say how they hang together, is not at hand."""
    one_article = part.telling.article.id == whole.telling.article.id
    return one_article and not part.telling.article.text


def _may_hold(part: Profile, whole: Profile) -> bool:
    kinds = part.announcement.type in _BUILDS and whole.announcement.type in _WHOLES
    related = bool(part.lead_roots & whole.roots) or whole.announcement.type == "programme"
    in_time = part.when is None or whole.when is None or _in_time(part, whole)
    return kinds and related and in_time


def _in_time(part: Profile, whole: Profile) -> bool:
    assert part.when is not None
    assert whole.when is not None
    period = whole.announcement.period
    last = (period.end if period else None) or whole.when.first.year + LATEST_YEARS
    starts = (whole.when.first - part.when.last).days <= 31
    return starts and part.when.first.year <= last


def _is_smaller(part: Profile, whole: Profile) -> bool:
    a, b = part.telling.usd, whole.telling.usd
    if b is None:
        return False
    return a is None or a < b * Decimal("0.98")


def _is_inside(part: Profile, whole: Profile) -> bool:
    """All places of the part lie in places of the whole, and the whole is wider."""
    if set(part.facilities) & set(whole.facilities) and not whole.spots:
        return True
    if not part.spots and not part.broad:
        return False
    if whole.spots:
        inside = [any(contains(w, p) for w in whole.spots) for p in part.spots]
        return bool(inside) and all(inside) and len(whole.spots) > len(part.spots)
    named = whole.broad & set(whole.telling.places)
    return bool(named & part.broad) and (bool(part.spots) or bool(part.broad - whole.broad))


def _is_site_of(part: Profile, whole: Profile) -> bool:
    """Whether the whole names the part's own town among several, or its site."""
    same_lead = bool(part.lead_roots & whole.lead_roots)
    names_site = bool(set(part.facilities) & set(whole.facilities))
    names_town = len(whole.spots) > 1 and any(p.id == w.id for p in part.spots for w in whole.spots)
    is_more = part.announcement.type == "partnership" or cues.expansion(part.telling.article) is not None
    return same_lead and (names_site or names_town) and not is_more


def _reason(part: Profile, whole: Profile, cue: str | None) -> str:
    where = ", ".join(sorted(p.label for p in part.spots)) or ", ".join(sorted(part.countries))
    amount = whole.announcement.amount
    total = money.shown(amount) if amount else "the programme"
    said = f"; its article says “{cue}”" if cue else ""
    return f"{where} lies within what {total} covers{said}"
