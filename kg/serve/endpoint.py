"""What each address answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from contextlib import asynccontextmanager
from html import escape
from pathlib import Path
from string import Template

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.serve.describe import description
from kg.serve.limits import Limits
from kg.serve.negotiate import GRAPHS, chosen
from kg.serve.pool import Pool, Reply
from kg.serve.request import Refused, read
from kg.store.questions import questions

_PAGE = Path(__file__).parent / "page"
_SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}


def endpoint(store: Path, limits: Limits | None = None, hosts: Sequence[str] = ("*",)) -> Starlette:
    """The ASGI application for one store; ``hosts`` are the names under which it may be addressed."""
    pool = Pool(store, limits or Limits())

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.warm()
        yield
        await pool.close()

    async def sparql(request: Request) -> Response:
        asked = await read(request, pool.limits)
        if asked is None:
            return _described(request)
        return _given(await _unless_gone(request, pool.ask(asked)))

    return Starlette(
        routes=[
            Route("/", _page),
            Route("/page.js", _script),
            Route("/page.css", _style),
            Route("/sparql", sparql, methods=["GET", "POST"]),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)],
        exception_handlers={Refused: _refused},  # type: ignore[dict-item]  # Starlette types it for any error
        lifespan=lifespan,
    )


async def _unless_gone(request: Request, work: Awaitable[Reply]) -> Reply:
    """The work's result; when the client goes away, the work is ended."""
    task, gone = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        raise Refused(499, "The client went away.")
    finally:
        task.cancel()
        gone.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _given(reply: Reply) -> Response:
    headers = {"vary": "Accept", "cache-control": "no-cache", **_SAFE}
    if reply.notes:
        headers["kg-notes"] = json.dumps(reply.notes)  # ASCII, as a header must be
    if reply.cut is not None:
        headers["x-sparql-maxrows"] = str(reply.cut)
    charset = "; charset=utf-8" if reply.media_type.startswith("text/") else ""
    return Response(reply.body, media_type=reply.media_type + charset, headers=headers)


async def _refused(_: Request, refused: Refused) -> Response:
    return PlainTextResponse(refused.sentence + "\n", refused.status, headers={**_SAFE, **refused.headers})


def _described(request: Request) -> Response:
    media_type = chosen(", ".join(request.headers.getlist("accept")), GRAPHS) or "text/turtle"
    body = description(str(request.url.replace(query="")), GRAPHS[media_type])
    return Response(body, media_type=media_type, headers={"vary": "Accept", **_SAFE})


async def _page(_: Request) -> Response:
    page = Template((_PAGE / "page.html").read_text(encoding="utf-8"))
    options = "\n".join(
        f'<option value="{escape(q.text)}">{escape(q.title["en"])} – {escape(q.title["fr"])}</option>'
        for q in questions()
    )
    return _file(page.substitute(questions=options).encode("utf-8"), "text/html")


async def _script(_: Request) -> Response:
    return _file((_PAGE / "page.js").read_bytes(), "text/javascript")


async def _style(_: Request) -> Response:
    return _file((_PAGE / "page.css").read_bytes(), "text/css")


def _file(body: bytes, media_type: str) -> Response:
    headers: Mapping[str, str] = {"cache-control": "no-cache", **_SAFE}
    return Response(body, media_type=f"{media_type}; charset=utf-8", headers=headers)
