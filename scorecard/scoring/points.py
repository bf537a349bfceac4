"""What one act is worth on one criterion."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import get_args

from scorecard.model.evidence_rule import SettledRule
from scorecard.model.joined import JoinedAct
from scorecard.model.number import ONE, ZERO
from scorecard.model.result import Act, Worth
from scorecard.model.words import Direction, Instrument, SourceKind, Stage, State

STAGES: tuple[Stage, ...] = get_args(Stage)
"""The stages, lowest first."""
SIDES: dict[Direction, tuple[Fraction, Fraction]] = {
    "advances": (ONE, ZERO),
    "sets_back": (ZERO, ONE),
    "mixed": (Fraction(1, 2), Fraction(1, 2)),
}
"""The part of an act's points that counts on the advancing side, and on the side that sets back."""
_SWAPPED: dict[Direction, Direction] = {"advances": "sets_back", "sets_back": "advances", "mixed": "mixed"}


def act_for(rule: SettledRule, act: JoinedAct) -> Act:
    """Return the act as the rule counts it, by its highest stage."""
    direction = direction_of(rule, act, rule.themes)
    stage = max((action.stage for action in act.actions), key=STAGES.index)
    worth = worth_of(rule, stage, act.actions[0].instrument, act.state, act.kinds, direction)
    return Act(act, stage, direction, worth)


@lru_cache(maxsize=4096)
def worth_of(
    rule: SettledRule,
    stage: Stage,
    instrument: Instrument,
    state: State,
    kinds: frozenset[SourceKind],
    direction: Direction,
) -> Worth:
    """Return what acts of one kind are worth; remembered, as exact arithmetic is slow and kinds are few."""
    stage_points, instrument_factor = rule.stages[stage], rule.instruments.get(instrument, ONE)
    status, source = rule.statuses.get(state, ONE), max(rule.sources.get(kind, ONE) for kind in kinds)
    forward, back = SIDES[direction]
    points = stage_points * instrument_factor * status
    advancing, setting_back = forward * points * source, back * points
    return Worth(
        stage=stage_points, instrument=instrument_factor, status=status, source=source,
        advancing=advancing, setting_back=setting_back, points=advancing + setting_back,
        forward_units=int(advancing * rule.unit), back_units=int(setting_back * rule.unit),
    )  # fmt: skip


def direction_of(rule: SettledRule, act: JoinedAct, themes: Iterable[str]) -> Direction:
    """Return the act's direction over some of the rule's themes, swapped on the themes that the rule opposes."""
    found = {
        _SWAPPED[direction] if theme in rule.opposed else direction
        for theme in themes
        for direction in act.directions.get(theme, ())
    }
    return found.pop() if len(found) == 1 else "mixed"
