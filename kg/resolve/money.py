"""Amounts made comparable: in US dollars, at the yearly average rate of ``kg.rates``."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from kg import rates
from kg.model import Amount

USUAL_YEAR = 2025
"""Whose rates count where neither the announcement nor the article has a date."""


def in_dollars(amount: Amount | None, year: int | None) -> Decimal | None:
    """The amount in US dollars at the average rate of the year; None without an amount or a rate."""
    return None if amount is None else rates.convert(amount.value, amount.currency, year or USUAL_YEAR, "USD")


def shown(amount: Amount) -> str:
    """An amount for people.

    >>> shown(Amount(Decimal(3_300_000_000), "USD", "at_least"))
    'at least 3.3 billion USD'
    """
    word = "" if amount.qualifier == "exact" else amount.qualifier.replace("_", " ") + " "
    for size, name in ((1_000_000_000, "billion"), (1_000_000, "million")):
        if amount.value >= size:
            return f"{word}{(amount.value / size).normalize():f} {name} {amount.currency}"
    return f"{word}{amount.value.normalize():f} {amount.currency}"


ROUGH = Decimal("0.03")
CONVERTED = Decimal("0.07")
ABOUT = Decimal("0.12")
"""How far apart two amounts that agree may lie: both plain, in two currencies, one of them "about"."""


def agree(a: Amount, b: Amount, a_usd: Decimal | None, b_usd: Decimal | None) -> bool:
    """Whether two amounts may be the same money; ``a_usd`` and ``b_usd`` are theirs in US dollars.

    >>> ten, nearly = (Amount(Decimal(n), "USD", q) for n, q in ((10_000_000, "about"), (9_400_000, "exact")))
    >>> agree(ten, nearly, ten.value, nearly.value)
    True
    """
    found = ratio(a_usd, b_usd) if a.currency != b.currency else ratio(a.value, b.value)
    if found is None:
        return False
    loose = ABOUT if a.qualifier != b.qualifier or a.qualifier == "about" else ROUGH
    return found - 1 <= (max(loose, CONVERTED) if a.currency != b.currency else loose)


def ratio(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    """The larger of two amounts divided by the smaller; None where either is missing or zero."""
    return max(a, b) / min(a, b) if a and b else None


@lru_cache(maxsize=4096)
def written(amount: Amount) -> re.Pattern[str]:
    """How texts may write an amount with its unit, once ``cues.plain`` has made signs into spaces.

    >>> bool(written(Amount(Decimal(1_200_000_000), "EUR")).search("portee a 1 2 milliard d euros"))
    True
    >>> bool(written(Amount(Decimal(1_000_000_000), "EUR")).search("1 200 emplois"))
    False
    """
    billions = f"{(amount.value / 1_000_000_000).normalize():f}".replace(".", " ")
    whole = f"{(amount.value / 1_000_000).normalize():f}"
    millions = f"{whole[:-3]} ?{whole[-3:]}" if whole.isdigit() and len(whole) > 3 else whole.replace(".", " ")
    return re.compile(
        rf"(?<!\d)(?<!\d )(?:{billions} ?(?:billion|bn|b\b|milliards?|mds?\b)"
        rf"|{millions} ?(?:million|mn|m\b|millions))"
    )
