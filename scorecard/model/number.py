"""Exact numbers in documents, and how a score is written for a reader.

Every number of a document becomes a `fractions.Fraction` with the value of its literal, so 0.15 is 0.15 and
`53/60` is a number. Rounding happens only when a score is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Annotated

from pydantic import AfterValidator, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from scorecard.model.rule import Rule
from scorecard.model.words import RoundingMode

FRACTION = re.compile(r"-?[0-9]{1,18}/[1-9][0-9]{0,5}")
"""How a fraction is written: digits, a slash, at most 6 digits that do not start with 0."""

MANTISSA_DIGITS, EXPONENT_DIGITS = 18, 3
"""Digits that a number may have at most."""
ZERO, ONE = Fraction(0), Fraction(1)
LONG = 10**24
"""Denominator from which on a number is not written exactly for a reader; that of a root or logarithm is nearly always
larger, as it has 30 digits."""


def exact(value: object) -> Fraction:
    """Return a number with the value of its literal.

    Args:
        value: an int, Decimal, Fraction or finite float (taken at its shortest literal, so 0.1 is 1/10), or text
            such as `53/60`.

    Raises:
        PydanticCustomError: of type `bad-number`, for anything else.
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, float):
        value = Decimal(repr(float(value)))
    if isinstance(value, str) and FRACTION.fullmatch(value):
        return Fraction(value)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or not Decimal(value).is_finite():
        raise PydanticCustomError("bad-number", "expected a number, such as 0.25 or 53/60")
    return Fraction(value)


def total(values: Iterable[Fraction]) -> Fraction:
    """Return the exact sum; over one common denominator, which is many times faster than adding in turn."""
    parts = [value.as_integer_ratio() for value in values]
    common = lcm(*[below for _, below in parts])
    return Fraction(sum([above * (common // below) for above, below in parts]), common)


def weighted_total(weights: Iterable[Fraction], values: Iterable[Fraction]) -> Fraction:
    """Return the exact sum of the products of weights and values, as many of each."""
    ratios = [value.as_integer_ratio() for value in values]
    shares = [weight.as_integer_ratio() for weight in weights]
    parts = [(a * c, b * d) for (a, b), (c, d) in zip(shares, ratios, strict=True)]
    common = lcm(*[below for _, below in parts])
    return Fraction(sum([above * (common // below) for above, below in parts]), common)


def rescaled(weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Return the weights as shares that add up to 1; none where no weight is above 0."""
    whole = total(weights)
    return tuple(weight / whole for weight in weights) if whole else ()


def literal(value: Fraction) -> str:
    """Write an exact number: a decimal where that is exact and short, else a fraction."""
    denominator = value.denominator
    while denominator % 10 in {0, 2, 4, 5, 6, 8} and denominator > 1:
        denominator //= 5 if denominator % 5 == 0 else 2
    decimal = format(Decimal(value.numerator) / Decimal(value.denominator), "f")
    return decimal if denominator == 1 and Fraction(decimal) == value else written(value)


def is_long(value: Fraction) -> bool:
    """Tell whether a number has more digits than anybody reads, as roots and logarithms have, which are rounded."""
    return value.denominator > LONG


def readable(value: Fraction) -> str:
    """Write a number for a reader: exactly, or to 12 decimals where that would be too long."""
    return f"about {half_up(value, 12)}" if is_long(value) else literal(value)


def written(value: Fraction) -> str:
    """Write an exact number as a fraction; one of thousands of digits, which Python writes no more, in hexadecimal."""
    try:
        return str(value)
    except ValueError:
        return f"{value.numerator:#x}/{value.denominator:#x}"


def plain(value: Fraction) -> int | float | str:
    """Return a number as documents hold it: a JSON number where its literal is exact, else a fraction as text."""
    if value.denominator == 1:
        return int(value)
    nearest = float(value)
    return nearest if Fraction(repr(nearest)) == value else written(value)


def rounded(value: Fraction, decimals: int, mode: RoundingMode = "half_up") -> Fraction:
    """Return the nearest number with so many decimals.

    Args:
        value: what is rounded.
        decimals: places after the point that are kept.
        mode: `half_up` takes a half away from zero, `half_even` to the even neighbour, `down` cuts the rest off.
    """
    return Fraction(_units(value, decimals, mode), 10**decimals)


def _units(value: Fraction, decimals: int, mode: RoundingMode) -> int:
    """Return how many units of the last decimal a rounded number has."""
    above, below = value.as_integer_ratio()
    scale: int = 10**decimals
    whole, rest = divmod(abs(above) * scale, below)
    up = {
        "half_up": 2 * rest >= below,
        "half_even": 2 * rest > below or (2 * rest == below and whole % 2),
        "down": False,
    }
    size = whole + bool(up[mode])
    return -size if above < 0 else size


def decimals_of(value: Fraction, most: int = 2) -> int:
    """Return how many decimals a number has, so many at most."""
    return next((count for count in range(most) if (value * 10**count).denominator == 1), most)


def half_up(value: Fraction, decimals: int) -> str:
    """Write a number rounded half away from zero; zero never carries a minus sign."""
    scale, units = 10**decimals, abs(_units(value, decimals, "half_up"))
    sign = "-" if value.numerator < 0 and units else ""
    whole, rest = divmod(units, scale)
    return f"{sign}{whole}.{rest:0{decimals}d}" if decimals else f"{sign}{whole}"


def _count(value: object) -> int:
    number = exact(value)
    if number.denominator != 1 or number < 0:
        raise PydanticCustomError("bad-number", "expected a whole number, 0 or more")
    return int(number)


def _within(low: int | None, high: int | None, *, strict: bool = False) -> Rule[Fraction]:
    def check(value: Fraction) -> Fraction:
        over = high is not None and value > high
        if over or (low is not None and (value < low or (strict and value == low))):
            bound = f"{'more than' if strict else 'at least'} {low}"
            span = f"a number: {f'{low} to {high}' if high is not None else bound}"
            raise PydanticCustomError("out-of-range", "expected {expected}", {"expected": span})
        return value

    keywords = {"exclusiveMinimum" if strict else "minimum": low, "maximum": high}
    return Rule(check, {keyword: bound for keyword, bound in keywords.items() if bound is not None})


_SCHEMA = WithJsonSchema(
    {"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{FRACTION.pattern}$"}]},
)
Exact = Annotated[Fraction, PlainValidator(exact), PlainSerializer(plain), _SCHEMA]
"""Any exact number."""
UnitExact = Annotated[Exact, _within(0, 1)]
"""An exact number from 0 to 1."""
Weight = Annotated[Exact, _within(0, None)]
"""An exact number that is not negative."""
PositiveExact = Annotated[Exact, _within(0, None, strict=True)]
"""An exact number above 0."""
Count = Annotated[int, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
"""A whole number, 0 or more."""
ActCount = Annotated[Count, _within(1, 1_000)]
"""A number of acts: from 1 to 1,000."""


LEAST_EXPONENT, GREATEST_EXPONENT = Fraction(1, 100), Fraction(100)
"""Sizes between which powers and their roots can be computed."""


def _is_moderate(value: Fraction) -> Fraction:
    if value and not LEAST_EXPONENT <= abs(value) <= GREATEST_EXPONENT:
        expected = "an exponent from 0.01 to 100, or from -100 to -0.01"
        raise PydanticCustomError("out-of-range", "expected {expected}", {"expected": expected})
    return value


Exponent = Annotated[Exact, AfterValidator(_is_moderate)]
"""An exponent of a size that powers and roots can be computed with."""
Decimals = Annotated[Count, _within(0, 12)]
"""Places after the point: a whole number from 0 to 12."""
