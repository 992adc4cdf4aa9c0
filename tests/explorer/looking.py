"""What a page that was run without a browser shows."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def text_of(tested: AppTest) -> str:
    """All HTML of a page, and what its drawings hold."""
    drawn = [str(element.proto) for element in tested.get("bidi_component")]
    return "\n".join([html_of(tested), *drawn])


def html_of(tested: AppTest) -> str:
    """All HTML of a page."""
    return "\n".join(element.proto.body for element in tested.get("html"))
