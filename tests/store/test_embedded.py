"""One writer, many readers, whole articles, and queries that see each statement once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import factory
import pytest
from storing import BUILD, amounts, column, put_alone

from kg.errors import QueryProblem, StoreProblem
from kg.rdf import names
from kg.rdf.provenance import Build
from kg.store import Embedded, Snapshot
from kg.store.canonical import canonical_hash

ROOT = Path(__file__).parents[2]


def test_outcomes(store):
    """The same article is unchanged, a changed one is replaced, a new one added."""
    assert put_alone(store, "a", factory.simple("x")) == "added"
    assert put_alone(store, "a", factory.simple("x")) == "unchanged"
    assert put_alone(store, "a", factory.simple("x", billions=3)) == "replaced"
    assert amounts(store) == ["3000000000"]


def test_a_statement_of_two_articles_counts_once(store):
    """Two articles that agree give one row and one sum; a third that disagrees stands beside them."""
    put_alone(store, "a", factory.simple("x", billions=5))
    put_alone(store, "b", factory.simple("x", billions=5))
    assert amounts(store) == ["5000000000"]
    put_alone(store, "c", factory.simple("x", billions=7))
    assert amounts(store) == ["5000000000", "7000000000"]


def test_a_replaced_article_takes_only_its_own(store):
    """Replacing or removing one article leaves what another says, even where both say the same."""
    put_alone(store, "a", factory.simple("x", billions=5))
    put_alone(store, "b", factory.simple("x", billions=5))
    put_alone(store, "a", factory.simple("x", billions=6))
    assert amounts(store) == ["5000000000", "6000000000"]
    assert store.remove(names.graph("b"))
    assert amounts(store) == ["6000000000"]
    assert store.remove(names.graph("b")) is False


def test_removing_all_leaves_the_empty_graph(store):
    """A store from which every article is removed has the hash of one that never had any."""
    store.publish()
    empty = canonical_hash(store)
    put_alone(store, "a")
    put_alone(store, "b", factory.simple("x"))
    assert canonical_hash(store) != empty
    store.remove(names.graph("a"))
    store.remove(names.graph("b"))
    store.publish()
    assert canonical_hash(store) == empty


def test_any_order_gives_the_same_hash(tmp_path):
    """Articles in any order, in one go or over several builds on other days, give the same canonical hash."""
    articles = {f"a{i}": factory.simple(f"x{i % 3}", billions=i + 1) for i in range(6)}

    def built(name, order, batches):
        for number in range(batches):
            with Embedded(tmp_path / name, Build(f"v{number}")) as store:
                for article in order[number::batches]:
                    put_alone(store, article, articles[article])
                store.publish()
        with Snapshot(tmp_path / name) as snapshot:
            return canonical_hash(snapshot)

    forward = list(articles)
    assert built("one", forward, 1) == built("two", forward[::-1], 3)


def test_readers_see_whole_published_articles(folder, store):
    """A reader sees what was published when it opened, until it refreshes."""
    put_alone(store, "a", factory.simple("x", billions=1))
    store.publish()
    with Snapshot(folder) as reader:
        put_alone(store, "b", factory.simple("y", billions=2))
        assert amounts(reader) == ["1000000000"]
        assert reader.refresh() is False
        store.publish()
        assert amounts(reader) == ["1000000000"]
        assert reader.refresh() is True
        assert amounts(reader) == ["1000000000", "2000000000"]


def test_snapshots_in_use_stay_and_others_go(folder, store):
    """A snapshot that a reader holds outlives any number of newer ones; the rest are cleared away."""
    put_alone(store, "a", factory.simple("x", billions=1))
    store.publish()
    with Snapshot(folder) as reader:
        for number in range(6):
            put_alone(store, f"b{number}", factory.simple(f"y{number}"))
            store.publish()
        assert amounts(reader) == ["1000000000"]
        kept = {p.name for p in (folder / "snapshots").iterdir() if p.is_dir()}
        assert kept == {"1", "6", "7"}
    put_alone(store, "last", factory.simple("last"))
    store.publish()
    assert {p.name for p in (folder / "snapshots").iterdir() if p.is_dir()} == {"7", "8"}


def test_publishing_nothing_new_does_nothing(folder, store):
    """Publishing twice makes one snapshot."""
    put_alone(store, "a")
    store.publish()
    store.publish()
    assert len([p for p in (folder / "snapshots").iterdir() if p.is_dir()]) == 1


def test_unpublished_articles_are_kept(folder):
    """What a build confirmed but never published is there for the next one, which publishes it."""
    with Embedded(folder, BUILD) as store:
        put_alone(store, "a", factory.simple("x", billions=1))
    with Embedded(folder, BUILD) as store:
        assert put_alone(store, "a", factory.simple("x", billions=1)) == "unchanged"
        store.publish()
    with Snapshot(folder) as reader:
        assert amounts(reader) == ["1000000000"]


def test_second_writer(folder, store):
    """A second writer is told so in a sentence; once the first has closed, it may."""
    with pytest.raises(StoreProblem, match="Another process is writing"):
        Embedded(folder, BUILD)
    store.close()
    Embedded(folder, BUILD).close()


def test_no_store(folder):
    """Reading where there is no store says how to make one, and makes no folder."""
    with pytest.raises(StoreProblem, match="kg build"):
        Snapshot(folder)
    assert not folder.exists()


def test_nothing_published(folder):
    """Reading a store whose first build never came to an end says so."""
    Embedded(folder, BUILD).close()
    with pytest.raises(StoreProblem, match="published"):
        Snapshot(folder)


def test_other_version(filled, folder):
    """A store of another layout is refused by readers and writers alike, with what to do."""
    (folder / "kg-store.json").write_text(json.dumps({"layout": 99}))
    for opened in (lambda: Snapshot(folder), lambda: Embedded(folder, BUILD)):
        with pytest.raises(StoreProblem, match=r"another version.*restore"):
            opened()


@pytest.mark.parametrize("spoilt", ["kg-store.json", "CURRENT", "MANIFEST"])
def test_damaged(filled, folder, spoilt):
    """Files that make no sense are a sentence, never a traceback."""
    for path in folder.rglob("*"):
        if path.name.startswith(spoilt) and path.is_file():
            path.write_bytes(b"\x00garbage")
    for opened in (lambda: Snapshot(folder), lambda: Embedded(folder, BUILD)):
        with pytest.raises(StoreProblem, match="damaged"):
            opened()


def test_foreign_folder(folder):
    """A folder that holds something else is not written into."""
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")
    with pytest.raises(StoreProblem, match=r"other files \(thesis.txt"):
        Embedded(folder, BUILD)
    assert [p.name for p in folder.iterdir()] == ["thesis.txt"]


def test_folder_that_cannot_be_made():
    """A place where nothing can be made is a sentence."""
    with pytest.raises(StoreProblem, match="cannot be written"):
        Embedded(Path("/proc/no-such-store"), BUILD)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder(folder):
    """A folder without the right to write is a sentence."""
    folder.mkdir(mode=0o500)
    with pytest.raises(StoreProblem, match="cannot be written"):
        Embedded(folder, BUILD)


def test_full_disk(folder):
    """When the disk takes no more, the writer says so, and every confirmed article is found afterwards."""
    script = textwrap.dedent(f"""
        import resource, sys
        sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests")!r}, {str(ROOT / "tests" / "store")!r}]
        from pathlib import Path
        from storing import BUILD, put_alone
        import factory
        from kg.errors import StoreProblem
        from kg.store import Embedded
        store = Embedded(Path({str(folder)!r}), BUILD)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        try:
            for number in range(10_000):
                put_alone(store, f"a{{number}}", factory.simple(f"x{{number}}"))
                print(number, flush=True)
        except StoreProblem as problem:
            print(problem)
        import os; os._exit(0)
    """)
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True)
    *confirmed, sentence = run.stdout.splitlines()
    assert "cannot be written" in sentence
    with Embedded(folder, BUILD) as store:
        found = set(column(store, "SELECT ?id { ?a a ai:Article ; dcterms:identifier ?id }"))
    assert {f"a{number}" for number in confirmed} <= found
    assert len(found) - len(confirmed) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <http://a> <http://b> 1 }",
        "DROP ALL",
        "LOAD <http://a.example/>",
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { service SILENT ?x { ?s ?p ?o } }",
        "SELECT ?x {",
        "",
    ],
)
def test_refused_queries(filled, text):
    """What would change the graph, ask another machine or be no query is refused in a sentence."""
    with pytest.raises(QueryProblem, match=r"\.$"):
        filled.query(text)


def test_from_clause_is_followed(filled):
    """A query that names its graphs sees those and no others."""
    graph = names.graph("en-x02")
    assert column(filled, f"SELECT ?v FROM {graph} {{ ?a ai:amount/ai:value ?v }}") == ["2000000000"]


def test_evidence_of_which_build(filled):
    """From an article's graph one gets to the build that made it, with its program and time."""
    rows = column(
        filled,
        f"SELECT ?version {{ {names.graph('en-x01')} prov:wasGeneratedBy ?b . ?b prov:startedAtTime ?when ;"
        " prov:wasAssociatedWith/schema:softwareVersion ?version }",
    )
    assert rows == ["test"]


def test_the_vocabulary_is_there(filled):
    """The labels of closed lists can be asked for beside the data, in both languages."""
    labels = column(filled, "SELECT ?l { ?a ai:energySource/rdfs:label ?l } ORDER BY ?l")
    assert labels == ["nuclear", "nucléaire"]


def test_a_store_named_by_a_relative_path_outlives_its_snapshots(tmp_path, monkeypatch):
    """Publishing several times keeps the database that is written, also where its path is relative."""
    monkeypatch.chdir(tmp_path)
    with Embedded(Path("store"), BUILD) as opened:
        for number in range(4):
            put_alone(opened, f"a{number}", factory.simple(f"x{number}", billions=number + 1))
            opened.publish()
    with Snapshot(Path("store")) as reader:
        assert len(amounts(reader)) == 4
    assert any((tmp_path / "store" / "data").iterdir())
