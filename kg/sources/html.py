"""The main text of a web page, without menus, boxes and comments (by trafilatura)."""

from __future__ import annotations

import trafilatura


def main_text(page: str) -> str:
    """Title line, then the paragraphs and list items of the page's main text, one a line.

    Empty where the page has none. Scripts and styles never reach the text.
    """
    body = (
        trafilatura.extract(page, include_comments=False, include_tables=False, favor_recall=True, fast=True) or ""
    )
    title, _ = title_and_date(page)
    if title and not body.lstrip("# ").startswith(title):
        return f"{title}\n\n{body}"
    return body


def title_and_date(page: str) -> tuple[str, str | None]:
    """Title and publication date (ISO) that the page's metadata states."""
    found = trafilatura.extract_metadata(page)
    return ((found.title or "").strip(), found.date) if found is not None else ("", None)
