"""Plug-ins of a package that is installed while tests run; its entry points stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pydantic import field_validator

from scorecard.plugin import (
    Aggregation,
    Count,
    CriterionRule,
    Exact,
    FactsInView,
    Items,
    Judgement,
    Part,
    Stage,
    Table,
    Text,
    UnitExact,
)

MANY = 7


class MeanAgain(Aggregation):
    """The weighted mean, which the library has as well."""

    version = "1.0.0"

    def aggregate(self, shares: Sequence[Fraction], values: Sequence[Fraction]) -> Fraction:
        """Add up what each child brings."""
        return sum((share * value for share, value in zip(shares, values, strict=True)), Fraction(0))


class NumberAgain(CriterionRule):
    """The observed number, which is from 0 to 1, or else unknown between two ends."""

    version = "1.0.0"

    worst: UnitExact = Fraction(0)
    """The least that it can be."""
    best: UnitExact = Fraction(1)
    """The most that it can be."""

    def judge(self, facts: FactsInView) -> Judgement:
        """Give the number where there is one."""
        if facts.number is None:
            return Judgement(lower=self.worst, upper=self.best, coverage=0)
        return Judgement(score=facts.number, lower=facts.number, upper=facts.number, lines=("the number itself",))


class Inner(Part):
    """Settings inside settings."""

    least: Exact
    """A number."""
    words: Items[Text] = ()
    """Words."""


class EverySetting(MeanAgain):
    """Every kind of setting that a document holds."""

    truth: bool = False
    """A truth."""
    count: Count = 1
    """A whole number."""
    stage: Stage | None = None
    """A word."""
    inner: Inner | None = None
    """A mapping with its own keys."""
    table: Table[Text, Exact] | None = None
    """A mapping with any keys."""

    @field_validator("count")
    @classmethod
    def _is_small(cls, count: int) -> int:
        if count >= MANY:
            message = "seven is too many"
            raise ValueError(message)
        return count


class EverySettingOfARule(NumberAgain):
    """Every kind of setting that a document holds."""

    inner: Inner | None = None
    """A mapping with its own keys."""
    share: UnitExact = Fraction(1, 2)
    """A share."""
