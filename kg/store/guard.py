"""What can be known of a SPARQL text before it runs, and a sentence for each way in which it can't."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.errors import QueryProblem
from kg.vocab import PREFIXES

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<text>\"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3} | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')
    | (?P<variable>[?$]\w+)
    | (?P<name>[\w.-]*:(?:[\w.:%-]|\\.)*)
    | (?P<word>@?[^\W\d]\w*)""",
    re.VERBOSE | re.DOTALL,
)
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_REASONS = (
    ("Prefix not found", "its prefix is not declared (known without declaring: " + ", ".join(PREFIXES) + ")"),
    ("IRI parsing failed", "this is no IRI"),
    ("variable that is unbound", "a variable that is selected is neither grouped by nor bound in the pattern"),
)


class Token(NamedTuple):
    """A piece of a query: its kind ("iri", "text", "variable", "name" or "word"), its text, where it begins."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The pieces of a query that carry meaning; comments and punctuation are left out.

    >>> [token.text for token in tokens("ASK { ?x a ai:Place } # all")]
    ['ASK', '?x', 'a', 'ai:Place']
    """
    for match in _TOKEN.finditer(query):
        if match.lastgroup and match.lastgroup != "comment":
            yield Token(match.lastgroup, match.group(), match.start())


def words(query: str) -> set[str]:
    """The bare words of a query in capitals: its keywords, never what stands in a name, IRI, string or comment.

    >>> sorted(words('SELECT ?service { ?service a ai:Place FILTER(?service != "SERVICE") }'))
    ['A', 'FILTER', 'SELECT']
    """
    return {token.text.upper() for token in tokens(query) if token.kind == "word"}


@lru_cache(maxsize=256)
def form(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; raises QueryProblem for an update or for no query at all."""
    for token in tokens(query):
        word = token.text.upper() if token.kind == "word" else ""
        if word in _FORMS:
            return word
        if word in _UPDATES:
            raise QueryProblem(f"{word} would change the graph, and queries only read it; use “kg build” to add.")
    raise QueryProblem("This is no query: it needs SELECT, ASK, CONSTRUCT or DESCRIBE.")


def refuse_reaching_out(query: str) -> None:
    """Raise QueryProblem for a query that asks another machine, or changes the graph."""
    form(query)
    if "service" in query.lower() and "SERVICE" in words(query):  # reading it all takes half a millisecond
        raise QueryProblem("SERVICE asks another machine, which queries here may not; take the clause out.")


def named_terms(query: str) -> Iterator[tuple[str, str]]:
    """Every full IRI that a query names outside its prologue, with the text that names it."""
    declared = dict(PREFIXES)
    prologue = ""
    for token in tokens(query):
        if token.kind == "word":
            prologue = token.text.upper() if token.text.upper() in {"PREFIX", "BASE"} else ""
        elif prologue == "PREFIX" and token.kind == "name":
            prologue = token.text
        elif prologue and token.kind == "iri":
            declared[prologue.rstrip(":")] = token.text[1:-1]
            prologue = ""
        elif token.kind == "iri":
            yield token.text[1:-1], token.text
        elif token.kind == "name":
            prefix, _, local = token.text.rstrip(".").partition(":")
            if prefix in declared:
                yield declared[prefix] + re.sub(r"\\(.)", r"\1", local), token.text.rstrip(".")


def matched_texts(query: str) -> Iterator[str]:
    """String literals that a pattern looks for as such: those that stand right behind a property.

    >>> list(matched_texts('SELECT * { ?x rdfs:label "Ohio" FILTER(CONTAINS(?y, "no")) }'))
    ['"Ohio"']
    """
    before = None
    for token in tokens(query):
        if token.kind == "text" and before and before.kind in ("iri", "name"):
            between = query[before.start + len(before.text) : token.start]
            after = query[token.start + len(token.text) :]
            if not between.strip() and not after.startswith(("@", "^^")):
                yield token.text
        before = token


def syntax_sentence(query: str, error: SyntaxError) -> str:
    """One sentence with line, column, the text there and the reason."""
    message = str(error)
    place = re.search(r"at (\d+):(\d+)", message)
    if place is None:
        return f"The query cannot be read: {message.rstrip('.')}."
    line, column = int(place[1]), int(place[2])
    lines = query.splitlines() or [""]
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    reason = next((why for sign, why in _REASONS if sign in message), None)
    if re.search(r"\bid:[\w-]+/", lines[min(line, len(lines)) - 1]):
        reason = "a slash in a shortened name is written \\/, or the IRI in full between angle brackets"
    where = f"before “{rest[:40]}”" if rest else "at its end"
    why = reason or ("it was not expected here" if rest else "something is missing")
    return f"The query cannot be read in line {line}, column {column}, {where}: {why}."
