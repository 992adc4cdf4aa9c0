"""When an act runs and when it was announced: its period and its date, from the pieces of time in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.events.candidates import value_features
from kg.events.cluster import Cluster
from kg.events.cues import within
from kg.events.draft import Draft, evidence, proof
from kg.events.items import Item
from kg.events.reading import Reading
from kg.events.scorer import scorer
from kg.model import Evidence, Period

DATED_AT = 0.4
TIMED_AT = 0.4  # how likely a piece of time must be a start, an end or a length
PIECES = frozenset({"duration", "date"})
DAY = 10  # characters of an ISO date that names a day


def period(draft: Draft) -> Period | None:
    """Years, start and end from the pieces of time in the units, the likeliest of each."""
    best: dict[str, tuple[float, Item]] = {}
    for item in draft.cluster.items:
        if item.kind not in PIECES:
            continue
        seen = value_features(draft.r, draft.cluster, item, draft.type)
        label, chance = _piece(seen)
        if label != "none" and chance > best.get(label, (0.0, item))[0] and _fits(label, item):
            best[label] = (chance, item)
    if not best:
        return None
    draft.because("period", "scorer period", ", ".join(f"{k} {i.text!r} {p:.2f}" for k, (p, i) in best.items()))
    return Period(
        years=best["years"][1].value if "years" in best else None,
        start=year_of(best["start"][1]) if "start" in best else None,
        end=year_of(best["end"][1]) if "end" in best else None,
        evidence=proof(draft.r, {i.start: i for _, i in best.values()}.values()),
    )


def _piece(seen: Sequence[str]) -> tuple[str, float]:
    """What a piece of time is to the act: years, start, end, or none of them."""
    judge = scorer("period")
    chances = dict(zip(judge.labels, judge.probabilities(seen), strict=True))
    label = max((x for x in judge.labels if x != "none"), key=lambda x: chances[x])
    return (label, chances[label]) if 1 - chances["none"] >= TIMED_AT else ("none", chances["none"])


def _fits(label: str, item: Item) -> bool:
    return (label == "years") == (item.kind == "duration") and (label == "years" or year_of(item) is not None)


def year_of(item: Item) -> int | None:
    """The calendar year of a date item."""
    digits = str(getattr(item.value, "iso", item.value))[:4]
    return int(digits) if digits.isdigit() else None


def date_items(r: Reading, cluster: Cluster) -> list[Item]:
    """Dates in the act's units, those of the sentences aside and near by, and the article's own date."""
    found = [i for i in cluster.items if i.kind == "date"]
    found += _nearby_dates(r, cluster, {str(i.value) for i in found})
    if r.article.published:
        found.append(Item("published", 0, 0, "", r.article.published, sentence=-1))
    return found


def _nearby_dates(r: Reading, cluster: Cluster, known: set[str]) -> Iterator[Item]:
    """Days up to the article's own that stand in the act's blocks or in sentences aside, each once."""
    mine = {u.index for u in cluster.units}
    blocks = {u.block for u in cluster.units}
    aside = {u.index for u in cluster.aside}
    for item in r.items:
        day = str(item.value)
        if item.kind != "date" or item.unit in mine or day in known or len(day) != DAY:
            continue
        if (item.block in blocks or item.unit in aside) and day <= (r.article.published or day):
            known.add(day)
            yield item


def date_features(r: Reading, cluster: Cluster, item: Item, main: bool) -> list[str]:
    """For the question: is this the date of the announcement?"""
    first = cluster.units[0]
    base = [f"cluster-{c.cls}" for c in within(r.cues, first.start, first.end)] + [
        f"order:{min(cluster.index, 4)}"
    ]
    base.append(f"dates:{min(sum(i.kind == 'date' for i in cluster.items), 2)}")
    base.append(f"block:{r.blocks[first.block].kind}")
    base += [f"main:{main}", f"main&order:{main}:{min(cluster.index, 2)}", f"rank:{min(cluster.rank, 2)}"]
    days = sum(i.kind == "date" and len(str(i.value)) == DAY for i in cluster.items)
    base.append(f"main&days:{main}:{min(days, 2)}")
    if item.kind == "published":
        return ["published", *(f"published&{b}" for b in base), f"published&style:{_style(r)}"]
    found = value_features(r, cluster, item, "")
    if all(item.unit != u.index for u in cluster.units):
        gap = min(abs(item.sentence - u.sentence) for u in cluster.units)
        found = [f"away-{f}" for f in found] + ["away", f"away:{min(gap, 4)}", f"away&main:{main}"]
    found.append(f"in&main:{main}:{len(str(item.value))}")
    return [*found, f"precision:{len(str(item.value))}", f"past:{str(item.value) <= (r.article.published or '9')}"]


def _style(r: Reading) -> str:
    """How the dateline looks: a town first (wire), a date first, a byline."""
    line = next((b for b in r.blocks if b.kind == "dateline"), None)
    if line is None:
        return "none"
    head = r.text[line.start : line.end]
    capitals = head.split(",")[0].isupper()
    return "wire" if capitals or "(" in head else "plain"


def announced_on(draft: Draft, main: bool) -> tuple[str | None, tuple[Evidence, ...]]:
    """The date that the text gives the announcement, ISO 8601, with its evidence; None where it gives none."""
    r = draft.r
    judged = [
        (scorer("dated").chance(date_features(r, draft.cluster, i, main)), i)
        for i in date_items(r, draft.cluster)
        if not _to_come(r, i)
    ]
    chance, item = max(judged, key=lambda j: j[0], default=(0.0, None))
    if item is None or chance < DATED_AT:
        return None, ()
    draft.because("announced_on", "scorer dated", f"{item.text or 'the dateline'!r} {chance:.2f}")
    return str(item.value), proof(r, [item]) if item.end else _dateline_proof(r)


def _to_come(r: Reading, item: Item) -> bool:
    """True for a date after the article's own: what is announced was announced by then.

    A bare year of an article without a date may be any, and is mostly the year that a thing is to open.
    """
    published, told = r.article.published, str(item.value)
    if published is None:
        return len(told) == 4
    return told[: len(published)] > published[: len(told)]


def _dateline_proof(r: Reading) -> tuple[Evidence, ...]:
    line = next((b for b in r.blocks if b.kind == "dateline"), None)
    return (evidence(r, line.start, line.end),) if line else ()
