"""Worker processes that answer queries, so many at once; a query whose time is up loses its process."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.serve.limits import Limits
from kg.serve.request import Asked, Refused


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer's bytes and what is said of them."""

    body: bytes
    media_type: str
    notes: tuple[str, ...]
    cut: int | None  # rows after which the answer was cut; None: it is whole


class _Ended(Refused):
    """The process ended under the query."""

    def __init__(self) -> None:
        super().__init__(500, "The query ended the process that ran it, most likely by its memory; narrow it.")


class Pool:
    """Answers queries on a store by processes of its own."""

    def __init__(self, store: Path, limits: Limits) -> None:
        """Processes start with the first query, or with ``warm``."""
        self.store, self.limits = store, limits
        self._free = asyncio.Semaphore(limits.workers)
        self._idle: list[Process] = []
        self._waiting = 0

    async def warm(self) -> None:
        """Start all processes."""
        self._idle += [await self._start() for _ in range(self.limits.workers - len(self._idle))]

    async def close(self) -> None:
        """End all processes that are idle."""
        for process in self._idle:
            await _end(process)
        self._idle.clear()

    async def ask(self, asked: Asked) -> Reply:
        """One query's answer. Raises Refused.

        A process keeps what its queries took: a query that ends a used one is asked once more of a fresh one.
        """
        await self._turn()
        try:
            used = self._take()
            try:
                head, body = await self._answered(used or await self._start(), asked)
            except _Ended:
                if used is None:
                    raise
                head, body = await self._answered(await self._start(), asked)
        finally:
            self._free.release()
        if head["status"] != 200:
            raise Refused(head["status"], head["message"])
        return Reply(body, head["type"], tuple(head["notes"]), head["cut"])

    def _take(self) -> Process | None:
        """An idle process that still runs; those that ended meanwhile are passed over."""
        while self._idle:
            process = self._idle.pop()
            if process.returncode is None:
                return process
        return None

    async def _answered(self, process: Process, asked: Asked) -> tuple[dict[str, Any], bytes]:
        """What a process answers; then it is idle again, or ended if it is dead or still amid the query."""
        answered = False
        try:
            told = await self._answer(process, asked)
            self._idle.append(process)
            answered = True
        finally:
            if not answered:
                await _end(process)
        return told

    async def _turn(self) -> None:
        """Wait for a free process, if the queue is not too long already."""
        busy = Refused(503, "Too many queries are running; try again in a moment.", {"retry-after": "5"})
        if self._waiting >= self.limits.waiting and self._free.locked():
            raise busy
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.patience):
                await self._free.acquire()
        except TimeoutError:
            raise busy from None
        finally:
            self._waiting -= 1

    async def _answer(self, process: Process, asked: Asked) -> tuple[dict[str, Any], bytes]:
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await self._exchange(process, asked)
        except TimeoutError:
            limit = f"The query was stopped after {self.limits.seconds:g} seconds; narrow it."
            raise Refused(504, limit) from None
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            raise _Ended from None

    async def _exchange(self, process: Process, asked: Asked) -> tuple[dict[str, Any], bytes]:
        assert process.stdin is not None
        assert process.stdout is not None
        told = {
            "query": asked.query,
            "default": asked.default,
            "named": asked.named,
            "rows_type": asked.rows_type,
            "graph_type": asked.graph_type,
            "rows": self.limits.rows,
            "bytes": self.limits.answer,
        }
        process.stdin.write(json.dumps(told).encode() + b"\n")
        await process.stdin.drain()
        head = json.loads(await process.stdout.readline())
        return head, await process.stdout.readexactly(head["length"])

    async def _start(self) -> Process:
        """A process that is ready, so that its start takes nothing of a query's time."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "kg.serve.worker",
            str(self.store),
            str(self.limits.memory),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            limit=2**20,
            start_new_session=True,
        )
        assert process.stdout is not None
        ready = False
        try:
            async with asyncio.timeout(self.limits.patience):
                await process.stdout.readuntil(b"ready\n")
            ready = True
        except (TimeoutError, asyncio.IncompleteReadError):
            raise Refused(503, "No process could be started; try again.", {"retry-after": "5"}) from None
        finally:
            if not ready:
                await _end(process)
        return process


async def _end(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
