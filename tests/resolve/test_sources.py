"""Copies, disputes, states and sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from telling import act, ledger, says

from kg.model import Article
from kg.resolve import sums
from kg.resolve.copies import copies

BODY = (
    "Kestrel Cloud will build a data centre in Kouvola for 600 million euros, the company said on Monday. "
    "The site takes 120 megawatts and sends its heat to the town. Sixty people will work there from 2027 on. "
    "The mayor called it the best news since the paper mill closed and promised to be quick with the permits."
)


def _article(name: str, text: str, **more: object) -> Article:
    return Article(name, text, "en", **more)  # type: ignore[arg-type]


def test_a_copy_with_another_headline_is_one_source() -> None:
    """A reprint with its own headline and a line cut off belongs to the group of the original."""
    cut = BODY.rsplit(". ", 1)[0] + "."
    groups = copies([_article("a", f"Big news\n\n{BODY}"), _article("b", f"Quite another headline\n\n{cut}")])
    assert groups == {"a": "a", "b": "a"}


@pytest.mark.parametrize(
    "other",
    [
        "Nothing at all in common with the text above, but for the fact that it is of a similar length as well.",
        BODY.split(". ")[0]
        + ". Critics doubt the figures. "
        + "Neighbours, unions and the grid ask questions. " * 4,
        "",
    ],
    ids=["another text", "one quoted sentence", "no text"],
)
def test_no_false_copy(other: str) -> None:
    """A text of its own, even one that quotes a sentence, is a source of its own."""
    assert copies([_article("a", BODY), _article("b", other)]) == {"a": "a", "b": "b"}


def test_copies_do_not_depend_on_the_order() -> None:
    """The groups are the same whichever article comes first."""
    articles = [_article(name, f"{name}\n{BODY}") for name in "cab"] + [
        _article("d", "Another text of some words.")
    ]
    assert copies(articles) == copies(articles[::-1]) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def _told(name: str, money: str, day: str, **more: object) -> object:
    return says(name, act("Kestrel Cloud", "Kouvola@FI", money=money, announced_on=None), published=day, **more)


def test_articles_of_one_publisher_are_one_source() -> None:
    """Two articles of one paper don't outvote another one."""
    told = [_told(f"en-{n}", "6e8 EUR", "2025-06-09", publisher="The Wire") for n in (1, 2)]
    (story,) = ledger(*told, _told("fr-3", "6e8 EUR", "2025-06-09")).stories()  # type: ignore[arg-type]
    assert (len(story.articles), story.sources) == (3, 2)


def test_most_sources_win_and_all_values_stay() -> None:
    """Of two amounts told in the same days the one with more independent sources is shown; both are kept."""
    told = [
        _told("en-1", "6e8 EUR", "2025-06-09"),
        _told("fr-2", "6e8 EUR", "2025-06-10"),
        _told("fr-3", "7.5e8 EUR", "2025-06-11"),
    ]
    (story,) = ledger(*told).stories()  # type: ignore[arg-type]
    assert story.disputed == ("amount",)
    (amount,) = story.conflicts
    assert [(c.value, c.sources) for c in amount.claims] == [("600000000 EUR", 2), ("750000000 EUR", 1)]


def test_a_copied_number_is_not_counted_twice() -> None:
    """Two copies against one other source: one to one, and the organisation's own statement decides."""
    told = [
        _told("en-1", "6e8 EUR", "2025-06-09", text=BODY),
        _told("en-2", "6e8 EUR", "2025-06-09", text=BODY),
        _told("fr-3", "7.5e8 EUR", "2025-06-09", style="press release"),
    ]
    (story,) = ledger(*told).stories()  # type: ignore[arg-type]
    assert story.conflicts[0].claims[0].value == "750000000 EUR"


@pytest.mark.parametrize(("later", "word"), [("9e8 EUR", "raised"), ("4e8 EUR", "cut")])
def test_an_amount_that_changes_in_time_is_no_dispute(later: str, word: str) -> None:
    """A plan that is raised or cut shows its newest amount, and its chain of states says so."""
    text = "Kestrel Cloud revised its plan.\n\nThe cost was revised from 600 million euros."
    told = [_told("en-1", "6e8 EUR", "2025-06-09"), _told("en-2", later, "2025-10-09", text=text)]
    (story,) = ledger(*told).stories()  # type: ignore[arg-type]
    assert story.disputed == ()
    assert story.conflicts[0].claims[0].newest == "2025-10-09"
    assert word in [state.status for state in story.states]


def test_what_qualifiers_and_rates_leave_open_is_no_dispute() -> None:
    """ "About 680 million dollars" and 600 million euros are the same money."""
    told = [_told("en-1", "6e8 EUR", "2025-06-09"), _told("en-2", "6.8e8 USD about", "2025-06-09")]
    (story,) = ledger(*told).stories()  # type: ignore[arg-type]
    assert story.disputed == ()
    assert story.conflicts[0].claims[0].value == "600000000 EUR"


def test_less_than_at_least_is_a_dispute() -> None:
    """ "At least 600 million" and 550 contradict each other; 650 is what "at least" leaves open."""
    least = _told("en-1", "6e8 EUR at_least", "2025-06-09")
    assert ledger(least, _told("fr-2", "5.5e8 EUR", "2025-06-10")).stories()[0].disputed == ("amount",)  # type: ignore[arg-type]
    assert ledger(least, _told("fr-2", "6.5e8 EUR", "2025-06-10")).stories()[0].disputed == ()  # type: ignore[arg-type]


def test_what_was_known_on_a_day() -> None:
    """Before the first article nothing is known; from each article on that changes it, the newest state."""
    told = [
        says(
            "en-1", act("Nscale", "Narvik@NO", announced_on="2025-02-01", money="1e9 USD"), published="2025-02-01"
        ),
        says(
            "en-2",
            act("Nscale", "Narvik@NO", announced_on="2025-09-01", money="1e9 USD", status="cancelled"),
            published="2025-09-01",
        ),
    ]
    (story,) = ledger(*told).stories()
    assert [(known.since, known.status) for known in story.known] == [
        ("2025-02-01", "announced"),
        ("2025-09-01", "cancelled"),
    ]


def test_a_mention_in_passing_does_not_revive_a_plan() -> None:
    """A later article that mentions the old announcement doesn't undo its cancellation."""
    plan = {"money": "1e9 USD"}
    told = [
        says("en-1", act("Nscale", "Narvik@NO", **plan), published="2025-06-09"),
        says(
            "en-2",
            act("Nscale", "Narvik@NO", status="cancelled", announced_on="2025-09-01", **plan),
            published="2025-09-01",
        ),
        says("en-3", act("Nscale", "Narvik@NO", main=False, **plan), published="2025-12-01"),
    ]
    (story,) = ledger(*told).stories()
    assert story.status == "cancelled"
    assert sums.total([story]) == 0


def test_sums_leave_out_rumours() -> None:
    """A rumoured amount isn't added to an announced one."""
    told = [
        says("en-1", act("Nscale", "Narvik@NO", money="1e9 USD")),
        says("en-2", act("Nscale", "Loughton@GB", money="2e9 USD", status="rumoured")),
    ]
    assert sums.total(ledger(*told).stories()) == Decimal("1e9")
