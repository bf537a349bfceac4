"""The steps after a value is found: ceilings, rounding, bands, and what the parent sees."""

from __future__ import annotations

from fractions import Fraction

from pydantic import Field

from scorecard.model.base import FrozenDict, Part, Table
from scorecard.model.number import ZERO, Decimals, Exact, UnitExact, half_up
from scorecard.model.text import Id, Text
from scorecard.model.threshold import NumberInterval
from scorecard.model.words import RoundingMode


class Show(Part):
    """How values from 0 to 1 are shown."""

    low: Exact = Field(default=ZERO, alias="from")
    """What 0 is shown as."""
    high: Exact = Field(default=Fraction(100), alias="to")
    """What 1 is shown as."""
    decimals: Decimals = 0
    """Places after the point that are printed; no score is rounded by this."""
    out_of: bool = False
    """Write the highest value beside each number, as "17 of 40"."""
    about: Text | None = None
    """What the ends mean, after "Scores run"; by default the two numbers."""

    def shown(self, value: Fraction) -> Fraction:
        """Return a value in shown units, exactly."""
        return self.low + (self.high - self.low) * value

    def number(self, value: Fraction) -> str:
        """Write a value in shown units, rounded half up, without a plus sign."""
        return half_up(self.shown(value), self.decimals)

    def text(self, value: Fraction) -> str:
        """Write a value for a reader, with the highest one beside it where that is asked for."""
        return self.signed(value) + (f" of {half_up(self.high, self.decimals)}" if self.out_of else "")

    def signed(self, value: Fraction) -> str:
        """Write a value with a plus sign where the shown range goes below zero."""
        number = self.number(value)
        return f"+{number}" if self.low < 0 and number.strip("-0.") and not number.startswith("-") else number

    def difference(self, value: Fraction) -> str:
        """Write a difference of two values in shown units, with its sign."""
        number = half_up((self.high - self.low) * value, self.decimals)
        return number if number.startswith("-") or not number.strip("0.") else f"+{number}"


class Rounding(Part):
    """Rounding of a node's value in its shown units, before its parent sees it."""

    decimals: Decimals
    """Places after the point that are kept."""
    mode: RoundingMode = "half_up"
    """`half_up`: a half goes away from zero; `half_even`: to the even neighbour; `down`: the rest is cut off."""


class Ceiling(Part):
    """A value that a node's score cannot exceed while another node lies below a threshold."""

    at: Exact
    """The highest that the score can be, 0 to 1, while the ceiling binds."""
    trigger: Table[Text, Exact] = Field(alias="while", min_length=1)
    """Nodes, by id or dotted path, each with a threshold: it binds while any of them is known to lie below its own."""
    why: Text | None = None
    """Reason for the ceiling."""


class Band(NumberInterval):
    """A named interval of scores."""

    id: Id | None = None
    """Permanent name."""
    label: Text
    """What outputs print for a score in it."""
    value: UnitExact | None = None
    """What a parent that aggregates with `use: band` takes for a score in this band."""
    requires: Table[Text, Exact] = Field(default_factory=FrozenDict)
    """Nodes, by id or dotted path, each with a threshold that it must reach; else the next lower band holds."""
    why: Text | None = None
    """Reason for its threshold."""
