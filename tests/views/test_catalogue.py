"""The catalogue holds what the graph says, and is made once for each published state."""

from __future__ import annotations

import pytest
import showcase
from telling_all import write

from kg import __version__
from kg.rdf.provenance import Build
from kg.store import Embedded, Snapshot
from kg.store.answers import ask
from kg.views import catalogue, ledger, network, overview, search, standing, things
from kg.views.filters import Filter, from_address
from kg.views.network import Wanted

KESTREL, ORION, TALON = (f"organisation/{n}" for n in ("kestrel-compute", "orion-cloud", "talon-energy"))


def test_sums_agree_with_sparql(shown, table):
    """The money of the figures is the sum of the graph's own counted amounts."""
    answer = ask(shown, "SELECT (SUM(?v) AS ?sum) { ?a ai:countedAmount/ai:value ?v }")
    assert overview.figures(table, Filter()).money == float(answer.values()[0]["sum"])


def test_a_sum_in_another_currency_takes_the_rate_of_each_year(table):
    """3bn of 2024 and 20bn of 2025 are converted apart."""
    from decimal import Decimal

    from kg.rates import convert

    euros = sum(
        float(convert(Decimal(v), "USD", y, "EUR") or 0) for v, y in ((20_000_000_000, 2025), (3 * 10**9, 2024))
    )
    assert overview.figures(table, Filter(), "EUR").money == pytest.approx(euros)


def test_every_announcement_of_a_month_is_in_one_bar(table):
    """The months together hold the money of all counted amounts that have a month."""
    assert sum(m.money for m in overview.months(table, Filter())) == overview.figures(table, Filter()).money


def test_each_announcement_is_on_the_map_once(table):
    """An announcement in a county and its state stands at the county, or the nearest place with a position."""
    spots = {s.place.id: s.announcements for s in overview.spots(table, Filter())}
    assert spots == {"place/pennsylvania": 1, "place/aquitaine": 4}


@pytest.mark.parametrize("order", ["newest", "oldest", "largest", "sources"])
def test_a_page_of_the_list_follows_the_other(table, order):
    """Paging through the list gives every announcement once."""
    pages = [overview.headlines(table, Filter(), order, 2, start) for start in range(0, 8, 2)]
    ids = [headline.id for rows in pages for headline in rows]
    assert len(ids) == len(set(ids)) == overview.figures(table, Filter()).announcements


def test_a_filter_survives_the_address():
    """What is written to an address is read back the same."""
    chosen = Filter(
        since="2025-01", organisation="organisation/x", family=False, type=("Opening",), least=1e9, sources=2
    )
    assert from_address(chosen.as_address()) == chosen


@pytest.mark.parametrize(
    "address", [{"least": "1e999"}, {"least": "x"}, {"sources": "1.2.3"}, {"type": "a'b,,"}, {"since": "'"}]
)
def test_an_address_that_makes_no_sense_filters_nothing(address, table):
    """Nonsense in an address is left out, and no text of it reaches SQL as SQL."""
    found = from_address(address)
    assert overview.figures(table, found).announcements >= 0


@pytest.mark.parametrize("words", ["'; DROP TABLE thing; --", '" OR 1=1', "NEAR(", "***", "{}[]", "\x00"])
def test_search_takes_any_words(table, words):
    """Whatever is typed is words to look for, never a command."""
    assert isinstance(search.search(table, words), list)


def test_the_ledger_keeps_both_amounts(shown, table):
    """Two articles, two amounts, each with its own words; the dispute names the slot."""
    found = ledger.ledger(shown, table, showcase.MAIN)
    assert found is not None
    assert [told.article for told in found.tellings] == ["article/en-x01", "article/fr-x02"]
    assert found.differing() == ("amount",)
    assert [told.of("amount")[0].spans[0].words for told in found.tellings] == [
        "at least $20 billion",
        "18 milliards de dollars",
    ]
    assert [part.id for part in found.parts] == ["announcement/orion-part"]


