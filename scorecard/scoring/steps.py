"""The steps after a value is aggregated: clip, clamp, ceiling, round; and what a parent sees of the result."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scorecard.model.node import Node, id_of
from scorecard.model.number import ONE, ZERO, rounded
from scorecard.model.result import Bounded, Result, Step
from scorecard.model.steps import Ceiling, Show
from scorecard.model.words import Use
from scorecard.scoring.bands import Results, Side, reaches


def clip(value: Fraction) -> Fraction:
    """Return the nearest value from 0 to 1."""
    return ZERO if value.numerator < 0 else ONE if value.numerator > value.denominator else value


def clamp(value: Fraction, lower: Fraction, upper: Fraction) -> Fraction:
    """Return the nearest value from lower to upper."""
    return min(max(value, lower), upper)


def after(node: Node, show: Show, value: Fraction, side: Side, results: Results) -> Fraction:
    """Return a value after its node's ceilings and rounding."""
    if not node.settled.ceilings and not node.settled.round:
        return value
    for step in ending(node, show, value, side, results):
        value = step.value
    return value


def ending(node: Node, show: Show, value: Fraction, side: Side, results: Results) -> Iterator[Step]:
    """Yield the ceilings and the rounding that change a value; what lies from 0 to 1 is not rounded out of it."""
    for ceiling in node.settled.ceilings:
        if value > ceiling.at and (by := binding(ceiling, side, results)):
            value = ceiling.at
            yield Step("ceiling", value, by)
    if rounding := node.settled.round:
        kept = rounded(show.shown(value), rounding.decimals, rounding.mode)
        nearest = (kept - show.low) / (show.high - show.low)
        nearest = clip(nearest) if clip(value) == value else nearest
        if nearest != value:
            yield Step("rounded", nearest)


def binding(ceiling: Ceiling, side: Side, results: Results) -> str:
    """Return the id of the first node that makes a ceiling bind: one known to lie below its threshold; or nothing."""
    triggers = ((id_of(name), threshold) for name, threshold in ceiling.trigger.items())
    return next((name for name, threshold in triggers if reaches(results[name], threshold, side) is False), "")


def seen(result: Result, use: Use) -> Bounded:
    """Return what a parent sees of a result: its score or its band's value, over the range that it is seen in."""
    value = result if use == "score" else result.by_band or result
    ends = result.node.range
    if not ends or value.lower is None or value.upper is None:
        return value
    low, high = ends
    bounds = sorted((low + (high - low) * value.lower, low + (high - low) * value.upper))
    return Bounded(
        outcome=value.outcome,
        score=None if value.score is None else low + (high - low) * value.score,
        lower=bounds[0],
        upper=bounds[1],
        coverage=value.coverage,
    )
