"""The chat completion around an answer: what was said, why it ended, what it cost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kg.second.answer import Malformed

Envelope = Mapping[str, Any]


def parse_envelope(body: bytes) -> Envelope:
    """The chat completion in the body of a response; raises Malformed where it is none."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Malformed(str(error)[:80]) from error
    if not isinstance(found, dict) or not isinstance(_choice(found).get("message"), dict):
        raise Malformed("it holds no message")
    return found


def content(envelope: Envelope) -> str:
    """What the model wrote; "" where it wrote nothing."""
    found = _choice(envelope)["message"].get("content")
    return found if isinstance(found, str) else ""


def refusal(envelope: Envelope) -> str:
    """Why the model or its server refuses; "" where it does not."""
    said = _choice(envelope)["message"].get("refusal")
    if said:
        return str(said)
    return "filtered by the server" if _choice(envelope).get("finish_reason") == "content_filter" else ""


def is_cut_off(envelope: Envelope) -> bool:
    """True where the answer ended at its greatest length."""
    return bool(_choice(envelope).get("finish_reason") == "length")


def tokens(envelope: Envelope, key: str) -> int | None:
    """A count of the usage ("prompt_tokens", "completion_tokens"); None where the server does not tell."""
    usage = envelope.get("usage")
    found = usage.get(key) if isinstance(usage, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) and found >= 0 else None


def _choice(envelope: Envelope) -> Mapping[str, Any]:
    choices = envelope.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else {}
