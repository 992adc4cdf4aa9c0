"""Work in several processes, and what comes back from them."""

from __future__ import annotations

from training.choices import SILENT, Case
from training.examples import Examples
from training.pools import spread


def test_outcomes_come_in_the_order_of_the_items() -> None:
    """Whatever process is done first, the outcomes stand as their items stood."""
    assert spread(lambda n: n * n, range(20)) == [n * n for n in range(20)]


def test_what_the_work_changes_stays_in_its_process() -> None:
    """The caller sees outcomes only."""
    seen: list[int] = []

    def work(n: int) -> int:
        seen.append(n)
        return len(seen)

    assert sum(spread(work, range(4))) >= 4
    assert seen == []


def test_examples_take_in_what_others_have_in_their_order() -> None:
    """Rows and cases of the first stand before those of the second, each feature once in memory."""
    parts = []
    for n in range(2):
        part = Examples()
        part.add("role", [f"left:{'INVEST'}"], "investor", f"a{n}")
        part.cases.append(Case(f"a{n}", (f"cue:{'BUILD'}",), (), (), SILENT))
        parts.append(part)
    whole = Examples()
    whole.take(parts)
    assert [article for _, _, article in whole.rows["role"]] == ["a0", "a1"]
    assert [case.article for case in whole.cases] == ["a0", "a1"]
    assert whole.rows["role"][0][0][0] is whole.rows["role"][1][0][0]
    assert whole.cases[0].tells[0] is whole.cases[1].tells[0]
