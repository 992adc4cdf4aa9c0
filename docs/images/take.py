"""Takes the README's pictures again from a running explorer: ``python docs/images/take.py http://localhost:8501``."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests" / "browser"))

from acting import click_node, go, settle  # noqa: E402  # the steps of the journeys, beside the tests

_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_MOST = 390_000  # bytes
_COLOURS = 256


def main(base: str) -> None:
    """Write the four pictures, two in French and two in English."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        overview(base, _page(browser, "fr-FR", 1180))
        announcement(base, _page(browser, "en-GB", 1000))
        graph(base, _page(browser, "en-GB", 900))
        ask(base, _page(browser, "fr-FR", 820))
        browser.close()


def overview(base: str, page: Page) -> None:
    """What's new, how much, where, and who with."""
    go(page, f"{base}/?since=2024")
    _save(page, "overview")


def announcement(base: str, page: Page) -> None:
    """An announcement on which sources differ, of those that three or more tell."""
    go(page, f"{base}/?sources=3")
    page.locator("tr", has=page.locator(".s-disputed")).first.locator("a.what").click()
    page.wait_for_selector("tr.differs")
    settle(page)
    _save(page, "announcement")


def graph(base: str, page: Page) -> None:
    """The surroundings of a company, itself clicked."""
    go(page, f"{base}/graph?from=organisation/google")
    click_node(page, "organisation/google")
    page.wait_for_selector("h3:has-text('Google')")
    settle(page)
    page.mouse.move(5, 5)
    _save(page, "graph")


def ask(base: str, page: Page) -> None:
    """A question in plain French."""
    go(page, f"{base}/ask?view=plain&q={quote('Qui investit en Pennsylvanie ?')}")
    _save(page, "ask")


def _page(browser: Browser, locale: str, height: int) -> Page:
    size = {"width": 1280, "height": height}
    page = browser.new_context(locale=locale, viewport=size, device_scale_factor=1.5).new_page()
    page.set_default_timeout(60_000)
    return page


def _save(page: Page, name: str) -> None:
    page.wait_for_timeout(2000)
    shot = page.screenshot()
    target = HERE / f"{name}.png"
    target.write_bytes(shot)
    if len(shot) > _MOST:
        few = Image.open(io.BytesIO(shot)).convert("RGB")
        few = few.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(target, optimize=True)
    print(f"{target.name}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
