"""Amounts made comparable: in US dollars, at the yearly average rate of ``kg.rates``."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from kg import rates
from kg.model import Amount, Announcement, Article

USUAL_YEAR = 2025
"""Whose rates count where neither the announcement nor the article has a date."""


def in_dollars(amount: Amount | None, year: int | None) -> Decimal | None:
    """The amount in US dollars at the average rate of the year; None without an amount or a rate."""
    return None if amount is None else rates.convert(amount.value, amount.currency, year or USUAL_YEAR, "USD")


def year_of(announcement: Announcement, article: Article) -> int | None:
    """Whose rates count: the announcement's year, else that of its article."""
    date = announcement.announced_on or article.published
    return int(date[:4]) if date else None


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


def same(a: Amount, b: Amount, a_usd: Decimal | None, b_usd: Decimal | None) -> bool:
    """Whether two amounts are the same money told more or less exactly, so that their sources agree.

    >>> least, fewer, more = (Amount(Decimal(n), "USD") for n in (20, 18, 22))
    >>> least = Amount(least.value, "USD", "at_least")
    >>> same(least, fewer, least.value, fewer.value), same(least, more, least.value, more.value)
    (False, True)
    """
    rough = "about" in (a.qualifier, b.qualifier)
    found = ratio(a_usd, b_usd) if a.currency != b.currency else ratio(a.value, b.value)
    near = CONVERTED if a.currency != b.currency else ROUGH
    if not agree(a, b, a_usd, b_usd) or found is None or rough or found - 1 <= near:
        return agree(a, b, a_usd, b_usd)
    first, second = (a_usd, b_usd) if a.currency != b.currency else (a.value, b.value)
    a_is_more = (first or 0) > (second or 0)
    return _leaves_open(a, upwards=not a_is_more) or _leaves_open(b, upwards=a_is_more)


def _leaves_open(amount: Amount, *, upwards: bool) -> bool:
    return amount.qualifier == ("at_least" if upwards else "up_to")


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
