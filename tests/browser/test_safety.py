"""Nothing of an article runs, nothing leaves the machine, everybody can use it."""

from __future__ import annotations

import pytest
import showcase
from acting import go, settle
from profiles import opened

PAGES = (
    "", "graph", "graph?view=path&from=organisation/orion-cloud&to=organisation/talon-energy",
    "graph?view=standing", "ask", "ask?view=gallery", "ask?view=sparql", "read", "review", "downloads",
    "compare?a=organisation/kestrel-compute&b=organisation/orion-cloud", f"announcement?id={showcase.MAIN}",
    "thing?id=organisation/kestrel-compute", "thing?id=place/aquitaine", "search?q=kestrel",
)  # fmt: skip
HOSTILE = (
    "?since=2025", "announcement?id=announcement/evil", "thing?id=organisation/n-evil", "search?q=gnp",
    "graph?from=organisation/n-evil", "ask?view=plain&q=%3Cimg%20src%3Dx%20onerror%3D%22window.hacked%3D1%22%3E",
    "search?q=%3Cimg%20src%3Dx%20onerror%3D%22window.hacked%3D1%22%3E",
    "ask?view=sparql&query=SELECT%20%3Fl%20%7B%20%3Fs%20rdfs%3Alabel%20%3Fl%20%7D",
)  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE)
def test_hostile_text_runs_nowhere(explorer, tab, address):
    """A title with an image, a name with a script and a turned direction stay text on every page."""
    go(tab, f"{explorer}/{address}")
    tab.wait_for_timeout(300)
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("img[src='x']").count() == 0
    assert "\u202e" not in tab.locator(".stMainBlockContainer").inner_text()


@pytest.mark.parametrize("address", PAGES)
def test_nothing_serious_stands_in_anybodys_way(explorer, chromium, address):
    """axe-core finds nothing serious or critical, in English or French, and no request has left the machine."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is missing")
    for locale, width in (("en-GB", 1320), ("fr-FR", 390)):
        with opened(chromium, locale, width=width) as page:
            go(page, f"{explorer}/{address}")
            page.wait_for_timeout(400)
            assert _serious(axe.Axe().run(page).response["violations"]) == []


def _serious(violations) -> list[str]:
    found = [v for v in violations if v["impact"] in ("serious", "critical")]
    return [f"{v['id']}: {node['html'][:160]}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize(
    "address", ["", "graph", "ask", f"announcement?id={showcase.MAIN}", "downloads", "review"]
)
def test_a_phone_shows_it_all(explorer, chromium, address):
    """At a phone's width nothing runs out of the page to the side."""
    with opened(chromium, "fr-FR", width=390, height=800) as page:
        go(page, f"{explorer}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 391
        main = page.locator(".stMainBlockContainer")
        assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 1


def test_the_keyboard_is_enough(explorer, tab):
    """Tab reaches the search box and the first link of the table, and Enter follows it."""
    go(tab, explorer)
    tab.get_by_role("textbox", name="Search").focus()
    link = tab.locator("table.announcements a.what").first
    link.focus()
    assert link.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
    tab.keyboard.press("Enter")
    tab.wait_for_selector("table.slots")
    settle(tab)
    assert "announcement" in tab.url


def test_no_page_asks_another_machine(explorer, chromium):
    """With every address but the machine's own cut off, each page still stands."""
    with opened(chromium) as page:
        page.route("**/*", lambda route: route.continue_() if "localhost" in route.request.url else route.abort())
        for address in PAGES:
            go(page, f"{explorer}/{address}")
            assert page.locator(".stException").count() == 0
