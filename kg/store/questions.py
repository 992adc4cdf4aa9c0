"""The named questions of kg/queries: titles in two languages, typed parameters, safe binding.

A question is a plain SPARQL file that any tool can run. Its header says what it asks:

    # title.en: Who invests in a place?
    # param place: place default Pennsylvania

and its pattern holds ``VALUES ?place { UNDEF }``, which stands for "any". Binding puts terms there, written
by the RDF library, so that a name with a quote or a brace is a name and nothing else. Names of organisations
and places are looked up among the graph's labels first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg.errors import QueryProblem
from kg.paths import QUERIES
from kg.store import binding
from kg.store.answers import Answer, ask
from kg.store.protocol import Reader

Given = Mapping[str, str | Sequence[str]]
Asking = Callable[[str], Answer]

_HEADER = re.compile(r"^# (title|description)\.(fr|en): (.+)$", re.MULTILINE)
_PARAM = re.compile(r"^# param (\w+): (\w+)(?: default (.+))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be asked about."""

    name: str
    type: str  # a key of kg.store.binding.TYPES
    default: str | None = None  # None: any


@dataclass(frozen=True, slots=True)
class Question:
    """One named question."""

    name: str
    title: Mapping[str, str]  # by language, "fr" and "en"
    description: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    text: str


def questions() -> tuple[Question, ...]:
    """All named questions, sorted by name."""
    return tuple(_all().values())


def question(name: str) -> Question:
    """One question by its name; raises QueryProblem with the nearest names."""
    try:
        return _all()[name]
    except KeyError:
        raise QueryProblem(
            f"There is no question “{name}”{binding.nearest(name, _all())}; kg query --list names them all."
        ) from None


def read(path: Path) -> Question:
    """A question from a file; a header is welcome but not needed. Raises QueryProblem."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryProblem(f"The query file {path} cannot be read ({error}).") from error
    return parse(path.stem, text)


def parse(name: str, text: str) -> Question:
    """A question from its text."""
    said = {(key, lang): value.strip() for key, lang, value in _HEADER.findall(text)}
    return Question(
        name=name,
        title={lang: said.get(("title", lang), name) for lang in ("fr", "en")},
        description={lang: said.get(("description", lang), "") for lang in ("fr", "en")},
        parameters=tuple(Parameter(n, t, d.strip() or None) for n, t, d in _PARAM.findall(text)),
        text=text,
    )


def bound(reader: Reader, asked: Question, given: Given) -> tuple[str, tuple[str, ...]]:
    """The question's SPARQL with its parameters bound, and a note for each name that the graph doesn't know.

    ``subsidiaries=yes`` lets an organisation stand for those that belong to it as well.
    Raises QueryProblem for a parameter that the question lacks or a value that its type refuses.
    """
    extra = dict(given)
    with_subsidiaries = binding.truth(str(extra.pop("subsidiaries", "no")))
    _refuse_unknown(asked, extra)
    text = asked.text
    notes: list[str] = []
    for parameter in asked.parameters:
        values = _many(extra.get(parameter.name, parameter.default))
        if values:
            found = binding.terms(reader, parameter.type, values)
            if with_subsidiaries and parameter.type == "organisation":
                found = binding.Found(binding.with_subsidiaries(reader, found.terms), found.notes)
            text = _put(text, parameter.name, map(str, found.terms))
            notes += found.notes
    return text, tuple(notes)


def run(
    reader: Reader, what: str | Path | Question, given: Given | None = None, asking: Asking | None = None
) -> Answer:
    """Answer a named question, a query file or a SPARQL text. Raises QueryProblem.

    ``asking`` runs the bound query where it is not to run in this process, e.g. ``Limited(…).ask``.
    """
    asked = what if isinstance(what, Question) else find(what)
    text, notes = bound(reader, asked, given or {})
    answer = asking(text) if asking else ask(reader, text)
    return replace(answer, notes=notes or answer.notes)


def find(what: str | Path) -> Question:
    """What the user means: the name of a question, a file, or SPARQL itself. Raises QueryProblem."""
    if str(what) in _all():
        return _all()[str(what)]
    if isinstance(what, Path) or what.endswith((".rq", ".sparql")):
        return read(Path(what))
    if re.fullmatch(r"[\w-]+", what):
        return question(what)
    return Question("query", {}, {}, tuple(_ad_hoc(what)), what)


def _ad_hoc(text: str) -> Iterable[Parameter]:
    return (Parameter(n, t, d.strip() or None) for n, t, d in _PARAM.findall(text))


@cache
def _all() -> Mapping[str, Question]:
    return {path.stem: read(path) for path in sorted(QUERIES.glob("*.rq"))}


def _refuse_unknown(asked: Question, given: Given) -> None:
    known = [parameter.name for parameter in asked.parameters]
    for name in given:
        if name not in known:
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            raise QueryProblem(f"The question “{asked.name}” has no parameter “{name}”; {takes}.")


def _many(value: str | Sequence[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _put(text: str, name: str, terms: Iterable[str]) -> str:
    block = re.compile(rf"VALUES\s+\?{name}\s*\{{\s*UNDEF\s*\}}")
    if not block.search(text):
        raise QueryProblem(f"The query has no place for “{name}”: it needs VALUES ?{name} {{ UNDEF }}.")
    filled = f"VALUES ?{name} {{ {' '.join(terms)} }}"
    return block.sub(lambda _: filled, text)
