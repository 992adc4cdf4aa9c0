"""From the text of an answer to plain JSON values; what is no record at all is refused here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

Row = Mapping[str, Any]

_FENCE = re.compile(r"\A```(?:json)?\s*\n(.*?)\n?```\Z", re.DOTALL)


class Malformed(ValueError):
    """The answer is no JSON record."""


def parse(content: str) -> Row:
    """The record that an answer holds, its numbers as int and Decimal; raises Malformed.

    >>> parse('{"announcements": [], "relations": []}')
    {'announcements': [], 'relations': []}
    """
    fenced = _FENCE.match(content.strip())
    try:
        found = json.loads(fenced[1] if fenced else content, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError, InvalidOperation) as error:
        raise Malformed(str(error)[:80]) from error
    if not isinstance(found, dict) or not isinstance(found.get("announcements"), list):
        raise Malformed("it holds no list of announcements")
    return found


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number")


def rows(row: Row, key: str, most: int = 60) -> Iterator[Row]:
    """The objects in a list of the answer, no more than ``most``; what is no object is passed over."""
    found = row.get(key)
    if isinstance(found, list):
        yield from (x for x in found[:most] if isinstance(x, dict))


def one(row: Row, key: str) -> Row | None:
    """An object of the answer, or None."""
    found = row.get(key)
    return found if isinstance(found, dict) else None


def words(row: Row, key: str) -> str:
    """A string of the answer; "" where it is none."""
    found = row.get(key)
    return found if isinstance(found, str) else ""


def all_words(row: Row, key: str, most: int = 12) -> tuple[str, ...]:
    """The strings in a list of the answer, no more than ``most``."""
    found = row.get(key)
    return tuple(x for x in found[:most] if isinstance(x, str)) if isinstance(found, list) else ()


def number(row: Row, key: str) -> Decimal | None:
    """A finite number of the answer, or None.

    >>> number({"value": True}, "value"), number({"value": 5}, "value")
    (None, Decimal('5'))
    """
    found = row.get(key)
    if isinstance(found, bool) or not isinstance(found, int | Decimal):
        return None
    value = Decimal(found)
    return value if value.is_finite() and abs(value) < 10**18 else None
