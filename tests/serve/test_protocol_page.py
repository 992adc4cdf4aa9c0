"""docs/sparql-protocol.md names tests that exist, and the limits that hold."""

from __future__ import annotations

import re
from pathlib import Path

from kg.serve import Limits

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "sparql-protocol.md"


def test_every_test_that_is_named_exists():
    """No point of the list rests on a test that is gone."""
    tests = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", PAGE.read_text(encoding="utf-8")))
    assert len(named) > 8
    assert [name for name in named if f"def {name}(" not in tests] == []


def test_the_limits_are_those_of_the_program():
    """The figures in the text are the defaults."""
    text, limits = PAGE.read_text(encoding="utf-8"), Limits()
    for told in (
        f"{limits.seconds:g} s a query",
        f"{limits.rows:,} rows",
        f"{limits.answer // 2**20} MB an answer",
        f"{limits.memory // 2**30} GB a process",
        f"{limits.waiting} that wait",
        f"{limits.request // 2**10} KB a request",
    ):
        assert told in text, told
