"""What people come for, from the first click to the sentence."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import networkx as nx
import pytest
import showcase
from acting import click_node, figure, go, nodes, pick, settle, wait_for_more_nodes, write_query
from profiles import opened

ARTICLE = (
    "Larkspur Compute to invest $4 billion in Ohio\n"
    "COLUMBUS, May 5, 2025 –\n\n"
    "Larkspur Compute said on Monday it will invest $4 billion in a data centre campus in Licking County, Ohio, "
    "creating 300 permanent jobs. Analysts expect the market to grow by $90 billion by 2030."
)


def saved(page, label: str) -> Path:
    """What a download button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).first.click()
    return Path(download.value.path())


def test_find_a_company_and_reach_the_sentence(explorer, tab):
    """Search a name, open its page, open an announcement: the words that say the amount are marked."""
    go(tab, explorer)
    tab.get_by_role("textbox", name="Search").fill("kestrel")
    tab.keyboard.press("Enter")
    settle(tab)
    tab.get_by_role("link", name="Kestrel Compute").first.click()
    tab.wait_for_selector("h1:has-text('Kestrel Compute')")
    settle(tab)
    tab.locator("tr", has_text="$18bn").get_by_role("link", name="investment").first.click()
    tab.wait_for_selector("mark.m-money")
    assert tab.locator("mark.m-money").first.is_visible()


def test_a_quote_leads_to_its_place_in_the_article(explorer, tab):
    """The quote beside a value is a link to the mark in the text."""
    go(tab, f"{explorer}/announcement?id={showcase.MAIN}")
    quote = tab.locator("a.quote", has_text="at least $20 billion").first
    target = quote.get_attribute("href") or ""
    quote.click()
    assert tab.locator(f"mark[id='{target[1:]}']").is_visible()


def test_filter_and_share_the_address(explorer, tab, chromium):
    """A filter stands in the address; a colleague who opens it sees the same."""
    go(tab, explorer)
    pick(tab, "Organisation", "Orion Cloud")
    count = figure(tab, "announcement")
    assert parse_qs(urlsplit(tab.url).query)["organisation"] == ["organisation/orion-cloud"]
    with opened(chromium, "fr-FR") as other:
        go(other, tab.url)
        assert figure(other, "annonce") == count == "3"


def test_a_filter_is_taken_off_again(explorer, tab):
    """A chip takes its filter off and leaves the others."""
    go(tab, f"{explorer}/?organisation=organisation/orion-cloud&status=rumoured")
    assert figure(tab, "announcement") == "1"
    tab.locator("a.chip", has_text="Status").click()
    tab.wait_for_function("!location.search.includes('status')")
    settle(tab)
    assert figure(tab, "announcement") == "3"


def test_see_a_dispute(explorer, tab):
    """The badge of the list leads to both amounts, each with its article."""
    go(tab, explorer)
    row = tab.locator("tr", has=tab.locator(".s-disputed")).first
    row.get_by_role("link", name="investment").click()
    tab.wait_for_selector("tr.differs")
    assert tab.locator("tr.differs").first.locator(".claim").count() == 2


def test_click_and_expand_the_picture(explorer, tab):
    """A click on a node shows its facts; “expand” brings its neighbours into the picture."""
    go(tab, f"{explorer}/graph?from=place/aquitaine&depth=1")
    before = nodes(tab)
    click_node(tab, "organisation/orion-cloud")
    tab.wait_for_selector("h3:has-text('Orion Cloud')")
    settle(tab)
    tab.get_by_role("button", name="Expand").click()
    tab.wait_for_function("location.search.includes('open=')")
    wait_for_more_nodes(tab, before)


def test_the_way_between_two(explorer, tab):
    """Both ends are chosen, and the way is told as sentences with the announcements behind them."""
    go(tab, f"{explorer}/graph?view=path")
    pick(tab, "From", "Orion Cloud")
    pick(tab, "To", "Talon Energy")
    assert tab.locator("p.sentence").count() >= 1
    assert tab.locator("p.sentence").first.get_by_role("link").count() == 2


