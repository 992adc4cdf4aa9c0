"""Listening: uvicorn, with an end to its patience for clients that send or read slowly."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Callable
from pathlib import Path

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import StoreProblem
from kg.serve.endpoint import endpoint
from kg.serve.limits import Limits
from kg.store import Snapshot

_HEAD = 64 * 2**10  # bytes of a request's head, the address included


def serve(store: Path, host: str = "127.0.0.1", port: int = 7878, limits: Limits | None = None) -> None:
    """Answer until stopped. Raises StoreProblem where there is no store, or the address is taken."""
    Snapshot(store).close()
    _server(store, host, port, limits or Limits()).run()


def _server(store: Path, host: str, port: int, limits: Limits) -> _Server:
    config = uvicorn.Config(
        endpoint(store, limits, hosts(host)),
        host=host,
        port=port,
        http=patient(limits.head_seconds),
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=limits.connections,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=_HEAD,
    )
    return _Server(config)


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Listen; an address that is taken is a sentence."""
        try:
            await super().startup(sockets)  # type: ignore[arg-type]
        except SystemExit:
            raise StoreProblem(
                f"{self.config.host}:{self.config.port} cannot be listened on; is it taken? Choose another --port."
            ) from None


def hosts(host: str) -> tuple[str, ...]:
    """The names under which the server may be addressed: on loopback its own only, so that no web page that
    points its own name here gets in; elsewhere any.

    >>> hosts("127.0.0.1"), hosts("0.0.0.0")
    (('127.0.0.1', 'localhost'), ('*',))
    """
    return (host, "localhost") if host == "localhost" or _is_loopback(host) else ("*",)


def _is_loopback(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback and address.version == 4


def patient(seconds: float) -> type[H11Protocol]:
    """HTTP/1.1 that closes a connection whose request's head, or whose reading, takes longer than this."""

    class Patient(H11Protocol):
        _timer: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._expect(transport.abort)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.conn.their_state is not h11.IDLE:
                self._relax()
            elif self._timer is None and self.conn.trailing_data[0]:
                self._expect(self.transport.abort)

        def pause_writing(self) -> None:
            super().pause_writing()
            self._expect(self.transport.abort)

        def resume_writing(self) -> None:
            super().resume_writing()
            self._relax()

        def connection_lost(self, exc: Exception | None) -> None:
            self._relax()
            super().connection_lost(exc)

        def _expect(self, otherwise: Callable[[], None]) -> None:
            self._relax()
            self._timer = self.loop.call_later(seconds, otherwise)

        def _relax(self) -> None:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None

    return Patient
