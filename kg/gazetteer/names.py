"""Keys: what is left of a name once case, accents, hyphens and abbreviations no longer part it from its likes.

A key is compared for equality only; nothing here is fuzzy.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŀ": "l"}
    | dict.fromkeys("‘’ʻʼʿʾ`´", "'")
)
_GAP = re.compile(r"[\W_]+")
_COMPANY_GAP = re.compile(r"[^\w&+]+|_")
_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_AMPERSAND = re.compile(r" ?& ?")
_FIRST_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_LEGAL_FORMS = frozenset(
    "inc incorporated corp corporation co company ltd limited llc lp llp plc sa sas sarl se ag gmbh kg nv bv oy"
    " oyj ab as asa aps spa srl kk pte pty sdn bhd sae pjsc psc jsc saog".split()
)
_LEADING = ("the ", "le ", "la ", "les ", "l ")


def folded(text: str) -> str:
    """``text`` in lower case without accents.

    >>> folded("Łódź, Œuvre, STRASSE, Straße")
    'lodz, oeuvre, strasse, strasse'
    """
    text = text.casefold()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def place_key(name: str) -> str:
    """The key of a place's name; ``St.`` and ``Saint`` at its head are one.

    >>> place_key("St. Charles Parish"), place_key("Saint-Étienne"), place_key("Val-d’Oise")
    ('saint charles parish', 'saint etienne', 'val d oise')
    """
    key = folded(name)
    if not key.isalpha():
        key = _GAP.sub(" ", key).strip()
    first, space, rest = key.partition(" ")
    return f"{_FIRST_WORDS[first]} {rest}" if space and first in _FIRST_WORDS else key


def organisation_key(name: str) -> str:
    """The key of an organisation's name as it stands, but for a leading article.

    >>> [organisation_key(name) for name in ("The Williams Companies", "AT & S", "J.P. Morgan")]
    ['williams companies', 'at&s', 'jp morgan']
    """
    together = _INITIALS.sub("", folded(name))
    return _without_article(_AMPERSAND.sub("&", _COMPANY_GAP.sub(" ", together).strip()))


def without_legal_form(key: str) -> str:
    """A key of an organisation without its legal form.

    >>> [without_legal_form(organisation_key(name)) for name in ("Amazon.com, Inc.", "Enel S.p.A.")]
    ['amazon com', 'enel']
    """
    words = key.split(" ")
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def epithet_key(text: str) -> str:
    """The key of an epithet: ``le géant de Redmond`` and ``Géant de Redmond`` are one."""
    return _without_article(_GAP.sub(" ", folded(text)).strip())


def has_capital(text: str) -> bool:
    """Whether any letter is a capital, as a proper name has one."""
    return text != text.lower()


def _without_article(key: str) -> str:
    for article in _LEADING:
        if key.startswith(article):
            return key[len(article) :]
    return key
