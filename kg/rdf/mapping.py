"""One resolved article -> the statements of its named graph, each role and number with its evidence.

The graph stands alone: it says again the label, class and surroundings of every entity that it uses, so that
an article can be added, replaced or withdrawn without looking at any other. Nodes for amounts, periods,
evidence and the like are named by their content; two articles that say the same of one announcement
therefore name the same node, and two that disagree stand side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Amount, Announcement, Article, Entity, Evidence, Fact, Proof, RelationFact, Resolution
from kg.rdf import names, provenance
from kg.rdf.sheet import Node, Sheet, date, decimal, integer, year
from kg.vocab import AI, DCTERMS, OA, RDF, RDFS, SCHEMA, SKOS, announcement_class, lineage, value

Parts = Sequence[tuple[NamedNode, Node]]


def quads(resolution: Resolution) -> tuple[Quad, ...]:
    """Every statement of one article, each once, in a graph of its own; no blank nodes.

    The result doesn't depend on the order of facts, relations or entities, except in its own order.
    """
    sheet = Sheet(names.graph(resolution.article.id))
    _say_article(sheet, resolution.article)
    for entity in resolution.entities:
        _say_entity(sheet, entity)
    for fact in resolution.facts:
        _say_fact(sheet, resolution.article, fact)
    for relation in resolution.relations:
        _say_relation(sheet, resolution.article, relation)
    return tuple(sheet.quads)


def amount_node(announcement: NamedNode, amount: Amount) -> NamedNode:
    """The node that stands for an amount of an announcement, whichever article states it."""
    return _named("Amount", announcement, _qualified(_amount_parts(amount), amount.qualifier))


def _say_article(sheet: Sheet, article: Article) -> None:
    node = names.article(article.id)
    sheet.say(node, RDF.type, AI.Article)
    sheet.say_text(node, DCTERMS.identifier, article.id)
    sheet.say_text(node, RDFS.label, article.title or article.id)
    sheet.say_text(node, DCTERMS.language, article.language)
    sheet.say_text(node, DCTERMS.publisher, article.publisher)
    sheet.say_text(node, SCHEMA.url, article.url)
    sheet.say_text(node, SCHEMA.genre, article.style)
    sheet.say_text(node, SCHEMA.articleBody, article.text)
    sheet.say_text(node, AI.textSha256, article.sha256)
    if article.published:
        sheet.say(node, DCTERMS.issued, date(article.published))
    for subject, predicate, object_ in provenance.of_article(article):
        sheet.say(subject, predicate, object_)


def _say_entity(sheet: Sheet, entity: Entity) -> None:
    node = names.resource(entity.id)
    for cls in lineage(entity.cls):
        sheet.say(node, RDF.type, cls)
    sheet.say_text(node, RDFS.label, entity.label)
    for name in entity.names:
        if name != entity.label:
            sheet.say_text(node, SKOS.altLabel, name)
    for iri in entity.exact_match:
        sheet.say(node, SKOS.exactMatch, NamedNode(iri))
    if entity.parent:
        sheet.say(node, AI.subsidiaryOf, names.resource(entity.parent))
    _say_where(sheet, node, entity)


def _say_where(sheet: Sheet, node: NamedNode, entity: Entity) -> None:
    if entity.within:
        is_place = AI.Place in lineage(entity.cls)
        sheet.say(node, AI.within if is_place else AI.locatedIn, names.resource(entity.within[0]))
    for inner, outer in pairwise(entity.within):
        sheet.say(names.resource(inner), AI.within, names.resource(outer))
    sheet.say_text(node, AI.countryCode, entity.country)
    if entity.latitude is not None and entity.longitude is not None:
        sheet.say(node, SCHEMA.latitude, decimal(Decimal(str(round(entity.latitude, 5)))))
        sheet.say(node, SCHEMA.longitude, decimal(Decimal(str(round(entity.longitude, 5)))))


def _say_fact(sheet: Sheet, article: Article, fact: Fact) -> None:
    node = names.resource(fact.id)
    told = _Telling(sheet, article, node)
    _say_heading(told, fact)
    _say_roles(told, fact)
    _say_numbers(told, fact.announcement)
    _say_hardware(told, fact)


def _say_heading(told: _Telling, fact: Fact) -> None:
    announcement, article = fact.announcement, names.article(told.article.id)
    cls = announcement_class(announcement.type)
    told.sheet.say(told.node, RDF.type, AI.Announcement)
    told.slot(RDF.type, cls, announcement.type_evidence)
    told.slot(AI.status, value(announcement.status), announcement.status_evidence)
    told.sheet.say(told.node, AI.reportedIn, article)
    told.sheet.say(article, SCHEMA.about if announcement.main else SCHEMA.mentions, told.node)
    if announcement.announced_on:
        told.slot(AI.announcedOn, date(announcement.announced_on), announcement.announced_on_evidence)
    if fact.part_of:
        told.sheet.say(told.node, AI.partOf, names.resource(fact.part_of))


def _say_roles(told: _Telling, fact: Fact) -> None:
    announcement = fact.announcement
    for actor, entity in zip(announcement.actors, fact.actors, strict=True):
        told.slot(value(actor.role), names.resource(entity), actor.evidence)
        told.sheet.say(told.node, AI.actor, names.resource(entity))
    for place, entity in zip(announcement.places, fact.places, strict=True):
        told.slot(AI.place, names.resource(entity), place.evidence)
    for site, entity in zip(announcement.facilities, fact.facilities, strict=True):
        told.slot(AI.facility, names.resource(entity), site.evidence)
    for energy in announcement.energy:
        told.slot(AI.energySource, value(energy.source), energy.evidence)


def _say_numbers(told: _Telling, announcement: Announcement) -> None:
    if amount := announcement.amount:
        told.quantity(AI.amount, "Amount", _amount_parts(amount), amount.qualifier, amount.evidence)
    for capacity in announcement.capacity:
        parts = [(AI.megawatts, decimal(capacity.megawatts))]
        told.quantity(AI.capacity, "Capacity", parts, capacity.qualifier, capacity.evidence)
    for jobs in announcement.jobs:
        counted: list[tuple[NamedNode, Node]] = [(AI.count, integer(jobs.count)), (AI.jobKind, value(jobs.kind))]
        told.quantity(AI.jobs, "Jobs", counted, jobs.qualifier, jobs.evidence)
    if period := announcement.period:
        said = [
            (AI.years, None if period.years is None else decimal(period.years)),
            (AI.startsOn, None if period.start is None else year(period.start)),
            (AI.endsOn, None if period.end is None else year(period.end)),
        ]
        told.quantity(AI.period, "Period", [(p, o) for p, o in said if o is not None], None, period.evidence)


def _amount_parts(amount: Amount) -> Parts:
    return [(AI.value, decimal(amount.value)), (AI.currency, Literal(amount.currency))]


def _say_hardware(told: _Telling, fact: Fact) -> None:
    for order, entity in zip(fact.announcement.hardware, fact.hardware, strict=True):
        parts: list[tuple[NamedNode, Node]] = [(AI.product, names.resource(entity))]
        if order.count is not None:
            parts.append((AI.count, integer(order.count)))
        told.quantity(AI.hardware, "HardwareOrder", parts, order.qualifier, order.evidence)


def _say_relation(sheet: Sheet, article: Article, fact: RelationFact) -> None:
    told = _Telling(sheet, article, names.resource(fact.subject))
    told.slot(value(fact.relation.predicate), names.resource(fact.object), fact.relation.evidence)


def _qualified(parts: Parts, qualifier: str | None) -> Parts:
    return [*parts, (AI.qualifier, value(qualifier))] if qualifier else parts


def _named(cls: str, of: NamedNode, said: Parts) -> NamedNode:
    return names.hashed(cls.lower(), of.value, *(f"{p} {o}" for p, o in said))


class _Telling:
    """What one article says of one thing: each value that is said is also proved."""

    __slots__ = ("article", "node", "sheet")

    def __init__(self, sheet: Sheet, article: Article, node: NamedNode) -> None:
        self.sheet, self.article, self.node = sheet, article, node

    def slot(self, predicate: NamedNode, object_: Node, proof: Proof) -> None:
        self.sheet.say(self.node, predicate, object_)
        for evidence in proof:
            self._prove(predicate, object_, evidence)

    def quantity(
        self,
        predicate: NamedNode,
        cls: str,
        parts: Parts,
        qualifier: str | None,
        proof: Proof,
    ) -> None:
        said = _qualified(parts, qualifier)
        node = _named(cls, self.node, said)
        for step in lineage(cls):
            self.sheet.say(node, RDF.type, step)
        for part, object_ in said:
            self.sheet.say(node, part, object_)
        self.slot(predicate, node, proof)

    def _prove(self, predicate: NamedNode, object_: Node, evidence: Evidence) -> None:
        article = names.article(self.article.id)
        span = NamedNode(f"{article.value}#char={evidence.start},{evidence.end}")
        node = names.hashed("evidence", span.value, self.node.value, predicate.value, object_)
        say = self.sheet.say
        say(node, RDF.type, AI.Evidence)
        say(node, AI.evidenceFor, self.node)
        say(node, AI.property, predicate)
        say(node, AI.statedValue, object_)
        say(node, OA.hasSource, article)
        say(node, OA.hasSelector, span)
        say(span, RDF.type, OA.TextPositionSelector)
        say(span, RDF.type, OA.TextQuoteSelector)
        say(span, OA.start, integer(evidence.start))
        say(span, OA.end, integer(evidence.end))
        say(span, OA.exact, Literal(evidence.text))
