"""Amounts of money in every form of the two languages, with what is no commitment by its form alone.

>>> [(m.text, str(m.value.value), m.value.currency) for m in money("4 Md€ ou US$1.4 billion", "en")]
[('4 Md€', '4000000000', 'EUR'), ('US$1.4 billion', '1400000000', 'USD')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from kg.lang import MoneyWords, money_words
from kg.lang.symbols import (
    CODE_ALIASES,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    DOLLAR_COUNTRIES,
    LETTER_SIGN_CURRENCY,
    MAGNITUDES,
)
from kg.mentions.base import Kind, Mention, Surface
from kg.mentions.bounds import bounds, linked, opener
from kg.mentions.currencies import of_the_country
from kg.mentions.numbers import Number, find_in, whole
from kg.model import Amount, Qualifier
from kg.text import either, listed

SMALLEST = 1000  # an amount below it, without a scale, is a price and no commitment


@dataclass(frozen=True, slots=True)
class Sum:
    """A number with the currency that stands beside it, before qualifiers and ranges."""

    start: int
    end: int
    number: Number
    magnitude: int  # an abbreviated scale beside the currency: 10**9 in "4 Md€"
    currency: str  # ISO 4217, "" where none stands there
    family: str = ""  # of an ambiguous word: "dollars", "dirhams", …

    @property
    def value(self) -> Decimal:
        """In whole units of the currency."""
        return whole(self.number.value * self.magnitude)

    @property
    def scaled(self) -> bool:
        """Whether a scale ("billion", "M") belongs to it."""
        return self.number.scale * self.magnitude > 1


@dataclass(frozen=True, slots=True)
class _Patterns:
    words: MoneyWords
    before: re.Pattern[str]
    magnitude: re.Pattern[str]
    after: re.Pattern[str]
    code: re.Pattern[str]
    bare: re.Pattern[str]
    per_unit: re.Pattern[str]
    per_year: re.Pattern[str]
    share: re.Pattern[str]
    conversion: re.Pattern[str]
    rate: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = money_words(language)
    signs, magnitudes, names = either(CURRENCY_SIGNS), either(MAGNITUDES), either(words.CURRENCY_WORDS)
    any_name = f"{signs}|{names}"
    return _Patterns(
        words=words,
        before=re.compile(rf"(?<![a-zà-ÿ])(?P<sign>{signs}|{either(CURRENCY_CODES)}|r)(?P<gap> ?)$"),
        magnitude=re.compile(rf"[ -]?(?P<mag>{magnitudes})(?![a-zà-ÿ])"),
        after=re.compile(
            rf"(?:[ -]?(?P<mag>{magnitudes}))??"
            rf"(?:[ -]?(?P<sign>{signs})|{words.CURRENCY_LINK}(?P<name>{names})"
            rf"|[ ]?(?P<code>{either(CURRENCY_CODES)}))"
            r"(?![a-zà-ÿ])"
        ),
        code=re.compile(r"[A-Z]{3}"),
        bare=re.compile(words.BARE_AMOUNT_FOLLOWS),
        per_unit=re.compile(words.PER_UNIT),
        per_year=re.compile(words.PER_YEAR),
        share=re.compile(words.SHARE_CUES),
        conversion=re.compile(words.CONVERSION_CUES),
        rate=re.compile(
            rf"\(?(?<![\d.,])1 ?(?:{any_name}) ?= ?(?:{signs})? ?[\d.,]+ ?(?:{any_name})?\.?\)?"
            rf"|\(?(?:{signs})1(?:\.0+)? ?= ?[^)\n]{{1,30}}\)?"
        ),
    )


def money(text: str, language: str) -> list[Mention]:
    """The amounts of a text."""
    surface = Surface.of(text)
    return money_in(surface, language, find_in(surface.low, language))


def money_in(surface: Surface, language: str, numbers: Sequence[Number]) -> list[Mention]:
    """The same for a surface whose numbers are already found."""
    sums = [_sum(surface, number, _patterns(language)) for number in numbers]
    found = list(_mentions(surface, language, numbers, sums))
    found = _conversions(surface, language, found)
    families = {sum_.end: sum_.family for sum_ in sums if sum_ and sum_.family}
    found = _inherited(of_the_country(surface.low, language, found, families))
    return found + _exchange_rates(surface, language)


# --- a number and its currency --------------------------------------------------------------------------------


def _sum(surface: Surface, number: Number, patterns: _Patterns) -> Sum | None:
    """The number as a sum of money, or None."""
    return (
        _currency_first(surface, number, patterns)
        or _currency_last(surface, number, patterns)
        or _bare(surface, number, patterns)
    )


def _currency_first(surface: Surface, number: Number, patterns: _Patterns) -> Sum | None:
    last = surface.plain[number.start - 1 : number.start]
    if last == " ":
        last = surface.plain[number.start - 2 : number.start - 1]
    if not last or not (last in _SIGN_ENDS or last.isupper() or last in "shmp."):
        return None
    floor = max(0, number.start - 7)
    found = patterns.before.search(surface.low[floor : number.start])
    currency = _before(surface, floor, found) if found else None
    if not found or currency is None:
        return None
    scale = patterns.magnitude.match(surface.low, number.end) if number.scale == 1 else None
    magnitude = MAGNITUDES[scale["mag"]] if scale else 1
    end = scale.end() if scale else number.end
    family = patterns.words.CURRENCY_FAMILIES.get(found["sign"], "")
    return _renamed(surface, patterns, Sum(floor + found.start(), end, number, magnitude, currency, family))


_SIGN_ENDS = "$€£¥₹₩₽₺₫฿₱₦₪₴₸₵元円łč"


def _before(surface: Surface, floor: int, found: re.Match[str]) -> str | None:
    """The currency of a sign or code that stands before a number; codes are written in capitals."""
    sign, start = found["sign"], floor + found.start()
    raw = surface.plain[start : start + len(sign)]
    if sign in LETTER_SIGN_CURRENCY:
        return LETTER_SIGN_CURRENCY[sign] if raw.isupper() and not found["gap"] else None
    if sign in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[sign] if raw[0].isupper() or not raw[0].isalpha() else None
    return CODE_ALIASES.get(raw, raw) if sign in CURRENCY_CODES and raw.isupper() else None


def _renamed(surface: Surface, patterns: _Patterns, sum_: Sum) -> Sum:
    """The sum with the country that follows a bare sign: "$5 billion Canadian", "$200 million US"."""
    if sum_.family != "dollars":
        return sum_
    found = _COUNTRY_AFTER.match(surface.low, sum_.end)
    if not found:
        return sum_
    return replace(sum_, end=found.end(), currency=DOLLAR_COUNTRIES[found["c"]], family="")


_COUNTRY_AFTER = re.compile(rf" ?\(?(?P<c>{either(DOLLAR_COUNTRIES)})\b\)?(?! [a-z])")


def _currency_last(surface: Surface, number: Number, patterns: _Patterns) -> Sum | None:
    found = patterns.after.match(surface.low, number.end)
    if not found:
        return None
    if found["mag"] and number.scale > 1:
        return None
    name = listed(found["name"] or found["sign"] or "")
    currency = patterns.words.CURRENCY_WORDS.get(name) or CURRENCY_SIGNS.get(name) or _code_after(surface, found)
    if currency is None:
        return None
    magnitude = MAGNITUDES[found["mag"]] if found["mag"] else 1
    family = patterns.words.CURRENCY_FAMILIES.get(name, "")
    return Sum(number.start, found.end(), number, magnitude, currency, family)


def _code_after(surface: Surface, found: re.Match[str]) -> str | None:
    if not found["code"] or found["code"] not in CURRENCY_CODES:
        return None
    raw = surface.plain[found.start("code") : found.end("code")]
    return CODE_ALIASES.get(raw, raw) if raw.isupper() else None


def _bare(surface: Surface, number: Number, patterns: _Patterns) -> Sum | None:
    """A number of millions or more that no noun follows: "2 milliards"; its surroundings give the currency."""
    if number.scale < 10**6 or not patterns.bare.match(surface.low, number.end):
        return None
    return Sum(number.start, number.end, number, 1, "")


# --- mentions --------------------------------------------------------------------------------


def _mentions(
    surface: Surface, language: str, numbers: Sequence[Number], sums: Sequence[Sum | None]
) -> Iterable[Mention]:
    skip = -1
    for index, sum_ in enumerate(sums):
        if index <= skip:
            continue
        upper = sums[index + 1] if index + 1 < len(sums) else None
        pair = _range(surface, language, numbers[index], sum_, upper) if upper else None
        if pair:
            skip = index + 1
            yield pair
        elif sum_:
            yield _single(surface, language, sum_)


def _range(surface: Surface, language: str, number: Number, lower: Sum | None, upper: Sum) -> Mention | None:
    """Two linked amounts as one mention at the upper bound, with the span of both."""
    start = lower.start if lower else number.start
    end = lower.end if lower else number.end
    opened = opener(surface.low, start, language)
    if not linked(surface.low, end, upper.start, language, opened is not None):
        return None
    low_value = _lower_value(number, lower, upper)
    if low_value is None:
        return None
    first = start if opened is None else opened
    amount = Amount(upper.value, upper.currency or (lower.currency if lower else ""), "up_to")
    return _mention(surface, first, upper.end, (start, upper.end), "money", amount, range_low=low_value)


def _lower_value(number: Number, lower: Sum | None, upper: Sum) -> Decimal | None:
    if lower and lower.currency and upper.currency and lower.currency != upper.currency:
        return None
    value = lower.value if lower else number.value
    if not (lower.scaled if lower else number.scale > 1):
        value = number.value * upper.number.scale * upper.magnitude
        value = value if value < upper.value else value / 1000
    return value if value < upper.value and value * 1000 > upper.value else None


def _single(surface: Surface, language: str, sum_: Sum) -> Mention:
    low, patterns = surface.low, _patterns(language)
    span = bounds(low, sum_.start, sum_.end, language, sum_.number.qualifier)
    core = (sum_.start, sum_.end)
    amount = Amount(sum_.value, sum_.currency, span.qualifier)
    if unit := patterns.per_unit.match(low, sum_.end):
        return _mention(surface, span.start, unit.end(), core, "unit_price", amount)
    if not sum_.scaled and sum_.value < SMALLEST:
        share = patterns.share.search(low[max(0, sum_.start - 60) : sum_.start])
        return _mention(surface, span.start, span.end, core, "unit_price" if share else "price", amount)
    yearly = patterns.per_year.match(low, sum_.end) is not None
    return replace(_mention(surface, span.start, span.end, core, "money", amount), yearly=yearly)


def _mention(
    surface: Surface,
    start: int,
    end: int,
    core: tuple[int, int],
    kind: Kind,
    amount: Amount,
    range_low: Decimal | None = None,
) -> Mention:
    return Mention(start, end, surface.text[start:end], kind, amount, core=core, range_low=range_low)


# --- what the surroundings add --------------------------------------------------------------------------------


def _conversions(surface: Surface, language: str, found: Sequence[Mention]) -> list[Mention]:
    """Marks an amount that says the one before it again in another currency, in brackets or after «soit»."""
    cue = _patterns(language).conversion
    marked = list(found[:1])
    for before, mention in pairwise(found):
        between = surface.low[before.end : mention.core[0]].lstrip()
        same = _currency(before) == _currency(mention)
        again = not same and _currency(mention) != "" and len(between) < 40 and cue.fullmatch(between)
        marked.append(replace(mention, conversion=True) if again else mention)
    return marked


def _currency(mention: Mention) -> str:
    return mention.value.currency if isinstance(mention.value, Amount) else ""


def _inherited(found: Sequence[Mention]) -> list[Mention]:
    """Names, beside an amount without a currency, that of the nearest amount before it (else after it)."""
    known = [(m.start, _currency(m)) for m in found if _currency(m) and not m.conversion]
    return [
        m if _currency(m) or m.kind != "money" else replace(m, inherit=_nearest(known, m.start)) for m in found
    ]


def _nearest(known: Sequence[tuple[int, str]], start: int) -> str:
    index = bisect_left(known, (start, "")) - 1
    return known[max(index, 0)][1] if known else ""


def _exchange_rates(surface: Surface, language: str) -> list[Mention]:
    if "=" not in surface.low:
        return []
    matches = _patterns(language).rate.finditer(surface.low)
    return [
        Mention(m.start(), m.end(), surface.text[m.start() : m.end()], "exchange_rate", None, core=m.span())
        for m in matches
    ]


def amount_of(mention: Mention) -> Amount | None:
    """The amount, with its currency from the surroundings where it names none; None for other kinds."""
    if not isinstance(mention.value, Amount) or mention.kind != "money":
        return None
    value = mention.value
    return value if value.currency else replace(value, currency=mention.inherit)


def qualifier_of(mention: Mention) -> Qualifier | None:
    """The qualifier of a mention's value, if it has one."""
    qualifier: Qualifier | None = getattr(mention.value, "qualifier", None)
    return qualifier
