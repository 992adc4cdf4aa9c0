"""Resolving measured on told stories: joins, copies, disputes, parts and sums against ``stories.csv``.

    kg.score_stories.score(cases(folder))            from gold records: resolving alone
    kg.score_stories.score(cases(folder, reader))    from what the reader made of the texts: the whole way

``stories.csv`` says for each announcement of each article which true announcement it tells, which articles are
copies, what is part of what and what is disputed; ``sums.csv`` has the sums by hand; ``names.csv`` who and where
the names are.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from kg.codec import from_record
from kg.model import Article, Extraction, Fact
from kg.resolve import Ledger, Story, sums
from kg.score import Count, align

Reader = Callable[[Article], Extraction]


@dataclass(frozen=True, slots=True)
class Row:
    """What ``stories.csv`` says of one announcement of one article."""

    set: str
    article: str
    key: str
    announcement: str
    copies: str
    part_of: str
    disputed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """One article: what is resolved, and which true announcement each of its announcements tells."""

    extraction: Extraction
    truth: tuple[Row | None, ...]  # parallel to extraction.announcements; None: tells none of the gold


@dataclass(slots=True)
class StoryCard:
    """The figures of one folder of stories."""

    articles: int = 0
    counts: dict[str, Count] = field(default_factory=dict)
    sums: dict[str, tuple[dict[str, Decimal], dict[str, Decimal]]] = field(
        default_factory=dict
    )  # set -> (ours, true)
    faults: list[str] = field(default_factory=list)  # each wrong answer, for people

    def count(self, name: str) -> Count:
        """The counter of that name, made at first use."""
        return self.counts.setdefault(name, Count())

    def note(self, name: str, ours: Iterable[object], true: Iterable[object]) -> None:
        """Compare two sets of answers."""
        mine, right = set(ours), set(true)
        self.count(name).add(len(mine & right), len(mine - right), len(right - mine))
        self.faults += [f"{name}: wrong {x}" for x in sorted(map(str, mine - right))]
        self.faults += [f"{name}: missed {x}" for x in sorted(map(str, right - mine))]

    @property
    def sums_right(self) -> tuple[int, int]:
        """(sets whose sum equals the sum by hand, all sets)."""
        return sum(ours == true for ours, true in self.sums.values()), len(self.sums)


def cases(folder: Path, reader: Reader | None = None) -> list[Case]:
    """The articles of a folder; with a reader, as it reads them instead of as the gold records have them."""
    rows = {(r.article, r.key): r for r in read_rows(folder / "stories.csv")}
    found = []
    for path in sorted(folder.glob("*.json")):
        gold = load(path)
        truth = [rows.get((gold.article.id, a.key)) for a in gold.announcements]
        found.append(Case(gold, tuple(truth)) if reader is None else _read(gold, truth, reader))
    return found


def score(given: Sequence[Case], folder: Path) -> StoryCard:
    """Resolve all articles together and compare with the truth."""
    card = StoryCard(articles=len(given))
    ledger = Ledger()
    ledger.update(case.extraction for case in given)
    told = _told(given, ledger)
    stories = {story.id: story for story in ledger.stories()}
    _score_joins(card, told)
    _score_copies(card, given, ledger.sources())
    _score_stories(card, told, stories)
    _score_names(card, given, ledger, folder / "names.csv")
    _score_sums(card, told, stories, folder / "sums.csv")
    return card


def shown(card: StoryCard) -> list[tuple[str, str, str, str]]:
    """Rows for a table: what, precision, recall, of how many."""
    rows = [
        (name, f"{c.precision:.3f}", f"{c.recall:.3f}", str(c.tp + c.fn))
        for name, c in sorted(card.counts.items())
    ]
    right, of = card.sums_right
    return [*rows, ("sums equal to those by hand", f"{right} of {of}", "", str(of))]


def load(path: Path) -> Extraction:
    """A gold record with its article's text."""
    record = json.loads(path.read_text(encoding="utf-8"))
    bare = from_record(record)
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    a = bare.article
    article = Article(a.id, text, a.language, a.title, a.published, style=a.style)
    return Extraction(article, bare.announcements, bare.relations)


def read_rows(path: Path) -> list[Row]:
    """The rows of a ``stories.csv``."""
    return [
        Row(**{**row, "disputed": frozenset(row["disputed"].split(";")) - {""}})  # type: ignore[arg-type]
        for row in _table(path)
    ]


