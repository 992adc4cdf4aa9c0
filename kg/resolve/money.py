"""Amounts made comparable: in US dollars at the yearly average rate of ``kg.rates``."""

from __future__ import annotations

from decimal import Decimal

from kg.model import Amount

_ROUGH = {
    "EUR": "1.1",
    "GBP": "1.28",
    "CAD": "0.73",
    "JPY": "0.0067",
    "CNY": "0.14",
    "INR": "0.0118",
    "SEK": "0.097",
}


def in_dollars(amount: Amount | None, year: int | None) -> Decimal | None:
    """The amount in US dollars; None without an amount or where its currency has no rate."""
    if amount is None:
        return None
    if amount.currency == "USD":
        return amount.value
    rate = _ROUGH.get(amount.currency)
    return amount.value * Decimal(rate) if rate else None
