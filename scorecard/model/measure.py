"""Measures: numbers between goalposts, or looked up in a table of steps."""

from __future__ import annotations

from fractions import Fraction
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from scorecard.model.base import Items, Part
from scorecard.model.number import ONE, ZERO, Exact, PositiveExact, UnitExact
from scorecard.model.text import Text
from scorecard.model.threshold import NumberInterval
from scorecard.model.words import Better, Cap, Curve, FitMethod


class TableStep(NumberInterval):
    """One step of a table: what the numbers in it are worth."""

    score: UnitExact
    """What the numbers in it are worth, 0 to 1."""
    why: Text | None = None
    """Reason for the score."""


class Measure(Part):
    """A numeric criterion with absolute goalposts, so that adding a subject changes nobody's score."""

    worst: Exact | None = None
    """The number that is worth 0."""
    best: Exact | None = None
    """The number that is worth 1; it may lie below `worst`."""
    curve: Curve = "linear"
    """How the value runs between the goalposts."""
    cap: Cap = "both"
    """Where the value stops: at both goalposts, at one of them, or nowhere."""
    table: Items[TableStep] = ()
    """In place of goalposts: steps, each with the score of the numbers in it; the lowest is open below."""
    fit: FitMethod | None = None
    """In place of goalposts: how `fit` is to find them in a set of records; until then nothing can be scored."""
    better: Better = "more"
    """Under `fit`: which way the numbers get better."""
    onto: Items[Exact] = ()
    """Under `fit: min_max`: what the worst and best number are to be worth, such as [0.01, 1]; by default 0 and 1."""
    percentiles: Items[UnitExact] = ()
    """Under `fit: percentiles`: the two shares of the records, such as [0.05, 0.95], whose numbers are goalposts."""
    deviations: PositiveExact | None = None
    """Under `fit: deviation`: how many standard deviations the goalposts lie from the mean."""
    unit: Text | None = None
    """What the number counts, for a reader: days, dollars."""
    why: Text | None = None
    """Reason for the goalposts."""

    @model_validator(mode="after")
    def _is_one_way(self) -> Self:
        ways = (self.worst is not None, bool(self.table), self.fit is not None)
        half = (self.worst is None) != (self.best is None)
        if half or sum(ways) != 1 or not self._is_fit_for_its_method():
            expected = "worst: and best:, or table:, or fit: (percentiles with two shares, deviation with a number)"
            raise PydanticCustomError("bad-measure", "expected {expected}", {"expected": expected})
        return self

    def _is_fit_for_its_method(self) -> bool:
        """Tell whether each choice of a way to fit is there for its own way only, and in order."""
        pairs = {"percentiles": self.percentiles, "min_max": self.onto}
        in_order = all(not pair or (len(pair) == len("ab") and pair[0] < pair[1]) for pair in pairs.values())
        misplaced = any(pair and self.fit != way for way, pair in pairs.items())
        complete = (self.fit != "percentiles" or self.percentiles) and (
            (self.deviations is not None) == (self.fit == "deviation")
        )
        return in_order and not misplaced and bool(complete)

    @property
    def goalposts(self) -> tuple[Fraction, Fraction]:
        """Worst and best of a measure that has them."""
        return self.worst or ZERO, self.best or ZERO

    @property
    def steps(self) -> tuple[TableStep, ...]:
        """The table's steps, lowest first."""
        return tuple(sorted(self.table, key=lambda step: step.place))

    @property
    def span(self) -> tuple[Fraction, Fraction]:
        """The lowest and the highest value that an unknown number could have: between its goalposts."""
        scores = [step.score for step in self.table] or [ZERO, ONE]
        return min(scores), max(scores)
