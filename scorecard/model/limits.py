"""Between what numbers the settings of an analysis lie, the same in Python and on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pydantic_core import PydanticCustomError

from scorecard.model.number import ONE, ZERO, exact
from scorecard.problem import ScorecardError, echo


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers that a setting may have."""

    least: Fraction
    most: Fraction | None
    says: str
    """What is allowed, as a message says it."""
    is_whole: bool = False
    """Whether only whole numbers are allowed."""

    def hold(self, number: Fraction) -> bool:
        """Tell whether a number is allowed."""
        return self.least <= number and (self.most is None or number <= self.most)

    def required(self, name: str, value: object) -> Fraction:
        """Return the value of a setting, exactly.

        Raises:
            ScorecardError: when it is no number, or one that is not allowed.
        """
        try:
            number = exact(value)
        except PydanticCustomError:
            number = None
        if number is None or not self.hold(number) or (self.is_whole and not isinstance(value, int)):
            msg = f"{name} is {echo(repr(value))}; give {self.says}"
            raise ScorecardError(msg)
        return number


SHARE = Limits(ZERO, ONE, "a share from 0 to 1, such as 1/2")
FACTOR = Limits(ONE, None, "1 or more, such as 2")
DRAWS = Limits(ONE, Fraction(100_000), "a whole number from 1 to 100000", is_whole=True)
"""From its end on nothing that is printed moves any more; intervals keep every draw."""
SEED = Limits(ZERO, None, "a whole number, 0 or more", is_whole=True)
WORKERS = Limits(ONE, Fraction(64), "a whole number from 1 to 64", is_whole=True)