def _table(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _read(gold: Extraction, truth: Sequence[Row | None], reader: Reader) -> Case:
    read = reader(gold.article)
    partners = {p: g for g, p in align(gold.announcements, read.announcements)}
    rows = [truth[partners[i]] if i in partners else None for i in range(len(read.announcements))]
    return Case(read, tuple(rows))


@dataclass(frozen=True, slots=True)
class _Told:
    """One telling with the announcement that it was given to and the one that it truly tells."""

    article: str
    language: str
    row: Row
    ours: str


def _told(given: Sequence[Case], ledger: Ledger) -> list[_Told]:
    facts = {r.article.id: r.facts for r in ledger.resolutions}
    return [
        _Told(case.extraction.article.id, case.extraction.article.language, row, fact.id)
        for case in given
        for row, fact in zip(case.truth, facts[case.extraction.article.id], strict=True)
        if row is not None
    ]


def _score_joins(card: StoryCard, told: Sequence[_Told]) -> None:
    pairs = [(a, b) for a, b in combinations(told, 2) if a.article != b.article]
    both = [(a, b) for a, b in pairs if a.language != b.language]
    for name, chosen in (("joins", pairs), ("joins French-English", both)):
        ours = [_pair(a, b) for a, b in chosen if a.ours == b.ours]
        card.note(name, ours, [_pair(a, b) for a, b in chosen if a.row.announcement == b.row.announcement])


def _pair(a: _Told, b: _Told) -> str:
    one, other = sorted((f"{a.article}#{a.row.key}", f"{b.article}#{b.row.key}"))
    return f"{one} = {other}"


def _score_copies(card: StoryCard, given: Sequence[Case], sources: Mapping[str, str]) -> None:
    true = {c.extraction.article.id: next((r.copies for r in c.truth if r and r.copies), "") for c in given}
    pairs = list(combinations(sorted(true), 2))
    ours = [p for p in pairs if sources[p[0]] == sources[p[1]]]
    card.note("copies", ours, [p for p in pairs if true[p[0]] and true[p[0]] == true[p[1]]])


def _score_stories(card: StoryCard, told: Sequence[_Told], stories: Mapping[str, Story]) -> None:
    """Disputes and parts, under the names of the truth."""
    name = _true_names(told)
    card.note(
        "disputes",
        {(name[i], slot) for i, story in stories.items() if i in name for slot in story.disputed},
        {(t.row.announcement, slot) for t in told for slot in t.row.disputed},
    )
    parts = {(i, s.part_of) for i, s in stories.items() if s.part_of}
    card.note(
        "parts",
        {(name[part], name[whole]) for part, whole in parts if part in name and whole in name},
        {(t.row.announcement, t.row.part_of) for t in told if t.row.part_of},
    )


def _true_names(told: Sequence[_Told]) -> dict[str, str]:
    """Our announcement -> the true one that most of its tellings tell."""
    votes: dict[str, list[str]] = defaultdict(list)
    for one in told:
        votes[one.ours].append(one.row.announcement)
    return {ours: max(sorted(set(true)), key=true.count) for ours, true in votes.items()}


def _score_names(card: StoryCard, given: Sequence[Case], ledger: Ledger, path: Path) -> None:
    """Each name of ``names.csv`` in each article that has it: is it who and where the table says?"""
    expected = {(r["article"], r["kind"], r["name"]): r["id"] for r in _table(path)}
    for resolution in ledger.resolutions:
        article = resolution.article.id
        for kind, name, identifier in sorted({named for fact in resolution.facts for named in _named(fact)}):
            true = expected.get((article, kind, name)) or expected.get(("", kind, name))
            if true is not None:
                group = f"unknown {kind}s" if "/n-" in true else f"{kind}s"
                card.note(group, [f"{article} {name}: {identifier}"], [f"{article} {name}: {true}"])


def _named(fact: Fact) -> Iterable[tuple[str, str, str]]:
    """(kind, name, entity id) of every organisation and place of a fact."""
    a = fact.announcement
    yield from (("organisation", actor.name, i) for actor, i in zip(a.actors, fact.actors, strict=True))
    yield from (("place", place.name, i) for place, i in zip(a.places, fact.places, strict=True))


def _score_sums(card: StoryCard, told: Sequence[_Told], stories: Mapping[str, Story], path: Path) -> None:
    true: dict[str, dict[str, Decimal]] = {t.row.set: {} for t in told}
    for row in _table(path):
        true.setdefault(row["set"], {})[row["currency"]] = Decimal(row["total"])
    counted = sums.counted(stories.values())
    ours: dict[str, dict[str, Decimal]] = {name: {} for name in true}
    for name, identifier in {(t.row.set, t.ours) for t in told if t.ours in counted}:
        amount = next(c for c in stories[identifier].conflicts if c.slot == "amount").claims[0].value
        value, currency = amount.split(" ")
        ours[name][currency] = ours[name].get(currency, Decimal(0)) + Decimal(value)
    for name in sorted(true):
        card.sums[name] = ours[name], true[name]
        if ours[name] != true[name]:
            card.faults.append(f"sum {name}: {ours[name]} instead of {true[name]}")


def main(folders: Sequence[str]) -> None:
    """Print the figures of the folders given: ``python -m kg.score_stories data/stories/dev``."""
    for folder in map(Path, folders):
        card = score(cases(folder), folder)
        print(f"{folder}: {card.articles} articles")
        for name, precision, recall, of in shown(card):
            print(f"  {name:32} {precision:>9} {recall:>6}  of {of}")
        print(*(f"    {fault}" for fault in card.faults), sep="\n")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
