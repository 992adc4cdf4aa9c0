"""Numbers in digits and in words: the anchors of every other reader.

>>> [(n.value, n.qualifier) for n in find("1 200 MW, une centaine, deux milliards et demi", "fr")]
[(Decimal('1200'), 'exact'), (Decimal('100'), 'about'), (Decimal('2500000000'), 'exact')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.lang import Words
from kg.lang import words as words_of
from kg.lang.symbols import CURRENCY_CODES, CURRENCY_SIGNS, LETTER_SIGNS
from kg.model import Qualifier
from kg.text import either, initials, listed, lowered


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: ``value == mantissa * scale``."""

    start: int
    end: int
    mantissa: Decimal
    scale: int = 1
    qualifier: Qualifier = "exact"  # "about" for «une centaine», "at_least" for "500+"
    spelled: bool = False

    @property
    def value(self) -> Decimal:
        """The number itself."""
        return whole(self.mantissa * self.scale)


@dataclass(frozen=True, slots=True)
class _Grammar:
    words: Words
    digits: re.Pattern[str]
    spelled: re.Pattern[str]
    grouped: re.Pattern[str]
    scale: re.Pattern[str]
    noun: re.Pattern[str]


LONGEST = 20  # characters; longer rows of digits are no numbers that anyone means
LARGEST_SCALE = 10**13


def whole(value: Decimal) -> Decimal:
    """The same number, without a fraction where there is none: 3300000000.0 is 3300000000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def looks_like_year(number: Number) -> bool:
    """Whether a bare number is rather a year ("à partir de 2027 jusqu’à 6 000 GPU")."""
    return (
        not number.spelled
        and number.scale == 1
        and 1990 <= number.mantissa <= 2099
        and number.end - number.start == 4
    )


def find(text: str, language: str) -> list[Number]:
    """The numbers of a text in its order; works on the text's lower-cased form."""
    return find_in(lowered(text), language)


def find_in(low: str, language: str) -> list[Number]:
    """The same for a text that is already lower-cased by ``kg.text.lowered``."""
    grammar = _grammar(language)
    found = [_in_digits(match, low, grammar) for match in grammar.digits.finditer(low)]
    found += [_in_words(match, low, grammar) for match in grammar.spelled.finditer(low)]
    return sorted((number for number in found if number is not None), key=lambda number: number.start)


@cache
def _grammar(language: str) -> _Grammar:
    words = words_of(language)
    scales = either(words.SCALES)
    return _Grammar(
        words=words,
        digits=re.compile(_digits_pattern(words)),
        spelled=re.compile(_spelled_pattern(words, scales)),
        grouped=re.compile(rf"\d{{1,3}}(?:(?:{words.THOUSANDS})\d{{3}})+(?:{words.DECIMAL}\d+)?"),
        scale=re.compile(
            rf"{words.SCALE_LINK}(?P<scale>{scales})(?![a-zà-ÿ])(?P<half>{either(words.AND_A_HALF)})?"
        ),
        noun=re.compile(rf"{either(words.ROUND_NOUNS)}\b"),
    )


def _digits_pattern(words: Words) -> str:
    thousands, point, comma = words.THOUSANDS, words.DECIMAL, words.OTHER_DECIMAL
    grouped = rf"\d{{1,3}}(?:(?:{thousands})\d{{3}})+(?!\d)(?:{point}\d+)?"
    return rf"(?:{grouped}|\d+(?:(?:{point}|{comma})\d+)?)(?P<more>\+)?"


def _spelled_pattern(words: Words, scales: str) -> str:
    unit = rf"(?:{scales}|{either(words.ROUND_NOUNS)}|{words.ARTICLE_UNITS})(?![a-zà-ÿ])"
    word, starter = either(words.NUMBER_WORDS), either(words.NUMBER_STARTERS)
    times = either([*words.ARTICLES, *words.NUMBER_STARTERS])
    joiner = rf"(?:{words.NUMBER_JOINER}|[ -])"
    first = initials([*words.NUMBER_STARTERS, *words.ARTICLES, *words.HALVES, *words.QUARTERS])
    return (
        rf"{first}\b(?:(?P<half>{either(words.HALVES)})[ -]?(?={unit})"
        rf"|(?P<quarter>{either(words.QUARTERS)}) ?(?={unit})"
        rf"|(?P<times>{times}) (?P<round>{either(words.ROUND_NOUNS)})\b"
        rf"|(?P<article>{either(words.ARTICLES)})(?=[ -]{unit}|[ ](?:à|to|et)[ ](?:{starter}|\d))"
        rf"|(?P<run>{starter}\b(?:{joiner}{word}\b)*)(?P<and_half>{either(words.AND_A_HALF)})?)"
    )


