"""Following links without a new session: one listener for the whole page, and where it sends to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from kg.explorer.wording import Words

_LISTENER = Path(__file__).parent / "assets" / "page.js"


def follow(pages: Mapping[str, Any], w: Words) -> None:
    """Go where a link that was clicked leads; ``pages`` by their paths. The page says its language, too."""
    listener = st.components.v2.component("kg_links", js=_LISTENER.read_text(encoding="utf-8"))
    said = {"language": w.language, "chrome": w.texts["chrome.words"]}
    clicked = listener(key="kg_links", data=said, on_go_change=_nothing, height=1)
    if not (target := getattr(clicked, "go", None)):
        return
    parts = urlsplit(str(target))
    if parts.path in pages and not parts.netloc:
        st.switch_page(pages[parts.path], query_params=dict(parse_qsl(parts.query)))


def _nothing() -> None:
    pass
