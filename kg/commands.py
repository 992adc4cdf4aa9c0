"""What the commands do: opens stores and files, calls the stages, prints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from kg import __version__, views
from kg.codec import to_record
from kg.errors import KgError, QueryProblem, StoreProblem, UnreadableArticle
from kg.model import Outcome
from kg.paths import PACKAGE
from kg.rdf.provenance import Build
from kg.shelf import Shelf
from kg.store import Store
from kg.store.opening import folder_of, is_remote, open_limited, open_reader, open_writer

if TYPE_CHECKING:
    from kg.views.network import Picture

# What reads, joins or draws is imported where it is used: it takes two seconds, and a query has no need of it.
_WIDE = None if sys.stdout.isatty() else 200  # a pipe has no width of its own
_out = Console(soft_wrap=True, highlight=False, width=_WIDE)
_err = Console(stderr=True, soft_wrap=True, highlight=False)


def guarded(run: Callable[[], object]) -> None:
    """Runs the command; says mendable errors as sentences; a closed pipe ends quietly."""
    try:
        run()
    except KgError as error:
        _complain(str(error))
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        _complain("Stopped; what was confirmed is stored.")
        sys.exit(130)


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def extract(paths: Sequence[str], format: str, explain: bool, pipeline: Sequence[str]) -> None:
    """Prints one record an article; exit status 1 where some could not be read."""
    from kg import ingest
    from kg.show import record_table

    if format not in ("jsonl", "json", "table"):
        raise QueryProblem(f"There is no format {format!r}; choose jsonl, json or table.")
    records: list[dict[str, object]] = []
    failed = False
    for found in ingest.extractions(paths, chosen(pipeline)):
        if isinstance(found, UnreadableArticle):
            failed = True
            _complain(str(found))
        elif format == "jsonl":
            print(json.dumps(to_record(found, explain=explain), ensure_ascii=False), flush=True)
        elif format == "json":
            records.append(to_record(found, explain=explain))
        else:
            _out.print(record_table(found, explain))
    if format == "json":
        print(json.dumps(records, ensure_ascii=False, indent=2))
    sys.exit(1 if failed else 0)


def chosen(pipeline: Sequence[str]) -> dict[str, str]:
    """Pipelines by language from ``fr=NAME``."""
    found = dict(p.split("=", 1) for p in pipeline if "=" in p)
    if len(found) < len(pipeline) or set(found) - {"fr", "en"}:
        raise QueryProblem("A pipeline is given as fr=NAME or en=NAME, e.g. --pipeline fr=fr_core_news_lg.")
    return found


def build(paths: Sequence[str], store: str, pipeline: Sequence[str], quiet: bool) -> None:
    """Builds, with progress on a terminal, and prints the closing line; exit status 1 where an article failed."""
    from kg import ingest

    started = time.perf_counter()
    with _writer(store) as (writer, shelf), _progress(quiet) as report:
        outcomes = ingest.build(paths, writer, shelf, report, chosen(pipeline))
    for outcome in outcomes:
        if outcome.state == "failed":
            _complain(outcome.reason)
    _close_build(outcomes, store, time.perf_counter() - started)
    sys.exit(1 if any(o.state == "failed" for o in outcomes) else 0)


@contextmanager
def _writer(store: str) -> Iterator[tuple[Store, Shelf]]:
    writer = open_writer(store, this_build())
    try:
        yield writer, Shelf(_beside(store) / "read")
    finally:
        writer.close()


def _beside(store: str) -> Path:
    """Where what was read is kept: in the store's folder, or for a remote store in the user's own state."""
    if not is_remote(store):
        return Path(store)
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "ai-infra-kg" / quote(store, safe="")


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[Outcome], None]]:
    if quiet or not _err.is_terminal:
        yield lambda _: None
        return
    columns = SpinnerColumn(), TextColumn("{task.completed} articles {task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=_err, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda outcome: bar.update(task, advance=1, description=f"{outcome.article} {outcome.state}")


def _close_build(outcomes: Sequence[Outcome], store: str, seconds: float) -> None:
    states = [o.state for o in outcomes]
    told = ", ".join(f"{states.count(s)} {s}" for s in ("added", "replaced", "unchanged", "failed") if s in states)
    with open_reader(store) as reader:
        s = views.stats(reader, hashed=False)
    _out.print(
        f"{len(outcomes)} articles read ({told or 'none'}); the graph holds {s.articles} articles, "
        f"{s.announcements} announcements, {s.organisations} organisations, {s.places} places, "
        f"{s.quads} quads; {seconds:.1f} s."
    )


def query(what: str, store: str, param: Sequence[str], format: str, seconds: float) -> None:
    """Prints the answer, or that it took too long."""
    from kg.store.answers import closing_line, table, written

    given = dict(p.split("=", 1) for p in param if "=" in p)
    if len(given) < len(param):
        raise QueryProblem("A parameter is given as name=value, e.g. --param place=Pennsylvania.")
    text = sys.stdin.read() if what == "-" else what
    with open_limited(store, seconds) as (reader, asking):
        answer = views.answer(reader, text, given, asking)
    if format != "table":
        sys.stdout.buffer.write(written(answer, format))
        return
    if answer.rows or answer.boolean is not None:
        _out.print(table(answer))
    _out.print(closing_line(answer))


def questions(language: str) -> None:
    """Prints the named questions."""
    from kg.store.questions import questions as every

    for q in every():
        told = " ".join(f"{p.name}:{p.type}" + (f"={p.default}" if p.default else "") for p in q.parameters)
        _out.print(f"[bold]{q.name}[/bold]  {q.title.get(language, '')}" + (f"  ({told})" if told else ""))


def stats(store: str) -> None:
    """Prints the counts and the canonical hash."""
    with open_reader(store) as reader:
        found = views.stats(reader)
    for name, value in asdict(found).items():
        _out.print(f"{name.replace('_', ' '):14} {value:>10}")


def check(store: str, file: Path | None, quick: bool) -> None:
    """Prints findings as sentences; exit status 1 where there is one that is no warning."""
    if file is not None:
        problems = list(views.check_file(file))
    else:
        with open_reader(store) as reader:
            problems = list(views.check(reader, quick=quick))
    for problem in problems:
        _out.print(str(problem), markup=False)
    faults = sum(not p.finding.warning for p in problems)
    _out.print(f"{faults} faults, {len(problems) - faults} warnings.")
    sys.exit(1 if faults else 0)


def score(gold: Path, pipeline: Sequence[str], extractor: str, format: str) -> None:
    """Prints the figures of a folder."""
    from kg.measure import report

    print(report(gold, chosen(pipeline), extractor, format))


def retract(article: str, store: str) -> None:
    """Takes an article out; exit status 1 where it was not there."""
    from kg import ingest

    with _writer(store) as (writer, shelf):
        outcomes = ingest.retract(article, writer, shelf)
    if not outcomes:
        raise UnreadableArticle(
            f"{article}: no such article is in {store}; “kg query announcements” lists what is."
        )
    _out.print(
        f"{article} is taken out; {sum(o.state == 'replaced' for o in outcomes[1:])} other articles changed."
    )


def keep(action: str, store: str, file: Path | None) -> None:
    """Backs up, restores or verifies a store."""
    from kg.store import keep as keeping

    if action not in ("backup", "restore", "verify"):
        raise StoreProblem(f"There is no {action!r}; choose backup, restore or verify.")
    if action == "verify":
        faults = list(keeping.verify(folder_of(store, "store verify")))
        for fault in faults:
            _out.print(fault, markup=False)
        _out.print(f"{len(faults)} faults in {store}.")
        sys.exit(1 if faults else 0)
    if file is None:
        raise StoreProblem(f"Name the N-Quads file to {action}, e.g. kg store {action} graph.nq.")
    if action == "backup":
        with open_reader(store) as reader:
            _out.print(f"{keeping.backup(reader, file)} quads written to {file}.")
    else:
        restored = keeping.restore(file, folder_of(store, "store restore"), this_build())
        _out.print(f"{restored} articles restored from {file}.")


def this_build() -> Build:
    """Who builds now."""
    return Build(__version__, (), datetime.now(UTC))


def judge(kind: str, subject: str, object_: str, slot: str, value: str, why: str, author: str, store: str) -> None:
    """Adds a judgement by hand and applies it."""
    from typing import cast

    from kg import ingest
    from kg.model import JudgementKind
    from kg.resolve import Judgement, judgements

    known, folder = ingest.by_hand(), ingest.judgement_folder()
    number = f"j{len(known) + 1:04}"
    day = datetime.now(UTC).date().isoformat()
    row = Judgement(number, cast(JudgementKind, kind), subject, object_, slot, value, day, author, why)
    judgements.append(row, folder / "by-hand.csv", known)
    with _writer(store) as (writer, shelf):
        ingest.restate(writer, shelf)
    _out.print(f"{number}: {kind} {subject} {object_ or slot} is noted and applied.")


def why(announcement: str, store: str) -> None:
    """Says why the articles of an announcement were joined, and which nearly were."""
    from kg import ingest
    from kg.resolve import Ledger

    ledger = Ledger(ingest.by_hand())
    shelf = Shelf(_beside(store) / "read")
    ledger.update(shelf.all())
    whole = ledger.announcement(_local(announcement))
    if whole is None and is_remote(store) and not shelf.folder.exists():
        raise StoreProblem(
            f"“kg why” needs the articles as they were read, which stay where {store} was built; run it there."
        )
    if whole is None:
        raise QueryProblem(f"{announcement}: there is no such announcement in {store}; kg query shows their ids.")
    joins = ledger.why(whole)
    if not joins:
        _out.print(f"{whole} is told by one article alone.")
    for join in joins:
        told = "the same as" if join.same else "not the same as"
        _out.print(
            f"{join.one} is {told} {join.other}" + (f" (judgement {join.judgement})" if join.judgement else "")
        )
        for c in join.comparisons:
            _out.print(f"  {c.score:+.1f}  {c.rule}: {c.reason}", markup=False)


def _local(identifier: str) -> str:
    """``announcement/…`` from a full IRI, a shortened one or the bare id."""
    return "announcement/" + identifier.strip("<>").rsplit("announcement/", 1)[-1].removeprefix("id:")


def explore(store: str, port: int, browser: bool) -> None:
    """Runs the explorer until it is stopped."""
    folder, front = folder_of(store, "explore"), PACKAGE.parent / "app.py"
    command = [
        sys.executable, "-m", "streamlit", "run", str(front), "--server.port", str(port),
        "--server.address", "127.0.0.1", "--server.headless", "false" if browser else "true",
        "--browser.gatherUsageStats", "false", "--server.showEmailPrompt", "false",
    ]  # fmt: skip
    subprocess.run(command, env=os.environ | {"KG_STORE": str(folder)}, check=False)


Chosen = tuple[str | None, Sequence[str], Sequence[str], Sequence[str], str | None, str | None]


def export(target: str, store: str, format: str | None, chosen: Chosen, language: str) -> None:
    """Writes an export and says what it holds."""
    from kg.export import Filters
    from kg.export import export as write

    query, article, organisation, place, since, until = chosen
    filters = Filters(query, tuple(article), tuple(organisation), tuple(place), since, until)
    with open_reader(store) as reader:
        if target == "-":
            write(reader, sys.stdout.buffer, format or "nquads", filters, _drawing(language))
            return
        done = write(reader, Path(target), format, filters, _drawing(language))
    described = f", described in {done.description}" if done.description else ""
    _out.print(f"{target}: {done.count:,} {done.counts} as {done.format}{described}.", markup=False)


def _drawing(language: str) -> Callable[[Picture], str]:
    def draw(picture: Picture) -> str:
        from kg.explorer.picture import html  # takes a second to import, and only the picture needs it
        from kg.explorer.wording import words

        return html(words(language), picture, "AI infrastructure" if language == "en" else "Infrastructure d’IA")

    return draw


def serve(store: str, host: str, port: int, seconds: float, rows: int, workers: int | None) -> None:
    """Answers SPARQL over HTTP until it is stopped."""
    try:
        from kg.serve import Limits
        from kg.serve.server import serve as listen
    except ModuleNotFoundError as error:
        raise QueryProblem(f"kg serve needs {error.name}: pip install 'ai-infra-kg[serve]'.") from None

    folder, limits = folder_of(store, "serve"), Limits(seconds=seconds, rows=rows)
    _out.print(
        f"SPARQL at http://{host}:{port}/sparql, a page to try it at http://{host}:{port}/; Ctrl-C ends it."
    )
    listen(folder, host, port, limits if workers is None else replace(limits, workers=workers))
