"""Following links without a new session: one listener for the whole page, and where it sends to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import streamlit as st

_LISTENER = """
export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.language;
  const follow = (event) => {
    const link = event.target.closest && event.target.closest("a[data-go]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("go", link.getAttribute("href"));
  };
  document.addEventListener("click", follow);
  return () => document.removeEventListener("click", follow);
}
"""


def follow(pages: Mapping[str, Any], language: str) -> None:
    """Go where a link that was clicked leads; ``pages`` by their paths. The page says its language, too."""
    listener = st.components.v2.component("kg_links", js=_LISTENER)
    clicked = listener(key="kg_links", data={"language": language}, on_go_change=_nothing, height=1)
    if not (target := getattr(clicked, "go", None)):
        return
    parts = urlsplit(str(target))
    if parts.path in pages and not parts.netloc:
        st.switch_page(pages[parts.path], query_params=dict(parse_qsl(parts.query)))


def _nothing() -> None:
    pass
