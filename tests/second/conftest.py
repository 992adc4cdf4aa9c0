"""A running stand-in endpoint, and the environment of a reader that asks it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from stub_endpoint import Endpoint, record, says

pytest.importorskip("openai")


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    """A running endpoint that says that there are no announcements, until it is told otherwise."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    server = Endpoint()
    server.will(says(record()))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def env(endpoint: Endpoint, tmp_path: Path) -> dict[str, str]:
    """The environment of a reader that asks the endpoint and keeps answers in a folder of its own."""
    return {
        "KG_LLM_BASE_URL": endpoint.url,
        "KG_LLM_MODEL": "stub",
        "KG_LLM_API_KEY": "sk-secret-0815",
        "KG_LLM_TIMEOUT": "5",
        "KG_LLM_CACHE": str(tmp_path / "kept"),
    }
