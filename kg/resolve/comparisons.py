"""What speaks for two tellings being the same announcement, and what against: one small function a question.

Each takes two profiles and returns a Comparison whose reason quotes the values, or None where it has nothing to
say. Reading RULES from top to bottom is reading the policy; ``compare`` adds the points up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial

from kg.model import Entity
from kg.resolve import cues, money
from kg.resolve.profiles import Profile, contains
from kg.resolve.values import Comparison, Verdict

JOIN_AT = 4.5
"""Points from which two tellings are joined, if one comparison anchors them and none forbids."""

NEAR_DAYS = 31
OTHER_YEAR_DAYS = 300
STATES = ("rumoured", "announced", "under_construction", "operational", "cancelled")

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


def organisations(p: Profile, q: Profile) -> Comparison | None:
    """The same organisations lead; a subsidiary counts almost as much as its parent."""
    say = partial(Comparison, "organisations")
    if both := p.leads & q.leads:
        return say(3.0 if p.leads == q.leads else 2.75, f"{_names(p, both)} leads in both")
    if roots := p.lead_roots & q.lead_roots:
        return say(2.0, f"{_names(p, p.leads)} and {_names(q, q.leads)} belong to {_bare(roots)}")
    if met := (p.lead_roots & q.roots) | (q.lead_roots & p.roots):
        return say(1.5, f"{_bare(met)} leads in one and takes part in the other")
    said = f"{_names(p, p.leads)} on one side, {_names(q, q.leads)} on the other"
    return say(-1.5, said, forbids=not _same_site(p, q) and not _is_silent(p, q))


def counterparties(p: Profile, q: Profile) -> Comparison | None:
    """A deal has two ends: the other end is the same, or it is another deal."""
    shared = p.roots & q.roots
    mine, theirs = p.roots - shared, q.roots - shared
    say = partial(Comparison, "counterparties")
    if len(shared) > 1:
        anchors = _has_two_ends(p) and _has_two_ends(q) and _is_near(p, q)
        return say(1.0, f"{_bare(shared)} take part in both", anchors=anchors)
    if not mine or not theirs or not shared:
        return None
    said = f"{_bare(mine)} on one side, {_bare(theirs)} on the other"
    return say(-3.5 if _is_deal(p) and _is_deal(q) else -0.75, said)


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
    if _names_earlier_amount(p, q):
        return say(1.0, f"{said}: the later article names the earlier amount", anchors=_has_spot(p, q))
    ratio = money.ratio(p.telling.usd, q.telling.usd)
    return say(-1.0 if ratio and ratio <= Decimal("1.6") else -2.5, f"{said} differ")


def places(p: Profile, q: Profile) -> Comparison | None:
    """The same town or county, one within the other, or another one: then it is another act."""
    say = partial(Comparison, "places")
    if p.spots and q.spots:
        return _spots(p, q)
    if (broad := p.broad & q.broad) and (p.spots or q.spots):
        return say(1.25, f"{_spot_names(p.spots or q.spots)} lies in {_bare(_smallest(p, q, broad))}")
    if broad:
        inner = _smallest(p, q, broad)
        regional = any(_class(p, q, i) == "Region" for i in inner)
        return say(1.5 if regional else 0.5, f"both in {_bare(inner)}", anchors=regional and _is_same_day(p, q))
    if (p.broad and q.broad) or (p.countries and q.countries):
        said = f"{_bare(p.broad) or _bare(p.countries)} and {_bare(q.broad) or _bare(q.countries)}"
        return say(-3.0, f"{said} lie apart", forbids=True)
    return None


def _spots(p: Profile, q: Profile) -> Comparison:
    say = partial(Comparison, "places")
    met = [(a, b) for a in p.spots for b in q.spots if contains(a, b) or contains(b, a)]
    said = f"{_spot_names(p.spots)} and {_spot_names(q.spots)}"
    if not met:
        apart = all(_is_apart(a, b) for a in p.spots for b in q.spots)
        return say(-3.0, f"{said} are different places", forbids=apart and not _same_site(p, q))
    share = len({a.id for a, _ in met} | {b.id for _, b in met})
    whole = len({a.id for a in p.spots} | {b.id for b in q.spots})
    if 2 * share > whole or min(len(p.spots), len(q.spots)) == share == whole:
        return say(2.5, f"{said}: the same place", anchors=True)
    return say(1.25, f"{said}: some of the same places")


def facilities(p: Profile, q: Profile) -> Comparison | None:
    """The same named site or project; the same name with another number is another one."""
    if not p.facilities or not q.facilities:
        return None
    say, said = partial(Comparison, "facilities"), f"{_quoted(p.facilities)} and {_quoted(q.facilities)}"
    if both := set(p.facilities) & set(q.facilities):
        return say(3.0, f"both name {_quoted(sorted(both))}", anchors=True)
    if any(_is_numbered_twin(a, b) for a in p.facilities for b in q.facilities):
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
        return _told_beforehand(p, q)
    days = p.when.days_to(q.when)
    said = f"{p.telling.date} and {q.telling.date}"
    step = _step(p, q)
    if days > NEAR_DAYS and step < 0:
        forbids = _earlier(p, q).announcement.status == "cancelled"
        return say(-3.0, f"{said}: the state goes backwards", forbids=forbids)
    if step > 0 and days > 3:
        return say(0.0, f"{said}: the later article tells a later state")
    stated = bool(p.announcement.announced_on and q.announcement.announced_on)
    if days > OTHER_YEAR_DAYS:
        forbids = stated and not _same_site(p, q) and not _names_earlier_amount(p, q)
        return say(-3.0 if stated else -1.5, f"{said}: another year", forbids=forbids)
    points = next(score for limit, score in _NEARNESS[stated] if days <= limit)
    return say(points, f"{said}: {days} days apart")


def updates(p: Profile, q: Profile) -> Comparison | None:
    """The later article says that it takes up the earlier one's plan: raised, cut, dropped, delayed."""
    if p.published is None or q.published is None or p.published.days_to(q.published) <= 3:
        return None
    later = p if p.telling.rank > q.telling.rank else q
    cue = cues.update(later.telling.article) if later.announcement.main else None
    if cue is None or not (_same_site(p, q) or _has_spot(p, q) or _names_earlier_amount(p, q)):
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
    return Comparison("kinds", points, f"{a.replace('_', ' ')} and {b.replace('_', ' ')}", forbids=points <= -5)


