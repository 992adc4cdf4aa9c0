"""Which language a text is in, by the share of its commonest little words."""

from __future__ import annotations

import re
from collections import Counter

LITTLE_WORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(
        "le la les un une des du de et en à dans pour par sur que qui est au aux ce cette son ses il".split()
    ),
    "en": frozenset(
        "the a an of and to in for on by with that which is are was its this from at as it has".split()
    ),
    "de": frozenset("der die das und ist nicht ein eine mit für auf dem den von zu im des sich auch wird".split()),
    "es": frozenset("el los las una del y que por con para se su es al lo como más pero fue esta".split()),
    "it": frozenset("il gli di che è una per con del della sono non anche dei alla nel più questo".split()),
    "pt": frozenset("o os as uma do da que em para com não por mais dos ao foi sua seu".split()),
    "nl": frozenset("het een van en dat niet op te zijn met voor aan er maar door ook wordt naar".split()),
}
NAMES = {"de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch"}
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SHARE = 0.12


def named(code: str) -> str:
    """The name of a language that is told apart, for messages; its code where it has none here.

    >>> named("de"), named("pl")
    ('German', "like 'pl'")
    """
    return NAMES.get(code, f"like {code!r}")


def language_of(text: str, sample: int = 6000) -> str | None:
    """ISO 639-1 code of the likeliest language, or None where no language stands out.

    >>> language_of("Le groupe investit dans un centre de données en Pologne, a dit le ministre.")
    'fr'
    """
    words = Counter(w.lower() for w in _WORD.findall(text[:sample]))
    total = sum(words.values())
    if not total:
        return None
    shares = {code: sum(words[w] for w in known) / total for code, known in LITTLE_WORDS.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _LEAST_SHARE else None
