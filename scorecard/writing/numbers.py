"""Exact numbers as documents hold them: a decimal where one is short enough, else a fraction."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from scorecard.model.number import EXPONENT_DIGITS, FRACTION, MANTISSA_DIGITS

FURTHEST = 10**EXPONENT_DIGITS - 1
"""The greatest exponent."""
_BITS = 4 * (FURTHEST + 2 * MANTISSA_DIGITS)
"""Size of the parts of a number beyond which no document can hold it."""


def number_text(value: Fraction) -> str | None:
    """Return the text that reads as exactly this number; None where documents have no room for it.

    Why: a number goes from its digits to text and back, and never through a float.
    """
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _BITS:
        return None
    decimal = _decimal(value)
    texts = [form(decimal) for form in (_plainly, _by_exponent)] if decimal is not None else []
    fraction = f"{value.numerator}/{value.denominator}"
    short = [text for text in texts if _digits(text) <= MANTISSA_DIGITS]
    return short[0] if short else fraction if FRACTION.fullmatch(fraction) else None


def _decimal(value: Fraction) -> Decimal | None:
    """Return the number as a decimal, exactly, without zeros at its end; None for one such as a third."""
    places = max(_times(value.denominator, 2), _times(value.denominator, 5))
    digits, rest = divmod(abs(value.numerator) * 10**places, value.denominator)
    if rest:
        return None
    written = str(digits)
    kept = written.rstrip("0") or "0"
    exponent = len(written) - len(kept) - places if digits else 0
    return Decimal((int(value < 0), tuple(map(int, kept)), exponent))


def _times(number: int, factor: int) -> int:
    """Return how many times a number can be divided by a factor."""
    times = 0
    while number % factor == 0:
        number, times = number // factor, times + 1
    return times


def _plainly(value: Decimal) -> str:
    return format(value, "f")


def _by_exponent(value: Decimal) -> str:
    """Write a number with an exponent of at most three digits, and as few digits before it as that allows."""
    sign, digits, exponent = value.as_tuple()
    shift = max(-FURTHEST, min(FURTHEST, value.adjusted()))
    return f"{format(Decimal((sign, digits, int(exponent) - shift)), 'f')}e{shift}"


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text.partition("e")[0])
