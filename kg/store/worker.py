"""The process that ``kg.store.limit`` starts: a JSON line with a query in, a JSON line with the answer out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.store.answers import ask, to_wire
from kg.store.embedded import Snapshot


def main(store: Path) -> None:
    """Answer queries from standard input until it ends, each on the newest published graph."""
    snapshot: Snapshot | None = None
    _say({"ready": True})
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        try:
            snapshot = _newest(store, snapshot)
            said = to_wire(ask(snapshot, asked["query"], rows=asked["rows"]))
        except KgError as error:
            said = {"error": type(error).__name__, "message": str(error)}
        _say(said)


def _newest(store: Path, snapshot: Snapshot | None) -> Snapshot:
    if snapshot is None:
        return Snapshot(store)
    snapshot.refresh()
    return snapshot


def _say(said: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
