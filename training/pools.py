"""Work in several processes at once, with the same outcome as one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from multiprocessing import get_context
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_work: list[Callable[[Any], Any]] = []


def spread(work: Callable[[T], R], items: Iterable[T]) -> list[R]:
    """The outcome of each item, in order, worked out on all cores.

    The processes are forks: they see all that stands in memory, and send back only outcomes. ``work`` may change
    what it likes, the caller does not see it.
    """
    _work[:] = [work]
    with get_context("fork").Pool() as pool:
        return pool.map(_call, items, chunksize=1)


def _call(item: object) -> object:
    return _work[0](item)
