"""A component that rewrites the labels of someone else's pipeline in ours (kg.lang.labels)."""

from __future__ import annotations

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.lang.labels import DEPENDENCIES, ENTITIES, GOVERNED_NOUNS, GOVERNING_PREPOSITIONS, SUBTYPES


@Language.component(
    "kg_labels",
    requires=["token.dep", "token.head", "doc.ents"],
    assigns=["token.dep", "token.head", "doc.ents"],
)
def rewrite(doc: Doc) -> Doc:
    """Map dependencies and entities; a noun governed by its preposition comes to govern it."""
    doc.ents = tuple(_entity(ent) for ent in doc.ents if ent.label_ in ENTITIES)
    if not len(doc) or not doc.has_annotation("DEP"):
        return doc
    heads, labels = [token.head.i for token in doc], [dependency(token.dep_) for token in doc]
    for token in doc:
        if token.dep_ in GOVERNING_PREPOSITIONS and (noun := _governed(token)) is not None:
            heads[noun.i], heads[token.i] = token.head.i, noun.i
            labels[noun.i] = _oblique(token)
    strings = doc.vocab.strings
    relative = np.array([head - index for index, head in enumerate(heads)], dtype="int64").astype("uint64")
    ids = np.array([strings.add(label) for label in labels], dtype="uint64")
    doc.from_array([HEAD, DEP], np.stack([relative, ids], axis=1))  # type: ignore[arg-type]  # spaCy's stub
    return doc


def dependency(label: str) -> str:
    """Return our label for theirs.

    >>> dependency("dobj"), dependency("obl:arg"), dependency("nsubj:pass"), dependency("root")
    ('obj', 'obl', 'nsubj:pass', 'ROOT')
    """
    if label.upper() == "ROOT":
        return "ROOT"
    return DEPENDENCIES.get(label) or (label if label in SUBTYPES else label.split(":")[0])


def _entity(ent: Span) -> Span:
    return Span(ent.doc, ent.start, ent.end, label=ENTITIES[ent.label_])


def _governed(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ in GOVERNED_NOUNS), None)


def _oblique(preposition: Token) -> str:
    if preposition.dep_ == "agent":
        return "obl:agent"
    return "nmod" if preposition.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM") else "obl"
