"""Sorted N-Quads outlive the store: written, hashed, brought back and verified."""

from __future__ import annotations

import hashlib
import random
import subprocess

import factory
import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store
from storing import BUILD, amounts, put

from kg.errors import ExportProblem, StoreProblem
from kg.rdf.provenance import Build
from kg.store import Embedded, Snapshot, canonical, keep


@pytest.fixture
def backed_up(filled, tmp_path):
    """The N-Quads of the filled store."""
    path = tmp_path / "graph.nq"
    keep.backup(filled, path)
    return path


def test_hash_is_that_of_the_sorted_file(filled, backed_up):
    """The canonical hash is what sort and sha256sum give for the file, in whatever order its lines are."""
    lines = backed_up.read_bytes().splitlines(keepends=True)
    random.Random(1).shuffle(lines)
    backed_up.write_bytes(b"".join(lines))
    ordered = subprocess.run(["sort", str(backed_up)], env={"LC_ALL": "C"}, capture_output=True, check=True).stdout
    assert hashlib.sha256(ordered).hexdigest() == canonical.canonical_hash(filled)


def test_sorting_in_parts(filled, monkeypatch):
    """A graph too large to sort at once gives the same lines."""
    whole = list(canonical.lines(filled))
    monkeypatch.setattr(canonical, "_IN_MEMORY", 50)
    assert list(canonical.lines(filled)) == whole
    assert whole == sorted(whole)


def test_restore(filled, backed_up, tmp_path):
    """A restored store has the same hash, the same answers and the same edges, and builds go on in it."""
    assert keep.restore(backed_up, tmp_path / "again", Build("later")) == 3
    with Snapshot(tmp_path / "again") as again:
        assert canonical.canonical_hash(again) == canonical.canonical_hash(filled)
        assert amounts(again) == amounts(filled)
    assert not list(keep.verify(tmp_path / "again"))
    with Embedded(tmp_path / "again", BUILD) as store:
        assert put(store, "en-x01") == "unchanged"


def test_restore_replaces(filled, backed_up, folder):
    """Restoring over a store leaves exactly what the file says, and readers go on with the old until then."""
    with Embedded(folder, BUILD) as store:
        put(store, "other", factory.simple("other", billions=77))
        store.publish()
    assert "77000000000" not in amounts(filled)
    keep.restore(backed_up, folder, BUILD)
    assert filled.refresh()
    assert "77000000000" not in amounts(filled)
    assert len(list((folder / "data").iterdir())) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("nonsense", "no N-Quads file"),
        ('<http://a> <http://b> "c" .\n', "no named graph"),
        ('<http://a> <http://b> "c" <http://g> .\n<http://a> <http://b> "c', "no N-Quads file"),
    ],
)
def test_a_bad_file_changes_nothing(filled, folder, tmp_path, text, says):
    """A file that is no backup is refused, and the store is as it was."""
    before = canonical.canonical_hash(filled)
    bad = tmp_path / "bad.nq"
    bad.write_text(text)
    with pytest.raises(StoreProblem, match=says):
        keep.restore(bad, folder, BUILD)
    with Snapshot(folder) as reader:
        assert canonical.canonical_hash(reader) == before
    assert len(list((folder / "data").iterdir())) == 1


def test_a_missing_file(tmp_path):
    """Restoring from a file that is not there is a sentence."""
    with pytest.raises(StoreProblem, match="no file"):
        keep.restore(tmp_path / "none.nq", tmp_path / "store", BUILD)


def test_backup_into_nowhere(filled, tmp_path):
    """A backup that cannot be written is a sentence, and leaves nothing behind."""
    with pytest.raises(ExportProblem, match="cannot be written"):
        keep.backup(filled, tmp_path / "no" / "folder.nq")


def test_restoring_beside_a_writer(folder, backed_up):
    """A store that is being written is not restored."""
    with Embedded(folder, BUILD), pytest.raises(StoreProblem, match="Another process"):
        keep.restore(backed_up, folder, BUILD)


def test_verify_finds_a_broken_merge(filled, folder):
    """Statements that queries don't see, or see without a source, are found."""
    assert list(keep.verify(folder)) == []
    filled.close()
    database = Store(str((folder / "live").resolve()))
    merged = next(q for q in database.quads_for_pattern(None, None, None, DefaultGraph()))
    database.remove(merged)
    database.add(Quad(NamedNode("http://a"), NamedNode("http://b"), NamedNode("http://c")))
    database.add(Quad(NamedNode("http://d"), NamedNode("http://b"), NamedNode("http://c"), NamedNode("http://g")))
    del database
    with Embedded(folder, BUILD) as store:
        put(store, "new", factory.simple("new"))
        store.publish()
    found = list(keep.verify(folder))
    assert found[0].startswith("2 statements are missing")
    assert found[1].startswith("1 statements are seen")
