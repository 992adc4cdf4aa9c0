"""One article in, all that it says out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from spacy.tokens import Doc

from kg.events import reading as reading_
from kg.events.again import look_again
from kg.events.assemble import announcement, commitments, weighed_sums
from kg.events.candidates import main_chain
from kg.events.confidence import believed_at, confidence
from kg.events.cues import within
from kg.events.draft import Draft
from kg.events.layout import blocks
from kg.events.link import link
from kg.events.reading import Reading, reading
from kg.events.relations import relations
from kg.events.stated import stated
from kg.events.units import ACTS, units
from kg.events.weighing import weigh
from kg.mentions.dateline import published_date
from kg.model import Announcement, Article, Evidence, Extraction, Reason, Refusal


class Names(reading_.Names, Protocol):
    """What the extraction asks of a registry of names."""

    def countries(self, names: Sequence[str]) -> dict[str, str | None]:
        """ISO 3166-1 alpha-2 of each place of one text; None where it is unknown or spans countries."""


def extract(article: Article, doc: Doc, names: Names) -> Extraction:
    """All that the article says; ``doc`` is its text as read by a pipeline of its language."""
    article = complete(article)
    r = reading(article, doc, names)
    judged = [(d, a, confidence(d, a)) for d, a in drafted(r, names)]
    least = believed_at(r)
    believed = [(d, _with_doubt(a, sure)) for d, a, sure in judged if sure >= least]
    kept = tuple(replace(a, key=f"a{n}") for n, (_, a) in enumerate(believed, start=1))
    said = {(x.subject, x.predicate, x.object): x for x in (*relations(r), *stated(r, main_chain(r)))}
    doubted = {u.sentence for d, _, sure in judged if sure < least for u in d.cluster.units}
    refused = tuple(_refusals(r, {u.sentence for d, _ in believed for u in d.cluster.units}, doubted))
    return Extraction(article, kept, tuple(said.values()), refused)


def drafted(r: Reading, names: Names) -> list[tuple[Draft, Announcement]]:
    """Every announcement that the text may make, with its draft, before it is asked how sure they are."""
    drafts = weighed(r)
    look_again(drafts)
    countries = names.countries([chain.name for chain in r.chains if chain.may_be("PLACE")])
    return [(d, a) for d in drafts if says_something(a := announcement(d, countries))]


def weighed(r: Reading) -> list[Draft]:
    """A draft of every act that the text may tell, as the first look has it."""
    sums = weighed_sums(r)
    commits = commitments(sums)
    drafts = [Draft(r, c, commits, sums) for c in link(r, units(r, set(commits)), set(commits))]
    for draft in drafts:
        weigh(draft)
    return drafts


def _with_doubt(a: Announcement, sure: float) -> Announcement:
    """The announcement with how likely it is among its reasons."""
    return replace(
        a, reasons=(*a.reasons, Reason("announcement", "scorer holds", f"{sure:.2f} likely as a whole"))
    )


def complete(article: Article) -> Article:
    """The article with the title and the date that its own first lines give, where its source gave none."""
    title = article.title
    if not title:
        line = next((b for b in blocks(article.text, article.language) if b.kind == "title"), None)
        title = article.text[line.start : line.end] if line else ""
    published = article.published or published_date(article.text)
    return replace(article, title=title, published=published)


def says_something(a: Announcement) -> bool:
    """True where somebody acts, or a sum, figure, site or place stands for the act."""
    return bool(a.actors or a.facilities) or bool(a.places and (a.amount or a.capacity))


def _refusals(r: Reading, used: Collection[int], doubted: Collection[int]) -> Iterator[Refusal]:
    """Sentences with money, power or a site that gave no announcement, each with the reason.

    ``doubted`` has the sentences of announcements that were dropped as too unlikely.
    """
    for index, (start, end) in enumerate(r.sentences):
        if index in used or r.blocks[r.sentence_block[index]].kind in ("title", "heading"):
            continue
        kinds = {i.kind for i in r.items if i.sentence == index}
        cues = {c.cls for c in within(r.cues, start, end)}
        if kinds & {"money", "power"} or (cues & ACTS and "SITE" in cues):
            yield Refusal(Evidence(start, end, r.text[start:end]), _why_refused(kinds, cues, index in doubted))


def _why_refused(kinds: set[str], cues: set[str], doubted: bool) -> str:
    for cls, reason in REFUSALS:
        if cls in cues:
            return reason
    if doubted:
        return DOUBTED
    return "a figure, but nobody commits it" if kinds & {"money", "power"} else "a site, but no act about it"


DOUBTED = "an act, but an unlikely one as a whole"
REFUSALS = (
    ("FINANCE", "speaks of earnings, prices or guidance"),
    ("MARKET", "speaks of a market, a forecast or a total over many projects"),
    ("DENY", "a denial"),
    ("SINCE", "a total since an earlier year"),
)
