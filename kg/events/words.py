"""Words as features show them."""

from __future__ import annotations

from spacy.tokens import Token


def shape_word(token: Token) -> str:
    """A word in lower case; a name as its kind, a number as ``<n>``."""
    word: str = token.lower_
    if token.ent_type_:
        return f"<{token.ent_type_}>"
    return "<n>" if any(c.isdigit() for c in word) else word.replace("'", "’")
