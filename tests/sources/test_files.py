"""Articles from files and streams: every kind of bad input is one sentence that names it, and spoils nothing."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.sources import Source, find, read, read_source
from kg.sources.decode import MOST_BYTES

EN = """Larkspur Cloud to build in Enid
TULSA, June 12, 2025

The group said it would invest in a campus on the edge of the town.
"""
FR = """Calvado Cloud s’installe à Denain
Lille, le 12 juin 2025

Le groupe va investir dans un centre de données sur la zone.
"""


def one(path: Path) -> Article:
    """The article of a file."""
    return read_source(Source(path, path.name))


def sentence(path: Path) -> str:
    """The sentence in which reading a file ends; it names the file, ends with a full stop and has one line."""
    with pytest.raises(UnreadableArticle) as caught:
        one(path)
    said = str(caught.value)
    assert said.startswith(f"{path.name}: ")
    assert said.endswith(".")
    assert "\n" not in said
    assert len(said) < 250
    return said


@pytest.fixture
def file(tmp_path: Path):
    """Writes a file and gives its path."""

    def write(content: bytes | str, name: str = "bad.txt") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_text_is_read_as_it_stands(file) -> None:
    """A .txt file's text is its content, its id the stem; the language is told from the words."""
    found = one(file(FR, "fr-01.txt"))
    assert (found.id, found.language, found.text) == ("fr-01", "fr", FR)