def test_evidence_offsets_hold(shown, table):
    """Every span of a ledger is found in its article at its place."""
    from kg.views import articles

    found = ledger.ledger(shown, table, showcase.MAIN)
    assert found is not None
    for told in found.tellings:
        whole = articles.text(shown, told.article)
        assert whole is not None
        for said in told.said:
            assert all(whole.text[span.start : span.end] == span.words for span in said.spans)


def test_a_profile_knows_its_family(shown, table):
    """An owner lists what belongs to it; what belongs to it points up."""
    owner, owned = (things.profile(shown, table, i) for i in (KESTREL, ORION))
    assert owner is not None
    assert owned is not None
    assert [n.id for n in owner.below] == [ORION]
    assert [n.id for n in owned.above] == [KESTREL]


@pytest.mark.parametrize("limit", [2, 5, 500])
def test_a_picture_keeps_its_limit(table, limit):
    """However many are reached, no more than the limit are drawn, and the rest is counted."""
    found = network.picture(table, Wanted((KESTREL,), 3, limit=limit))
    assert len(found.nodes) <= limit
    assert found.left_out > 0 or len(found.nodes) < limit
    assert {e.source for e in found.edges} | {e.target for e in found.edges} <= {n.id for n in found.nodes}


def test_a_period_takes_links_off(table):
    """A link stays only where one of its announcements lies in the period."""
    all_of, of_2024 = (network.picture(table, Wanted((ORION,), 1, until=u)) for u in ("", "2024"))
    assert len(of_2024.edges) < len(all_of.edges)


def test_the_shortest_way_is_a_chain(table):
    """Each step of a way begins where the one before it ended; there is none to what is tied to nothing."""
    steps = network.path(table, ORION, TALON)
    assert steps
    at = {ORION}
    for step in steps:
        assert at & {step.source, step.target}
        at = {step.source, step.target}
    assert TALON in at
    assert network.path(table, ORION, "organisation/nobody") == ()


def test_standings_are_the_same_twice(table):
    """Rankings and communities have a fixed seed."""
    assert standing.standings(table) == standing.standings(table)


def test_a_new_state_has_a_new_catalogue(tmp_path):
    """What is published later is in the catalogue that is opened after it, and the old file is gone."""
    first, *rest = showcase.resolutions()
    with Embedded(tmp_path / "store", Build(__version__)) as writer:
        write(writer, first)
        writer.publish()
        with Snapshot(tmp_path / "store") as reader:
            before = catalogue.ready(reader)
            write(writer, first, *rest)
            writer.publish()
            assert reader.refresh()
            assert not catalogue.is_ready(reader)
            after = catalogue.ready(reader)
    assert after != before
    assert not before.exists()
    assert overview.figures(catalogue.connect(after), Filter()).announcements == 6


def test_a_store_that_may_not_be_written_has_its_catalogue_elsewhere(shown, monkeypatch, tmp_path):
    """Where the store's folder is closed, the catalogue lies in the folder for temporary files."""
    monkeypatch.setattr(catalogue, "_folders", lambda state: (tmp_path / "no" / "such", tmp_path / "open"))
    assert catalogue.ready(shown).parent == tmp_path / "open"


def test_a_copy_is_no_second_source(tmp_path):
    """Of three articles two hold the same text: two independent sources."""
    from dataclasses import replace

    first, second, *_ = showcase.resolutions()
    copied = replace(first, article=replace(first.article, id="en-x09", publisher="Another", title="Same news"))
    with Embedded(tmp_path / "store", Build(__version__)) as writer:
        write(writer, first, second, copied)
        writer.publish()
    with Snapshot(tmp_path / "store") as reader:
        told = overview.by_id(catalogue.connect(catalogue.ready(reader)), [showcase.MAIN])[0]
    assert (told.articles, told.sources) == (3, 2)
