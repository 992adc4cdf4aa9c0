"""Corrections by hand: applied at every build, stable over rebuilds, refused where they contradict each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from telling import act, ledger, says

from kg.errors import JudgementProblem
from kg.resolve import Judgement, resolve
from kg.resolve.judgements import append, check, load

ONE = says("en-1", act("Kestrel Cloud", "Kouvola@FI", money="6e8 EUR"))
TWO = says("fr-2", act("Kestrel Cloud", "Kouvola@FI", money="6e8 EUR"), published="2025-06-10")
FAR = says("fr-3", act("Kestrel Cloud", "Boden@SE", money="2e8 EUR"), published="2025-06-10")


def _own_id(extraction: object) -> str:
    return resolve([extraction])[0].facts[0].id  # type: ignore[list-item]


def _row(kind: str, subject: str, object: str = "", slot: str = "", value: str = "", id: str = "j1") -> Judgement:
    return Judgement(id, kind, subject, object, slot, value, "2026-01-05", "ana", "seen in the register")  # type: ignore[arg-type]


def test_different_parts_what_agrees() -> None:
    """Two announcements judged different stay apart, whatever speaks for joining them."""
    row = _row("different", _own_id(ONE), _own_id(TWO))
    assert len(ledger(ONE, TWO).stories()) == 1
    assert len(ledger(ONE, TWO, judgements=[row]).stories()) == 2


def test_same_joins_what_differs() -> None:
    """Two announcements judged the same are one, and ``why`` names the judgement."""
    row = _row("same", _own_id(ONE), _own_id(FAR))
    made = ledger(ONE, FAR, judgements=[row])
    (story,) = made.stories()
    assert [join.judgement for join in made.why(story.id)] == ["j1"]


def test_a_judgement_outlives_later_joins() -> None:
    """A judgement on an announcement keeps its hold when more articles join, in any order."""
    row = _row("different", _own_id(ONE), _own_id(TWO))
    third = says("en-0", act("Kestrel Cloud", "Kouvola@FI", money="6e8 EUR"), published="2025-06-08")
    for order in ([ONE, TWO, third], [third, TWO, ONE]):
        found = {r.article.id: r.facts[0].id for r in ledger(*order, judgements=[row]).resolutions}
        assert found["en-1"] != found["fr-2"]


def test_wrong_takes_one_value_out_of_every_telling() -> None:
    """A value judged wrong is gone from the facts; the rest of the announcement stays."""
    row = _row("wrong", _own_id(TWO), slot="amount", value="600000000 EUR")
    facts = [r.facts[0] for r in ledger(ONE, TWO, judgements=[row]).resolutions]
    assert [fact.announcement.amount for fact in facts] == [None, None]
    assert all(fact.places for fact in facts)


def test_wrong_takes_an_entity_with_its_id() -> None:
    """An actor judged wrong goes together with its entity id, so that both stay parallel."""
    said = says("en-1", act("Kestrel Cloud; Fortum=supplier", "Kouvola@FI"))
    row = _row("wrong", _own_id(said), slot="actors", value="organisation/fortum")
    (resolution,) = ledger(said, judgements=[row]).resolutions
    (fact,) = resolution.facts
    assert [a.name for a in fact.announcement.actors] == ["Kestrel Cloud"]
    assert fact.actors == ("organisation/n-kestrel-cloud",)


def test_right_settles_a_dispute() -> None:
    """The value judged right is shown although others have more sources; nothing is disputed any more."""
    other = says("en-4", act("Kestrel Cloud", "Kouvola@FI", money="7.5e8 EUR"))
    row = _row("right", _own_id(ONE), slot="amount", value="750000000 EUR")
    (story,) = ledger(ONE, TWO, other, judgements=[row]).stories()
    assert story.disputed == ()
    assert story.conflicts[0].claims[0].value == "750000000 EUR"


def test_what_is_wrong_is_in_no_summary_and_no_sum() -> None:
    """A summary shows the next value instead of the one judged wrong, and nothing is left to dispute."""
    other = says("en-4", act("Kestrel Cloud", "Kouvola@FI", money="7.5e8 EUR"))
    row = _row("wrong", _own_id(ONE), slot="amount", value="600000000 EUR")
    (story,) = ledger(ONE, TWO, other, judgements=[row]).stories()
    assert story.amount is not None
    assert (story.amount.value, story.disputed) == (750_000_000, ())
    (silent,) = ledger(ONE, TWO, judgements=[row]).stories()
    assert (silent.amount, silent.usd) == (None, None)


def test_a_status_judged_right_holds() -> None:
    """The status judged right is the current one, whatever the newest article says."""
    row = _row("right", _own_id(ONE), slot="status", value="under_construction")
    (story,) = ledger(ONE, TWO, judgements=[row]).stories()
    assert story.status == "under_construction"


def test_reject_takes_the_announcement_out() -> None:
    """What is judged no announcement has no facts."""
    made = ledger(ONE, TWO, judgements=[_row("reject", _own_id(ONE))])
    assert [r.facts for r in made.resolutions] == [(), ()]
    assert made.stories() == ()


def test_line_breaks_in_what_people_type_keep_one_row(tmp_path: Path) -> None:
    """A subject copied with a line end and a reason over two lines are read back as one judgement."""
    row = Judgement("j1", "reject", "announcement/a\r", reason="first line\r\nsecond\rthird")
    append(row, tmp_path / "by-hand.csv")
    (read_back,) = load(tmp_path)
    assert (read_back.subject, read_back.reason) == ("announcement/a", "first line second third")


def test_two_entities_judged_the_same_get_one_id() -> None:
    """A company judged to be one of the registry goes by the registry's id."""
    row = _row("same", "organisation/n-kestrel-cloud", "organisation/nscale")
    (resolution,) = ledger(ONE, judgements=[row]).resolutions
    assert resolution.facts[0].actors == ("organisation/nscale",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            _row("same", "announcement/a", "announcement/b"),
            _row("different", "announcement/b", "announcement/a", id="j2"),
        ),
        (
            _row("right", "announcement/a", slot="amount", value="1 EUR"),
            _row("wrong", "announcement/a", slot="amount", value="1 EUR", id="j2"),
        ),
        (
            _row("right", "announcement/a", slot="amount", value="1 EUR"),
            _row("right", "announcement/a", slot="amount", value="2 EUR", id="j2"),
        ),
        (_row("right", "announcement/a", slot="amount", value="1 EUR"), _row("reject", "announcement/a", id="j2")),
    ],
)
def test_a_contradiction_names_both(first: Judgement, second: Judgement) -> None:
    """Two judgements that contradict each other are refused in a sentence that names both."""
    with pytest.raises(JudgementProblem, match=r"j1.*j2"):
        check([first, second])