BAD = [
    ("empty", b"", "holds no text"),
    ("blank", b" \n\t\n\xc2\xa0\n", "holds no text"),
    ("only a byte-order mark", b"\xef\xbb\xbf", "holds no text"),
    ("binary", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    ("binary after a long text", EN.encode() * 200 + b"\0", "binary"),
    ("Latin-1", FR.replace("’", "'").encode("latin-1"), "not in UTF-8 (byte "),
    ("half a letter at the end", "Le groupe va investir à Nîm".encode()[:-2], "not in UTF-8"),
    ("UTF-16", EN.encode("utf-16"), "UTF-16"),
    ("UTF-16 the other way", b"\xfe\xff" + EN.encode("utf-16-be"), "UTF-16"),
    ("German", "Der Konzern baut für die Stadt ein Rechenzentrum, und das ist nicht alles.".encode(), "German"),
    ("Spanish", b"El grupo va a construir en la ciudad, y los vecinos no lo saben por que se hace.", "Spanish"),
    ("no language", b"12 345 678 == 90 %%", "no language"),
    ("another script", "データセンターを建設すると発表した。".encode(), "no language"),
]


@pytest.mark.parametrize(("content", "said"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_a_bad_file_is_one_sentence(file, content: bytes, said: str) -> None:
    """What cannot be read as a French or English text in UTF-8 is refused with the reason."""
    assert said in sentence(file(content))


def test_an_unknown_ending_is_refused_unread(file) -> None:
    """A .pdf, or a file without ending, is refused by its name."""
    assert ".pdf is not read" in sentence(file(b"%PDF-1.7", "report.pdf"))
    assert "without ending" in sentence(file(EN, "report"))


def test_capitals_in_the_ending_do_not_matter(file) -> None:
    """ARTICLE.TXT is a text."""
    assert one(file(EN, "ARTICLE.TXT")).id == "ARTICLE"


def test_a_missing_file_is_named_and_the_others_are_read(file) -> None:
    """An error stands in the place of the missing path."""
    good = file(EN, "good.txt")
    gone = good.parent / "gone.txt"
    found = list(read([str(gone), str(good)]))
    assert "no such file" in str(found[0])
    assert str(gone) in str(found[0])
    assert isinstance(found[1], Article)


@pytest.mark.parametrize("name", ["x" * 5_000 + ".txt", "a\0b.txt"])
def test_an_impossible_path_is_named(name: str) -> None:
    """A path that the system cannot even look at is an error like any other."""
    (found,) = read([name])
    assert isinstance(found, UnreadableArticle)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(file) -> None:
    """A file that may not be opened is one sentence."""
    path = file(EN)
    path.chmod(0)
    assert "permissions" in sentence(path)


def test_a_file_that_cannot_be_opened_is_named(file, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the system says at opening becomes one sentence (also for root, who has every permission)."""

    def refuse(*args: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = file(EN)
    monkeypatch.setattr(Path, "open", refuse)
    assert "cannot be opened (Permission denied)" in sentence(path)


def test_byte_order_mark_and_line_ends_fall_away(file) -> None:
    """A file from another system reads the same as one from here."""
    from_windows = b"\xef\xbb\xbf" + EN.replace("\n", "\r\n").encode()
    assert one(file(from_windows)).text == EN
    assert one(file(EN.replace("\n", "\r"))).text == EN


def test_what_no_printed_page_has_becomes_a_space(file) -> None:
    """Control characters, which XML cannot hold, are spaces; form feeds and line separators end a line."""
    odd = EN.replace("campus", "cam\x08pus\x1b").replace("TULSA", "\u2028TULSA")
    assert one(file(odd)).text == EN.replace("campus", "cam pus ").replace("TULSA", "\nTULSA")


def test_a_large_file_is_refused_with_bounded_memory(tmp_path: Path) -> None:
    """Of 50 MB no more than the limit is read: the process stays far below the size of the file."""
    large = tmp_path / "large.txt"
    with large.open("wb") as out:
        out.truncate(50_000_000)
    code = (
        "import resource, sys\n"
        "from kg.sources import read\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(*read(sys.argv[1:]))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, large], capture_output=True, text=True, cwd=root, check=True
    )
    said, kilobytes = done.stdout.strip().split("\n")
    assert "large.txt: larger than 2 MB" in said
    assert int(kilobytes) * (1 if sys.platform != "darwin" else 1 / 1024) < 10_000


def test_the_limit_is_where_it_is_said_to_be(file) -> None:
    """A text of exactly the limit is read, one byte more is refused."""
    text = (EN * (MOST_BYTES // len(EN) + 1))[:MOST_BYTES]
    assert len(one(file(text)).text) == MOST_BYTES
    assert "larger than" in sentence(file(text + "."))


def test_a_folder_of_mixed_files_gives_its_articles_in_order(file) -> None:
    """Articles at any depth, by path; other kinds, hidden files and READMEs are left out, bad ones are errors."""
    folder = file(EN, "in/b.txt").parent
    for name in (
        "in/a.md",
        "in/deep/er/c.html.txt",
        "in/notes.pdf",
        "in/.hidden.txt",
        "in/.git/x.txt",
        "in/README.md",
    ):
        file(EN, name)
    file(b"\0", "in/d.txt")
    found = list(read([str(folder)]))
    assert [x.id if isinstance(x, Article) else "error" for x in found] == ["a", "b", "error", "c.html"]
    assert str(folder / "d.txt") in str(found[2])


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    """A folder without articles is no silent success."""
    (found,) = find([str(tmp_path)])
    assert "holds no article" in str(found)


def test_a_link_that_leads_nowhere_or_round_is_no_trap(tmp_path: Path) -> None:
    """A dead link is named, a link to its own folder is not followed for ever."""
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text(EN, encoding="utf-8")
    assert [a.id for a in read([str(tmp_path)]) if isinstance(a, Article)] == ["a"]
    assert "no such file" in str(next(iter(read([str(tmp_path / "dead.txt")]))))


def from_stream(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> Article | UnreadableArticle:
    """What standard input reads as."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    return next(iter(read(["-"])))


def test_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` reads the stream; its id is "stdin"."""
    found = from_stream(FR.encode(), monkeypatch)
    assert isinstance(found, Article)
    assert (found.id, found.language, found.text) == ("stdin", "fr", FR)


def test_standard_input_may_be_a_page_or_have_front_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream has no ending, so its first characters tell what it is."""
    page = f"<!DOCTYPE html><html><head><title>A page</title></head><body><p>{EN}</p></body></html>"
    found = from_stream(page.encode(), monkeypatch)
    assert isinstance(found, Article)
    assert "<" not in found.text
    found = from_stream(f"---\ntitle: T\ndate: 2025-06-12\n---\n{EN}".encode(), monkeypatch)
    assert isinstance(found, Article)
    assert (found.title, found.published) == ("T", "2025-06-12")


@pytest.mark.parametrize("raw", [b"", b"\xff", b"x" * (MOST_BYTES + 1)])
def test_a_bad_stream_is_one_sentence(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bad stream is named "standard input"."""
    assert str(from_stream(raw, monkeypatch)).startswith("standard input: ")


def test_a_closed_stream_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no standard input at all, it holds no text."""
    monkeypatch.setattr(sys, "stdin", None)
    assert "standard input: holds no text" in str(next(iter(read(["-"]))))


def test_one_article_too_many_bad_ones(file) -> None:
    """Whatever stands around it, the good file is read."""
    paths = [file(content, f"bad{n}.txt") for n, (_, content, _) in enumerate(BAD)]
    paths.insert(5, file(EN, "good.txt"))
    found = list(read([str(p) for p in paths]))
    assert [x.id for x in found if isinstance(x, Article)] == ["good"]
    assert sum(isinstance(x, UnreadableArticle) for x in found) == len(BAD)


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A file name outside UTF-8 could not be written into a record."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad-\xff.txt"))
    try:
        path.write_text(EN, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    (found,) = read([str(path)])
    assert "rename the file" in str(found)
    str(found).encode("utf-8")
