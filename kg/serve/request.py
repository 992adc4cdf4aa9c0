"""A request -> what is asked, or a refusal with its status and its sentence."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from kg.serve.limits import Limits
from kg.serve.negotiate import GRAPHS, ROWS, chosen

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_READ_ONLY = "This endpoint only reads: updates are refused; use “kg build” to add articles."
_SHORT: Mapping[str, str] = {
    "json": "application/sparql-results+json, application/ld+json",
    "xml": "application/sparql-results+xml, application/rdf+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
}
"""What ``format=`` stands for; a convenience for addresses typed by hand, not a part of the protocol."""
_MOST_FIELDS = 1000


class Refused(Exception):
    """A request that is not answered: the status, one sentence, and further headers."""

    def __init__(self, status: int, sentence: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.headers = status, sentence, dict(headers or {})


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the protocol gives it."""

    query: str
    default: tuple[str, ...]  # default-graph-uri
    named: tuple[str, ...]  # named-graph-uri
    rows_type: str | None  # media type if the answer is rows; None: none that the client takes
    graph_type: str | None  # media type if it is a graph


async def read(request: Request, limits: Limits) -> Asked | None:
    """What is asked; None for a GET without a query. Raises Refused."""
    if request.method == "POST":
        return await _posted(request, limits)
    fields = _fields(request.url.query.encode("ascii", "replace"))
    if not fields:
        return None
    return _asked(request, fields, _only(fields, "query"))


async def _posted(request: Request, limits: Limits) -> Asked:
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    media_type = media_type.strip().lower()
    charset = parameters.strip().lower()
    if media_type == _UPDATE:
        raise Refused(403, _READ_ONLY)
    if media_type not in (_FORM, _QUERY) or (charset.startswith("charset=") and "utf-8" not in charset):
        raise Refused(415, f"A query is posted as {_FORM} or as {_QUERY}, in UTF-8.")
    body = await _body(request, limits)
    if media_type == _FORM:
        fields = _fields(body)
        return _asked(request, fields, _only(fields, "query"))
    return _asked(request, _fields(request.url.query.encode("ascii", "replace")), _text(body))


async def _body(request: Request, limits: Limits) -> bytes:
    sentence = f"The request is longer than {limits.request:,} bytes; shorten the query."
    too_long = Refused(413, sentence, {"connection": "close"})
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > limits.request:
        raise too_long
    body = bytearray()
    try:
        async with asyncio.timeout(limits.body_seconds):
            async for piece in request.stream():
                body += piece
                if len(body) > limits.request:
                    raise too_long
    except TimeoutError:
        slow = f"The request's body did not arrive within {limits.body_seconds:g} seconds."
        raise Refused(408, slow, {"connection": "close"}) from None
    except ClientDisconnect:
        raise Refused(400, "The request's body ended before its end.") from None
    return bytes(body)


def _fields(text: bytes) -> list[tuple[str, str]]:
    try:
        pairs = parse_qsl(
            _text(text), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=_MOST_FIELDS
        )
        return [(_text(name), _text(value)) for name, value in pairs]
    except UnicodeDecodeError:
        raise Refused(400, "The request's fields are not percent-encoded UTF-8.") from None
    except ValueError:
        raise Refused(400, f"The request has more than {_MOST_FIELDS} fields.") from None


def _text(data: bytes | str) -> str:
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
    except UnicodeDecodeError:
        raise Refused(400, "The request is not UTF-8.") from None
    if "\0" in text:
        raise Refused(400, "The request holds a NUL character, which no query has.")
    return text


def _only(fields: Sequence[tuple[str, str]], name: str) -> str:
    if any(field == "update" for field, _ in fields):
        raise Refused(403, _READ_ONLY)
    found = [value for field, value in fields if field == name]
    if len(found) != 1:
        how = "lacks its field" if not found else "has more than one field"
        raise Refused(400, f"The request {how} “{name}”; the protocol wants exactly one.")
    return found[0]


def _asked(request: Request, fields: Sequence[tuple[str, str]], query: str) -> Asked:
    short = next((value for name, value in fields if name == "format"), None)
    if short is not None and short not in _SHORT:
        raise Refused(400, f"There is no format “{short[:40]}”; choose one of {', '.join(_SHORT)}.")
    accept = _SHORT[short] if short else ", ".join(request.headers.getlist("accept"))
    return Asked(
        query=query,
        default=tuple(value for name, value in fields if name == "default-graph-uri"),
        named=tuple(value for name, value in fields if name == "named-graph-uri"),
        rows_type=chosen(accept, ROWS),
        graph_type=chosen(accept, GRAPHS),
    )
