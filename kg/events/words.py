"""Words as features show them."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

_MOST_STEPS = 6  # up the tree


def shape_word(token: Token) -> str:
    """A word in lower case; a name as its kind, a number as ``<n>``."""
    word: str = token.lower_
    if token.ent_type_:
        return f"<{token.ent_type_}>"
    return "<n>" if any(c.isdigit() for c in word) else word.replace("'", "’")


def marker(token: Token) -> str:
    """The preposition that a word hangs by, in lower case; "" where there is none."""
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


def verb_above(token: Token) -> tuple[Token, str] | None:
    """The nearest verb above a word, and how the word hangs on it: "subject:active", "other:passive" ..."""
    above = list(islice(token.ancestors, _MOST_STEPS))
    verb = next((v for v in above if v.pos_ == "VERB"), None)
    if verb is None:
        return None
    inside = {token.i, *(a.i for a in above)}
    subject = any(c.dep_.startswith("nsubj") and c.i in inside for c in verb.children)
    passive = any(c.dep_ in ("aux:pass", "nsubj:pass") for c in verb.children)
    return verb, f"{'subject' if subject else 'other'}:{'passive' if passive else 'active'}"
