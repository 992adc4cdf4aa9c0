"""The commands as a user runs them, on a few shipped articles."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.paths import DATA

ARTICLES = DATA / "articles" / "dev"
FEW = ("fr/fr-d41", "fr/fr-d62", "en/en-d61", "en/en-d63")


def kg(*words: str, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", *words],
        input=stdin, capture_output=True, text=True, cwd=cwd, env=os.environ | {"COLUMNS": "200"}, check=False,
    )  # fmt: skip


def paths() -> list[str]:
    return [str(ARTICLES / f"{stem}.txt") for stem in FEW]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("graph") / "store"
    done = kg("build", *paths(), "--store", str(store))
    assert done.returncode == 0, done.stderr
    return store


def hash_of(store: Path) -> str:
    return next(line for line in kg("stats", "--store", str(store)).stdout.splitlines() if "hash" in line)


def test_extract_prints_a_record_an_article_with_evidence_that_holds() -> None:
    """Every piece of evidence is found in the text at its offsets, and the record names the text by its hash."""
    done = kg("extract", *paths())
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["id"] for r in records] == [Path(p).stem for p in paths()]
    for path, record in zip(paths(), records, strict=True):
        text = Path(path).read_text(encoding="utf-8")
        spans = list(spans_in(record))
        assert spans
        assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)


def spans_in(value: object) -> list[dict[str, object]]:
    """Every {start, end, text} at any depth."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= value.keys() else []
        return own + [s for v in value.values() for s in spans_in(v)]
    return [s for v in value for s in spans_in(v)] if isinstance(value, list) else []


def test_extract_reads_standard_input() -> None:
    """A dash is standard input, and its record is called stdin."""
    text = Path(paths()[0]).read_text(encoding="utf-8")
    assert json.loads(kg("extract", "-", stdin=text).stdout)["id"] == "stdin"


def test_a_bad_file_is_one_line_and_the_others_are_still_read(tmp_path: Path) -> None:
    """An empty file is told in one line on standard error, the exit status is 1, the good article is read."""
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    done = kg("extract", str(empty), paths()[0])
    assert done.returncode == 1
    assert "empty.txt" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert json.loads(done.stdout)["id"] == Path(paths()[0]).stem


def test_a_second_build_adds_nothing(built: Path) -> None:
    """Building the same articles again leaves every statement and the canonical hash as they were."""
    before = hash_of(built)
    done = kg("build", *paths(), "--store", str(built))
    assert "4 unchanged" in done.stdout
    assert hash_of(built) == before


def test_the_order_of_articles_does_not_matter(built: Path, tmp_path: Path) -> None:
    """One by one in the reverse order gives the same canonical hash as all at once."""
    store = tmp_path / "store"
    for path in reversed(paths()):
        assert kg("build", path, "--store", str(store)).returncode == 0
    assert hash_of(store) == hash_of(built)


def test_a_query_without_graph_clauses_sees_everything(built: Path) -> None:
    """The question of who invests how much where answers from the default graph."""
    question = (
        "SELECT ?who ?value ?currency ?where { ?a a ai:Investment ; ai:investor/rdfs:label ?who ; "
        "ai:amount [ ai:value ?value ; ai:currency ?currency ] ; ai:place/rdfs:label ?where }"
    )
    rows = json.loads(kg("query", question, "--store", str(built), "--format", "json").stdout)["results"][
        "bindings"
    ]
    assert any(r["who"]["value"] == "Microsoft" and float(r["value"]["value"]) == 4e9 for r in rows)


def test_retracting_an_article_takes_out_its_statements_only(tmp_path: Path) -> None:
    """After one article is taken out the graph is as if it had never been read."""
    both, one = tmp_path / "both", tmp_path / "one"
    kg("build", *paths()[:2], "--store", str(both))
    kg("build", paths()[0], "--store", str(one))
    assert kg("retract", Path(paths()[1]).stem, "--store", str(both)).returncode == 0
    assert hash_of(both) == hash_of(one)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["query", "SELEC ?x {}", "--store", "STORE"], "SELEC"),
        (["query", "no-such-question", "--store", "STORE"], "no-such-question"),
        (["stats", "--store", "nowhere"], "nowhere"),
        (["extract", "no-such-file.txt"], "no-such-file.txt"),
        (["store", "shuffle", "--store", "STORE"], "shuffle"),
        (["extract", "--pipeline", "fr=no_such_pipeline", "ARTICLE"], "no_such_pipeline"),
    ],
)
def test_what_the_user_can_mend_is_one_sentence(built: Path, words: list[str], says: str) -> None:
    """Errors name what was wrong, without a traceback, with exit status 1."""
    given = [str(built) if w == "STORE" else paths()[0] if w == "ARTICLE" else w for w in words]
    done = kg(*given)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr
