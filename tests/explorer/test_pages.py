"""Each page on the showcase graph, without a browser."""

from __future__ import annotations

import pytest
import showcase
from looking import html_of, text_of

PAGES = (
    "overview", "graph", "ask", "reading", "review", "downloads", "compare", "announcement", "thing", "finding",
)  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_runs_in_both_languages(page, name, language):
    """A page opened without parameters shows something and raises nothing."""
    shown = page(name, language)
    assert not shown.exception
    assert text_of(shown) or shown.get("button_group")


def test_the_overview_counts_money_once(page):
    """18bn (of the dispute the newest), 3bn and 2bn: neither the part nor the rumour is in the sum."""
    html = text_of(page("overview"))
    assert "$23bn" in html


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ({}, 6),
        ({"organisation": "organisation/orion-cloud"}, 3),
        ({"organisation": "organisation/kestrel-compute"}, 5),
        ({"organisation": "organisation/kestrel-compute", "family": "no"}, 2),
        ({"place": "place/france"}, 4),
        ({"place": "place/united-states"}, 2),
        ({"status": "rumoured,operational"}, 2),
        ({"type": "Construction"}, 1),
        ({"energy": "nuclear"}, 1),
        ({"least": "10000000000"}, 1),
        ({"sources": "2"}, 1),
        ({"language": "fr"}, 1),
        ({"since": "2025", "until": "2025-06"}, 2),
        ({"since": "nonsense", "type": "Investment", "least": "…"}, 5),
    ],
)
def test_filters_come_from_the_address(page, address, count):
    """What the address says is what is listed; a part of it that makes no sense is ignored."""
    html = text_of(page("overview", **address))
    assert f">{count}</dd>" in html


def test_an_empty_choice_says_what_to_do(page):
    """A filter that nothing fits gives an empty state, no empty table."""
    html = text_of(page("overview", place="place/france", since="2030"))
    assert "No announcement fits" in html
    assert "<table" not in html


def test_a_dispute_stands_side_by_side(page):
    """Both amounts are shown with the article of each, and the row says that sources differ."""
    html = text_of(page("announcement", id=showcase.MAIN))
    assert "sources differ" in html
    assert "$20bn" in html
    assert "$18bn" in html
    assert "18 milliards de dollars</mark>" in html


def test_an_announcement_names_its_parts(page):
    """The announcement that holds another one's sum says so, and the part points back."""
    assert "Orion Cloud" in text_of(page("announcement", id=showcase.MAIN))
    assert "Part of" in text_of(page("announcement", id="announcement/orion-part"))


@pytest.mark.parametrize("unknown", ["announcement/nobody", "announcement/<x>", "announcement/a b", ""])
def test_an_unknown_announcement_is_a_sentence(page, unknown):
    """Whatever the address says, the page answers with a sentence."""
    shown = page("announcement", id=unknown)
    assert not shown.exception
    assert "not in the graph" in text_of(shown)


def test_a_profile_sums_up_with_subsidiaries(page):
    """Kestrel's page counts what its subsidiary Orion does, and lists it."""
    html = text_of(page("thing", id="organisation/kestrel-compute"))
    assert "$23bn" in html
    assert "Orion Cloud" in html


def test_french_places_and_sums_read_as_french(page):
    """Amounts, months and the ontology's words are French on a French page."""
    html = text_of(page("announcement", "fr", id=showcase.MAIN))
    assert "20\u00a0Md$" in html
    assert "9 juin 2025" in html
    assert "investisseur" in html


def test_search_finds_names_and_evidence(page):
    """One box finds a thing by a part of its other name and a passage by its words."""
    assert "Aquitaine" in text_of(page("finding", q="guyen"))
    assert "<mark>nuclear</mark>" in text_of(page("finding", q="nuclear"))
    assert "Nothing in the graph" in text_of(page("finding", q='"*) OR (zzz'))


def test_hostile_text_stays_text(page):
    """A title with a tag, a name with a script and an override of the reading direction are shown as text."""
    for name, address in (
        ("overview", {}),
        ("announcement", {"id": "announcement/evil"}),
        ("thing", {"id": "organisation/n-evil"}),
        ("finding", {"q": "gnp"}),
        ("graph", {"from": "organisation/kestrel-compute"}),
    ):
        html = html_of(page(name, **address))
        assert "<img" not in html
        assert "<script" not in html
        assert "\u202e" not in html


def test_the_way_between_two_is_told(page):
    """Two organisations are joined by sentences, one a step."""
    shown = page("graph", view="path", **{"from": "organisation/orion-cloud", "to": "organisation/talon-energy"})
    html = text_of(shown)
    assert not shown.exception
    assert "Orion Cloud" in html
    assert "step" in html


def test_rankings_name_who_is_connected(page):
    """The rankings count the organisations that have links with each other."""
    assert "Kestrel Compute" in text_of(page("graph", view="standing"))


def test_a_question_in_french_is_answered_and_shown(page):
    """The page says how it read each word, shows the query and the answer."""
    shown = page("ask", "fr", view="plain", q="Qui investit en Pennsylvanie ?")
    assert "Kestrel Compute" in text_of(shown)
    assert "ai:investor" in shown.get("code")[0].value


def test_a_question_is_read_in_its_own_language(page):
    """An English question on a French page is understood, with no word left out."""
    html = text_of(page("ask", "fr", view="plain", q="Who invests in Pennsylvania?"))
    assert "Kestrel Compute" in html
    assert "laissé de côté" not in html


def test_a_dispute_in_the_queue_shows_both_sentences(page):
    """Whoever settles a dispute reads, on the card, the words that give each figure."""
    html = text_of(page("review"))
    assert "at least $20 billion</mark>" in html
    assert "18 milliards de dollars</mark>" in html


def test_a_word_that_cannot_be_read_is_named(page):
    """What means nothing to the program is said, not dropped in silence."""
    assert "frobnicate" in text_of(page("ask", view="plain", q="Who frobnicates in Pennsylvania?"))


def test_a_broken_query_says_where(page):
    """An error names line and column, and a sign stands under the place."""
    html = text_of(page("ask", "fr", view="sparql", query="SELECT ?a\nWHERE { ?a a ai:Announcement"))
    assert "Ligne 2, colonne" in html
    assert "^" in html


def test_every_named_question_runs_from_the_gallery(page):
    """Each question of the gallery opens with its defaults and raises nothing."""
    from kg.store.questions import questions

    assert len(questions()) >= 20
    for question in questions()[::5]:
        assert not page("ask", view="gallery", name=question.name).exception


def test_no_pasted_text_is_a_sentence(page):
    """“Read it” without a text asks for one."""
    shown = page("reading")
    shown.button[0].click().run()
    assert shown.warning[0].value.startswith("There is nothing to read")


def test_the_queue_offers_both_amounts(page):
    """The disputed announcement can be settled by a click on either amount."""
    labels = [button.label for button in page("review").button]
    assert any("$20bn is right" in label for label in labels)
    assert any("$18bn is right" in label for label in labels)