def capacities(p: Profile, q: Profile) -> Comparison | None:
    """The same electrical power."""
    if not p.megawatts or not q.megawatts:
        return None
    said = f"{_listed(p.megawatts)} MW and {_listed(q.megawatts)} MW"
    if p.megawatts & q.megawatts:
        return Comparison("capacities", 1.5, said, anchors=_is_placed(p, q))
    return Comparison("capacities", -0.75, f"{said} differ")


def jobs(p: Profile, q: Profile) -> Comparison | None:
    """The same number of jobs."""
    mine, theirs = ({j.count for j in x.announcement.jobs} for x in (p, q))
    if not mine or not theirs:
        return None
    said = f"{_listed(mine)} and {_listed(theirs)} jobs"
    return Comparison(
        "jobs", 1.0 if mine & theirs else -0.25, said, anchors=bool(mine & theirs) and _is_placed(p, q)
    )


def hardware(p: Profile, q: Profile) -> Comparison | None:
    """The same chips in the same number."""
    mine, theirs = _orders(p), _orders(q)
    if not mine or not theirs:
        return None
    if both := mine & theirs:
        counted = any(count for _, count in both)
        return Comparison(
            "hardware",
            1.5 if counted else 0.25,
            f"both {_orders_named(both)}",
            anchors=counted and _is_placed(p, q),
        )
    said = f"{_orders_named(mine)} and {_orders_named(theirs)}"
    counts = {c for _, c in mine if c}, {c for _, c in theirs if c}
    if counts[0] & counts[1]:
        return Comparison("hardware", 1.0, f"{said}: the same number", anchors=_is_placed(p, q))
    return Comparison("hardware", -0.5, f"{said} differ") if counts[0] and counts[1] else None


def energies(p: Profile, q: Profile) -> Comparison | None:
    """The same sources of energy."""
    mine, theirs = ({e.source for e in x.announcement.energy} for x in (p, q))
    if not mine or not theirs:
        return None
    said = f"{_listed(mine)} and {_listed(theirs)}"
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

