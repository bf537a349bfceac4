"""A rubric and its subjects as arrays: the tree as a plan of the kernel, and what each subject's criteria are worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from scorecard.analysis.plugged import Plugged
from scorecard.kernel.aggregate import METHODS, Method, power_mean
from scorecard.kernel.plan import BandPlan, CeilingPlan, InputPlan, NodePlan, Plan, RoundPlan, Threshold
from scorecard.kernel.values import Amounts, Values
from scorecard.model.facts import Subject
from scorecard.model.node import Node, attribute_of, id_of, weight_at
from scorecard.model.record import Record
from scorecard.model.result import Bounded
from scorecard.model.rubric import Rubric
from scorecard.model.window import Window
from scorecard.scoring.score import judge_criterion
from scorecard.scoring.view import acts_in_view


@dataclass(frozen=True, slots=True)
class Arrays:
    """A rubric's tree and its criteria's values for some subjects, as numbers."""

    rubric: Rubric
    plan: Plan
    leaves: Mapping[int, Values]
    """The criteria's values before their own ceilings and rounding, of shape (1, subjects)."""
    numbers: Mapping[str, int]
    """Numbers of the nodes, by id; the root is the last."""

    @property
    def root(self) -> int:
        """Number of the whole."""
        return len(self.plan.nodes) - 1


def arrays_of(rubric: Rubric, records: Sequence[Record], window: Window | None = None) -> Arrays:
    """Return a rubric and what its criteria are worth for each record."""
    numbers = {node.id: number for number, node in enumerate(rubric.order)}
    views = [acts_in_view(record, window) for record in records]
    values = {
        numbers[node.id]: values_of([judge_criterion(node, rubric, view).value for view in views])
        for node in rubric.order
        if node.is_criterion
    }
    return Arrays(rubric, plan_of(rubric, [record.subject for record in records]), values, numbers)


def plan_of(rubric: Rubric, subjects: Sequence[Subject] = ()) -> Plan:
    """Return a rubric's tree as a plan of the kernel.

    Args:
        rubric: what is judged.
        subjects: who is judged, where weights differ by what a subject states; for no other rubric they matter.
    """
    numbers = {node.id: number for number, node in enumerate(rubric.order)}
    nodes = tuple(_node(node, numbers, subjects) for node in rubric.order)
    return Plan(nodes, frozenset(numbers[node.id] for node in rubric.order if node.is_criterion))


def values_of(found: Sequence[Bounded]) -> Values:
    """Return exact values, one a subject, as arrays of shape (1, subjects)."""
    return Values(
        _row([each.score for each in found]),
        _row([each.lower for each in found]),
        _row([each.upper for each in found]),
        _row([each.coverage for each in found]),
    )


def _row(numbers: Sequence[Fraction | None]) -> Amounts:
    return np.array([[np.nan if number is None else float(number) for number in numbers]])


def _node(node: Node, numbers: Mapping[str, int], subjects: Sequence[Subject]) -> NodePlan:
    settled = node.settled
    return NodePlan(
        inputs=_inputs(node, numbers, subjects),
        method=method_of(node),
        by_marks=settled.aggregate.method == "sum",
        missing=settled.missing,
        min_coverage=float(settled.min_coverage),
        clip=settled.clip and not (node.measure and node.measure.cap != "both"),
        ceilings=tuple(CeilingPlan(float(each.at), _thresholds(each.trigger, numbers)) for each in settled.ceilings),
        round=RoundPlan(settled.round.decimals, settled.round.mode) if settled.round else None,
        shown=(float(settled.show.low), float(settled.show.high)),
        in_points=node.in_points and not node.is_criterion,
        marks=(float(node.marks[0]), float(node.marks[1])),
        marks_fixed=node.is_criterion or bool(getattr(node.source, "out_of", None)),
        bands=tuple(
            BandPlan(
                float(band.place[0]),
                band.place[1],
                np.nan if band.value is None else float(band.value),
                _thresholds(band.requires, numbers),
            )
            for band in settled.bands
        ),
        uses_bands=settled.use == "band",
        range=(float(node.range[0]), float(node.range[1])) if node.range else None,
    )


def _inputs(node: Node, numbers: Mapping[str, int], subjects: Sequence[Subject]) -> tuple[InputPlan, ...]:
    by = attribute_of(node.inputs)
    stated = [subject.attribute(by) or "" for subject in subjects] if by else [""]
    return tuple(
        InputPlan(numbers[each.id], each.role, np.array([float(weight_at(each.weight, value)) for value in stated]))
        for each in node.inputs
    )


def method_of(node: Node) -> Method:
    """Return how a node aggregates."""
    aggregate = node.settled.aggregate
    if aggregate.plugin and aggregate.settings:
        return Plugged(aggregate.plugin, aggregate.settings, node.id)
    return METHODS[aggregate.method] if aggregate.power is None else power_mean(float(aggregate.power))


def _thresholds(trigger: Mapping[str, Fraction], numbers: Mapping[str, int]) -> tuple[Threshold, ...]:
    return tuple((numbers[id_of(name)], float(threshold)) for name, threshold in trigger.items())
