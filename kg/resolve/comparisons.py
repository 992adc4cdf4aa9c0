"""What speaks for two tellings being the same announcement, and what against: one small function a question.

Each takes two profiles and returns a Comparison whose reason quotes the values, or None where it has nothing to
say. Reading RULES from top to bottom is reading the policy; ``compare`` adds the points up.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from kg.resolve import cues, money, pairs
from kg.resolve.profiles import Profile, contains
from kg.resolve.values import Comparison, Verdict

JOIN_AT = 4.5
"""Points from which two tellings are joined, if one comparison anchors them and none forbids."""

OTHER_YEAR_DAYS = 300
FAR_APART = Decimal(3)
"""From this ratio on two sums under different kinds of act are two acts: a site carries many deals."""

Rule = Callable[[Profile, Profile], Comparison | None]


def compare(one: Profile, other: Profile) -> Verdict:
    """All comparisons of two tellings; the same whichever of them comes first."""
    if other.telling.rank < one.telling.rank:
        one, other = other, one
    found = tuple(c for rule in RULES if (c := rule(one, other)))
    score = round(sum(c.score for c in found), 3)
    forbids = any(c.forbids for c in found)
    joins = score >= JOIN_AT and not forbids and any(c.anchors for c in found)
    return Verdict(found, score, joins, forbids)


def joined(one: Profile, other: Profile) -> float | None:
    """The points of two tellings that ``compare`` would join, else None; ends at the first rule that forbids."""
    if other.telling.rank < one.telling.rank:
        one, other = other, one
    score, anchored = 0.0, False
    for rule in _FORBIDDING_FIRST:
        if found := rule(one, other):
            if found.forbids:
                return None
            score += found.score
            anchored |= found.anchors
    return round(score, 3) if anchored and score >= JOIN_AT else None


def organisations(p: Profile, q: Profile) -> Comparison | None:
    """The same organisations lead; a subsidiary counts almost as much as its parent."""
    say = partial(Comparison, "organisations")
    if both := p.leads & q.leads:
        return say(3.0 if p.leads == q.leads else 2.75, f"{pairs.names(p, both)} leads in both")
    if roots := p.lead_roots & q.lead_roots:
        return say(2.0, f"{pairs.names(p, p.leads)} and {pairs.names(q, q.leads)} belong to {pairs.bare(roots)}")
    if met := (p.lead_roots & q.roots) | (q.lead_roots & p.roots):
        return say(1.5, f"{pairs.bare(met)} leads in one and takes part in the other")
    said = f"{pairs.names(p, p.leads)} on one side, {pairs.names(q, q.leads)} on the other"
    return say(
        -1.5, said, forbids=not (pairs.same_site(p, q) or pairs.is_silent(p, q) or pairs.same_numbers(p, q))
    )


def counterparties(p: Profile, q: Profile) -> Comparison | None:
    """A deal has two ends: the other end is the same, or it is another deal."""
    shared = p.roots & q.roots
    mine, theirs = p.roots - shared, q.roots - shared
    say = partial(Comparison, "counterparties")
    if len(shared) > 1:
        anchors = pairs.has_two_ends(p) and pairs.has_two_ends(q) and pairs.is_near(p, q)
        return say(1.0, f"{pairs.bare(shared)} take part in both", anchors=anchors)
    if not mine or not theirs or not shared:
        return None
    said = f"{pairs.bare(mine)} on one side, {pairs.bare(theirs)} on the other"
    return say(-3.5 if pairs.is_deal(p) and pairs.is_deal(q) else -0.75, said)


def amounts(p: Profile, q: Profile) -> Comparison | None:
    """The same money, within what qualifiers and exchange rates leave open."""
    a, b = p.announcement.amount, q.announcement.amount
    if a is None or b is None:
        return None
    say, said = partial(Comparison, "amounts"), f"{money.shown(a)} and {money.shown(b)}"
    if a.currency == b.currency and a.value == b.value:
        return say(3.0, said, anchors=True)
    if money.agree(a, b, p.telling.usd, q.telling.usd):
        return say(2.5, f"{said} agree", anchors=True)
    if pairs.names_earlier_amount(p, q):
        return say(1.0, f"{said}: the later article names the earlier amount", anchors=pairs.has_spot(p, q))
    ratio = money.ratio(p.telling.usd, q.telling.usd)
    if ratio and ratio >= FAR_APART and p.announcement.type != q.announcement.type:
        return say(-4.5, f"{said} lie far apart, and the acts are of different kinds", forbids=True)
    return say(-1.0 if ratio and ratio <= Decimal("1.6") else -2.5, f"{said} differ")


def places(p: Profile, q: Profile) -> Comparison | None:
    """The same town or county, one within the other, or another one: then it is another act."""
    say = partial(Comparison, "places")
    if p.spots and q.spots:
        return _spots(p, q)
    broad = p.broad & q.broad
    inner = pairs.smallest(p, q, broad)
    if broad and (p.spots or q.spots):
        return say(1.25, f"{pairs.spot_names(p.spots or q.spots)} lies in {pairs.bare(inner)}")
    if broad:
        regional = any(pairs.class_of(p, q, i) == "Region" for i in inner)
        anchors = regional and pairs.is_same_day(p, q)
        return say(1.5 if regional else 0.5, f"both in {pairs.bare(inner)}", anchors=anchors)
    if (p.broad and q.broad) or (p.countries and q.countries):
        mine, theirs = (pairs.bare(x.broad or x.countries) for x in (p, q))
        return say(-3.0, f"{mine} and {theirs} lie apart", forbids=True)
    return None


def _spots(p: Profile, q: Profile) -> Comparison:
    say = partial(Comparison, "places")
    met = [(a, b) for a in p.spots for b in q.spots if contains(a, b) or contains(b, a)]
    said = f"{pairs.spot_names(p.spots)} and {pairs.spot_names(q.spots)}"
    if not met and pairs.are_samples(p, q):
        return say(-0.5, f"{said}: each names other sites of the same sum")
    if not met:
        apart = all(pairs.is_apart(a, b) for a in p.spots for b in q.spots)
        return say(-3.0, f"{said} are different places", forbids=apart and not pairs.same_site(p, q))
    share = len({a.id for a, _ in met} | {b.id for _, b in met})
    whole = len({a.id for a in p.spots} | {b.id for b in q.spots})
    if 2 * share > whole or min(len(p.spots), len(q.spots)) == share == whole:
        return say(2.5, f"{said}: the same place", anchors=True)
    return say(1.25, f"{said}: some of the same places")


def facilities(p: Profile, q: Profile) -> Comparison | None:
    """The same named site or project; the same name with another number is another one."""
    if not p.facilities or not q.facilities:
        return None
    say, said = partial(Comparison, "facilities"), f"{pairs.quoted(p.facilities)} and {pairs.quoted(q.facilities)}"
    if both := set(p.facilities) & set(q.facilities):
        return say(3.0, f"both name {pairs.quoted(sorted(both))}", anchors=True)
    if any(pairs.is_numbered_twin(a, b) for a in p.facilities for b in q.facilities):
        return say(-4.0, f"{said} are numbered apart", forbids=True)
    if any(
        set(a.split()) < set(b.split()) or set(b.split()) < set(a.split())
        for a in p.facilities
        for b in q.facilities
    ):
        return say(0.75, f"{said} may be one name")
    return say(-1.25, f"{said} are different names")


def dates(p: Profile, q: Profile) -> Comparison | None:
    """Near in time; a later state may come later, the same state of another year is another act."""
    say = partial(Comparison, "dates")
    if p.when is None or q.when is None:
        return pairs.told_beforehand(p, q)
    days = p.when.days_to(q.when)
    said = f"{p.telling.date} and {q.telling.date}"
    step = pairs.step(p, q)
    if days > pairs.NEAR_DAYS and step < 0:
        forbids = pairs.earlier(p, q).announcement.status == "cancelled" and not pairs.same_money(p, q)
        return say(-3.0, f"{said}: the state goes backwards", forbids=forbids)
    if step > 0 and days > 3:
        return say(0.0, f"{said}: the later article tells a later state")
    stated = bool(p.announcement.announced_on and q.announcement.announced_on)
    if days > OTHER_YEAR_DAYS:
        forbids = stated and not pairs.same_site(p, q) and not pairs.names_earlier_amount(p, q)
        return say(-3.0 if stated else -1.5, f"{said}: another year", forbids=forbids)
    points = next(score for limit, score in _NEARNESS[stated] if days <= limit)
    return say(points, f"{said}: {days} days apart")


def updates(p: Profile, q: Profile) -> Comparison | None:
    """The later article says that it takes up the earlier one's plan: raised, cut, dropped, delayed."""
    if p.published is None or q.published is None or p.published.days_to(q.published) <= 3:
        return None
    later = p if p.telling.rank > q.telling.rank else q
    cue = cues.update(later.telling.article) if later.announcement.main else None
    if cue is None or not (pairs.same_site(p, q) or pairs.has_spot(p, q) or pairs.names_earlier_amount(p, q)):
        return None
    return Comparison("updates", 1.5, f"{later.telling.article.id} says “{cue}”")