def _in_digits(match: re.Match[str], low: str, grammar: _Grammar) -> Number | None:
    """A match of the digits with the scales that follow it; None for a part of a name ("H100", "GPT-4")."""
    start, end = match.span()
    if end - start > LONGEST or not _stands_free(low, start):
        return None
    digits = match[0].rstrip("+")
    if grammar.grouped.fullmatch(digits):
        digits = re.sub(grammar.words.THOUSANDS, "", digits)
    mantissa = Decimal(digits.replace(",", "."))
    return _with_scales(Number(start, end, mantissa, 1, "at_least" if match["more"] else "exact"), low, grammar)


def _in_words(match: re.Match[str], low: str, grammar: _Grammar) -> Number | None:
    """A match of number words with the scales that follow it; None for a mere row of them ("two three")."""
    words = grammar.words
    qualifier: Qualifier = "exact"
    if match["round"]:
        mantissa, qualifier = _round(match["times"], match["round"], words)
    elif match["run"]:
        total = spelled(match["run"], words)
        if total is None:
            return None
        mantissa = Decimal(total) + (Decimal("0.5") if match["and_half"] else 0)
    else:
        mantissa = Decimal("0.5") if match["half"] else Decimal("0.25") if match["quarter"] else Decimal(1)
    return _with_scales(Number(*match.span(), mantissa, 1, qualifier, spelled=True), low, grammar)


def _stands_free(low: str, start: int) -> bool:
    """Whether digits begin a number: glued to letters they do so only after a currency ("Rs500", not "H100")."""
    last = low[start - 1 : start]
    if not last.isalpha():
        return last != "_" and not (last == "-" and low[start - 2 : start - 1].isalpha())
    glued = _GLUED.search(low[max(0, start - 5) : start])
    sign = glued[0] if glued else ""
    return sign in CURRENCY_CODES or sign in CURRENCY_SIGNS or sign in LETTER_SIGNS


_GLUED = re.compile(r"[^\W\d_]+$")


def _round(times: str, noun: str, words: Words) -> tuple[Decimal, Qualifier]:
    many = 1 if times in words.ARTICLES else words.NUMBER_WORDS[times]
    qualifier: Qualifier = "about" if words.ROUND_NOUN_QUALIFIER == "about" else "exact"
    return Decimal(many * words.ROUND_NOUNS[noun]), qualifier


def spelled(run: str, words: Words) -> int | None:
    """The value of number words ("deux cent vingt", "two hundred and twenty"); None for a mere row of them."""
    total = current = 0
    for value in (words.NUMBER_WORDS[word] for word in _WORD.findall(run) if word in words.NUMBER_WORDS):
        if value == 1000 and total == 0:
            total, current = (current or 1) * 1000, 0
        elif value == 100 and current < 100:
            current = (current or 1) * 100
        elif value == 20 and current % 100 == 4:
            current += 76  # quatre-vingt
        elif value < 100 and _adds(current % 100, value):
            current += value
        else:
            return None
    return total + current


def _adds(below_hundred: int, value: int) -> bool:
    """Whether a word goes on from those before it: "two" from "twenty", «dix» from «soixante»."""
    if below_hundred == 0:
        return True
    return below_hundred % 10 == 0 and (value < 10 or (value < 20 and below_hundred in (60, 80)))


_WORD = re.compile(r"[a-z]+")


def _with_scales(number: Number, low: str, grammar: _Grammar) -> Number:
    scale, end, half = 1, number.end, Decimal(0)
    while scale < LARGEST_SCALE and (match := grammar.scale.match(low, end)):
        scale *= grammar.words.SCALES[listed(match["scale"])]
        end = match.end()
        half = Decimal("0.5") if match["half"] else half
    if scale == 1 and low[end - 1] in " -":  # "half a " and "demi-" already took the link
        scale, end = _linked_scale(low, end, grammar)
    return Number(number.start, end, number.mantissa + half, scale, number.qualifier, number.spelled)


def _linked_scale(low: str, end: int, grammar: _Grammar) -> tuple[int, int]:
    words = grammar.words
    if match := grammar.scale.match(low, end - 1):
        return words.SCALES[match["scale"]], match.end()
    if match := grammar.noun.match(low, end):
        return words.ROUND_NOUNS[match[0]], match.end()
    return 1, end
