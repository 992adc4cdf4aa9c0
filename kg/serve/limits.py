"""What one client may cost."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Every bound of the endpoint; seconds, rows, bytes."""

    seconds: float = 30.0  # that a query may run; then its process is killed
    rows: int = 100_000  # of one answer; what is cut is said in the headers
    answer: int = 64 * 2**20  # bytes of one answer
    memory: int = 2 * 2**30  # address space of the process that runs a query
    workers: int = max(2, os.cpu_count() or 2)  # queries that run at once
    waiting: int = 32  # that may wait for a worker; more are told to come back
    patience: float = 30.0  # seconds that one waits at most
    request: int = 256 * 2**10  # bytes of a request's body
    body_seconds: float = 10.0  # for a body to arrive
    head_seconds: float = 10.0  # for a request's head to arrive, and for a client that stops reading
    connections: int = 256
