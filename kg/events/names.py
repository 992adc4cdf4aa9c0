"""The names of a text: what the entity recogniser and the registry propose, each typed once for the whole text.

An entity recogniser decides mention by mention. Here all mentions of one surface are looked at together: the
labels that the recogniser gave, what the registry and the gazetteer know, the words beside them. One scorer
then says what the name is, and every occurrence of it becomes an item of that kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.events.chains import clean
from kg.events.items import NAMES, Item
from kg.events.known import Known
from kg.events.name_features import Words, name_features, words_of
from kg.events.scorer import scorer
from kg.events.senses import sense

NO_NAME = "none"
_HARDLY_KNOWN = frozenset({"nothing", "match:short"})  # by no name, or only by a code such as "IA" for Iowa
_SEEN_ENOUGH = 3  # times after which the recogniser's silence is believed
_LONGEST = 5  # tokens of a name that the registry is asked for
_INNER = frozenset("de du des d’ d' of the and & la le les l’ l' et von van der".split())


@dataclass(slots=True)
class Name:
    """One surface form of a text with all its occurrences."""

    surface: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)  # what the recogniser said
    features: list[str] = field(default_factory=list)
    kind: str = NO_NAME
    maybe: tuple[str, ...] = ()  # the kinds that it may be as well


Typer = Callable[[Name], Sequence[str]]  # the kinds that a name may be, the likeliest first
MAY_BE_AT = 0.1  # how likely a kind must be for that


def typed(name: Name) -> Sequence[str]:
    """The kinds that a name may be by the shipped scorer."""
    return scorer("names").likely(name.features, MAY_BE_AT)


def names(doc: Doc, known: Known, inside: Callable[[int], bool], type_of: Typer = typed) -> list[Name]:
    """The names of a text with their kinds, in order of first occurrence; ``inside`` tells the readable places."""
    return named(words_of(doc), known, inside, type_of)


def named(words: Words, known: Known, inside: Callable[[int], bool], type_of: Typer = typed) -> list[Name]:
    """What ``names`` gives, where the words of the text are at hand."""
    doc = words.doc
    text = doc.text  # put together anew at every call
    found: dict[str, Name] = {}
    for ent in doc.ents:
        if ent.label_ in NAMES:
            surface = _without_opener(_FOOTNOTE.sub("", clean(_DASH.split(ent.text)[0])), doc.lang_, known)
            if surface and inside(ent.start_char):
                found.setdefault(surface, Name(surface)).labels[ent.label_] += 1
    for surface in (*_registered(doc, text, known, inside), *_laws(text, inside), *_runs(doc, text, inside)):
        found.setdefault(surface, Name(surface))
    listed = {span for _, spans in services(text) for span in spans}
    for name in found.values():
        name.spans = [s for s in _occurrences(text, name.surface) if inside(s[0])]
        name.features = list(name_features(words, name.surface, name.spans, name.labels, known))
        if _opens_sentences(doc, name):
            name.features.append("opens-only")
        shape = _by_shape(name, listed) or (NO_NAME if _passed_over(name, known) else "")
        name.kind, *others = [shape] if shape else type_of(name)
        name.maybe = tuple(others)
    return sorted((n for n in found.values() if n.spans), key=lambda n: n.spans[0])


_OPENING = frozenset({"new", "old", "first", "future", "when"})  # senses


def _without_opener(surface: str, language: str, known: Known) -> str:
    """A name without the capital word of the sentence before it: "Second Microsoft campus" speaks of Microsoft.

    Only where the rest is a known organisation and the whole is none.
    """
    opener, _, rest = surface.partition(" ")
    if not rest or sense(opener.lower(), language) not in _OPENING or _is_known(surface, known):
        return surface
    return rest if _is_known(rest, known) else surface


def _is_known(surface: str, known: Known) -> bool:
    return any(k.startswith("org:") and not k.endswith("-ambiguous") for k in known.knows(surface))


def items(found: Iterable[Name]) -> list[Item]:
    """One item an occurrence; of two names that overlap the longer stays."""
    spans = [(s, e, n) for n in found if n.kind in NAMES for s, e in n.spans]
    kept: list[Item] = []
    for start, end, name in sorted(spans, key=lambda x: (x[0], -(x[1] - x[0]))):
        if not kept or start >= kept[-1].end:
            kept.append(Item(name.kind, start, end, name.surface, maybe=name.maybe))
    return kept


def demonyms(doc: Doc, known: Known, language: str, inside: Callable[[int], bool]) -> Iterator[Item]:
    """Adjectives of places ("norvégien", "Texan") as items that stand for the place."""
    for token in doc:
        if len(token) > 3 and token.is_alpha and not token.ent_type_ and inside(token.idx):
            place = known.demonym(token.lower_, language)
            if place:
                yield Item("PLACE", token.idx, token.idx + len(token.text), token.text, alias=place)


_SERVICES = re.compile(r"\bservices?\b[^().;:]{0,30}\(([^()]{2,120})\)")
_LISTED = re.compile(r"[A-Z][\w.+-]*(?: [A-Z0-9][\w.+-]*){0,3}")


def services(text: str) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Lists in brackets behind the word services: where each stands, and the spans of its names."""
    for listing in _SERVICES.finditer(text):
        yield listing.start(), [m.span() for m in _LISTED.finditer(text, listing.start(1), listing.end(1))]