def expansions(p: Profile, q: Profile) -> Comparison | None:
    """The later article tells of a further step that comes on top: a second phase, an extension."""
    if p.published is None or q.published is None or p.published.days_to(q.published) <= 3:
        return None
    later, earlier = (p, q) if p.telling.rank > q.telling.rank else (q, p)
    cue = cues.expansion(later.telling.article)
    if cue is None or not later.announcement.main or cues.expansion(earlier.telling.article):
        return None
    return Comparison("expansions", -2.0, f"{later.telling.article.id} says “{cue}”")


def kinds(p: Profile, q: Profile) -> Comparison | None:
    """The same type of act, or types under which articles file the same act."""
    a, b = p.announcement.type, q.announcement.type
    if a == b:
        return Comparison("kinds", 1.0, f"both {a.replace('_', ' ')}")
    points = _KINDS.get((a, b), _KINDS.get((b, a), -3.0))
    if points <= -5 and pairs.is_same_supply(p, q):
        points = -1.5
    return Comparison("kinds", points, f"{a.replace('_', ' ')} and {b.replace('_', ' ')}", forbids=points <= -5)


def capacities(p: Profile, q: Profile) -> Comparison | None:
    """The same electrical power."""
    if not p.megawatts or not q.megawatts:
        return None
    said = f"{pairs.listed(p.megawatts)} MW and {pairs.listed(q.megawatts)} MW"
    if p.megawatts & q.megawatts:
        return Comparison("capacities", 1.5, said, anchors=pairs.is_placed(p, q))
    return Comparison("capacities", -0.75, f"{said} differ")


