"""Drawings (SVG) in the page itself: what ``st.html`` would strip.

The markup comes from ``kg.explorer.markup`` alone, which escapes every text from outside.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

_JS = """
export default function ({ data, parentElement }) {
  let place = parentElement.querySelector(".kg-panel");
  if (!place) {
    place = document.createElement("div");
    place.className = "kg-panel";
    parentElement.appendChild(place);
  }
  if (place.dataset.shown !== data.html) {
    place.innerHTML = data.html;
    place.dataset.shown = data.html;
  }
}
"""


def panel(drawing: Markup, key: str) -> None:
    """Show a drawing; its links are followed like all others."""
    mount = st.components.v2.component("kg_panel", js=_JS, isolate_styles=False)
    mount(key=key, data={"html": str(drawing)})
