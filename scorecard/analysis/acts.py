"""The acts of a record as arrays, so that they can be weighed in many other ways at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

from scorecard.kernel.evidence import Combining, Side, Weighing, equality, least
from scorecard.kernel.values import Amounts, Truths, Values
from scorecard.model.evidence_rule import Combination, SettledRule
from scorecard.model.joined import STAGES, JoinedAct
from scorecard.model.methods import EvidenceMethod
from scorecard.model.number import ONE
from scorecard.model.relations import Relations
from scorecard.model.words import SourceKind
from scorecard.scoring.evidence import unscrutinised
from scorecard.scoring.points import SIDES, direction_of
from scorecard.scoring.view import ActsInView, aimed_at

T = TypeVar("T")
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

    def values(self, ways: Ways, shift: Steps) -> Values:
        """Return the criterion's values, of shape (draws,).

        Args:
            ways: how acts are counted in each draw.
            shift: how many stages each act of the record lies off, of shape (draws, acts of the record).
        """
        table, which = self._table(ways.methods), ways.which
        moved = np.clip(self.stages + shift[:, self.places], 0, len(STAGES) - 1)
        worth = np.take_along_axis(table.points[which], moved, axis=1) * self.factors
        there = table.counts[which]
        forward, back = self.sides
        weighing = Weighing(
            table.combining, table.combined_by[which], table.net[which], self.rule.enough, table.full[which],
            table.full_forward[which],
        )  # fmt: skip
        return weighing(
            _side(worth * table.best[which] * forward, there & (forward > 0)),
            _side(worth * back, there & (back > 0)),
            there.sum(axis=1),
            self.lack,
        )

    def _table(self, methods: Sequence[EvidenceMethod]) -> _Table:
        """Return every way to count, as it is under this rule; what several ways have in common is made once."""
        stages, staged = _distinct([method.stages or self.rule.stages for method in methods])
        sources, sourced = _distinct(
            [self.rule.sources if method.sources is None else method.sources for method in methods]
        )
        combining, combined = _distinct([method.combine or self.rule.combine for method in methods])
        full = np.array([float(max(points.values())) for points in stages])[staged]
        most = [float(max(factors.get(kind, ONE) for kind in get_args(SourceKind))) for factors in sources]
        best = [[_best(factors, act) for act in self.acts] for factors in sources]
        alone = np.array([act.kinds == ALONE for act in self.acts], dtype=bool)
        return _Table(
            points=np.array([[float(points[stage]) for stage in STAGES] for points in stages])[staged],
            best=np.array(best).reshape(len(sources), len(self.acts))[sourced],
            counts=np.array([method.self_reported for method in methods])[:, None] | ~alone,
            combining=[_combining(each) for each in combining],
            combined_by=combined,
            net=np.array([method.net or self.rule.net for method in methods]),
            full=full,
            full_forward=full * np.array(most)[sourced],
        )


@dataclass(frozen=True, slots=True)
class Ways:
    """How acts are counted in each draw."""

    methods: tuple[EvidenceMethod, ...]
    which: Steps
    """The place of each draw's way, of shape (draws,)."""

    @classmethod
    def own(cls, rows: int = 1) -> Ways:
        """Return the rubric's own way for all draws."""
        return cls((EvidenceMethod(),), np.zeros(rows, dtype=np.int64))

    @classmethod
    def each(cls, methods: Sequence[EvidenceMethod]) -> Ways:
        """Return one draw for each way."""
        return cls(tuple(methods), np.arange(len(methods)))


@dataclass(frozen=True, slots=True)
class _Table:
    """Ways to count under one rule, one row each."""

    points: Amounts
    """Of the stages, of shape (ways, 4)."""
    best: Amounts
    """Factor of each act's best source, of shape (ways, acts)."""
    counts: Truths
    """Whether an act counts, of the same shape."""
    combining: list[Combining]
    combined_by: Steps
    net: NDArray[np.str_]
    full: Amounts
    full_forward: Amounts


def _distinct(given: Sequence[T]) -> tuple[list[T], Steps]:
    """Return the distinct objects among some, and of each the place of its own."""
    found = {id(each): each for each in given}
    places = {name: place for place, name in enumerate(found)}
    return list(found.values()), np.array([places[id(each)] for each in given], dtype=np.int64)


def _side(points: Amounts, there: Truths) -> Side:
    return Side(np.where(there, points, 0.0), there)


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

    def values(self, ways: Ways, shift: Steps) -> Values:
        """Return the criterion's values; see `ActArrays.values`."""
        found = [part.values(ways, shift) for part in self.parts]
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
