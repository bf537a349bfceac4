"""What two coders are asked: the units on which their agreement is counted, each with the value that either gave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction

from scorecard.analysis.pairing import Place, Places
from scorecard.model.coding import ActionCode, Coding
from scorecard.model.evidence_rule import SettledRule
from scorecard.model.facts import ObservedValue
from scorecard.model.node import Node
from scorecard.model.observation_checks import is_judged_by
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Criterion
from scorecard.model.scale import Level, LevelScale
from scorecard.scoring.normalise import position
from scorecard.scoring.points import SWAPPED

Codes = tuple[ActionCode, ActionCode]
"""What each coder says of an action."""
Value = str | Fraction | None
Units = list[tuple[Value, Value]]
Judgement = tuple[Coding, Places]
"""A coding, with the passages in which each of its actions is quoted."""
NOT_AT_ALL = "not_at_all"
NUMBERS = "numbers"


def coded(read: Iterable[Place], one: Places, other: Places) -> Iterator[tuple[str, str]]:
    """Yield for each passage whether each coder found an action in it."""
    by_first, by_second = (frozenset().union(*each.values()) for each in (one, other))
    for place in read:
        yield str(place in by_first), str(place in by_second)


def on_everything(
    read: Iterable[Place], themes: Sequence[str], first: Judgement, second: Judgement
) -> Iterator[tuple[str, str]]:
    """Yield for each passage and theme the direction in which each coder found that the passage bears on the theme.

    Of several actions in one passage that move a theme in several directions the value is `mixed`; without an action
    on the theme it is `not_at_all`. So what only one coder coded counts, as do theme and direction, and stages do not.

    Args:
        read: the passages of the sources that both read.
        themes: those that either coder gave anywhere.
        first: one coding.
        second: the other.
    """
    one, other = _moved(first), _moved(second)
    for place in read:
        for theme in themes:
            yield _way(one.get((place, theme), ())), _way(other.get((place, theme), ()))


def _moved(judgement: Judgement) -> dict[tuple[Place, str], set[str]]:
    coding, places = judgement
    found: dict[tuple[Place, str], set[str]] = {}
    for name, code in coding.actions.items():
        for place in places[name]:
            for theme, direction in code.themes.items():
                found.setdefault((place, theme), set()).add(direction)
    return found


def _way(directions: Collection[str]) -> str:
    return NOT_AT_ALL if not directions else next(iter(directions)) if len(directions) == 1 else "mixed"


def on_criterion(rule: SettledRule, codes: Codes) -> tuple[str, str]:
    """Return whether an action counts on a criterion, and in which direction, by each coder."""
    one, other = (_counted(rule, code) for code in codes)
    return one, other


def _counted(rule: SettledRule, code: ActionCode) -> str:
    return _way(
        {
            SWAPPED[direction] if theme in rule.opposed else direction
            for theme, direction in code.themes.items()
            if theme in rule.themes
        }
    )


def levels_and_numbers(first: Coding, second: Coding, rubric: Rubric) -> dict[str, tuple[Units, tuple[str, ...]]]:
    """Return the units of what both observed: for each scale its levels and their order, and all numbers.

    A unit is an observation that both gave. Numbers stand where the rubric's goalposts put them, from 0 to 1, so that
    days and sums of money can be put together; a level that stands for no value is no judgement of a level.

    Args:
        first: one coding.
        second: the other.
        rubric: whose scales and goalposts are used.
    """
    found: dict[str, tuple[Units, tuple[str, ...]]] = {}
    for name, seen in first.observations.items():
        if name in rubric.observed and name in second.observations:
            node = rubric.observed[name][0]
            order = tuple(level.id for level in _valued(node.scale)) if node.scale else ()
            one = _value(node, seen, under=is_judged_by(first, rubric))
            other = _value(node, second.observations[name], under=is_judged_by(second, rubric))
            found.setdefault(_what_is_observed(node), ([], order))[0].append((one, other))
    return dict(sorted(found.items()))


def _what_is_observed(node: Node) -> str:
    """Return the scale whose levels are observed, or that it is a number."""
    named = node.source.scale if isinstance(node.source, Criterion) else None
    return f"levels of {named}" if node.scale and named else NUMBERS


def _valued(scale: LevelScale) -> Iterator[Level]:
    return (level for level in scale.levels if scale.value(level) is not None)


def _value(node: Node, seen: ObservedValue, *, under: bool) -> Value:
    """Return the level or the place between the goalposts that a coder observed; None where there is none.

    Args:
        node: a criterion that reads the observation.
        seen: what was observed.
        under: whether levels are judgements under the rubric.
    """
    if node.scale:
        return seen.level if under and seen.level in {level.id for level in _valued(node.scale)} else None
    measure, number = node.measure, seen.number
    if measure is None or measure.fit or number is None or (measure.curve == "log" and number <= 0):
        return None
    return position(measure, number)
