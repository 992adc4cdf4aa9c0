"""What all articles together say of each announcement -> the statements of one named graph, the ledger.

Beside the articles' own graphs, which hold each article's word: the status and the amount that the summary shows,
whether sums count it, how many independent sources there are, on what they contradict each other, the steps that
the announcement went through, and what was known of it from which day on.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kg import vocab
from kg.model import Account, Known, State
from kg.rdf import names
from kg.rdf.mapping import amount_node
from kg.rdf.sheet import Node, Sheet, date, integer
from kg.vocab import AI, RDF, RDFS, lineage


def quads(accounts: Iterable[Account]) -> tuple[Quad, ...]:
    """Every statement of the ledger, each once; no blank nodes."""
    sheet = Sheet(names.LEDGER)
    for account in accounts:
        _say_account(sheet, account)
    return tuple(sheet.quads)


def _say_account(sheet: Sheet, account: Account) -> None:
    node = names.resource(account.id)
    sheet.say(node, AI.currentStatus, vocab.value(account.status))
    sheet.say(node, AI.independentSources, integer(account.sources))
    if account.amount:
        amount = amount_node(node, account.amount)
        sheet.say(node, AI.shownAmount, amount)
        if account.counted:
            sheet.say(node, AI.countedAmount, amount)
    for slot in account.disputed:
        sheet.say(node, AI.disputed, vocab.value(slot))
    for state in account.states:
        _say_step(sheet, node, state)
    for known in account.known:
        _say_known(sheet, node, known)


def _say_step(sheet: Sheet, node: NamedNode, state: State) -> None:
    said: list[tuple[NamedNode, Node]] = [(AI.entryArticle, names.article(state.article))]
    if state.date:
        said.append((AI.entryDate, date(state.date)))
    change = state.status in ("raised", "cut")
    said.append((AI.entryChange if change else AI.entryStatus, vocab.value(state.status)))
    entry = _enter(sheet, node, "Step", said)
    sheet.say_text(entry, RDFS.comment, state.note)


def _say_known(sheet: Sheet, node: NamedNode, known: Known) -> None:
    said: list[tuple[NamedNode, Node]] = [
        (AI.entryDate, date(known.since)),
        (AI.entryStatus, vocab.value(known.status)),
        (AI.independentSources, integer(known.sources)),
        *((AI.disputed, vocab.value(slot)) for slot in known.disputed),
    ]
    if known.amount:
        said.append((AI.entryAmount, amount_node(node, known.amount)))
    _enter(sheet, node, "Knowledge", said)


def _enter(sheet: Sheet, node: NamedNode, cls: str, said: list[tuple[NamedNode, Node]]) -> NamedNode:
    entry = names.hashed(cls.lower(), node.value, *(f"{predicate} {object_}" for predicate, object_ in said))
    for step in lineage(cls):
        sheet.say(entry, RDF.type, step)
    sheet.say(entry, AI.entryOf, node)
    for predicate, object_ in said:
        sheet.say(entry, predicate, object_)
    return entry
