"""Takes the pictures of the explorer for the README: ``python docs/make_images.py STORE`` (needs Chromium)."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = Path(__file__).parent / "images"
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
PICTURES = (
    ("overview", "en-GB", "", 1000),
    ("announcement", "en-GB", "?sources=3", 1000),
    ("graph", "en-GB", "graph?from=organisation/microsoft&depth=2&sel=node+organisation%2Fmicrosoft", 900),
    ("ask", "fr-FR", "ask?view=plain&q=les+plus+gros+contrats+nucl%C3%A9aires+de+2025", 900),
)
"""Name, language of the browser, address, height. The announcement is the first disputed one, else the first."""


def main(store: str) -> None:
    """Start the explorer, take the pictures, end it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    server = subprocess.Popen(command, env=os.environ | {"KG_STORE": store}, stdout=subprocess.DEVNULL)
    try:
        time.sleep(4)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
            )
            for name, language, address, height in PICTURES:
                page = browser.new_page(locale=language, viewport={"width": 1280, "height": height})
                page.goto(f"http://localhost:{port}/{address}")
                take(page, name)
                page.close()
    finally:
        server.terminate()


def take(page: Page, name: str) -> None:
    """One picture of a page that has come to rest."""
    page.wait_for_selector(".stMainBlockContainer .stHtml", timeout=90_000)
    rest(page)
    if name == "announcement":
        disputed = page.locator("tr", has=page.locator(".s-disputed")).locator("a.what")
        (disputed if disputed.count() else page.locator("a.what")).first.click()
        page.wait_for_selector("table.slots")
        rest(page)
    IMAGES.mkdir(exist_ok=True)
    page.screenshot(path=IMAGES / f"{name}.png")


def rest(page: Page) -> None:
    """Wait until nothing moves."""
    for _ in range(3):
        page.wait_for_timeout(700)
        page.wait_for_selector(DONE, timeout=90_000)


if __name__ == "__main__":
    main(sys.argv[1])
