"""From bytes to a text: UTF-8, one kind of line end, nothing that no printed page has."""

from __future__ import annotations

from kg.errors import UnreadableArticle

MOST_BYTES = 2_000_000
"""Larger files are no articles; no more than this is read of them."""
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""How texts in UTF-16 and UTF-32 begin."""
# What other systems end a line or page with; all else that cannot be printed, and that XML cannot hold,
# becomes a space.
_LINES = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_UNPRINTED = dict.fromkeys(
    [c for c in range(0x20) if c not in (0x09, 0x0A)] + [*range(0x7F, 0xA0), 0xFFFE, 0xFFFF, 0xFEFF], " "
)
_PRINTED = str.maketrans(_UNPRINTED | _LINES)


def decoded(raw: bytes, name: str) -> str:
    """The text of a file; raises UnreadableArticle, in one sentence with the name, where there is none."""
    if len(raw) > MOST_BYTES:
        raise UnreadableArticle(
            f"{name}: larger than {MOST_BYTES // 1_000_000} MB, so it is no article; split it into one file "
            "an article."
        )
    if raw.startswith(WIDE_MARKS):
        raise UnreadableArticle(f"{name}: in UTF-16 or UTF-32, not in UTF-8; save it as UTF-8.")
    if b"\0" in raw:
        raise UnreadableArticle(f"{name}: a binary file, not a text; convert it to .txt, .md or .html.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableArticle(f"{name}: not in UTF-8 (byte {error.start}); save it as UTF-8.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_PRINTED)
