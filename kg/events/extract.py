"""One article in, all that it says out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from spacy.tokens import Doc

from kg.events import reading as reading_
from kg.events.assemble import announcement, commitments
from kg.events.candidates import main_chain
from kg.events.cluster import Cluster
from kg.events.cues import within
from kg.events.layout import blocks
from kg.events.link import link
from kg.events.reading import Reading, reading
from kg.events.relations import relations
from kg.events.stated import stated
from kg.events.units import ACTS, Unit, units
from kg.mentions.dateline import published_date
from kg.model import Announcement, Article, Evidence, Extraction, Refusal


class Names(reading_.Names, Protocol):
    """What the extraction asks of a registry of names."""

    def countries(self, names: Sequence[str]) -> dict[str, str | None]:
        """ISO 3166-1 alpha-2 of each place of one text; None where it is unknown or spans countries."""


def extract(article: Article, doc: Doc, names: Names) -> Extraction:
    """All that the article says; ``doc`` is its text as read by a pipeline of its language."""
    article = complete(article)
    r = reading(article, doc, names)
    commits = commitments(r)
    told = units(r, set(commits))
    clusters = link(r, told, set(commits))
    countries = names.countries([chain.name for chain in r.chains if chain.kind == "PLACE"])
    found = [announcement(r, c, commits, countries) for c in clusters]
    kept = tuple(replace(a, key=f"a{n}") for n, a in enumerate((a for a in found if says_something(a)), start=1))
    said = {(x.subject, x.predicate, x.object): x for x in (*relations(r), *stated(r, main_chain(r)))}
    return Extraction(article, kept, tuple(said.values()), tuple(_refusals(r, told, clusters)))


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


def _refusals(r: Reading, told: list[Unit], clusters: list[Cluster]) -> Iterator[Refusal]:
    """Sentences with money, power or a site that gave no announcement, each with the reason."""
    used = {u.sentence for c in clusters for u in c.units}
    for index, (start, end) in enumerate(r.sentences):
        if index in used or r.blocks[r.sentence_block[index]].kind in ("title", "heading"):
            continue
        kinds = {i.kind for i in r.items if i.sentence == index}
        cues = {c.cls for c in within(r.cues, start, end)}
        if kinds & {"money", "power"} or (cues & ACTS and "SITE" in cues):
            yield Refusal(Evidence(start, end, r.text[start:end]), _why_refused(kinds, cues))


def _why_refused(kinds: set[str], cues: set[str]) -> str:
    for cls, reason in REFUSALS:
        if cls in cues:
            return reason
    return "a figure, but nobody commits it" if kinds & {"money", "power"} else "a site, but no act about it"


REFUSALS = (
    ("FINANCE", "speaks of earnings, prices or guidance"),
    ("MARKET", "speaks of a market, a forecast or a total over many projects"),
    ("DENY", "a denial"),
    ("SINCE", "a total since an earlier year"),
)
