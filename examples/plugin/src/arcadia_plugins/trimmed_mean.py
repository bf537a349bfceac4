"""The mean of what lies in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pydantic import field_validator

from scorecard.plugin import Aggregation, UnitExact

HALF = Fraction(1, 2)


class TrimmedMean(Aggregation):
    """The weighted mean without an equal share of the weight at each end.

    It cuts weight and not children, so that a child which overtakes another moves the value without a jump: however the
    weights differ, the value never falls where a child rises.

    Source: Bryan and Cecchetti, Measuring Core Inflation (1994), in Mankiw (ed.), Monetary Policy; central banks
    publish trimmed means of inflation, the Reserve Bank of Australia with 15 per cent of weight cut at each end.
    """

    version = "1.0.0"

    cut: UnitExact = Fraction(3, 20)
    """Share of the weight that is left out at each end: less than a half."""

    @field_validator("cut")
    @classmethod
    def _leaves_something(cls, cut: Fraction) -> Fraction:
        if cut >= HALF:
            message = "a cut of less than 0.5 leaves something in the middle"
            raise ValueError(message)
        return cut

    def aggregate(self, shares: Sequence[Fraction], values: Sequence[Fraction]) -> Fraction:
        """Lay the children end to end, lowest first, and take the mean of what lies between the cuts."""
        start, kept = Fraction(0), Fraction(0)
        for value, share in sorted(zip(values, shares, strict=True)):
            end = start + share
            kept += max(Fraction(0), min(end, 1 - self.cut) - max(start, self.cut)) * value
            start = end
        return kept / (1 - 2 * self.cut)
