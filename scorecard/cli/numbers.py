"""Numbers that options take, exact whether they are written as decimals or as fractions."""

from __future__ import annotations

from fractions import Fraction

import click

from scorecard.model import limits


class ExactNumber(click.ParamType[Fraction]):
    """A number that may be written as a decimal or a fraction: 0.5 or 1/2."""

    name = "number"

    def __init__(self, allowed: limits.Limits) -> None:
        """Take the numbers that are allowed."""
        self.allowed = allowed

    def convert(self, value: str | Fraction, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        """Return the number, or fail with what is allowed."""
        try:
            number = Fraction(value)
        except (ValueError, ZeroDivisionError):
            self.fail(f"'{value}' is no number; give {self.allowed.says}", param, ctx)
        if not self.allowed.hold(number):
            self.fail(f"{value} is out of range; give {self.allowed.says}", param, ctx)
        return number


def whole_number(allowed: limits.Limits) -> click.IntRange:
    """Return what takes the whole numbers that are allowed."""
    return click.IntRange(int(allowed.least), None if allowed.most is None else int(allowed.most))


SHARE = ExactNumber(limits.SHARE)
FACTOR = ExactNumber(limits.FACTOR)
"""What options that are shares, or factors, take."""
