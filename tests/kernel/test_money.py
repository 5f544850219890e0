"""Money keeps its cents."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel.errors import Invalid
from hub.kernel.money import EXPONENTS, LARGEST, Money, round_half_up


@given(st.integers(-LARGEST, LARGEST), st.sampled_from(sorted(EXPONENTS)))
def test_what_is_written_reads_back(minor, currency):
    written = Money(minor, currency).as_json()
    assert Money.parse(**written) == Money(minor, currency)


@pytest.mark.parametrize(
    "amount",
    [
        *("", "abc", "NaN", "Infinity", "-Infinity", "1.234", "1e30", "0.001", None, [], "1,5"),
        *("٣.x", "1e2", "1_0", "５", "٣", " 5 ", "5\n", "+5", "5.", ".5", "05.00", "00", "--5"),
    ],
)
def test_what_is_no_amount(amount):
    with pytest.raises(Invalid):
        Money.parse(amount, "PEN")


@pytest.mark.parametrize(("amount", "minor"), [("5", 500), ("0.5", 50), ("12.50", 1250)])
def test_a_plain_decimal_is_an_amount(amount, minor):
    assert Money.parse(amount, "PEN").minor == minor


def test_pesos_of_chile_have_no_cents():
    assert Money.parse("12", "CLP").minor == 12
    with pytest.raises(Invalid):
        Money.parse("12.5", "CLP")


def test_currencies_do_not_mix():
    with pytest.raises(Invalid):
        Money(1, "PEN") + Money(1, "USD")
    with pytest.raises(Invalid):
        Money.parse("1", "XXX")


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("0.5", 1), ("1.5", 2), ("2.5", 3), ("-0.5", -1), ("2.4999", 2), ("-2.5", -3)],
)
def test_halves_go_away_from_zero(value, rounded):
    assert round_half_up(Decimal(value)) == rounded


@pytest.mark.parametrize("currency", sorted(EXPONENTS))
def test_every_currency_is_written_as_people_do(currency):
    said = str(Money(-125_000, currency))

    ends = {"CLP": "125,000", "PYG": "125,000", "COP": "1,250"}
    assert said.startswith("-") and said.endswith(ends.get(currency, ".00"))


def test_it_is_written_with_its_sign_and_its_thousands():
    assert str(Money(125_050, "PEN")) == "S/ 1,250.50"
    assert str(Money(-300, "PEN")) == "-S/ 3.00"
