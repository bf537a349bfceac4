"""How a value became the score: penalties and bonuses, clipping, clamping, ceilings and rounding."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scorecard.model.explanation import Statement
from scorecard.model.number import ZERO, literal
from scorecard.model.result import Result, Step


def steps_of(result: Result) -> Iterator[Statement]:
    """Yield each step from the aggregated value to the score."""
    before = result.aggregated or ZERO
    for step in result.steps:
        yield Statement(kind="step", text=f"{_step(step, before)}: {literal(step.value)}", value=step.value)
        before = step.value


def _step(step: Step, before: Fraction) -> str:
    change = literal(abs(step.value - before))
    return {
        "penalty": f"penalty {step.by} takes off {change}",
        "bonus": f"bonus {step.by} adds {change}",
        "clipped": "clipped to 0 to 1",
        "clamped": "clamped to the bounds",
        "ceiling": f"held down by the ceiling that binds while {step.by} is below its threshold",
        "rounded": "rounded as shown",
    }[step.kind]