_DASH = re.compile(r"\s[-–—]\s")  # behind a dateline's place: "Iowa - It"
_FOOTNOTE = re.compile(r"(?<=\bAct)\d{1,2}$")  # a footnote mark glued to the name of a law
_LAW = re.compile(r"(?:[A-Z][\w’'-]+ (?:(?:and|of|for|&) )?){1,6}Act(?:\b(?: \d+)?|(?=\d{1,2}\b))")


def _laws(text: str, inside: Callable[[int], bool]) -> Iterator[str]:
    """Names that end in Act: "CHIPS and Science Act"."""
    yield from (m.group() for m in _LAW.finditer(text) if inside(m.start()))


def _by_shape(name: Name, listed: set[tuple[int, int]]) -> str:
    """The kind that a name's own words, or a list of services, give away; empty where they do not."""
    if _LAW.fullmatch(name.surface):
        return "POLICY"
    return "PRODUCT" if listed.intersection(name.spans) else ""


def _occurrences(text: str, surface: str) -> Iterator[tuple[int, int]]:
    """Where a name stands as whole words; a law's name may have a footnote mark of two digits glued to it."""
    start = text.find(surface)
    while start >= 0:
        end = start + len(surface)
        after = _GLUED.match(text, end) if surface.endswith(" Act") else None
        if _whole(text, start, after.end() if after else end):
            yield start, end
        start = text.find(surface, end)


_GLUED = re.compile(r"\d{1,2}(?!\w)")


def _whole(text: str, start: int, end: int) -> bool:
    """True where neither a letter nor a hyphen goes on at either end; "-backed" and its like are no part."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if _OF_OTHERS.match(text, end):
        after = ""
    return not (_joins(before) or before == "-" or _joins(after[:1]) or (after[:1] == "-" and _joins(after[1:])))


_OF_OTHERS = re.compile(r"-(?:backed|built|controlled|designed|financed|funded|led|operated|owned|run)\b")


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"


def _registered(doc: Doc, text: str, known: Known, inside: Callable[[int], bool]) -> Iterator[str]:
    """Capitalised runs of tokens that the registry proposes by exactly that name, the longest first."""
    tokens = [t for t in doc if not t.is_space]
    at = 0
    while at < len(tokens):
        surface, width = "", 1
        if tokens[at].text[0].isupper() and inside(tokens[at].idx):
            surface, width = _longest_proposed(text, tokens, at, known)
        if surface:
            yield surface
        at += width


def _runs(doc: Doc, text: str, inside: Callable[[int], bool]) -> Iterator[str]:
    """Runs of capitalised words in which the recogniser saw no name: the scorer may still see one."""
    run: list[Token] = []
    for token in doc:
        if (_capital(token) or _hyphened(run, token)) and not token.ent_type_ and inside(token.idx):
            run.append(token)
            continue
        yield from _run(text, run)
        run = []
    yield from _run(text, run)


_INNER_CAPITAL = re.compile(r"[a-zà-ÿ]{1,3}[A-ZÀ-Ý]\w+")  # "iXAfrica"


def _capital(token: Token) -> bool:
    return token.text[0].isupper() or _INNER_CAPITAL.fullmatch(token.text) is not None


def _hyphened(run: Sequence[Token], token: Token) -> bool:
    """A hyphen, or what follows one, that goes on a name: "SiL-Tec", "Météo-France"."""
    if not run or run[-1].whitespace_:
        return False
    return token.text == "-" or (run[-1].text == "-" and _capital(token))


def _run(text: str, run: Sequence[Token]) -> Iterator[str]:
    if run and len(run) <= _LONGEST and not (len(run) == 1 and _everyday(run[0])):
        surface = clean(text[run[0].idx : run[-1].idx + len(run[-1].text)]).strip("-")
        if len(surface) > 1:
            yield surface


def _everyday(token: Token) -> bool:
    """A single word that opens its sentence and is no proper noun to the tagger."""
    return bool(token.is_sent_start) and token.pos_ not in ("PROPN", "X")


def _longest_proposed(text: str, tokens: Sequence[Token], at: int, known: Known) -> tuple[str, int]:
    for width in range(min(_LONGEST, len(tokens) - at), 0, -1):
        run = tokens[at : at + width]
        last = run[-1]
        if not (last.text[0].isupper() or last.text[0].isdigit()) or not all(_in_name(t) for t in run):
            continue
        surface = clean(text[run[0].idx : last.idx + len(last.text)])
        if known.proposes(surface):
            return surface, width
    return "", 1


def _in_name(token: Token) -> bool:
    return bool(token.text[0].isupper() or token.text[0].isdigit() or token.lower_ in _INNER)


def _opens_sentences(doc: Doc, name: Name) -> bool:
    """True for a single common word that has its capital only because sentences begin with it ("Implanté à …")."""
    if " " in name.surface or not name.surface[1:].islower():
        return False
    tokens = [t for start, end in name.spans if (t := _token_at(doc, start, end)) is not None]
    return bool(tokens) and all((t.is_sent_start or t.i == 0) and t.pos_ not in ("PROPN", "X") for t in tokens)


def _passed_over(name: Name, known: Known) -> bool:
    """True for what only a code list knows and the recogniser never took for a name, though it saw it often."""
    told = set(known.knows(name.surface))
    return not name.labels and len(name.spans) >= _SEEN_ENOUGH and bool(told & _HARDLY_KNOWN)


def _token_at(doc: Doc, start: int, end: int) -> Token | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span[0] if span is not None else None
