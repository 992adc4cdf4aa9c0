"""Processes that end between or under queries cost nobody else an answer."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from serving import TIGHT

from kg.serve.pool import Pool
from kg.serve.request import Asked, Refused

ONE = replace(TIGHT, workers=1)
LIGHT = Asked("ASK { ?s ?p ?o }", (), (), "application/sparql-results+json", None)
HUNGRY = "import sys; sys.stdin.readline()"  # ends under its first query, as one out of memory does


def run(coroutine):
    """What the coroutine gives, in a thread of its own: the browser tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


async def _asked_after(store: Path, harm) -> bool:
    """What a light query is told by a pool whose one process has answered before and then came to harm."""
    pool = Pool(store, ONE)
    try:
        await pool.ask(LIGHT)
        await harm(pool)
        return json.loads((await pool.ask(LIGHT)).body)["boolean"]
    finally:
        await pool.close()


def test_a_process_that_ended_while_idle_is_passed_over(served_store):
    """A query is answered after the idle process was killed and its end noticed."""

    async def killed(pool: Pool) -> None:
        pool._idle[0].kill()
        await pool._idle[0].wait()

    assert run(_asked_after(served_store, killed))


def test_a_used_process_that_ends_under_a_query_is_followed_by_a_fresh_one(served_store):
    """A query is answered though the process that was used before dies in the moment it is asked."""

    async def killed_unseen(pool: Pool) -> None:
        os.kill(pool._idle[0].pid, signal.SIGKILL)  # nobody waited for it: it still counts as running

    assert run(_asked_after(served_store, killed_unseen))


def test_a_query_that_ends_a_fresh_process_is_refused(served_store, monkeypatch):
    """A query that a fresh process does not survive is refused with one sentence, and not asked for ever."""
    starts = []

    async def start(self: Pool) -> asyncio.subprocess.Process:
        starts.append(1)
        pipe = asyncio.subprocess.PIPE
        return await asyncio.create_subprocess_exec(sys.executable, "-c", HUNGRY, stdin=pipe, stdout=pipe)

    monkeypatch.setattr(Pool, "_start", start)
    with pytest.raises(Refused, match="ended the process") as refused:
        run(Pool(served_store, ONE).ask(LIGHT))
    assert (refused.value.status, len(starts)) == (500, 1)
