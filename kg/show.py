"""Tables for people: score cards and records as text."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg.model import Announcement, Extraction, Proof
from kg.score import SLOTS, Card

ROWS = ("announcements", "all slots", "triple", *SLOTS, "relations")


def score_table(cards: dict[str, Card]) -> str:
    """Precision, recall and F1 of each slot, a block a language, as aligned text."""
    return "\n\n".join(_block(key, card) for key, card in sorted(cards.items()))


def _block(key: str, card: Card) -> str:
    lines = [f"{key}: {card.articles} articles", f"{'':14}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'fp':>6}{'fn':>6}"]
    for name in ROWS:
        c = card.all_slots if name == "all slots" else card.count(name)
        lines.append(f"{name:14}{c.precision:7.3f}{c.recall:7.3f}{c.f1:7.3f}{c.tp:6}{c.fp:6}{c.fn:6}")
    for name, (good, of) in sorted(card.accuracy.items()):
        lines.append(f"{name} of those found: {good / of if of else 1:.3f} ({good} of {of})")
    good, of = card.evidence
    lines.append(f"evidence offsets that hold: {good} of {of}")
    return "\n".join(lines)


def score_json(cards: dict[str, Card]) -> str:
    """The same figures as JSON."""
    return json.dumps({key: _figures(card) for key, card in sorted(cards.items())}, indent=2)


def _figures(card: Card) -> dict[str, object]:
    counts = {name: card.all_slots if name == "all slots" else card.count(name) for name in ROWS}
    slots = {
        name: {"precision": c.precision, "recall": c.recall, "f1": c.f1, "tp": c.tp, "fp": c.fp, "fn": c.fn}
        for name, c in counts.items()
    }
    accuracy = {name: good / of if of else 1.0 for name, (good, of) in card.accuracy.items()}
    return {"articles": card.articles, "slots": slots, "accuracy": accuracy, "evidence": card.evidence}


def record_table(extraction: Extraction, explain: bool) -> Group:
    """What one article says, for the terminal."""
    head = Text(f"{extraction.article.id}  {extraction.article.title}", style="bold")
    parts: list[RenderableType] = [head, *(_announcement_table(a, explain) for a in extraction.announcements)]
    parts += [Text(f"  {r.subject} – {r.predicate} – {r.object}") for r in extraction.relations]
    if explain:
        parts += [Text(f"  refused: {r.sentence.text!r}: {r.reason}", style="dim") for r in extraction.refusals]
    return Group(*parts)


def _announcement_table(a: Announcement, explain: bool) -> Table:
    table = Table(
        title=f"{a.key}  {a.type}, {a.status}" + ("" if a.main else ", background"), title_justify="left"
    )
    table.add_column("slot")
    table.add_column("value")
    table.add_column("the text says", overflow="fold")
    for slot in SLOTS[3:]:
        for value, proof in _rows(a, slot):
            table.add_row(slot, Text(value), Text(" … ".join(dict.fromkeys(e.text for e in proof))))
    if explain:
        for reason in a.reasons:
            table.add_row(
                Text(reason.slot, style="dim"), Text(reason.why, style="dim"), Text(reason.rule, style="dim")
            )
    return table


def _rows(a: Announcement, slot: str) -> Iterator[tuple[str, Proof]]:
    value = getattr(a, slot)
    if slot == "announced_on":
        if value:
            yield value, a.announced_on_evidence
        return
    for one in value if isinstance(value, tuple) else (value,):
        if one is not None:
            yield _said(one), one.evidence


def _said(value: Any) -> str:
    fields = {
        f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.name not in ("evidence", "aka")
    }
    return ", ".join(f"{v:,}" if isinstance(v, Decimal) else str(v) for v in fields.values() if v is not None)
