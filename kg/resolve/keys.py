"""The local names of things: readable, the same in every article and in both languages."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from kg.gazetteer.names import folded, organisation_key, without_legal_form

_GAP = re.compile(r"[\W_]+")
_LETTERS = re.compile(r"[^a-z0-9]+")

# Words that say what kind of thing a name stands for, in both languages; they part nothing.
_FACILITY_WORDS = frozenset(
    "campus site project projet progetto proyecto projekt usine plant complex complexe le la les l the de du des"
    " d of supercomputer supercalculateur superordinateur supercomputing data datacenter datacentre center centre"
    " centres centers donnees parc park station power centrale nuclear nucleaire wind farm solar eolien solaire a"
    " au aux in facility installation hub zone cluster".split()
)
_NUMERALS = {
    word: str(number)
    for number, row in enumerate(("un one i", "deux two ii", "trois three iii", "quatre four iv"), start=1)
    for word in row.split()
}
_SAME_WORD = {
    "ia": "ai",
    "norvege": "norway",
    "argentine": "argentina",
    "inde": "india",
    "emirats": "uae",
    "eau": "uae",
    "coree": "korea",
    "allemagne": "germany",
    "espagne": "spain",
    "bresil": "brazil",
}
_VENDORS = frozenset("nvidia amd intel google amazon aws instinct geforce chip chips puce puces gpu gpus".split())
_CHIP_WORDS = {
    "gpus": "gpu",
    "processeurs graphiques": "gpu",
    "processeur graphique": "gpu",
    "graphics processing units": "gpu",
    "graphics processors": "gpu",
    "cartes graphiques": "gpu",
    "puces": "chip",
    "puce": "chip",
    "chips": "chip",
    "ai chips": "chip",
    "puces d ia": "chip",
    "accelerators": "accelerator",
    "accelerateurs": "accelerator",
    "processors": "processor",
    "processeurs": "processor",
}


def slug(text: str) -> str:
    """ASCII words joined by hyphens; a short hash keeps apart what ASCII cannot tell.

    >>> slug("Île-de-France 2"), slug("株式会社")
    ('ile-de-france-2', 'h-e6843c6e')
    """
    plain = _LETTERS.sub("-", folded(text)).strip("-")
    if any(letter.isalpha() and not letter.isascii() for letter in folded(text)) or not plain:
        return f"{plain or 'h'}-{digest(folded(text))[:8]}"
    return plain


def digest(*parts: object) -> str:
    """Hexadecimal SHA-256 of the parts, kept apart by the unit separator."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8")).hexdigest()


def words(text: str) -> list[str]:
    """The words of a name without case, accents and punctuation.

    >>> words("L’Usine-Nouvelle")
    ['l', 'usine', 'nouvelle']
    """
    return [word for word in _GAP.split(folded(text)) if word]


@lru_cache(maxsize=100_000)
def unknown_organisation(name: str) -> str:
    """The id of an organisation that the registry lacks; legal forms, accents, case and hyphens part nothing.

    >>> unknown_organisation("Kestrel Compute, Inc."), unknown_organisation("KESTREL-COMPUTE")
    ('organisation/n-kestrel-compute', 'organisation/n-kestrel-compute')
    """
    return f"organisation/n-{slug(without_legal_form(organisation_key(name)))}"


@lru_cache(maxsize=100_000)
def facility_key(name: str) -> str:
    """What is left of a facility's name in either language.

    >>> facility_key("le campus Horizon"), facility_key("Horizon data centre"), facility_key("Stargate Norvège")
    ('horizon', 'horizon', 'stargate norway')
    """
    plain = [_SAME_WORD.get(word, word) for word in words(name)]
    kept = [_NUMERALS.get(word, word) for word in plain if word not in _FACILITY_WORDS]
    return " ".join(kept or plain)


@lru_cache(maxsize=100_000)
def product_key(name: str) -> str:
    """What is left of a product's name: maker and the word for chips fall away unless nothing else is there.

    >>> product_key("NVIDIA GB300"), product_key("GPU Nvidia B200"), product_key("processeurs graphiques")
    ('gb300', 'b200', 'gpu')
    """
    plain = " ".join(words(name))
    if plain in _CHIP_WORDS:
        return _CHIP_WORDS[plain]
    kept = [word for word in plain.split() if word not in _VENDORS]
    return " ".join(kept) or _CHIP_WORDS.get(plain.split()[-1], plain.split()[-1]) if plain else ""
