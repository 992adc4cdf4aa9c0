"""What the graph says of announcements comes from the ledger alone: in any order, after any correction."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kg import ingest
from kg.model import Extraction, Judgement, Outcome
from kg.paths import DATA
from kg.rdf import names
from kg.rdf.provenance import Build
from kg.resolve import Ledger, judgements, stories
from kg.score_stories import load, read_rows
from kg.shelf import Shelf
from kg.store import Embedded, questions
from kg.store.answers import ask
from kg.store.canonical import canonical_hash

STORIES = DATA / "stories"
COUNTED = "SELECT ?a ?value ?currency { ?a ai:countedAmount [ ai:value ?value ; ai:currency ?currency ] }"
SHOWN = (
    "SELECT ?a ?value ?currency ?n { ?a ai:independentSources ?n ; ai:currentStatus ?s "
    "OPTIONAL { ?a ai:shownAmount [ ai:value ?value ; ai:currency ?currency ] } }"
)
Open = Callable[[str], tuple[Embedded, Shelf]]


def told(part: str) -> list[Extraction]:
    """The gold records of a folder of stories."""
    return [load(path) for path in sorted((STORIES / part).glob("*.json"))]


FEW = [x for x in told("dev") if x.article.id[3:6] in ("s01", "s02", "s04", "s06")]


@pytest.fixture
def by_hand(tmp_path, monkeypatch) -> Path:
    """An empty folder for judgements."""
    monkeypatch.setenv("KG_JUDGEMENTS", str(tmp_path / "by-hand"))
    return tmp_path / "by-hand"


@pytest.fixture
def opened(tmp_path, by_hand) -> Iterator[Open]:
    """Makes stores with their shelves, closed at the end."""
    stores: list[Embedded] = []

    def make(name: str) -> tuple[Embedded, Shelf]:
        stores.append(Embedded(tmp_path / name, Build("test")))
        return stores[-1], Shelf(tmp_path / name / "read")

    yield make
    for store in stores:
        store.close()


def at_once(store: Embedded, shelf: Shelf, articles: list[Extraction]) -> str:
    """The hash of a graph of these articles, written in one go."""
    for extraction in articles:
        shelf.keep(extraction)
    ingest.restate(store, shelf)
    return canonical_hash(store)


def test_one_by_one_in_any_order_gives_the_same_hash(opened: Open) -> None:
    """The ledger's graph too is the same in one go and one by one in two orders."""
    whole = at_once(*opened("whole"), FEW)
    for seed in (1, 2):
        shuffled = random.Random(seed).sample(FEW, len(FEW))
        store, shelf = opened(f"single-{seed}")
        for extraction in shuffled:
            ingest.add(extraction, store, shelf)
        assert canonical_hash(store) == whole


def test_taking_an_article_out_leaves_no_trace(opened: Open) -> None:
    """Without an article the graph is that of the others, states, sources and sums included."""
    gone = next(x for x in FEW if x.article.id == "en-s01c")
    rest = at_once(*opened("rest"), [x for x in FEW if x is not gone])
    store, shelf = opened("all")
    assert at_once(store, shelf, FEW) != rest
    ingest.retract(gone.article.id, store, shelf)
    assert canonical_hash(store) == rest


def test_a_graph_without_articles_is_empty(opened: Open) -> None:
    """When the last article goes, nothing is left of the ledger."""
    store, shelf = opened("one")
    at_once(store, shelf, FEW[:1])
    ingest.retract(FEW[0].article.id, store, shelf)
    assert list(store.quads(names.LEDGER)) == []


def _judged(kind: str, subject: str, **more: str) -> Judgement:
    return Judgement("j1", kind, subject, date="2026-01-05", author="A reader", reason="seen", **more)  # type: ignore[arg-type]


def test_a_rejected_announcement_is_in_no_sum_and_no_ledger(opened: Open, by_hand: Path) -> None:
    """What is rejected by hand says nothing any more; without the judgement the graph is what it was."""
    store, shelf = opened("store")
    before = at_once(store, shelf, FEW)
    a = str(ask(store, COUNTED).values()[0]["a"])
    row = _judged("reject", a.removeprefix("https://w3id.org/ai-infra-kg/id/"))
    judgements.append(row, by_hand / "by-hand.csv")
    ingest.restate(store, shelf)
    assert not ask(store, f"SELECT ?p {{ <{a}> ?p ?o FILTER(?p != ai:partOf) }}").rows
    assert ask(store, "SELECT ?why { ?j a ai:Judgement ; rdfs:comment ?why }").values() == [{"why": "seen"}]
    (by_hand / "by-hand.csv").unlink()
    ingest.restate(store, shelf)
    assert canonical_hash(store) == before


def test_a_wrong_amount_is_shown_no_more(opened: Open, by_hand: Path) -> None:
    """The counted amount judged wrong is gone from the summary and from the sum, in every rebuild."""
    store, shelf = opened("store")
    at_once(store, shelf, FEW)
    first = ask(store, COUNTED).values()[0]
    value = f"{first['value']} {first['currency']}"
    subject = str(first["a"]).removeprefix("https://w3id.org/ai-infra-kg/id/")
    judgements.append(_judged("wrong", subject, slot="amount", value=value), by_hand / "by-hand.csv")
    for _ in range(2):
        ingest.restate(store, shelf)
        kept = {(r["a"], r["value"]) for r in ask(store, SHOWN).values()}
        assert (first["a"], first["value"]) not in kept


