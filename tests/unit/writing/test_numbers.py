"""How exact numbers are written in documents."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model.number import FRACTION, exact
from scorecard.reading.scalars import NUMBER, read_plain
from scorecard.writing.numbers import number_text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("-3", "-3"),
        ("0.15", "0.15"),
        ("1.10", "1.1"),
        ("53/60", "53/60"),
        ("-1/3", "-1/3"),
        ("1e-7", "0.0000001"),
        ("1e17", "100000000000000000"),
        ("1e30", "1e30"),
        ("15e-100", "1.5e-99"),
        ("1.5e-999", "1.5e-999"),
        ("0.001e-999", "0.001e-999"),
        ("1200e999", "1200e999"),
        ("123456789012345678/262144", "61728394506172839/131072"),
        ("-123456789012345678", "-123456789012345678"),
    ],
)
def test_a_number_is_written_shortly(number: str, text: str) -> None:
    """A number is a decimal where one is exact and short, with an exponent where that is shorter, else a fraction."""
    assert text == number_text(Fraction(number))


@pytest.mark.parametrize(
    "number",
    [
        Fraction(1, 3**20),
        Fraction(10**18 + 1),
        Fraction(1, 1_000_001),
        Fraction(10**18 + 1, 3),
        Fraction(10) ** 1020,
        Fraction(10) ** -100_000,
    ],
)
def test_a_number_that_no_document_can_hold_has_no_text(number: Fraction) -> None:
    """Beyond 18 digits, and fractions with more than 6 below, nothing is written."""
    assert number_text(number) is None


@given(st.integers(-(10**18) + 1, 10**18 - 1), st.integers(-999, 999))
def test_every_decimal_that_is_read_is_written(digits: int, exponent: int) -> None:
    """A decimal of the most digits and the furthest exponents is written as the same number."""
    number = Fraction(Decimal(digits).scaleb(exponent))
    text = number_text(number)
    assert (True, number) == (bool(NUMBER.fullmatch(text or "")), exact(read_plain(text or "")))


@given(st.integers(-(10**18) + 1, 10**18 - 1), st.integers(1, 999_999))
def test_every_fraction_that_is_read_is_written(above: int, below: int) -> None:
    """A fraction is written as the same number, be it as a decimal or as a fraction."""
    text = number_text(Fraction(above, below)) or ""
    assert Fraction(above, below) == exact(text if FRACTION.fullmatch(text) else read_plain(text))
