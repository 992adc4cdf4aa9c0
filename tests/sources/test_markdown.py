"""Front matter: what a Markdown file says about its article."""

from __future__ import annotations

import pytest

from kg.errors import UnreadableArticle
from kg.sources.markdown import Header, front_matter

BODY = "Le groupe va investir dans un centre de données.\n"


def test_the_header_is_read_and_taken_off() -> None:
    """Title, date, publisher, address, style and language come from the header; the body begins with the title."""
    header, text = front_matter(
        "---\ntitle: Un titre\ndate: 2025-06-12\nsource: L’Écho\nurl: https://x.example/1\nstyle: dépêche\n"
        f"language: fr\n---\n{BODY}",
        "a.md",
    )
    assert header == Header("Un titre", "2025-06-12", "https://x.example/1", "L’Écho", "dépêche", "fr")
    assert text == f"Un titre\n\n{BODY.strip()}"


def test_a_title_that_the_body_has_is_not_said_twice() -> None:
    """Where the body begins with the title, as a heading or plainly, none is put before it."""
    for lead in ("# Un titre", "Un titre"):
        assert front_matter(f"---\ntitle: Un titre\n---\n{lead}\n\n{BODY}", "a.md")[1].count("Un titre") == 1


def test_a_file_without_header_is_its_body() -> None:
    """No front matter, no header; a rule of dashes further down is no front matter."""
    text = f"{BODY}\n---\n\n{BODY}"
    assert front_matter(text, "a.md") == (Header(), text.strip())


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2025-06-12", "2025-06-12"),
        ("2025-06-12 08:30:00", "2025-06-12"),
        ("2025-06-12T08:30:00+02:00", "2025-06-12"),
        ("2025-06", "2025-06"),
        ("2025", "2025"),
        ('"2025-06-12"', "2025-06-12"),
        ("June 12, 2025", None),
        ("12/06/2025", None),
        ('"2025-13-45"', None),
        ('"2025-02-30T10:00"', None),
        ("[2025]", None),
        ("20250612", None),
        ("", None),
    ],
)
def test_a_date_is_iso_or_none(stated: str, published: str | None) -> None:
    """What is no ISO date of the calendar is none, rather than its first ten letters."""
    assert front_matter(f"---\ndate: {stated}\n---\n{BODY}", "a.md")[0].published == published


@pytest.mark.parametrize(
    "broken",
    [
        "---\ntitle: [\n---\n",
        "---\ntitle: a: b: c\n---\n",
        "---\n\ttitle: x\n---\n",
        "---\ndate: 2025-13-45\n---\n",
        "---\ntitle: !!python/object:os.system x\n---\n",
        "---\nx: &a [*a, *b]\n---\n",
        "---\nx: " + "[" * 20_000 + "\n---\n",
        "---\ntitle: never closed\n",
    ],
)
def test_a_broken_header_is_one_sentence(broken: str) -> None:
    """A header that is no YAML, or has no end, is refused with the file's name and what to mend."""
    with pytest.raises(UnreadableArticle, match=r"^a\.md: its front matter .*; .*'---'\.$"):
        front_matter(broken + BODY, "a.md")


def test_lists_and_their_like_are_no_header() -> None:
    """Values that are no word are silent, even where aliases would blow them up to gigabytes."""
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 12))
    bomb = f"---\nl0: &l0 [x]\n{levels}\ntitle: *l11\nurl: {{a: 1}}\n---\n{BODY}"
    assert front_matter(bomb, "a.md")[0] == Header()


def test_a_header_that_is_no_mapping_is_silent() -> None:
    """A list or a word between the lines says nothing about the article."""
    assert front_matter(f"---\n- a\n- b\n---\n{BODY}", "a.md")[0] == Header()
