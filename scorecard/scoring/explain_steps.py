"""How a value became the score: penalties and bonuses, clipping, clamping, ceilings and rounding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from scorecard.model.explanation import Statement
from scorecard.model.node import id_of
from scorecard.model.number import ZERO, readable
from scorecard.model.result import Result, Step
from scorecard.model.scorecard import Scorecard


def steps_of(card: Scorecard, result: Result) -> Iterator[Statement]:
    """Yield each step from the aggregated value to the score."""
    before = result.aggregated or ZERO
    for step in result.steps:
        text = f"{STEPS[step.kind](card, result, step, before)}: {readable(step.value)}"
        yield Statement(kind="step", text=text, value=step.value)
        before = step.value


def _beside(_card: Scorecard, _result: Result, step: Step, before: Fraction) -> str:
    change = abs(step.value - before)
    verb = "takes off" if step.kind == "penalty" else "adds"
    value = f"{readable(step.share)} x {readable(change / step.share)} = {readable(change)}"
    return f"{step.kind} {step.by} {verb} {value}"


def _ceiling(card: Scorecard, result: Result, step: Step, _before: Fraction) -> str:
    looked_at = card[step.by]
    score = looked_at.score if looked_at.score is not None else looked_at.upper or ZERO
    here = [ceiling.trigger for ceiling in result.node.settled.ceilings if ceiling.at == step.value]
    least = max(least for trigger in here for name, least in trigger.items() if id_of(name) == step.by)
    found = readable(score) if looked_at.score is not None else f"at most {readable(score)}"
    return f"held down by the ceiling, as {step.by} is {found}, below {readable(least)}"


def _rounded(_card: Scorecard, result: Result, step: Step, before: Fraction) -> str:
    rounding = result.node.settled.round
    how = f"{rounding.mode.replace('_', ' ')} to {rounding.decimals} decimals" if rounding else ""
    shown = (readable(result.show.shown(value)) for value in (before, step.value))
    return f"rounded {how}, as it is shown, from {' to '.join(shown)}"


def _plainly(words: str) -> Callable[[Scorecard, Result, Step, Fraction], str]:
    return lambda _card, _result, _step, _before: words


STEPS: dict[str, Callable[[Scorecard, Result, Step, Fraction], str]] = {
    "penalty": _beside,
    "bonus": _beside,
    "clipped": _plainly("clipped to 0 to 1"),
    "clamped": _plainly("clamped to the bounds"),
    "ceiling": _ceiling,
    "rounded": _rounded,
}
"""What is said of each kind of step."""
