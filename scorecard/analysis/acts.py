"""The acts of a record as arrays, so that they can be weighed in many other ways at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from scorecard.kernel.evidence import Combining, Weighing, equality, least
from scorecard.kernel.values import Amounts, Values
from scorecard.model.evidence_rule import Combination, SettledRule
from scorecard.model.joined import STAGES, JoinedAct
from scorecard.model.methods import EvidenceMethod
from scorecard.model.number import ONE
from scorecard.model.relations import Relations
from scorecard.model.words import SourceKind
from scorecard.scoring.evidence import unscrutinised
from scorecard.scoring.points import SIDES, direction_of
from scorecard.scoring.view import ActsInView, aimed_at

Steps = NDArray[np.int64]
ALONE = frozenset({"self_reported"})
GROUPED = {"least": least, "equality": equality}


@dataclass(frozen=True, slots=True)
class ActArrays:
    """The acts that count under one rule."""

    rule: SettledRule
    acts: tuple[JoinedAct, ...]
    places: Steps
    """Of each act, its place among all acts of the record, whose draws it shares."""
    stages: Steps
    sides: Amounts
    """Parts that count on the advancing side and on the other, of shape (2, acts)."""
    factors: Amounts
    """Of instrument and status, of shape (acts,)."""
    lack: float
    """Share of scrutiny that is lacking."""

    def values(self, method: EvidenceMethod, shift: Steps) -> Values:
        """Return the criterion's values, of shape (draws,).

        Args:
            method: how acts are counted.
            shift: how many stages each act of the record lies off, of shape (draws, acts of the record).
        """
        stages = method.stages or self.rule.stages
        sources = self.rule.sources if method.sources is None else method.sources
        counts = [number for number, act in enumerate(self.acts) if method.self_reported or act.kinds != ALONE]
        points = np.array([float(stages[stage]) for stage in STAGES])
        moved = np.clip(self.stages[counts] + shift[:, self.places[counts]], 0, len(STAGES) - 1)
        worth = points[moved] * self.factors[counts]
        best = np.array([_best(sources, self.acts[number]) for number in counts], dtype=float)
        forward, back = self.sides[:, counts]
        full = float(max(stages.values()))
        weighing = Weighing(
            _combining(method.combine or self.rule.combine),
            method.net or self.rule.net,
            self.rule.enough,
            full,
            full * float(max(sources.get(kind, ONE) for kind in get_args(SourceKind))),
        )
        return weighing((worth * best * forward)[:, forward > 0], (worth * back)[:, back > 0], len(counts), self.lack)


def _best(sources: Mapping[SourceKind, Fraction], act: JoinedAct) -> float:
    return float(max(sources.get(kind, ONE) for kind in act.kinds))


def _combining(combination: Combination) -> Combining:
    return Combining(combination.method, combination.top or 1)


def act_arrays(rule: SettledRule, view: ActsInView, among: Sequence[JoinedAct], lack: Fraction) -> ActArrays:
    """Return the acts that count under a rule."""
    at = {act: number for number, act in enumerate(view.acts)}
    sides = [SIDES[direction_of(rule, act)] for act in among]
    return ActArrays(
        rule,
        tuple(among),
        np.array([at[act] for act in among], dtype=np.int64),
        np.array([STAGES.index(act.stage) for act in among], dtype=np.int64),
        np.array([[float(forward) for forward, _ in sides], [float(back) for _, back in sides]]),
        np.array([_factor(rule, act) for act in among], dtype=float),
        float(lack),
    )


def _factor(rule: SettledRule, act: JoinedAct) -> float:
    instrument = rule.instruments.get(act.actions[0].instrument, ONE)
    return float(instrument * rule.statuses.get(act.state, ONE))


@dataclass(frozen=True, slots=True)
class CriterionActs:
    """The acts of one criterion: all of them, or those of each group of targets."""

    parts: tuple[ActArrays, ...]
    by: str = ""
    """How groups become one value; empty where there are none."""

    def values(self, method: EvidenceMethod, shift: Steps) -> Values:
        """Return the criterion's values; see `ActArrays.values`."""
        found = [part.values(method, shift) for part in self.parts]
        return GROUPED[self.by](found) if self.by else found[0]


def criterion_acts(rule: SettledRule, relations: Relations | None, view: ActsInView) -> CriterionActs:
    """Return the acts that a criterion is judged by."""
    matching = view.bearing_on(rule.themes)
    if not (relations and rule.groups):
        return CriterionActs((act_arrays(rule, view, matching, unscrutinised(rule, view, matching)),))
    among = [aimed_at(matching, relations.groups[name]) for name in rule.groups]
    return CriterionActs(
        tuple(act_arrays(rule, view, acts, unscrutinised(rule, view, acts)) for acts in among), rule.by
    )
