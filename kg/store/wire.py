"""HTTP to another triple store: authentication from the environment, retries, time limits, sentences."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import Any

from kg.errors import QueryProblem, StoreProblem

try:
    import httpx
except ModuleNotFoundError:  # said when a remote store is opened, and not before
    httpx = None  # type: ignore[assignment]

_PAUSES = (0.3, 1.0, 3.0)
_AGAIN = {429, 502, 503}
_LONGEST_PAUSE = 10.0


class Wire:
    """One connection to one server."""

    def __init__(self, address: str, seconds: float = 120.0) -> None:
        """``seconds`` is the longest wait for an answer. Raises StoreProblem without httpx."""
        if httpx is None:
            raise StoreProblem("A remote store needs httpx: pip install 'ai-infra-kg[remote]'.")
        self.address = address
        token = os.environ.get("KG_STORE_TOKEN")
        headers = {"authorization": f"Bearer {token}"} if token else {}
        self._client = httpx.Client(timeout=httpx.Timeout(seconds, connect=10.0), headers=headers, trust_env=False)

    def authenticate(self, *, digest: bool) -> None:
        """Use KG_STORE_USER and KG_STORE_PASSWORD from here on, if they are set."""
        if user := os.environ.get("KG_STORE_USER"):
            kind = httpx.DigestAuth if digest else httpx.BasicAuth
            self._client.auth = kind(user, os.environ.get("KG_STORE_PASSWORD", ""))

    def send(self, method: str, url: str, **more: Any) -> httpx.Response:
        """One request, tried again while the server is away or busy. Raises StoreProblem, QueryProblem.

        Whatever is sent here may be sent twice without harm.
        """
        for pause in (*_PAUSES, None):
            try:
                response = self._client.request(method, url, **more)
            except (httpx.ConnectError, httpx.ConnectTimeout, httpx.RemoteProtocolError) as error:
                if pause is None:
                    raise self._unreachable(error) from error
            except httpx.TimeoutException as error:
                raise QueryProblem(
                    f"The store {self.address} did not answer in time; narrow the query."
                ) from error
            except httpx.HTTPError as error:
                raise self._unreachable(error) from error
            else:
                if response.status_code not in _AGAIN or pause is None:
                    return self._checked(response)
                pause = _wanted_pause(response.headers, pause)
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def _checked(self, response: httpx.Response) -> httpx.Response:
        status = response.status_code
        if status in (401, 403):
            raise StoreProblem(
                f"The store {self.address} refuses this ({status}{_reason(response)}); set KG_STORE_USER and "
                "KG_STORE_PASSWORD, or KG_STORE_TOKEN, to an account that may."
            )
        if response.is_redirect:
            where = response.headers.get("location", "elsewhere")
            raise StoreProblem(f"The store {self.address} sends on to {where}; give that address if you trust it.")
        if status >= 400 and status != 404:
            raise QueryProblem(f"The store {self.address} answered {status}{_reason(response)}.")
        return response

    def _unreachable(self, error: Exception) -> StoreProblem:
        return StoreProblem(
            f"The store {self.address} cannot be reached ({str(error).rstrip('.') or type(error).__name__}); "
            "check the address and whether it runs."
        )


def _wanted_pause(headers: Mapping[str, str], otherwise: float) -> float:
    told = headers.get("retry-after", "")
    return min(float(told), _LONGEST_PAUSE) if told.isdecimal() else otherwise


def _reason(response: httpx.Response) -> str:
    """The first line of what the server says, shortened."""
    if not response.headers.get("content-type", "").startswith("text/plain"):
        return ""
    lines = response.text.strip().splitlines()
    return f": {lines[0][:300].rstrip('.')}" if lines else ""
