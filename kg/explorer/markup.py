"""HTML from texts that are not trusted: everything is escaped here, and only here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup, escape

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters and overrides of the reading direction: they would let a name disguise its surroundings."""


def safe(text: object) -> Markup:
    """Text for HTML: escaped, and each character that would steer the display replaced by a mark of its own.

    >>> safe("<b>\\u202egnp.exe")
    Markup('&lt;b&gt;\ufffdgnp.exe')
    """
    return text if isinstance(text, Markup) else escape(steady(str(text)))


def steady(text: str) -> str:
    """Text of the same length without characters that steer the display."""
    return _STEERING.sub("\ufffd", text)


def tag(name: str, *inside: object, **attributes: object) -> Markup:
    """One element; ``class_`` and ``data_go`` lose their underscores, None and False are left out.

    >>> tag("a", "1 < 2", href="x?y=1&z", class_="c")
    Markup('<a href="x?y=1&amp;z" class="c">1 &lt; 2</a>')
    """
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + f'="{"" if value is True else safe(value)}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Markup(f"<{name}{given}>{join(inside)}</{name}>")


def join(parts: Iterable[object], between: str = "") -> Markup:
    """Parts one after another, each escaped."""
    return Markup(str(safe(between))).join(safe(part) for part in parts if part is not None)


def address(page: str, given: Mapping[str, Any] | None = None) -> str:
    """Where a page lies, with its parameters.

    >>> address("thing", {"id": "place/us-pa"})
    'thing?id=place%2Fus-pa'
    """
    query = urlencode({key: value for key, value in (given or {}).items() if value not in ("", None)})
    return f"{page}?{query}" if query else page


def link(text: object, page: str, given: Mapping[str, Any] | None = None, **attributes: object) -> Markup:
    """A link to another page of the explorer, followed without loading everything anew."""
    return tag("a", text, href=address(page, given), data_go=True, target="_self", **attributes)


def name(text: object, kind: str = "") -> Markup:
    """A name from outside, kept to itself whichever way it is written, in the colour of its kind."""
    return tag("bdi", text, class_=f"k-{kind}" if kind else None)