_NEARNESS: dict[bool, tuple[tuple[int, float], ...]] = {
    True: ((3, 1.5), (NEAR_DAYS, 0.75), (120, -0.75), (OTHER_YEAR_DAYS, -1.75)),
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


def _is_deal(p: Profile) -> bool:
    return p.announcement.type in ("partnership", "energy_deal", "acquisition")


def _has_two_ends(p: Profile) -> bool:
    return _is_deal(p) or p.announcement.type == "funding"


def _is_silent(p: Profile, q: Profile) -> bool:
    return not p.leads or not q.leads


def _same_site(p: Profile, q: Profile) -> bool:
    return bool(set(p.facilities) & set(q.facilities))


def _has_spot(p: Profile, q: Profile) -> bool:
    return any(contains(a, b) or contains(b, a) for a in p.spots for b in q.spots)


def _is_placed(p: Profile, q: Profile) -> bool:
    """Whether the two name a place in common, be it a country, or the other end of one deal."""
    return bool(p.broad & q.broad) or len(p.lead_roots & q.lead_roots) > 1


def _is_near(p: Profile, q: Profile) -> bool:
    return p.when is not None and q.when is not None and p.when.days_to(q.when) <= NEAR_DAYS


def _is_same_day(p: Profile, q: Profile) -> bool:
    return p.when is not None and q.when is not None and p.when.days_to(q.when) <= 3


def _is_apart(a: Entity, b: Entity) -> bool:
    """Whether two places are surely different ones; a village that no gazetteer has may lie in the other."""
    if a.cls == "Place" or b.cls == "Place":
        return not set(a.within) & set(b.within) or a.cls == b.cls == "Place"
    return True


def _is_numbered_twin(a: str, b: str) -> bool:
    """``prairie 1`` and ``prairie 2``; ``horizon north`` and ``horizon south`` are left to the other rules."""
    one, two = a.split(), b.split()
    return len(one) == len(two) > 1 and one[:-1] == two[:-1] and one[-1].isdigit() and two[-1].isdigit()


def _is_within(a: str, b: str) -> bool:
    return set(a.split()) < set(b.split())


def _step(p: Profile, q: Profile) -> int:
    """How many states the later act is further on; negative where it falls back."""
    earlier = _earlier(p, q)
    later = q if earlier is p else p
    return STATES.index(later.announcement.status) - STATES.index(earlier.announcement.status)


def _earlier(p: Profile, q: Profile) -> Profile:
    return q if _starts_after(p, q) else p


def _starts_after(p: Profile, q: Profile) -> bool:
    assert p.when is not None
    assert q.when is not None
    return (p.when.first, p.telling.published, p.telling.id) > (q.when.first, q.telling.published, q.telling.id)


def _told_beforehand(p: Profile, q: Profile) -> Comparison | None:
    """An undated mention can't tell of what was announced only after its article appeared."""
    for undated, dated in ((p, q), (q, p)):
        if undated.when or undated.published is None or dated.when is None:
            continue
        ahead = (dated.when.first - undated.published.last).days
        if ahead > NEAR_DAYS and dated.announcement.status != "operational":
            said = f"told by {undated.telling.published}, {ahead} days before {dated.telling.date}"
            return Comparison("dates", -2.0, said)
    return None


def _names_earlier_amount(p: Profile, q: Profile) -> bool:
    """Whether the later article's text has the earlier one's amount beside its own, and speaks of a change."""
    earlier, later = sorted((p, q), key=lambda x: x.telling.rank)
    amount = earlier.announcement.amount
    if amount is None or cues.update(later.telling.article) is None:
        return False
    return any(figure in later.telling.article.text for figure in money.figures(amount))


def _orders(p: Profile) -> set[tuple[str, int | None]]:
    orders = zip(p.announcement.hardware, p.telling.hardware, strict=True)
    return {(entity, order.count) for order, entity in orders}


def _orders_named(orders: Iterable[tuple[str, int | None]]) -> str:
    return ", ".join(sorted(f"{count or ''} {entity.partition('/')[2]}".strip() for entity, count in orders))


def _smallest(p: Profile, q: Profile, ids: frozenset[str]) -> frozenset[str]:
    """Those of the shared regions and countries that hold no other of them."""
    entities = {**p.telling.entities, **q.telling.entities}
    return frozenset(i for i in ids if not any(i in entities[o].within for o in ids if o in entities))


def _class(p: Profile, q: Profile, identifier: str) -> str:
    entity = p.telling.entities.get(identifier) or q.telling.entities.get(identifier)
    return entity.cls if entity else ""


def _names(p: Profile, ids: Iterable[str]) -> str:
    return ", ".join(sorted(p.telling.entities[i].label for i in ids))


def _bare(ids: Iterable[str]) -> str:
    return ", ".join(sorted(i.partition("/")[2] or i for i in ids))


def _spot_names(spots: Iterable[Entity]) -> str:
    return ", ".join(sorted(spot.label for spot in spots))


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _listed(values: Iterable[object]) -> str:
    return ", ".join(sorted(map(str, values)))
