"""What one act is worth on one criterion."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from functools import lru_cache
from typing import Protocol

from scorecard.model.evidence_rule import SettledRule
from scorecard.model.joined import JoinedAct
from scorecard.model.number import ONE, ZERO
from scorecard.model.result import Act, Worth
from scorecard.model.words import Direction, Instrument, SourceKind, Stage, State

SIDES: dict[Direction, tuple[Fraction, Fraction]] = {
    "advances": (ONE, ZERO),
    "sets_back": (ZERO, ONE),
    "mixed": (Fraction(1, 2), Fraction(1, 2)),
}
"""The part of an act's points that counts on the advancing side, and on the side that sets back."""
SWAPPED: dict[Direction, Direction] = {"advances": "sets_back", "sets_back": "advances", "mixed": "mixed"}
"""Each direction as it counts on a theme that a criterion opposes."""


def act_for(rule: SettledRule, act: JoinedAct) -> Act:
    """Return the act as the rule counts it, by its highest stage."""
    direction = direction_of(rule, act)
    worth = worth_of(rule, act.stage, act.actions[0].instrument, act.state, act.kinds, direction)
    return Act(act, direction, worth)


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
        units=int((advancing + setting_back) * rule.unit),
    )  # fmt: skip


class Asking(Protocol):
    """What looks at acts by their themes."""

    @property
    def themes(self) -> Collection[str]:
        """Themes whose acts count."""

    @property
    def opposed(self) -> Collection[str]:
        """Themes of these on which the directions swap."""


def direction_of(rule: Asking, act: JoinedAct) -> Direction:
    """Return the act's direction over the rule's themes, swapped on the themes that the rule opposes."""
    found = {
        SWAPPED[direction] if theme in rule.opposed else direction
        for theme, directions in act.directions.items()
        if theme in rule.themes
        for direction in directions
    }
    return found.pop() if len(found) == 1 else "mixed"
