"""What criteria are worth to some subjects under other ways to count, and where judgements were a step off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard.analysis.acts import CriterionActs, Steps, Ways, criterion_acts
from scorecard.analysis.arrays import values_of
from scorecard.kernel.draws import Block
from scorecard.kernel.values import Amounts, Values
from scorecard.model.node import Node
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.scale import LevelScale
from scorecard.model.window import Window
from scorecard.scoring.score import Found, judge_criterion
from scorecard.scoring.view import ActsInView, acts_in_view

STAGES_OFF, LEVELS_OFF, UNKNOWNS = 1, 2, 3
"""Purposes of the numbers that are drawn."""


@dataclass(frozen=True, slots=True)
class Slips:
    """What judgements were off by, in some draws."""

    stages: tuple[Steps, ...]
    """Of each subject: how many stages each act lies off, of shape (draws, acts)."""
    levels: Steps
    """How many steps each level lies off, of shape (criteria, draws, subjects)."""
    unknowns: Amounts
    """From 0 to 1, of the same shape: where in its range an unknown lies; empty where unknowns stay unknown."""

    @property
    def rows(self) -> int:
        """Number of draws."""
        return len(self.stages[0])


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion for all subjects."""

    number: int
    """Of its node in the plan."""
    fixed: Values
    """Its values as they are, of shape (1, subjects)."""
    acts: tuple[CriterionActs | None, ...]
    """Of each subject the acts that it is judged by; None where it is judged by something else."""
    steps: Amounts
    """Of shape (3, subjects): the value of the level below the one observed, of this one, and of the one above it."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """Every criterion of a rubric for some subjects."""

    found: tuple[Criterion, ...]
    acts: tuple[int, ...]
    """How many acts each subject's record has."""

    def values(self, ways: Ways, slips: Slips) -> dict[int, Values]:
        """Return the criteria's values, of shape (draws, subjects), by the number of the node."""
        return {each.number: self._values(place, each, ways, slips) for place, each in enumerate(self.found)}

    def _values(self, place: int, each: Criterion, ways: Ways, slips: Slips) -> Values:
        columns = [
            _column(each.fixed, subject, slips.rows) if acts is None else acts.values(ways, slips.stages[subject])
            for subject, acts in enumerate(each.acts)
        ]
        values = Values(
            np.stack([column.score for column in columns], axis=1),
            np.stack([column.lower for column in columns], axis=1),
            np.stack([column.upper for column in columns], axis=1),
            np.stack([column.coverage for column in columns], axis=1),
        )
        values = _with_levels(values, each.steps, slips.levels[place])
        return _filled(values, slips.unknowns[place]) if slips.unknowns.size else values

    def none(self, rows: int = 1) -> Slips:
        """Return slips that are none."""
        return Slips(
            tuple(np.zeros((rows, acts), dtype=np.int64) for acts in self.acts),
            np.zeros((len(self.found), rows, len(self.acts)), dtype=np.int64),
            np.empty(0),
        )

    def drawn(self, block: Block, slip: Slipping) -> Slips:
        """Draw what judgements were off by."""
        size = (len(self.found), len(self.acts))
        levels = np.stack([block.stream(LEVELS_OFF, each).random((block.rows, size[1])) for each in range(size[0])])
        unknowns = np.stack([block.stream(UNKNOWNS, each).random((block.rows, size[1])) for each in range(size[0])])
        stages = tuple(
            _steps(block.stream(STAGES_OFF, subject).random((block.rows, acts)), slip.of(subject))
            for subject, acts in enumerate(self.acts)
        )
        return Slips(stages, _steps(levels, slip.chance), unknowns)


@dataclass(frozen=True, slots=True)
class Slipping:
    """How likely a judgement is a step off."""

    chance: float
    """Of every level, and of every stage of a subject for which nothing else is stated, 0 to 1."""
    acts: Mapping[int, Amounts]
    """By the subject's place: of each of its acts, 0 to 1."""

    def of(self, subject: int) -> Amounts | float:
        """Return the chance of a subject's acts."""
        return self.acts.get(subject, self.chance)


def _steps(drawn: Amounts, chance: Amounts | float) -> Steps:
    """Return -1 and 1, each in half of the cases that lie within the chance, else 0."""
    return np.asarray((drawn < np.asarray(chance) / 2).astype(np.int64) - (drawn > 1 - np.asarray(chance) / 2))


def _column(fixed: Values, subject: int, rows: int) -> Values:
    score, lower, upper, coverage = (
        np.full(rows, array[0, subject]) for array in (fixed.score, fixed.lower, fixed.upper, fixed.coverage)
    )
    return Values(score, lower, upper, coverage)


def _with_levels(values: Values, steps: Amounts, off: Steps) -> Values:
    """Return values with observed levels a step off."""
    if np.isnan(steps[1]).all():
        return values
    moved = np.take_along_axis(np.broadcast_to(steps[:, None, :], (len(steps), *off.shape)), 1 + off[None], axis=0)[0]
    changed = ~np.isnan(steps[1])
    score, lower, upper = (np.where(changed, moved, array) for array in (values.score, values.lower, values.upper))
    return Values(score, lower, upper, values.coverage)


def _filled(values: Values, drawn: Amounts) -> Values:
    """Return values with each unknown somewhere in its range, and known there."""
    gap = np.isnan(values.score) & values.applies
    at = np.where(gap, values.lower + drawn * (values.upper - values.lower), 0.0)
    score, lower, upper, coverage = (
        np.where(gap, found, array)
        for found, array in ((at, values.score), (at, values.lower), (at, values.upper), (1.0, values.coverage))
    )
    return Values(score, lower, upper, coverage)


def criteria_of(
    rubric: Rubric, records: Sequence[Record], numbers: Mapping[str, int], window: Window | None = None
) -> Criteria:
    """Return every criterion of a rubric for some subjects.

    Args:
        rubric: what is judged.
        records: the facts.
        numbers: of the nodes, by id.
        window: the part of the time in office to look at.
    """
    views = [acts_in_view(record, window) for record in records]
    found = tuple(_criterion(node, numbers[node.id], rubric, views) for node in rubric.order if node.is_criterion)
    return Criteria(found, tuple(len(view.acts) for view in views))


def _criterion(node: Node, number: int, rubric: Rubric, views: Sequence[ActsInView]) -> Criterion:
    judged = [judge_criterion(node, rubric, view) for view in views]
    return Criterion(
        number,
        values_of([each.value for each in judged]),
        tuple(_acts(node, rubric, each, view) for each, view in zip(judged, views, strict=True)),
        np.array([_neighbours(node.scale, each) for each in judged]).T,
    )


def _acts(node: Node, rubric: Rubric, found: Found, view: ActsInView) -> CriterionActs | None:
    """Return the acts by which a criterion is judged here, if it is by acts."""
    by_acts = node.evidence and (found.evidence or found.groups)
    return criterion_acts(node.evidence, rubric.relations, view) if node.evidence and by_acts else None


def _neighbours(scale: LevelScale | None, found: Found) -> tuple[float, float, float]:
    """Return what the level below, the observed one and the one above are worth; at an end there is no further one."""
    levels = scale.levels if scale else ()
    worths = {level.id: float(value) for level in levels if scale and (value := scale.value(level)) is not None}
    observed = found.observed
    if found.value.score is None or observed is None or observed.level not in worths:
        return np.nan, np.nan, np.nan
    order, own = list(worths.values()), list(worths).index(observed.level)
    return order[max(0, own - 1)], order[own], order[min(len(order) - 1, own + 1)]
