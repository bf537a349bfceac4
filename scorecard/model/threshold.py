"""Where an interval of numbers starts: on its threshold, or above it."""

from __future__ import annotations

from fractions import Fraction
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from scorecard.model.base import Part
from scorecard.model.number import Exact


class NumberInterval(Part):
    """An interval of numbers, from its threshold up to the next one's; the lowest of several is open below."""

    start: Exact | None = Field(default=None, alias="from")
    """The lowest number inside; a number on it is inside."""
    above: Exact | None = None
    """In place of `from`: only numbers above this one are inside; a number on it is in the interval below."""

    @model_validator(mode="after")
    def _starts_somewhere(self) -> Self:
        if (self.start is None) == (self.above is None):
            expected = "from: or above:, one of them"
            raise PydanticCustomError("bad-threshold", "expected {expected}", {"expected": expected})
        return self

    @property
    def threshold(self) -> Fraction:
        """Where the interval starts, whether or not a number on it is inside."""
        return next(number for number in (self.start, self.above) if number is not None)

    @property
    def place(self) -> tuple[Fraction, bool]:
        """Where it stands among others: by its threshold, one without the threshold after one with it."""
        return self.threshold, self.above is not None