def test_run_break_and_mend_a_query(explorer, tab):
    """A query runs, a broken one names its line, the mended one runs again."""
    go(tab, f"{explorer}/ask?view=sparql")
    write_query(tab, "SELECT ?name { ?o a ai:Organisation ; rdfs:label ?name }")
    tab.wait_for_selector("td:has-text('Kestrel Compute')")
    write_query(tab, "SELECT ?name\nWHERE { ?o a ai:Organisation ; rdfs:label ?name")
    tab.wait_for_selector(".wrong")
    assert "Line 2" in tab.locator(".wrong").inner_text()
    write_query(tab, "SELECT ?name\nWHERE { ?o a ai:Place ; rdfs:label ?name }")
    tab.wait_for_selector("td:has-text('Aquitaine')")
    assert tab.locator(".wrong").count() == 0


def test_an_update_is_refused(explorer, tab):
    """A query that would change the graph is refused with a sentence."""
    go(tab, f"{explorer}/ask?view=sparql")
    write_query(tab, "DELETE WHERE { ?s ?p ?o }")
    tab.wait_for_selector(".wrong")
    assert "only read" in tab.locator(".wrong").inner_text()


def test_ask_in_french(explorer, chromium):
    """A French browser gets a French page; a question in French is read, shown as a query and answered."""
    with opened(chromium, "fr-FR") as page:
        go(page, f"{explorer}/ask")
        page.get_by_role("textbox", name="Demandez avec vos mots").fill("Qui investit en Aquitaine ?")
        page.keyboard.press("Enter")
        page.wait_for_selector("td:has-text('Orion Cloud')")
        assert "Compris ainsi" in page.locator(".understood").inner_text()
        assert "ai:investor" in page.locator(".stCode").inner_text()


def test_the_switch_changes_all_words(explorer, tab):
    """One click makes menu, figures, dates and amounts French."""
    go(tab, explorer)
    tab.get_by_role("radio", name="FR").or_(tab.get_by_role("button", name="FR")).first.click()
    tab.wait_for_selector("text=Vue d’ensemble")
    settle(tab)
    assert "Md$" in figure(tab, "engagés")
    assert tab.get_by_role("link", name="Téléchargements").is_visible()


def test_streamlits_own_words_are_french_too(explorer, chromium):
    """A French page says nothing in English: not the upload box, not the note on an address that leads nowhere."""
    with opened(chromium, "fr-FR") as page:
        go(page, f"{explorer}/read")
        page.wait_for_selector("text=Choisir un fichier")
        assert page.get_by_text("per file").count() == 0
        go(page, f"{explorer}/nowhere")
        page.wait_for_selector("text=Page introuvable")


def test_map_and_months_lead_on(explorer, tab):
    """A circle of the map leads to its place, a bar to the announcements of its month."""
    go(tab, explorer)
    tab.locator("svg.world a[href*='aquitaine']").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("h1:has-text('Aquitaine')")
    go(tab, explorer)
    tab.locator("svg.months a").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("a.chip")
    assert "since=" in tab.url


def test_compare_two(explorer, tab):
    """Two things are chosen and stand side by side under an address of their own."""
    go(tab, f"{explorer}/compare")
    pick(tab, "One", "Kestrel Compute")
    pick(tab, "The other", "Orion Cloud")
    assert tab.locator("dl.figures").count() == 2
    assert set(parse_qs(urlsplit(tab.url).query)) == {"a", "b"}


def test_download_and_parse(explorer, tab):
    """The answer as CSV and JSON, the picture as GraphML: each opens in another library."""
    go(tab, f"{explorer}/ask?view=gallery&name=largest-announcements")
    rows = list(csv.DictReader(io.StringIO(saved(tab, "CSV").read_text(encoding="utf-8"))))
    assert rows
    assert {"announcement", "value"} <= set(rows[0])
    answer = json.loads(saved(tab, "JSON").read_text(encoding="utf-8"))
    assert len(answer["results"]["bindings"]) == len(rows)
    go(tab, f"{explorer}/graph?from=place/aquitaine")
    graph = nx.read_graphml(saved(tab, "GraphML"))
    assert "place/aquitaine" in graph
    assert all({"label", "type"} <= set(data) for _, data in graph.nodes(data=True))


