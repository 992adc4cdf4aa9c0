"""``python -m kg.gazetteer build`` makes the index of places beforehand."""

from __future__ import annotations

import sys
import time

from kg.errors import KgError
from kg.gazetteer.cache import index_path
from kg.gazetteer.places import ready_index

USAGE = "Usage: python -m kg.gazetteer build | where"


def main(arguments: list[str]) -> int:
    """Run one command; the exit status is 0, 1 for a problem, 2 for a wrong call."""
    if arguments not in (["build"], ["where"]):
        print(USAGE, file=sys.stderr)
        return 2
    try:
        _run(arguments[0])
    except KgError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _run(command: str) -> None:
    started = time.perf_counter()
    path = ready_index() if command == "build" else index_path()
    print(f"{path}  ({time.perf_counter() - started:.1f} s)" if command == "build" else path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
