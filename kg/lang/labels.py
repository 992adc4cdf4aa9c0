"""Other pipelines' labels in ours: dependencies as in Universal Dependencies, entities in this field's classes."""

from __future__ import annotations

# Universal Dependencies' subtypes that are read; any other is cut off (obl:arg is obl).
SUBTYPES = frozenset(
    {
        "nsubj:pass",
        "csubj:pass",
        "aux:pass",
        "obl:agent",
        "acl:relcl",
        "flat:name",
        "compound:prt",
        "nmod:poss",
        "expl:subj",
    }
)
# The labels of English pipelines trained on OntoNotes, where they differ.
DEPENDENCIES = {
    "acomp": "xcomp",
    "agent": "case",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "discourse",
    "neg": "advmod",
    "nn": "compound",
    "npadvmod": "obl",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc",
    "predet": "det",
    "prep": "case",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "rcmod": "acl:relcl",
    "relcl": "acl:relcl",
}
# Labels of a preposition that governs its noun; in ours the noun governs the preposition.
GOVERNING_PREPOSITIONS = frozenset({"prep", "agent"})
GOVERNED_NOUNS = frozenset({"pobj"})
# Entities; those that are not here are none of ours.
ENTITIES = {
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "COMPANY": "ORG",
    "PLACE": "PLACE",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "LOCATION": "PLACE",
    "FAC": "FACILITY",
    "FACILITY": "FACILITY",
    "PER": "PERSON",
    "PERSON": "PERSON",
    "PRODUCT": "PRODUCT",
    "LAW": "POLICY",
    "POLICY": "POLICY",
}
