"""Names that an act's own sentences do not hold."""

from __future__ import annotations

import spacy

from kg.events.cluster import Cluster
from kg.events.names import Name
from kg.events.pointed import inherited
from kg.events.reading import Reading, reading
from kg.events.units import units
from kg.model import Article

TEXT = """Chalkstream builds in Didcot

OXFORD, 3 March 2025 - The site lies in Didcot, Oxfordshire.
Chalkstream has owned land at Abingdon since 2019.
It will spend £2 billion on halls for Wantrel."""


class NoNames:
    """A registry that knows nothing."""

    def knows(self, name: str) -> tuple[str, ...]:
        return ()

    def distinct(self, one: str, other: str) -> bool:
        return False

    def related(self, one: str, other: str) -> bool:
        return False

    def lies_in(self, inner: str, outer: str) -> bool:
        return (inner, outer) == ("Didcot", "Oxfordshire")

    def __getattr__(self, name: str) -> object:
        return lambda *_: ()


def read() -> Reading:
    """The text with its names marked by hand."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(TEXT)
    marked = {"Didcot": "PLACE", "Oxfordshire": "PLACE", "Abingdon": "PLACE", "Chalkstream": "ORG"}
    spans = [doc.char_span(i, i + len(n), label=k) for n, k in marked.items() for i in starts(n)]
    doc.ents = [s for s in spans if s is not None]
    return reading(Article(id="en-toy", text=TEXT, language="en"), doc, NoNames(), label)


def starts(name: str) -> list[int]:
    return [i for i in range(len(TEXT)) if TEXT.startswith(name, i)]


def label(name: Name) -> list[str]:
    return [name.labels.most_common(1)[0][0] if name.labels else ""]


def places_of(sentence: str) -> dict[str, list[str]]:
    """For the act told by the sentence that begins so: each place that it may mean, with the reasons."""
    r = read()
    found = units(r, set())
    told = next(u for u in found if r.text[u.start :].startswith(sentence))
    present = {i.chain for i in told.items if i.kind == "PLACE"}
    named = inherited(r, Cluster(0, [told]), "PLACE", present)
    return {r.chains[c.chain].name: c.features for c in named}


def test_places_told_before_the_act_are_candidates() -> None:
    """A sum without a place may belong to the places named shortly before, each with its reason."""
    found = places_of("It will spend")
    assert set(found) == {"Abingdon", "Didcot", "Oxfordshire"}
    assert "inherits:block" in found["Abingdon"] or "inherits:before" in found["Abingdon"]
    assert "recent:0" in found["Abingdon"]


def test_a_larger_place_beside_the_acts_own_is_a_candidate() -> None:
    """A county right after the town somewhere in the text is offered to an act in that town, as its holder."""
    found = places_of("Chalkstream builds")
    assert {"inherits-too:beside", "inherits:beside"} & set(found["Oxfordshire"])
    assert "holds-a-present-one:True" in found["Oxfordshire"]


def test_places_told_right_behind_an_act_are_candidates() -> None:
    """A place of the next few sentences is offered to an act that is told before it, as one told soon."""
    found = places_of("OXFORD")
    assert {"inherits-too:soon", "inherits:soon"} & set(found["Abingdon"])
