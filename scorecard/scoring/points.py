"""What one act is worth on one criterion."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

from scorecard.model.evidence_rule import SettledRule
from scorecard.model.number import ONE, ZERO
from scorecard.model.result import Act
from scorecard.scoring.facts import JoinedAct

Direction = Literal["advances", "sets_back", "mixed"]
_SWAPPED = {"advances": "sets_back", "sets_back": "advances", "mixed": "mixed"}


def act_for(rule: SettledRule, act: JoinedAct) -> Act:
    """Return the act with its points on each side; a mixed act counts half on each."""
    direction = direction_of(rule, act, rule.themes)
    stage = max((action.stage for action in act.actions), key=lambda name: rule.stages[name])
    stage_points = rule.stages[stage]
    instrument = rule.instruments.get(act.actions[0].instrument, ONE)
    status = rule.statuses.get(act.state, ONE)
    source = max(rule.sources.get(kind, ONE) for kind in act.kinds)
    points = stage_points * instrument * status
    forward, back = SIDES[direction]
    return Act(
        actions=act.actions, span=act.span, stage=stage, stage_points=stage_points, instrument_factor=instrument,
        status_factor=status, source_factor=source, advancing=forward * points * source,
        setting_back=back * points, direction=direction,
    )  # fmt: skip


SIDES: dict[Direction, tuple[Fraction, Fraction]] = {
    "advances": (ONE, ZERO),
    "sets_back": (ZERO, ONE),
    "mixed": (Fraction(1, 2), Fraction(1, 2)),
}
"""The part of an act's points that counts on the advancing side, and on the side that sets back."""


def direction_of(rule: SettledRule, act: JoinedAct, themes: Iterable[str]) -> Direction:
    """Return the act's direction over some of the rule's themes, swapped on the themes that the rule opposes."""
    found = {
        _SWAPPED[direction] if theme in rule.opposed else direction
        for theme in themes
        for direction in act.directions.get(theme, ())
    }
    if found == {"advances"}:
        return "advances"
    return "sets_back" if found == {"sets_back"} else "mixed"
