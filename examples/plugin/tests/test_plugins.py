"""The plug-ins by themselves: what an author tests without a rubric."""

from __future__ import annotations

from fractions import Fraction

import pytest
from arcadia_plugins import ShareReaching, TrimmedMean

from scorecard.plugin import FactsInView

FIFTHS = (Fraction(1, 5),) * 5
NOTHING = FactsInView(acts=(), number=None, subject="arcadia", attributes={}, terms=())


def test_a_fifth_at_each_end_is_left_out() -> None:
    """Of five children of equal weight, the three in the middle count."""
    values = [Fraction(value, 10) for value in (10, 5, 6, 1, 7)]
    assert Fraction(6, 10) == TrimmedMean(cut=Fraction(1, 5)).aggregate(FIFTHS, values)


def test_one_child_is_its_own_mean() -> None:
    """Where only one child counts, its value is the value."""
    assert Fraction(1, 3) == TrimmedMean().aggregate([Fraction(1)], [Fraction(1, 3)])


def test_a_half_leaves_nothing() -> None:
    """A cut of a half at each end is refused."""
    with pytest.raises(ValueError, match="leaves something"):
        TrimmedMean(cut=Fraction(1, 2))


def test_nothing_known_says_nothing() -> None:
    """Without acts there is no score, and anything could be."""
    found = ShareReaching().judge(NOTHING)
    assert (None, 0, 1, 0) == (found.score, found.lower, found.upper, found.coverage)
