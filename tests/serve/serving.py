"""A way to run an endpoint with tight limits on a port of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import factory
import httpx
from telling_all import write

from kg.rdf.provenance import Build
from kg.serve import Limits
from kg.store import Embedded

TIGHT = Limits(
    seconds=2,
    rows=400,
    answer=2**20,
    memory=2**30,
    workers=2,
    waiting=4,
    patience=8,
    request=64 * 2**10,
    body_seconds=1,
    head_seconds=1.5,
    connections=100,
)
_RUN = (
    "import sys; from pathlib import Path; from kg.serve.server import serve; from kg.serve import Limits; "
    "serve(Path(sys.argv[1]), port=int(sys.argv[2]), limits=Limits(**eval(sys.argv[3])))"
)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextmanager
def serving(store: Path, limits: Limits) -> Iterator[tuple[str, int]]:
    """The endpoint's address and the process that listens."""
    port = free_port()
    command = [sys.executable, "-c", _RUN, str(store), str(port), repr(asdict(limits))]
    with subprocess.Popen(command) as process:
        try:
            _wait(f"http://127.0.0.1:{port}/sparql", process)
            yield f"http://127.0.0.1:{port}/sparql", process.pid
        finally:
            process.terminate()
            process.wait(10)


def _wait(url: str, process: subprocess.Popen) -> None:
    for _ in range(200):
        try:
            httpx.get(url, timeout=2)
        except httpx.TransportError:
            assert process.poll() is None, "the server ended"
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


def filled(folder: Path) -> Path:
    """A published store with a few articles."""
    with Embedded(folder, Build("test")) as store:
        other = factory.resolution("en-y", factory.simple("ohio", "Talon Energy", "Ohio", 3))
        write(store, *(factory.resolution(f"en-x0{number}") for number in range(3)), other)
        store.publish()
    return folder
