"""Figures that no organisation commits."""

from __future__ import annotations

import pytest

from kg.model import Article
from kg.reading import read_article

TEXT = """Wantrel builds a campus in Ohio

COLUMBUS, Ohio, March 3, 2025 - Wantrel will invest $2 billion in a {power} campus in Licking County.
"""


@pytest.mark.parametrize(("power", "expected"), [("300 MW", [300]), ("740 GW", [])])
def test_power_beyond_any_builder_is_no_capacity(power: str, expected: list[int]) -> None:
    """A campus has its megawatts; what a whole country draws is nobody's site."""
    (act,) = read_article(Article(id="en-toy", text=TEXT.format(power=power), language="en")).announcements
    assert [int(c.megawatts) for c in act.capacity] == expected
