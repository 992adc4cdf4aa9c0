"""Extraction <-> the JSON record of RECORD.md.

A record written here carries, beside the contract's keys, ``text_sha256`` and, beside each slot
value, ``evidence``: a list of ``{start, end, text}`` in characters of the article's text. Values
that are plain strings in the contract (type, status, announced_on, energy) have theirs in the
announcement's own ``evidence`` object, by slot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from kg.errors import InvalidRecord
from kg.model import (
    CLOSED_LISTS,
    Actor,
    Amount,
    Announcement,
    Article,
    Capacity,
    Energy,
    Evidence,
    Extraction,
    Hardware,
    Jobs,
    Location,
    Period,
    Proof,
    Reason,
    Refusal,
    Relation,
    Site,
)

Record = dict[str, Any]
_T = TypeVar("_T")


def to_record(extraction: Extraction, *, explain: bool = False) -> Record:
    """The record of one article, ready for ``json.dumps``.

    With ``explain`` each announcement also has ``reasons`` and the record ``refusals``.
    """
    article = extraction.article
    record: Record = {
        "id": article.id,
        "language": article.language,
        "style": article.style,
        "title": article.title,
        "published": article.published,
        "text_sha256": article.sha256,
        "announcements": [_announcement_out(a, explain) for a in extraction.announcements],
        "relations": [_relation_out(r) for r in extraction.relations],
    }
    if explain:
        record["refusals"] = [{"sentence": _span_out(r.sentence), "reason": r.reason} for r in extraction.refusals]
    return record


def from_record(record: Mapping[str, Any], article: Article | None = None) -> Extraction:
    """The extraction that a record holds; a gold record has no evidence, which reads as ``()``.

    ``article`` replaces the one rebuilt from the record's own header (which has no text).
    Raises InvalidRecord, naming the record and the slot, where the contract is broken.
    """
    name = str(record.get("id", "?"))
    try:
        return Extraction(
            article=article or _article_in(record),
            announcements=tuple(_announcement_in(a) for a in record["announcements"]),
            relations=tuple(_relation_in(r) for r in record["relations"]),
            refusals=_each(record.get("refusals", ()), _refusal_in),
        )
    except (AttributeError, KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise InvalidRecord(
            f"The record {name!r} breaks the contract of records ({error!r}); "
            "compare it with the README's section on records."
        ) from error


def _announcement_out(a: Announcement, explain: bool) -> Record:
    out: Record = {
        "key": a.key,
        "type": a.type,
        "status": a.status,
        "main": a.main,
        "announced_on": a.announced_on,
        "actors": [{"name": x.name, "aka": list(x.aka), "role": x.role} | _proof(x) for x in a.actors],
        "amount": _amount_out(a.amount),
        "period": _period_out(a.period),
        "places": [{"name": x.name, "aka": list(x.aka), "country": x.country} | _proof(x) for x in a.places],
        "facilities": [{"name": x.name, "aka": list(x.aka)} | _proof(x) for x in a.facilities],
        "capacity": [
            {"value": number(x.value), "unit": x.unit, "qualifier": x.qualifier} | _proof(x) for x in a.capacity
        ],
        "jobs": [{"count": x.count, "qualifier": x.qualifier, "kind": x.kind} | _proof(x) for x in a.jobs],
        "hardware": [_hardware_out(x) for x in a.hardware],
        "energy": [x.source for x in a.energy],
        "evidence": _plain_proofs(a),
    }
    return out | {"reasons": [_reason_out(r) for r in a.reasons]} if explain else out


def _amount_out(x: Amount | None) -> Record | None:
    if x is None:
        return None
    return {"value": number(x.value), "currency": x.currency, "qualifier": x.qualifier} | _proof(x)


def _period_out(x: Period | None) -> Record | None:
    if x is None:
        return None
    years = None if x.years is None else number(x.years)
    return {"years": years, "start": x.start, "end": x.end} | _proof(x)


def _hardware_out(x: Hardware) -> Record:
    return {"name": x.name, "aka": list(x.aka), "count": x.count, "qualifier": x.qualifier} | _proof(x)


def _plain_proofs(a: Announcement) -> Record:
    return {
        "type": [_span_out(e) for e in a.type_evidence],
        "status": [_span_out(e) for e in a.status_evidence],
        "announced_on": [_span_out(e) for e in a.announced_on_evidence],
        "energy": [{"value": x.source} | _span_out(e) for x in a.energy for e in x.evidence],
    }


def _relation_out(r: Relation) -> Record:
    return {"subject": r.subject, "predicate": r.predicate, "object": r.object} | _proof(r)


def _reason_out(r: Reason) -> Record:
    return {"slot": r.slot, "rule": r.rule, "why": r.why}


def _proof(value: Any) -> Record:
    return {"evidence": [_span_out(e) for e in value.evidence]}


def _span_out(e: Evidence) -> Record:
    return {"start": e.start, "end": e.end, "text": e.text}


def number(value: Decimal) -> int | float:
    """A JSON number: an int where the value is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _article_in(record: Mapping[str, Any]) -> Article:
    return Article(
        id=record["id"],
        text="",
        language=record["language"],
        title=record["title"],
        published=record["published"],
        style=record.get("style"),
    )


