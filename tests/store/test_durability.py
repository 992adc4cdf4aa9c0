"""Killed at any moment, a build loses no confirmed article and leaves none half stored."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import factory
import pytest
from storing import BUILD, column, put_alone

from kg.rdf import names
from kg.rdf.mapping import quads
from kg.store import Embedded, Snapshot, keep

ROOT = Path(__file__).parents[2]
KILLS, ARTICLES = 50, 60

BUILDER = textwrap.dedent("""
    import sys
    root, folder, first = sys.argv[1], sys.argv[2], int(sys.argv[3])
    sys.path[:0] = [root, root + "/tests", root + "/tests/store"]
    from pathlib import Path
    import factory
    from storing import BUILD, put_alone
    from kg.store import Embedded
    with Embedded(Path(folder), BUILD) as store:
        print("open", flush=True)
        for number in range(first, first + 100000):
            # Every third article is told again with another amount, so that replacing is killed too.
            put_alone(store, f"a{number % 60}", factory.simple(f"x{number % 60}", billions=number + 1))
            print(number, flush=True)
            if number % 7 == 0:
                store.publish()
""")


@pytest.mark.slow
def test_fifty_kills(tmp_path):
    """Fifty builds on one store, each killed at a random moment: what was confirmed is there, and nothing else."""
    folder, chance, reached = tmp_path / "store", random.Random(7), 0
    for _ in range(KILLS):
        confirmed = killed(folder, reached, chance.uniform(0.0, 0.35))
        reached = max([reached, *(number + 1 for number in confirmed)])
        with Embedded(folder, BUILD) as store:
            reached = check_whole(store, reached)
    assert reached > ARTICLES, "the builds were killed before they replaced anything"
    with Embedded(folder, BUILD) as store:
        store.publish()
    assert list(keep.verify(folder)) == []
    with Snapshot(folder) as reader:
        assert len(column(reader, "SELECT ?a { ?a ai:amount ?v }")) == ARTICLES


def killed(folder: Path, first: int, seconds: float) -> list[int]:
    """Numbers that a build confirmed before it was killed, so many seconds after it had opened the store."""
    command = [sys.executable, "-c", BUILDER, str(ROOT), str(folder), str(first)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "open\n"
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    out, _ = process.communicate()
    assert process.returncode == -signal.SIGKILL
    return [int(line) for line in out.split("\n")[:-1]]


def check_whole(store: Embedded, reached: int) -> int:
    """The store holds the last confirmed telling of each article and nothing else; how many writes that makes.

    The write in hand when the build was killed may have been done without having been confirmed.
    """
    in_hand = set(store.quads(names.graph(f"a{reached % ARTICLES}"))) == telling(reached)
    done = reached + in_hand
    stored = {graph: set(store.quads(graph)) for graph in store.graphs() if names.is_article_graph(graph)}
    last = {number % ARTICLES: number for number in range(max(0, done - ARTICLES), done)}
    assert stored == {names.graph(f"a{slot}"): telling(number) for slot, number in last.items()}
    return done


def telling(number: int) -> set:
    return set(
        quads(
            factory.resolution(
                f"a{number % ARTICLES}", factory.simple(f"x{number % ARTICLES}", billions=number + 1)
            )
        )
    )


@pytest.mark.slow
def test_killed_restore(filled, tmp_path):
    """A restore that is killed leaves the old graph, and the next restore works."""
    source = tmp_path / "graph.nq"
    keep.backup(filled, source)
    target = tmp_path / "target"
    with Embedded(target, BUILD) as store:
        put_alone(store, "old", factory.simple("old", billions=77))
        store.publish()
    command = f"import sys; sys.path[:0] = [{str(ROOT)!r}]; from pathlib import Path; from kg.store import keep; "
    command += (
        f"from kg.rdf.provenance import Build; source, target = Path({str(source)!r}), Path({str(target)!r}); "
    )
    command += "keep.restore(source, target, Build('x'))"
    for seconds in (0.1, 0.2, 0.3):
        process = subprocess.Popen([sys.executable, "-c", command])
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        with Snapshot(target) as reader:
            found = column(reader, "SELECT ?v { ?a ai:amount/ai:value ?v }")
            assert found == ["77000000000"] or "77000000000" not in found
    keep.restore(source, target, BUILD)
    assert list(keep.verify(target)) == []
