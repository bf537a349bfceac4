"""Plug-ins asked for values, and held to what they promise: whatever they do ends in a value or in one clear error."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

from scorecard.installed import told
from scorecard.model.judgement import FactsInView, Judgement
from scorecard.model.number import ONE, ZERO, literal
from scorecard.model.plugin import Aggregation, CriterionRule, PluginInUse
from scorecard.model.result import Bounded, Outcome
from scorecard.problem import PluginError, echo, visible

T = TypeVar("T")
Numbers = Sequence[Fraction]


def aggregated_by(plugin: PluginInUse, settings: Aggregation, shares: Numbers, values: Numbers, at: str) -> Fraction:
    """Return what an aggregation gives.

    Args:
        plugin: the plug-in, for messages.
        settings: the plug-in, to be asked.
        shares: of the children, above 0, adding up to 1.
        values: of the children, from 0 to 1, as many.
        at: id of the dimension, for messages.

    Raises:
        PluginError: when it fails, or gives no exact number from 0 to 1.
    """
    found = _asked(plugin, at, lambda: settings.aggregate(tuple(shares), tuple(values)))
    return _unit(plugin, at, "", found)


def judged_by(plugin: PluginInUse, rule: CriterionRule, facts: FactsInView, at: str) -> tuple[Bounded, tuple[str, ...]]:
    """Return what a rule gives, with the lines that it says of it.

    Raises:
        PluginError: when it fails, gives no judgement, or one whose numbers do not hold together.
    """
    found = _asked(plugin, at, lambda: rule.judge(facts))
    if not isinstance(found, Judgement):
        raise refused(plugin, at, f"gives {_shown(found)}, and not a scorecard.Judgement")
    names = ("lower", "upper", "coverage")
    lower, upper, coverage = (_unit(plugin, at, f" as {name}", getattr(found, name)) for name in names)
    score = None if found.score is None else _unit(plugin, at, " as score", found.score)
    if not lower <= (lower if score is None else score) <= upper:
        said = "none" if score is None else literal(score)
        raise refused(
            plugin, at, f"gives bounds {literal(lower)} to {literal(upper)} that do not hold its score, {said}"
        )
    outcome: Outcome = "judged" if score is not None else "thin" if coverage else "unknown"
    return (
        Bounded(outcome=outcome, score=score, lower=lower, upper=upper, coverage=coverage),
        _lines(plugin, at, found.lines),
    )


def refused(plugin: PluginInUse, at: str, what: str) -> PluginError:
    """Return the error of a plug-in that does what it must not do, with its package and where it was asked."""
    return PluginError(f"the {plugin.called} '{plugin.name}' of {plugin.package} {what} (at '{at}')")


def _asked(plugin: PluginInUse, at: str, ask: Callable[[], T]) -> T:
    try:
        return ask()
    except Exception as error:
        raise refused(plugin, at, f"fails: {told(error)}") from error


def _unit(plugin: PluginInUse, at: str, what: str, value: object) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
        raise refused(plugin, at, f"gives {_shown(value)}{what}, and not a Fraction")
    number = Fraction(value)
    if not ZERO <= number <= ONE:
        raise refused(plugin, at, f"gives {literal(number)}{what}, which is not from 0 to 1")
    return number


def _shown(value: object) -> str:
    """Write what a plug-in gave; a value of a kind that may say anything of itself is named by its kind."""
    return echo(str(value)) if isinstance(value, (bool, float)) else f"a value of type {type(value).__name__}"


def _lines(plugin: PluginInUse, at: str, lines: object) -> tuple[str, ...]:
    if not isinstance(lines, tuple) or not all(isinstance(line, str) for line in lines):
        raise refused(plugin, at, "gives lines that are not a tuple of text")
    return tuple(map(visible, lines))
