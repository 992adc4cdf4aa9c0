"""Corrections by hand -> the statements of a graph of their own, so that whoever reads the graph sees them too."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.model import Judgement
from kg.rdf import names
from kg.rdf.sheet import Sheet, date
from kg.vocab import AI, DCTERMS, RDF, RDFS


def quads(judgements: Iterable[Judgement]) -> tuple[Quad, ...]:
    """Every judgement with what it judges, its date, author and reason; no blank nodes."""
    sheet = Sheet(names.JUDGEMENTS)
    for judgement in judgements:
        _say(sheet, judgement)
    return tuple(sheet.quads)


def _say(sheet: Sheet, judgement: Judgement) -> None:
    node = names.hashed("judgement", judgement.id)
    sheet.say(node, RDF.type, AI.Judgement)
    sheet.say_text(node, DCTERMS.identifier, judgement.id)
    sheet.say_text(node, AI.judgementKind, judgement.kind)
    for thing in (judgement.subject, judgement.object):
        if thing:
            sheet.say(node, AI.judges, names.resource(thing))
    sheet.say_text(node, AI.judgedSlot, judgement.slot)
    sheet.say_text(node, AI.judgedValue, judgement.value)
    sheet.say_text(node, DCTERMS.creator, judgement.author)
    sheet.say_text(node, RDFS.comment, judgement.reason)
    if judgement.date:
        sheet.say(node, DCTERMS.date, date(judgement.date))
