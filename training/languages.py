"""What differs between the two recipes: files, treebanks' names and licences, and typography."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """The data of one language. Files are stems in the treebanks' folder."""

    train: tuple[str, ...]
    held_out: tuple[str, ...]  # for choosing the best step; a slice of them, the rest is trained on
    measured: str  # never trained on
    often: int  # how often a sentence of the held-out files' rest is read in a pass over the others
    merge: bool  # contractions are one word
    abbreviations: str  # never end a sentence
    before_numbers: str  # do not where a number follows
    width: int  # of the shared network, for each word
    first_steps: int
    second_steps: tuple[int, ...]  # of the stages after it, each going on from the one before
    sources: tuple[tuple[str, str, str], ...]  # name, address, licence


UD = "https://universaldependencies.org/treebanks/"
RECIPES = {
    "fr": Recipe(
        train=(
            "fr_sequoia-train",
            "fr_sequoia-dev",
            "fr_sequoia-test",
            "fr_pud-test",
            "fr_rhapsodie-train",
            "fr_rhapsodie-dev",
            "fr_rhapsodie-test",
        ),
        held_out=("fr_gsd-dev",),
        measured="fr_gsd-test",
        often=2,
        merge=True,
        abbreviations="m mm mr mme mmes mlle dr st ste cf ex art av env pp vol resp",
        before_numbers="janv févr fév avr juil sept oct nov déc tél art fig n p no",
        width=128,
        first_steps=4000,
        second_steps=(1200,),
        sources=(
            ("UD_French-Sequoia", UD + "fr_sequoia/", "LGPL-LR"),
            ("UD_French-GSD (dev)", UD + "fr_gsd/", "CC BY-SA 4.0"),
            ("UD_French-PUD", UD + "fr_pud/", "CC BY-SA 3.0"),
            ("UD_French-Rhapsodie", UD + "fr_rhapsodie/", "CC BY-SA 4.0"),
        ),
    ),
    "en": Recipe(
        train=("en_ewt-train",),
        held_out=("en_ewt-dev",),
        measured="en_ewt-test",
        often=2,
        merge=False,
        abbreviations="mr mrs ms messrs dr st mt ft gov sen rep hon prof gen col capt lt inc corp co ltd jr sr "
        "vs e.g i.e",
        before_numbers="jan feb mar apr jun jul aug sep sept oct nov dec no nos fig art vol p pp",
        width=96,
        first_steps=4500,
        second_steps=(1200, 800),
        sources=(("UD_English-EWT", UD + "en_ewt/", "CC BY-SA 4.0"),),
    ),
}
# Every how manieth sentence of the held-out files is kept for choosing the best step.
HELD_OUT_EVERY = 10
# Speech is trained on where it reads like writing: no repairs, no fillers.
SPOKEN = frozenset({"reparandum", "discourse"})
