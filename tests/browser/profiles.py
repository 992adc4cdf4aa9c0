"""A browser profile of its own for a test, checked when it is closed."""

from __future__ import annotations

from contextlib import contextmanager


@contextmanager
def opened(chromium, locale: str = "en-GB", width: int = 1320, height: int = 900):
    """A page in a fresh browser profile, checked when it is closed."""
    context = chromium.new_context(
        locale=locale, viewport={"width": width, "height": height}, accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(45_000)
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    try:
        yield page
        outside = [
            url for url in asked if url.startswith(("http", "ws")) and _host(url) not in ("localhost", "127.0.0.1")
        ]
        assert outside == []
        assert failed == []
    finally:
        context.close()


def _host(url: str) -> str:
    return url.split("/")[2].rsplit(":", 1)[0]
