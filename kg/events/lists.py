"""Lists: the line that introduces bullets."""

from __future__ import annotations

from kg.events.reading import Reading


def introduction(r: Reading, block: int) -> int | None:
    """The line with a colon at its end above a list, or None."""
    while block >= 0 and r.blocks[block].kind == "bullet":
        block -= 1
    above = r.blocks[block] if block >= 0 else None
    return block if above and r.text[above.start : above.end].rstrip().endswith(":") else None
