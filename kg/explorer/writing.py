"""Numbers, money and dates as people of each language write them; the habits stand in the words' [form] table."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from kg.explorer.wording import Words

NARROW = "\u202f"
_MINUS = "\u2212"


def number(w: Words, value: float | int | None, digits: int = 0) -> str:
    """A number with its thousands apart: 114 231 or 114,231; nothing for None.

    >>> from kg.explorer.wording import words
    >>> number(words("en"), 114231), number(words("en"), 2.50, 2)
    ('114,231', '2.5')
    """
    if value is None:
        return ""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)
    whole, _, part = f"{abs(exact):,}".partition(".")
    text = whole.replace(",", w("form.thousands"))
    part = part.rstrip("0")
    return (_MINUS if exact < 0 else "") + text + (w("form.decimal") + part if part else "")


def money(w: Words, value: float | None, currency: str | None) -> str:
    """An amount in few characters: 20 Md$ or $20bn; nothing for None.

    >>> from kg.explorer.wording import words
    >>> money(words("en"), 20e9, "USD"), money(words("en"), 3.5e8, "CAD"), money(words("en"), 1.25e12, "USD")
    ('$20bn', 'CAD 350m', '$1.25tn')
    """
    if value is None or not currency:
        return ""
    unit, name = next(((u, n) for u, n in _units(w) if abs(value) >= u * 0.9995), (1.0, ""))
    scaled = value / unit
    digits = 0 if abs(scaled) >= 100 or not name else 1 if abs(scaled) >= 10 else 2
    sign = w.texts.get(f"form.signs.{currency}")
    form = w("form.money_sign" if sign else "form.money_code")
    return form.format(number=number(w, scaled, digits), unit=name, sign=sign or currency).strip()


def _units(w: Words) -> list[tuple[float, str]]:
    names = w.texts["form.units"]
    return [(10.0 ** int(power), name) for power, name in names]


def power(w: Words, megawatts: float | None) -> str:
    """Power in MW, from 10,000 on in GW; nothing for None."""
    if megawatts is None:
        return ""
    if megawatts >= 10_000:
        return f"{number(w, megawatts / 1000, 1)}{NARROW}GW"
    return f"{number(w, megawatts, 0 if megawatts >= 10 else 1)}{NARROW}MW"


def day(w: Words, iso: str | None, *, short: bool = False) -> str:
    """A date as precise as it is known: 9 juin 2025, juin 2025 or 2025; nothing for None.

    >>> from kg.explorer.wording import words
    >>> day(words("en"), "2025-06-09"), day(words("en"), "2025-06", short=True), day(words("en"), "2025")
    ('9 June 2025', 'Jun 2025', '2025')
    """
    if not iso:
        return ""
    year, *rest = iso[:10].split("-")
    if not rest or not rest[0].isdecimal() or not 1 <= int(rest[0]) <= 12:
        return year
    month = w.texts["form.months_short" if short else "form.months"][int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    number_ = w("form.first") if int(rest[1]) == 1 else str(int(rest[1]))
    return f"{number_} {month} {year}"


def as_date(iso: str) -> date | None:
    """The first day that a partial date can mean; None where it is none."""
    try:
        return date.fromisoformat((iso + "-01-01")[:10] if len(iso) == 4 else (iso + "-01")[:10])
    except ValueError:
        return None


def listed(w: Words, names: list[str]) -> str:
    """Names joined as in a sentence: a, b et c."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + w("form.and") + names[-1]
