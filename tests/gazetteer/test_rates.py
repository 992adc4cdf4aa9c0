"""Money in one currency at yearly averages."""

from __future__ import annotations

from decimal import Decimal

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rates import TABLE, convert, rate, read_rates

RATES = read_rates(TABLE)
REQUIRED = (
    "USD EUR GBP JPY CHF CAD AUD NZD CNY INR KRW SGD HKD TWD THB MYR IDR PHP VND AED SAR QAR KWD ILS TRY EGP MAD"
    " TND NGN ZAR KES BRL MXN CLP COP ARS SEK NOK DKK PLN CZK HUF RON ISK"
).split()


@pytest.mark.parametrize("currency", REQUIRED)
def test_the_currencies_of_the_field_are_there_for_every_year(currency):
    """Each has a rate above zero from 2015 to 2026."""
    assert all(rate(currency, year).per_euro > 0 for year in range(2015, 2027))


def test_currencies_are_iso_codes():
    """Every row is a currency of ISO 4217, or was: Bulgaria has paid in euros since 2026."""
    assert [code for code in RATES if pycountry.currencies.get(alpha_3=code) is None] <= ["BGN"]


def test_no_yearly_average_jumps_without_cause():
    """A slip of the pen shows as a leap: no rate changes by half in a year but for known devaluations."""
    devalued = {("EGP", 2017), ("EGP", 2023), ("EGP", 2024), ("NGN", 2023), ("NGN", 2024), ("KZT", 2016)}
    devalued |= {("TRY", 2022), ("TRY", 2023)} | {("ARS", year) for year in range(2016, 2026)}
    for code, years in RATES.items():
        for year in range(2016, 2026):
            change = years[year][0] / years[year - 1][0]
            assert Decimal("0.7") < change < Decimal("1.45") or (code, year) in devalued, (code, year, change)


@pytest.mark.parametrize(
    ("value", "currency", "year", "into", "expected"),
    [
        ("1000000", "EUR", 2024, "USD", "1082400.0000"),
        ("1082400", "USD", 2024, "EUR", "1000000"),
        ("5", "USD", 1999, "USD", "5"),
        ("3.6725", "AED", 2020, "USD", "1"),
        ("655.957", "XOF", 2019, "EUR", "1"),
    ],
)
def test_known_conversions(value, currency, year, into, expected):
    """The year's average decides; money already in the currency stays as it is, whatever the year."""
    assert convert(Decimal(value), currency, year, into).quantize(Decimal(expected)) == Decimal(expected)


def test_what_the_table_lacks_is_not_guessed():
    """An unknown currency and a year before the first give None."""
    assert convert(Decimal(1), "XYZ", 2024, "EUR") is None
    assert convert(Decimal(1), "EUR", 2024, "XYZ") is None
    assert convert(Decimal(1), "USD", 2014, "EUR") is None


def test_a_later_year_takes_the_last_rate_and_says_so():
    """2026 is converted at the last average known, marked as carried over."""
    assert rate("USD", 2026).carried_over
    assert rate("USD", 2026).per_euro == rate("USD", 2025).per_euro
    assert not rate("USD", 2025).carried_over


@given(
    st.decimals(1, 10**12, places=2), st.sampled_from(REQUIRED), st.sampled_from(REQUIRED), st.integers(2015, 2027)
)
def test_there_and_back_is_the_same_amount(value, source, target, year):
    """Converting and converting back loses nothing that anyone would see."""
    there = convert(value, source, year, target)
    assert abs(convert(there, target, year, source) - value) < Decimal("0.000001")
