"""Observations to values: levels of a scale, numbers between goalposts."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction

from scorecard.model.facts import ObservedValue
from scorecard.model.measure import Measure, TableStep
from scorecard.model.number import ONE, ZERO
from scorecard.model.result import Bounded
from scorecard.model.scale import LevelScale
from scorecard.scoring.irrational import log_position


def judge_level(scale: LevelScale, observed: ObservedValue | None) -> Bounded:
    """Return what an observed level is worth; an unknown spans the scale's lowest to its highest level."""
    if observed is None:
        return unknown(*scale.span)
    level = next((level for level in scale.levels if level.id == observed.level), None)
    if level.exclude if level else observed.level == "not_applicable":
        return EXCLUDED
    value = scale.value(level) if level else None
    return known(value) if value is not None else unknown(*scale.span)


def judge_number(measure: Measure, observed: ObservedValue | None) -> Bounded:
    """Return what an observed number is worth; an unknown spans the goalposts."""
    if observed and observed.level == "not_applicable":
        return EXCLUDED
    if observed is None or observed.number is None:
        return unknown(*measure.span)
    return known(position(measure, observed.number))


def position(measure: Measure, number: Fraction) -> Fraction:
    """Return what a number is worth: by the table's step, or its way from the worst goalpost (0) to the best (1)."""
    if measure.table:
        return step_of(measure, number).score
    way = way_of(measure, number)
    if measure.cap in {"both", "worst"}:
        way = max(way, ZERO)
    return min(way, ONE) if measure.cap in {"both", "best"} else way


def way_of(measure: Measure, number: Fraction) -> Fraction:
    """Return a number's way from the worst goalpost (0) to the best (1), and beyond them, before any cap."""
    worst, best = measure.goalposts
    return log_position(number, worst, best) if measure.curve == "log" else (number - worst) / (best - worst)


def step_of(measure: Measure, number: Fraction) -> TableStep:
    """Return the step of a table that a number lies in; the lowest is open below."""
    return measure.steps[max(0, bisect_right(measure.steps, (number, False), key=_place) - 1)]


def _place(step: TableStep) -> tuple[Fraction, bool]:
    return step.place


def known(value: Fraction) -> Bounded:
    """Return a value that is known for certain."""
    return Bounded(outcome="judged", score=value, lower=value, upper=value, coverage=ONE)


def unknown(lower: Fraction, upper: Fraction) -> Bounded:
    """Return a value of which only the bounds are known."""
    return Bounded(outcome="unknown", score=None, lower=lower, upper=upper, coverage=ZERO)


EXCLUDED = Bounded(outcome="excluded", score=None, lower=None, upper=None, coverage=ZERO)
"""What does not apply: it leaves the denominator."""