def _announcement_in(a: Mapping[str, Any]) -> Announcement:
    proofs: Mapping[str, Any] = a.get("evidence") or {}
    return Announcement(
        key=a["key"],
        type=_closed("type", a["type"]),
        status=_closed("status", a["status"]),
        main=bool(a["main"]),
        announced_on=a["announced_on"],
        actors=_each(a["actors"], lambda x: Actor(x["name"], _closed("role", x["role"]), _aka(x), _spans_in(x))),
        amount=_amount_in(a["amount"]),
        period=_period_in(a["period"]),
        places=_each(a["places"], lambda x: Location(x["name"], x["country"], _aka(x), _spans_in(x))),
        facilities=_each(a["facilities"], lambda x: Site(x["name"], _aka(x), _spans_in(x))),
        capacity=_each(a["capacity"], _capacity_in),
        jobs=_each(a["jobs"], _jobs_in),
        hardware=_each(a["hardware"], _hardware_in),
        energy=tuple(Energy(_closed("energy", x), _energy_spans(proofs, x)) for x in a["energy"]),
        type_evidence=_spans(proofs.get("type", ())),
        status_evidence=_spans(proofs.get("status", ())),
        announced_on_evidence=_spans(proofs.get("announced_on", ())),
        reasons=_each(a.get("reasons", ()), lambda x: Reason(x["slot"], x["rule"], x["why"])),
    )


def _refusal_in(x: Mapping[str, Any]) -> Refusal:
    sentence = x["sentence"]
    return Refusal(Evidence(sentence["start"], sentence["end"], sentence["text"]), x["reason"])


def _each(rows: Iterable[Any], read: Callable[[Any], _T]) -> tuple[_T, ...]:
    return tuple(read(row) for row in rows)


def _amount_in(x: Mapping[str, Any] | None) -> Amount | None:
    if x is None:
        return None
    return Amount(_decimal(x["value"]), x["currency"], _closed("qualifier", x["qualifier"]), _spans_in(x))


def _period_in(x: Mapping[str, Any] | None) -> Period | None:
    if x is None:
        return None
    years = None if x["years"] is None else _decimal(x["years"])
    return Period(years, x["start"], x["end"], _spans_in(x))


def _capacity_in(x: Mapping[str, Any]) -> Capacity:
    return Capacity(
        _decimal(x["value"]), _closed("unit", x["unit"]), _closed("qualifier", x["qualifier"]), _spans_in(x)
    )


def _jobs_in(x: Mapping[str, Any]) -> Jobs:
    return Jobs(x["count"], _closed("qualifier", x["qualifier"]), _closed("kind", x["kind"]), _spans_in(x))


def _hardware_in(x: Mapping[str, Any]) -> Hardware:
    qualifier = None if x["qualifier"] is None else _closed("qualifier", x["qualifier"])
    return Hardware(x["name"], x["count"], qualifier, _aka(x), _spans_in(x))


def _relation_in(r: Mapping[str, Any]) -> Relation:
    return Relation(r["subject"], _closed("predicate", r["predicate"]), r["object"], _spans_in(r))


def _decimal(value: Any) -> Decimal:
    return Decimal(str(value))


def _aka(x: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(x.get("aka") or ())


def _closed(kind: str, value: Any) -> Any:
    if value not in CLOSED_LISTS[kind]:
        raise ValueError(f"{value!r} is no {kind}; it must be one of {', '.join(CLOSED_LISTS[kind])}")
    return value


def _spans_in(x: Mapping[str, Any]) -> Proof:
    return _spans(x.get("evidence", ()))


def _energy_spans(proofs: Mapping[str, Any], source: str) -> Proof:
    return _spans(e for e in proofs.get("energy", ()) if e.get("value") == source)


def _spans(rows: Iterable[Mapping[str, Any]]) -> Proof:
    return tuple(Evidence(e["start"], e["end"], e["text"]) for e in rows)
