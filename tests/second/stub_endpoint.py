"""A local stand-in for an OpenAI-compatible endpoint: it gives the answers that a test has queued."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


class Endpoint(ThreadingHTTPServer):
    """Answers on a port of this machine; keeps what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.paths: list[str] = []
        self.queue: list[Answer] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def will(self, *answers: Answer) -> None:
        """Queues answers; the last one is given again and again."""
        self.queue = list(answers)

    def next(self) -> Answer:
        return self.queue.pop(0) if len(self.queue) > 1 else self.queue[0]

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up in the middle of an answer are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(json.loads(body))
        self.server.keys.append(self.headers["Authorization"])
        self.server.paths.append(self.path)
        self.server.next()(self)

    def log_message(self, *args: object) -> None:
        """Quiet."""


def raw(body: bytes, status: int = 200) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def completion(content: str | None, finish: str = "stop", usage: object = None, **message: object) -> bytes:
    envelope = {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "stub",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, **message},
            }
        ],
        "usage": usage or {"prompt_tokens": 1200, "completion_tokens": 300, "total_tokens": 1500},
    }
    return json.dumps(envelope).encode()


def record(announcements: object = (), relations: object = ()) -> str:
    return json.dumps({"announcements": announcements, "relations": relations})


def says(content: str | None, **more: Any) -> Answer:
    return raw(completion(content, **more))


def fails(status: int, message: str = "no") -> Answer:
    return raw(json.dumps({"error": {"message": message}}).encode(), status)


def slowly(seconds: float, then: Answer) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        then(handler)

    return answer


def drips(seconds: float) -> Answer:
    """Sends the head of an answer at once and its body byte by byte, never ending in time."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(seconds)

    return answer


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()
