"""The explorer in headless Chromium, kept off every network but the machine's own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import showcase
from profiles import opened

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SEED = ROOT / "data" / "articles"


def pytest_collection_modifyitems(items) -> None:
    """All tests here need the browser; without one they are skipped and say why."""
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)
            if not Path(CHROMIUM).exists():
                item.add_marker(
                    pytest.mark.skip(reason="Chromium is not installed (Debian: apt install chromium)")
                )


@contextmanager
def serving(store: Path, judgements: Path | None = None) -> Iterator[str]:
    """The explorer on a store, on a free port, for as long as the block runs; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"KG_STORE": str(store), "KG_JUDGEMENTS": str(judgements or store / "judgements")}
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("The explorer did not start within 30 seconds.")


@pytest.fixture(scope="session")
def explorer(tmp_path_factory) -> Iterator[str]:
    """The explorer on the showcase graph."""
    with serving(showcase.store(tmp_path_factory.mktemp("showcase") / "store")) as address:
        yield address


@pytest.fixture
def writable(tmp_path) -> Iterator[str]:
    """The explorer on a graph of its own, built from three shipped articles, that may be changed."""
    articles = sorted(SEED.rglob("en-h0[1-3].txt")) or sorted(SEED.rglob("en-d0[1-3].txt"))
    code = "from kg.cli import main; main()"
    words = ["build", *map(str, articles), "--store", str(tmp_path / "store"), "--quiet"]
    subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, check=True, timeout=300)
    with serving(tmp_path / "store", tmp_path / "judgements") as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium):
    """A page of an English browser; at the end no request has left the machine and no script has failed."""
    with opened(chromium) as page:
        yield page