@pytest.fixture(scope="module", params=["dev", "test"])
def part(request, tmp_path_factory) -> Iterator[tuple[str, Embedded, Ledger]]:
    """A folder of stories in a store, with its ledger."""
    folder = tmp_path_factory.mktemp(request.param)
    ledger = Ledger()
    ledger.update(told(request.param))
    with Embedded(folder / "store", Build("test")) as store:
        for resolution in ledger.resolutions:
            assert ingest.write_article(store, resolution).state == "added"
        ingest.write_ledger(store, ledger)
        store.publish()
        yield request.param, store, ledger


def test_the_sum_by_query_is_the_sum_by_hand(part: tuple[str, Embedded, Ledger]) -> None:
    """For every story set, in every currency, the graph's counted amounts add up to the sum by hand."""
    folder, store, ledger = part
    told_by = {(r.article.id, f.announcement.key): f.id for r in ledger.resolutions for f in r.facts}
    sets = {told_by[row.article, row.key]: row.set for row in read_rows(STORIES / folder / "stories.csv")}
    by_query: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in ask(store, COUNTED).values():
        name = sets.get(str(row["a"]).removeprefix("https://w3id.org/ai-infra-kg/id/"))
        if name:
            by_query[name, str(row["currency"])] += Decimal(str(row["value"]))
    lines = (STORIES / folder / "sums.csv").read_text(encoding="utf-8").splitlines()[1:]
    by_hand = {(name, currency): Decimal(total) for name, currency, total in (line.split(",") for line in lines)}
    assert by_query == by_hand


def test_the_graph_shows_what_the_ledger_shows(part: tuple[str, Embedded, Ledger]) -> None:
    """Shown amount and number of independent sources are the ledger's, for every announcement."""
    _, store, ledger = part
    shown = {
        story.id: (
            story.amount.value if story.amount else None,
            story.amount.currency if story.amount else None,
            story.sources,
        )
        for story in ledger.stories()
    }
    rows = ask(store, SHOWN).values()
    assert {
        str(r["a"]).removeprefix("https://w3id.org/ai-infra-kg/id/"): (r["value"], r["currency"], r["n"])
        for r in rows
    } == shown


@pytest.mark.parametrize("day", ["2024-05-31", "2025-02", "2025-06-30", "2030-01-01"])
def test_what_was_known_is_what_the_articles_of_then_say(part: tuple[str, Embedded, Ledger], day: str) -> None:
    """The named question gives status, amount and sources as if only the articles up to that day existed."""
    _, store, ledger = part
    then = [r for r in ledger.resolutions if r.article.published and r.article.published[: len(day)] <= day]
    expected = {
        (s.id, s.status.replace("under_construction", "underConstruction"), _value(s), s.sources)
        for s in stories.of(then)
    }
    rows = questions.run(store, "known-on-a-date", {"date": day}).values()
    assert {
        (str(r["announcement"]).split("/id/")[1], r["status"], r["value"], r["sources"]) for r in rows
    } == expected


ONE = (
    "Kestrel Cloud to open a data center in Ohio\nCOLUMBUS, June 9, 2025\n\nKestrel Cloud will open one in Ohio.\n"
)
TWO = ONE.replace("Ohio", "Iowa")


def _files(folder: Path, **texts: str) -> list[str]:
    """Files of the name news.txt, one a folder."""
    for name, text in texts.items():
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "news.txt").write_text(text, encoding="utf-8")
    return [str(folder / name) for name in texts]


def _kinds(outcomes: list[Outcome]) -> list[str]:
    return [o.state for o in outcomes]


def test_two_files_of_one_name_are_told_apart(opened: Open, tmp_path: Path) -> None:
    """Two texts of one file name in two folders: the second is refused by name, now and in a later build."""
    store, shelf = opened("store")
    one, two = _files(tmp_path, a=ONE, b=TWO)
    failed, added = ingest.build([one, two], store, shelf, lambda _: None)
    assert (failed.state, added.state) == ("failed", "added")
    assert failed.reason == (
        f"{two}/news.txt: another text of the name news lies in {one}/news.txt; rename one of the two files."
    )
    (later,) = (o for o in ingest.build([two], store, shelf, lambda _: None) if o.state == "failed")
    assert later.reason.endswith("a/news.txt, which is in the store; rename one of the two files.")


def test_the_same_text_given_twice_counts_once(opened: Open, tmp_path: Path) -> None:
    """A folder and a file in it, or a copy of a file elsewhere, are one article and no fault."""
    store, shelf = opened("store")
    one, two = _files(tmp_path, a=ONE, b=ONE)
    assert _kinds(ingest.build([one, f"{one}/news.txt", two], store, shelf, lambda _: None)) == ["added"]
    assert _kinds(ingest.build([two], store, shelf, lambda _: None)) == ["unchanged"]


def test_a_file_that_was_changed_or_moved_is_no_second_one(opened: Open, tmp_path: Path) -> None:
    """A file with a new text replaces its article; so does one that was moved and changed."""
    store, shelf = opened("store")
    (one,) = _files(tmp_path, a=ONE)
    ingest.build([one], store, shelf, lambda _: None)
    _files(tmp_path, a=TWO)
    assert _kinds(ingest.build([one], store, shelf, lambda _: None)) == ["replaced"]
    (Path(one) / "news.txt").unlink()
    (two,) = _files(tmp_path, b=ONE)
    assert _kinds(ingest.build([two], store, shelf, lambda _: None)) == ["replaced"]


def _value(story) -> Decimal | None:
    return story.amount.value if story.amount else None
