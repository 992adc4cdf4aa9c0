"""The process that ``kg.serve.pool`` starts: a JSON line with a query in; a JSON line and the answer out."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from kg.errors import KgError, QueryProblem
from kg.serve.dataset import Served
from kg.serve.negotiate import GRAPHS, ROWS
from kg.store import guard
from kg.store.answers import Answer, Row, unknown_terms, written
from kg.store.worker import NO_MEMORY, confine, questions


class Reply(NamedTuple):
    """What is sent back."""

    head: dict[str, Any]
    body: bytes = b""


def main(store: Path, memory: int) -> None:
    """Answer queries from standard input until it ends, each on the newest published graph."""
    confine(memory)
    snapshot: Served | None = None
    _send(b"ready\n")
    for asked in questions():
        try:
            if snapshot is None:
                snapshot = Served(store)
            snapshot.refresh()
            reply = answered(snapshot, asked)
        except KgError as error:
            reply = _refusal(400 if isinstance(error, QueryProblem) else 500, str(error))
        except MemoryError:
            reply = _refusal(500, NO_MEMORY)
        _send(json.dumps(reply.head | {"length": len(reply.body)}).encode() + b"\n", reply.body)


def answered(snapshot: Served, asked: dict[str, Any]) -> Reply:
    """The answer to one query as bytes of the media type that was asked for. Raises QueryProblem."""
    query = asked["query"]
    form = guard.form(query)
    if "SERVICE" in guard.words(query):
        return _refusal(403, "SERVICE asks another machine, which this endpoint never does; take the clause out.")
    graph = form in ("CONSTRUCT", "DESCRIBE")
    media_type = asked["graph_type"] if graph else asked["rows_type"]
    if media_type is None:
        offered = ", ".join(GRAPHS if graph else ROWS)
        return _refusal(406, f"{form} is answered as one of {offered}; accept one of them.")
    started = time.perf_counter()
    found = snapshot.query_over(query, asked["default"], asked["named"])
    answer, cut = _taken(form, found, asked["rows"], asked["bytes"], started)
    notes = list(answer.notes)
    if not answer.rows and answer.boolean is None and not asked["default"] and not asked["named"]:
        notes += unknown_terms(snapshot, query)
    body = written(answer, (GRAPHS if graph else ROWS)[media_type])
    head = {"status": 200, "type": media_type, "notes": notes, "cut": len(answer.rows) if cut else None}
    return Reply(head, body)


def _taken(
    form: str, found: QuerySolutions | QueryBoolean | QueryTriples, rows: int, size: int, started: float
) -> tuple[Answer, bool]:
    if isinstance(found, QueryBoolean):
        return Answer(form, (), (), time.perf_counter() - started, boolean=bool(found)), False
    if isinstance(found, QuerySolutions):
        variables = tuple(variable.value for variable in found.variables)
        every: Iterable[Row] = (tuple(solution) for solution in found)
    else:
        variables = ("subject", "predicate", "object")
        every = ((t.subject, t.predicate, t.object) for t in found)
    taken, cut = _capped(every, rows, size)
    note = f"Only the first {len(taken):,} rows are given; there are more. Narrow the query, or page with LIMIT."
    notes = (note,) if cut else ()
    return Answer(form, variables, tuple(taken), time.perf_counter() - started, notes=notes), cut


def _capped(every: Iterable[Row], rows: int, size: int) -> tuple[list[Row], bool]:
    taken: list[Row] = []
    for row in every:
        # Escaping and markup are as long again, about.
        size -= sum(2 * len(getattr(term, "value", "")) + 40 for term in row if term is not None)
        if len(taken) == rows or size < 0:
            return taken, True
        taken.append(row)
    return taken, False


def _send(*parts: bytes) -> None:
    sys.stdout.buffer.writelines(parts)
    sys.stdout.buffer.flush()


def _refusal(status: int, sentence: str) -> Reply:
    return Reply({"status": status, "message": sentence})


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        main(Path(sys.argv[1]), int(sys.argv[2]))
