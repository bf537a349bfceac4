"""Numbers that options take, exact whether they are written as decimals or as fractions."""

from __future__ import annotations

from fractions import Fraction

import click

ONE = Fraction(1)


class ExactNumber(click.ParamType[Fraction]):
    """A number that may be written as a decimal or a fraction: 0.5 or 1/2."""

    name = "number"

    def __init__(self, least: Fraction, most: Fraction | None, allowed: str) -> None:
        """Take numbers from `least` to `most`; `allowed` says which these are."""
        self.least, self.most, self.allowed = least, most, allowed

    def convert(self, value: str | Fraction, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        """Return the number, or fail with what is allowed."""
        try:
            number = Fraction(value)
        except (ValueError, ZeroDivisionError):
            self.fail(f"'{value}' is no number; give {self.allowed}", param, ctx)
        if number < self.least or (self.most is not None and number > self.most):
            self.fail(f"{value} is out of range; give {self.allowed}", param, ctx)
        return number


SHARE = ExactNumber(Fraction(0), ONE, "a share from 0 to 1, such as 1/2")
FACTOR = ExactNumber(ONE, None, "1 or more, such as 2")
"""What options that are shares, or factors, take."""
