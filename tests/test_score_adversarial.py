"""The adversarial sentences and their scorer."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from kg import mentions
from kg.errors import InvalidRecord
from kg.model import Actor, Amount, Announcement, Article, Extraction, Status
from kg.score_adversarial import Case, load, lost_controls, plain_facts

CASES = load()


def _reader(status: Status, value: int = 1, currency: str = "EUR"):
    def read(text: str, language: str) -> Extraction:
        amount, who = Amount(Decimal(value), currency), Actor("X", "investor")
        told = Announcement("a1", "investment", status, amount=amount, actors=(who,))
        return Extraction(Article("x", text, language), (told,))

    return read


def _silent(text: str, language: str) -> Extraction:
    return Extraction(Article("x", text, language))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_language_has_traps_and_controls_in_both_parts(language: str) -> None:
    """At least 40 traps and 5 controls a language in each part."""
    mine = Counter((c.part, c.is_control) for c in CASES if c.language == language)
    for part in ("dev", "test"):
        assert mine[part, False] >= 40
        assert mine[part, True] >= 5
    assert {part for part, _ in mine} == {"dev", "test"}


def test_ids_and_texts_are_unique() -> None:
    """No id and no text occurs twice."""
    assert len({c.id for c in CASES}) == len({c.text for c in CASES}) == len(CASES)


def test_every_kind_of_trap_that_a_reader_must_know_is_there_in_both_languages() -> None:
    """The kinds of trap that the README promises occur in French and in English, and no other does."""
    readme = (Path(__file__).parents[1] / "data" / "adversarial" / "README.md").read_text(encoding="utf-8")
    for language in ("fr", "en"):
        kinds = {c.trap for c in CASES if c.language == language}
        assert {"negation", "denial", "rumour", "cancellation", "pause", "conditional", "control"} <= kinds
        assert all(kind in readme for kind in kinds)


def test_the_amount_of_nearly_every_control_is_one_that_its_text_gives() -> None:
    """The money reader finds the sums of all controls to be tested on, and of 97 in 100 of the others."""
    missed = {
        part: [c.id for c in CASES if c.is_control and c.part == part and not _reads_its_sum(c)]
        for part in ("dev", "test")
    }
    assert not missed["test"]
    assert len(missed["dev"]) <= 0.03 * sum(c.is_control and c.part == "dev" for c in CASES)


def _reads_its_sum(case: Case) -> bool:
    sums = [m.value for m in mentions.read(case.text, case.language) if m.kind == "money"]
    return any((m.value, m.currency) == (case.value, case.currency) for m in sums)


def test_a_silent_reader_stores_no_plain_fact_but_loses_every_control() -> None:
    """Silence gives no plain facts, and the controls show that it is no reading."""
    assert plain_facts(_silent) == []
    assert lost_controls(_silent) == [c.id for c in CASES if c.is_control]


@pytest.mark.parametrize("status", ["announced", "under_construction", "operational"])
def test_a_credulous_reader_is_caught_in_every_trap(status: Status) -> None:
    """A reader that stores each sentence with a plain status is named for every trap and for no control."""
    assert plain_facts(_reader(status)) == [c.id for c in CASES if not c.is_control]


@pytest.mark.parametrize("status", ["rumoured", "cancelled"])
def test_a_doubting_reader_is_not_caught(status: Status) -> None:
    """A rumour or a cancellation is no plain fact, and no reading of a control either."""
    assert plain_facts(_reader(status)) == []
    assert len(lost_controls(_reader(status))) == sum(c.is_control for c in CASES)


def test_a_control_is_read_only_with_its_amount_and_currency() -> None:
    """The right sum in the right currency passes; another sum or currency does not."""
    case = Case("x", "en", "dev", "…", "control", "announced", Decimal(5), "USD")
    assert lost_controls(_reader("announced", 5, "USD"), [case]) == []
    assert lost_controls(_reader("announced", 6, "USD"), [case]) == ["x"]
    assert lost_controls(_reader("announced", 5, "EUR"), [case]) == ["x"]


def test_a_row_that_breaks_the_form_is_named(tmp_path: Path) -> None:
    """A wrong expectation gives one sentence with the file and the row."""
    for language in ("en", "fr"):
        rows = "id,part,text,trap,expected\nx1,dev,Some text.,rumour,perhaps\n"
        (tmp_path / f"{language}.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(InvalidRecord, match=r"en\.csv, row 2: .*perhaps"):
        load(tmp_path)