def test_the_whole_graph_as_turtle(explorer, tab):
    """The downloads page writes a file that pyoxigraph reads back."""
    from pyoxigraph import RdfFormat, parse

    go(tab, f"{explorer}/downloads")
    tab.get_by_role("button", name="Prepare").first.click()
    tab.wait_for_selector("text=Save (")
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Save (").click()
    assert sum(1 for _ in parse(path=str(download.value.path()), format=RdfFormat.TURTLE)) > 100


def test_the_saved_picture_opens_without_a_network(explorer, tab, chromium, tmp_path):
    """The HTML picture is one file: it draws, asks nothing of anybody, and runs no text of an article."""
    go(tab, f"{explorer}/graph?from=organisation/kestrel-compute&depth=2")
    picture = tmp_path / "picture.html"
    picture.write_bytes(saved(tab, "HTML").read_bytes())
    with opened(chromium) as page:
        page.goto(picture.as_uri())
        page.wait_for_selector("#mynetwork canvas")
        assert page.evaluate("network.body.nodeIndices.length") > 3
        assert page.evaluate("window.hacked") is None


def test_the_picture_as_png(explorer, tab):
    """The PNG of the picture shows the nodes in their colours, not an empty sheet."""
    from PIL import Image

    go(tab, f"{explorer}/graph?from=organisation/kestrel-compute")
    tab.locator(".graph-canvas canvas").first.wait_for()
    tab.wait_for_timeout(500)
    image = Image.open(saved(tab, "Save as PNG")).convert("RGB")
    colours = {colour for _, colour in image.getcolors(1 << 24) or []}
    assert {(28, 93, 153), (43, 112, 72)} <= colours


@pytest.mark.slow
def test_read_add_and_undo(writable, tab):
    """A pasted article is read, put into the graph, found there, and taken out again."""
    go(tab, f"{writable}/read")
    tab.get_by_role("textbox", name="The text").fill(ARTICLE)
    tab.get_by_role("button", name="Read it").click()
    tab.wait_for_selector("ol.told li", timeout=120_000)
    assert "$4 billion" in tab.locator("mark.m-money").first.inner_text()
    tab.wait_for_selector("text=It speaks of a market", timeout=120_000)
    tab.get_by_role("button", name="Add to the graph").click()
    tab.wait_for_selector("text=It is in the graph.", timeout=120_000)
    settle(tab)
    tab.get_by_role("link", name="Open").first.click()
    tab.wait_for_selector("h1:has-text('Larkspur')")
    tab.get_by_role("link", name="Read", exact=True).click()
    tab.get_by_role("button", name="Undo").click()
    tab.wait_for_selector("text=out of the graph again", timeout=120_000)
    go(tab, f"{writable}/search?q=Larkspur")
    assert tab.get_by_text("Nothing in the graph").is_visible()


@pytest.mark.slow
def test_judge_and_rebuild(writable, tab):
    """A dispute made by two texts is settled by a click, kept as a judgement, and applied."""
    for text in (ARTICLE, ARTICLE.replace("$4 billion", "$5 billion").replace("Analysts", "Some analysts")):
        go(tab, f"{writable}/read")
        tab.get_by_role("textbox", name="The text").fill(text)
        tab.get_by_role("button", name="Read it").click()
        tab.wait_for_selector("ol.told li", timeout=120_000)
        tab.get_by_role("button", name="Add to the graph").click()
        tab.wait_for_selector("text=It is in the graph.", timeout=120_000)
    go(tab, f"{writable}/review")
    tab.get_by_role("button", name="$4bn is right").click()
    tab.wait_for_selector("text=1 judgement by hand")
    tab.get_by_role("button", name="Apply 1").click()
    tab.wait_for_selector("button:has-text('Apply')", state="detached", timeout=120_000)
    go(tab, f"{writable}/search?q=Larkspur")
    tab.get_by_role("link", name="Larkspur Compute").first.click()
    tab.wait_for_selector("h1:has-text('Larkspur')")
    settle(tab)
    assert "$4bn" in figure(tab, "committed")
