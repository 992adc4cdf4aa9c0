"""Triple stores to talk to: Debian's Virtuoso, and a small one that keeps to the standard to the letter."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
from pyoxigraph import DefaultGraph, NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store, serialize

VIRTUOSO = shutil.which("virtuoso-t")
_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = 60
"""


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextmanager
def virtuoso(folder: Path, rows: int = 2000) -> Iterator[str]:
    """A Virtuoso of its own on loopback; the address of its endpoint."""
    folder.mkdir(parents=True, exist_ok=True)
    http = free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(folder=folder, sql=free_port(), http=http, rows=rows))
    command = [VIRTUOSO, "-c", str(folder / "virtuoso.ini"), "-f"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder) as process:
        try:
            url = f"http://127.0.0.1:{http}/sparql"
            _wait(url, process)
            yield url
        finally:
            process.kill()


def _wait(url: str, process: subprocess.Popen) -> None:
    for _ in range(300):
        assert process.poll() is None, "Virtuoso ended"
        try:
            if httpx.get(url, params={"query": "ASK {}"}, timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError("Virtuoso does not answer")


class Line(threading.Thread):
    """Carries bytes between a client and a server, so many from the client, then hangs up for good."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.port, self.left = port, 10**9
        self.listener = socket.create_server(("127.0.0.1", 0))

    def run(self) -> None:
        """Carry one connection after another."""
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self.port)) as server, suppress(OSError):
            threading.Thread(target=self._back, args=(server, client), daemon=True).start()
            while self.left > 0 and (data := client.recv(65_536)[: self.left]):
                self.left -= len(data)
                server.sendall(data)
            for end in (server, client):
                end.shutdown(socket.SHUT_RDWR)

    def _back(self, server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(65_536):
                client.sendall(data)
            client.shutdown(socket.SHUT_RDWR)


@contextmanager
def breaking(url: str) -> Iterator[tuple[str, Line]]:
    """The same server by way of a line that can be told to break."""
    line = Line(urlsplit(url).port or 80)
    line.start()
    try:
        yield f"http://127.0.0.1:{line.listener.getsockname()[1]}{urlsplit(url).path}", line
    finally:
        line.listener.close()


class Standard(BaseHTTPRequestHandler):
    """Query, Update and Graph Store Protocol over a store in memory, for one test."""

    database: Store
    log: list[str]
    fail: list[int]  # statuses to answer with before anything else
    password: str | None
    union = False

    def do_GET(self) -> None:
        """Queries, and the statements of a graph."""
        self._answer()

    def do_POST(self) -> None:
        """Queries and updates."""
        self._answer()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        address = urlsplit(self.path)
        fields = {k: v[0] for k, v in parse_qs(body or address.query).items()}
        self.log.append(f"{self.command} {address.path}")
        if self.fail:
            self._say(self.fail.pop(0), b"busy\n", "text/plain", {"retry-after": "0"})
        elif address.path == "/query":
            self._query(fields["query"])
        elif self.password and self.headers.get("authorization") != self.password:
            self._say(401, b"who are you?\n", "text/plain")
        elif address.path == "/update":
            self.database.update(fields["update"])
            self._say(204, b"")
        elif address.path == "/store":
            self._graph(NamedNode(fields["graph"]))
        else:
            self._say(404, b"")

    def _query(self, query: str) -> None:
        try:
            found = self.database.query(query, use_default_graph_as_union=self.union)
        except SyntaxError as error:
            return self._say(400, f"no: {error}\n".encode(), "text/plain")
        if isinstance(found, QueryTriples):
            return self._say(200, serialize(found, format=RdfFormat.N_TRIPLES) or b"", "application/n-triples")
        return self._say(200, found.serialize(format=QueryResultsFormat.JSON), "application/sparql-results+json")

    def _graph(self, graph: NamedNode) -> None:
        quads = list(self.database.quads_for_pattern(None, None, None, graph))
        text = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
        self._say(200 if quads else 404, text, "application/n-triples")

    def _say(
        self, status: int, body: bytes, kind: str = "text/plain", headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def standard() -> Iterator[tuple[str, type[Standard]]]:
    """The small server's address, and its class with the store, the log and what it is told to do."""
    handler = type("One", (Standard,), {"database": Store(), "log": [], "fail": [], "password": None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/query", handler
    finally:
        server.shutdown()
        server.server_close()


def default_graph(database: Store) -> set[object]:
    """The statements of the default graph."""
    return {quad.triple for quad in database.quads_for_pattern(None, None, None, DefaultGraph())}
