"""How a criterion judges a number: its goalposts or steps with their reasons, and what one number came to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scorecard.guide.words import Words
from scorecard.model.measure import Measure, TableStep
from scorecard.scoring.normalise import step_of, way_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StepText:
    """One step of a table: which numbers lie in it, and what they are worth."""

    title: str
    """The numbers that lie in it, with their unit."""
    value: Fraction
    """What they are worth, 0 to 1."""
    value_text: str
    why: str
    """Reason that the rubric gives; empty where it gives none."""


def judged_by_number(measure: Measure, words: Words) -> str:
    """Return how a measure judges a number."""
    if measure.table:
        return words("judged.table")
    worst, best = (_with_unit(measure, value, words) for value in measure.goalposts)
    return words("judged.measure", worst=worst, best=best)


def steps_of_table(measure: Measure, words: Words) -> Iterator[StepText]:
    """Yield the steps of a measure that has a table, the lowest first."""
    for step in measure.steps:
        yield StepText(
            title=_title(measure, step, words),
            value=step.score,
            value_text=words.exact(step.score),
            why=step.why or "",
        )


def _title(measure: Measure, step: TableStep, words: Words) -> str:
    """Return which numbers lie in a step: the lowest is open below, so it is told by where the next one starts."""
    lowest, *others = measure.steps
    if step is not lowest:
        key = "table_step.from" if step.above is None else "table_step.above"
        return words(key, number=_start(measure, step, words))
    if not others:
        return words("table_step.any")
    key = "table_step.below" if others[0].above is None else "table_step.to"
    return words(key, number=_start(measure, others[0], words))


def _start(measure: Measure, step: TableStep, words: Words) -> str:
    return _with_unit(measure, step.threshold, words)


def _with_unit(measure: Measure, value: Fraction, words: Words) -> str:
    number = words.exact(value)
    return words.joined(" ", [number, measure.unit]) if measure.unit else number


def formula_of_number(measure: Measure, number: Fraction, value: Fraction, words: Words) -> str:
    """Return what a number came to: by its step, or by its way between the goalposts and what that counts as."""
    said = {"number": words.exact(number), "value": words.exact(value)}
    if measure.table:
        return words("formula.step", step=_title(measure, step_of(measure, number), words), **said)
    way = way_of(measure, number)
    worst, best = (words.exact(end) for end in measure.goalposts)
    curve = "formula.measure_log" if measure.curve == "log" else "formula.measure"
    formula = words(curve, worst=worst, best=best, number=said["number"], value=words.exact(way))
    return formula if way == value else words("formula.capped", formula=formula, value=said["value"])