def jobs(p: Profile, q: Profile) -> Comparison | None:
    """The same number of jobs."""
    mine, theirs = ({j.count for j in x.announcement.jobs} for x in (p, q))
    if not mine or not theirs:
        return None
    said = f"{pairs.listed(mine)} and {pairs.listed(theirs)} jobs"
    return Comparison(
        "jobs", 1.0 if mine & theirs else -0.25, said, anchors=bool(mine & theirs) and pairs.is_placed(p, q)
    )


def hardware(p: Profile, q: Profile) -> Comparison | None:
    """The same chips in the same number."""
    mine, theirs = pairs.orders(p), pairs.orders(q)
    if not mine or not theirs:
        return None
    if both := mine & theirs:
        counted = any(count for _, count in both)
        return Comparison(
            "hardware",
            1.5 if counted else 0.25,
            f"both {pairs.orders_named(both)}",
            anchors=counted and pairs.is_placed(p, q),
        )
    said = f"{pairs.orders_named(mine)} and {pairs.orders_named(theirs)}"
    counts = {c for _, c in mine if c}, {c for _, c in theirs if c}
    if counts[0] & counts[1]:
        return Comparison("hardware", 1.0, f"{said}: the same number", anchors=pairs.is_placed(p, q))
    return Comparison("hardware", -0.5, f"{said} differ") if counts[0] and counts[1] else None


def energies(p: Profile, q: Profile) -> Comparison | None:
    """The same sources of energy."""
    mine, theirs = ({e.source for e in x.announcement.energy} for x in (p, q))
    if not mine or not theirs:
        return None
    said = f"{pairs.listed(mine)} and {pairs.listed(theirs)}"
    return Comparison("energies", 0.25 if mine & theirs or "renewable" in mine | theirs else -0.75, said)


def periods(p: Profile, q: Profile) -> Comparison | None:
    """The same duration or the same last year."""
    a, b = p.announcement.period, q.announcement.period
    if a is None or b is None:
        return None
    pairs = [(a.years, b.years), (a.start, b.start), (a.end, b.end)]
    known = [(x, y) for x, y in pairs if x is not None and y is not None]
    if not known:
        return None
    said = ", ".join(f"{x} and {y}" for x, y in known)
    return Comparison("periods", 0.5 if any(x == y for x, y in known) else -0.25, said)


RULES: tuple[Rule, ...] = (
    organisations,
    counterparties,
    amounts,
    places,
    facilities,
    dates,
    updates,
    expansions,
    kinds,
    capacities,
    jobs,
    hardware,
    energies,
    periods,
)

_OFTEN_FORBID = (places, organisations, dates, kinds)
_FORBIDDING_FIRST: tuple[Rule, ...] = (*_OFTEN_FORBID, *(rule for rule in RULES if rule not in _OFTEN_FORBID))
"""The same rules in a quicker order; points are whole quarters, so that no order changes their sum."""

_NEARNESS: dict[bool, tuple[tuple[int, float], ...]] = {
    True: ((3, 1.5), (pairs.NEAR_DAYS, 0.75), (120, -0.75), (OTHER_YEAR_DAYS, -1.75)),
    False: ((10, 0.75), (60, 0.25), (OTHER_YEAR_DAYS, -0.5)),
}
"""Points by days apart, where both texts date the act and where one is dated by its publication only."""

_KINDS: dict[tuple[str, str], float] = {
    ("investment", "construction"): 0.5,
    ("investment", "opening"): 0.25,
    ("construction", "opening"): 0.5,
    ("partnership", "investment"): -1.0,
    ("partnership", "construction"): -1.0,
    ("partnership", "opening"): -2.0,
    ("partnership", "energy_deal"): -1.5,
    ("partnership", "programme"): -2.0,
    ("partnership", "acquisition"): -3.0,
    ("partnership", "funding"): -3.0,
    ("funding", "investment"): -1.5,
    ("funding", "programme"): -1.5,
    ("funding", "construction"): -3.0,
    ("funding", "opening"): -4.0,
    ("programme", "investment"): -1.5,
    ("programme", "construction"): -2.0,
    ("programme", "opening"): -3.0,
    ("acquisition", "investment"): -2.0,
    ("energy_deal", "investment"): -6.0,
    ("energy_deal", "construction"): -5.0,
    ("energy_deal", "opening"): -5.0,
    ("energy_deal", "programme"): -6.0,
    ("energy_deal", "funding"): -6.0,
    ("energy_deal", "acquisition"): -6.0,
}
"""How well two types go together; what isn't listed speaks against it."""