def test_a_contradiction_over_three_steps() -> None:
    """Same and same make same; a "different" across them contradicts."""
    rows = [
        _row("same", "announcement/a", "announcement/b"),
        _row("same", "announcement/b", "announcement/c", id="j2"),
        _row("different", "announcement/a", "announcement/c", id="j3"),
    ]
    with pytest.raises(JudgementProblem, match="j3"):
        check(rows)


def test_rows_survive_the_file(tmp_path: Path) -> None:
    """What is appended is what is read; a second row keeps the first."""
    rows = [_row("same", "announcement/a", "announcement/b"), _row("reject", "announcement/c", id="j2")]
    for row in rows:
        append(row, tmp_path / "ana.csv")
    assert load(tmp_path) == tuple(rows)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("j1,same,announcement/a,,,,2026,ana,x", "needs another thing"),
        ("j1,maybe,announcement/a,announcement/b,,,2026,ana,x", "no kind of judgement"),
        ("j1,wrong,announcement/a,,amount,,2026,ana,x", "needs a slot and a value"),
        (",same,announcement/a,announcement/b,,,2026,ana,x", "has no id"),
    ],
)
def test_a_row_that_cannot_be_applied_is_named(tmp_path: Path, line: str, said: str) -> None:
    """A faulty row is refused in a sentence that names file and row."""
    header = "id,kind,subject,object,slot,value,date,author,reason"
    (tmp_path / "ana.csv").write_text(f"{header}\n{line}\n", encoding="utf-8")
    with pytest.raises(JudgementProblem, match=said) as caught:
        load(tmp_path)
    assert "ana.csv" in str(caught.value)
