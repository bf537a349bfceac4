"""Steps whose result is no fraction, computed alike on every platform: to 40 digits, rounded to 30."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

_WORK = Context(prec=40, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999)
_KEEP = Context(prec=30, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999)


def weighted_product(bases: Sequence[Fraction], exponents: Sequence[Fraction]) -> Fraction:
    """Return the product of the bases, each raised to its exponent; bases above 0."""
    total = Decimal(0)
    for base, exponent in zip(bases, exponents, strict=True):
        total = _WORK.fma(_decimal(exponent), _WORK.ln(_decimal(base)), total)
    return Fraction(_KEEP.plus(_WORK.exp(total)))


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """Return the base raised to the exponent; base above 0; exact for whole exponents."""
    if exponent.denominator == 1:
        return base**exponent.numerator
    return weighted_product([base], [exponent])


def log_position(number: Fraction, worst: Fraction, best: Fraction) -> Fraction:
    """Return how far the number lies from worst to best on a logarithmic line; all above 0."""
    start, end = _WORK.ln(_decimal(worst)), _WORK.ln(_decimal(best))
    way = _WORK.subtract(_WORK.ln(_decimal(number)), start)
    return Fraction(_KEEP.plus(_WORK.divide(way, _WORK.subtract(end, start))))


def _decimal(value: Fraction) -> Decimal:
    return _WORK.divide(Decimal(value.numerator), Decimal(value.denominator))
