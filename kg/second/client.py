"""Asks the endpoint: one whole answer within its time and size, or one sentence that says why there is none."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.errors import SecondReaderProblem
from kg.second.answer import Malformed, parse
from kg.second.cache import Reply
from kg.second.envelope import Envelope, content, is_cut_off, parse_envelope, refusal, tokens
from kg.second.prompt import Message
from kg.second.schema import ANSWER
from kg.second.settings import Settings

if TYPE_CHECKING:
    from openai import APIStatusError, OpenAI

MOST_BYTES = 4_000_000
"""A longer answer is no record."""
LONGEST_PAUSE = 30.0
PASSING = frozenset({408, 409, 429})
"""Statuses that another attempt may mend, beside all from 500 on."""


class _Again(Exception):
    """An attempt failed in a way that may pass; ``str`` is what happened, for people."""


def connect(s: Settings) -> OpenAI:
    """A client for the endpoint; nothing is sent yet. Raises SecondReaderProblem where the library is missing."""
    try:
        from openai import OpenAI
    except ImportError as error:
        raise SecondReaderProblem(
            "The second reader needs the library openai; install it with: pip install 'ai-infra-kg[llm]'."
        ) from error
    return OpenAI(base_url=s.base_url, api_key=s.key, timeout=s.timeout, max_retries=0)


def ask(client: OpenAI, s: Settings, messages: Sequence[Message], name: str) -> Reply:
    """The answer to the messages, which is JSON of a record; ``name`` is the article's, for the sentences.

    Raises SecondReaderProblem after ``s.tries`` attempts, or at once where another attempt cannot help.
    """
    said = ""
    for attempt in range(s.tries):
        if attempt:
            time.sleep(min(s.pause * 2 ** (attempt - 1), LONGEST_PAUSE))
        try:
            return _attempt(client, s, messages, name)
        except _Again as problem:
            said = str(problem)
    raise SecondReaderProblem(
        f"{name}: {said}; it was asked {s.tries} times, so try later or choose another model."
    )


def _attempt(client: OpenAI, s: Settings, messages: Sequence[Message], name: str) -> Reply:
    begun = time.monotonic()
    body = _body(client, s, messages, name)
    seconds = round(time.monotonic() - begun, 3)
    envelope = _envelope(body, s)
    _check_ending(envelope, s, name)
    try:
        parse(content(envelope))
    except Malformed as error:
        raise _Again(f"the answer of {s.model} is no JSON record ({error})") from error
    return Reply(
        content(envelope), tokens(envelope, "prompt_tokens"), tokens(envelope, "completion_tokens"), seconds
    )


def _body(client: OpenAI, s: Settings, messages: Sequence[Message], name: str) -> bytes:
    """The bytes of one answer; every way in which asking fails comes as _Again or as a sentence."""
    import httpx2
    import openai

    deadline = time.monotonic() + s.timeout
    try:
        with client.chat.completions.with_streaming_response.create(**_request(s, messages)) as response:
            return b"".join(_bounded(response.iter_bytes(), deadline, s))
    except (openai.APITimeoutError, httpx2.TimeoutException) as error:
        raise _Again(_late(s)) from error
    except openai.APIStatusError as error:
        raise _refused(error, s, name) from error
    except (openai.APIConnectionError, httpx2.HTTPError) as error:
        raise _Again(f"no whole answer comes from {s.base_url}, which KG_LLM_BASE_URL names") from error


def _request(s: Settings, messages: Sequence[Message]) -> Any:
    shape = {"name": "record", "strict": True, "schema": ANSWER}
    request = {
        "model": s.model,
        "messages": list(messages),
        "response_format": {"type": "json_schema", "json_schema": shape},
    }
    return request if s.temperature is None else request | {"temperature": s.temperature}


def _bounded(chunks: Iterator[bytes], deadline: float, s: Settings) -> Iterator[bytes]:
    """The chunks, until there are too many or it is late: a server that drips would hold us for ever."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MOST_BYTES:
            raise _Again(f"the answer of {s.model} is longer than {MOST_BYTES // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise _Again(_late(s))
        yield chunk


def _late(s: Settings) -> str:
    return f"{s.model} gave no whole answer within {s.timeout:g} s, which KG_LLM_TIMEOUT can raise"


WHY: Mapping[int, str] = {
    401: "{url} refuses the key; set KG_LLM_API_KEY.",
    403: "{url} does not let this key use {model}; set KG_LLM_API_KEY or KG_LLM_MODEL.",
    404: "{url} has no model {model}, or is no such endpoint; correct KG_LLM_MODEL or KG_LLM_BASE_URL.",
    413: "the article is too long for {model}; choose a model that takes longer texts.",
}
OTHER = (
    "{url} does not take the question (status {status}: {message}); correct the settings or choose another model."
)


def _refused(error: APIStatusError, s: Settings, name: str) -> Exception:
    """What a status other than success means: to be tried again, or a sentence."""
    status = error.status_code
    if status in PASSING or status >= 500:
        return _Again(f"{s.base_url} answers with status {status}")
    why = WHY.get(status, OTHER).format(
        url=s.base_url, model=s.model, status=status, message=_tame(error.message, s)
    )
    return SecondReaderProblem(f"{name}: {why}")


def _tame(message: str, s: Settings) -> str:
    """What a server said, on one short line and without the key."""
    return " ".join(message.replace(s.key, "…").split())[:160].rstrip(".")


def _envelope(body: bytes, s: Settings) -> Envelope:
    try:
        return parse_envelope(body)
    except Malformed as error:
        raise _Again(f"the answer of {s.model} is no chat completion ({error})") from error


def _check_ending(envelope: Envelope, s: Settings, name: str) -> None:
    if why := refusal(envelope):
        raise SecondReaderProblem(
            f"{name}: {s.model} refuses to read it ({_tame(why, s)}); use the first reader, or another model."
        )
    if is_cut_off(envelope):
        raise SecondReaderProblem(
            f"{name}: the answer of {s.model} was cut off at its greatest length; choose a model that writes more."
        )
