"""A rubric's tree as numbers: what a node takes, from where, and the steps after that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from scorecard.kernel.aggregate import Method, greatest, least, mean, median, product
from scorecard.kernel.values import Amounts

Role = Literal["ordinary", "penalty", "bonus"]
Missing = Literal["exclude", "worst", "best", "withhold"]
Threshold = tuple[int, float]
"""The number of a node, and what it must reach."""


@dataclass(frozen=True, slots=True)
class CeilingPlan:
    """The highest that a node can be while another one is known to lie below a threshold."""

    at: float
    triggers: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """Rounding of a value as it is shown."""

    decimals: int
    mode: Literal["half_up", "half_even", "down"]


@dataclass(frozen=True, slots=True)
class BandPlan:
    """An interval of scores that starts at, or above, a threshold."""

    start: float
    above: bool
    value: float
    """What it is worth to a parent that aggregates bands; not a number where it is worth none."""
    requires: tuple[Threshold, ...] = ()


@dataclass(frozen=True, slots=True)
class InputPlan:
    """One node whose value another one aggregates."""

    node: int
    role: Role
    weight: Amounts
    """Of shape (subjects,), or one number for all; under `sum` only whether it is 0."""


@dataclass(frozen=True, slots=True)
class NodePlan:
    """One node: a leaf takes its value from outside, any other one aggregates its inputs."""

    inputs: tuple[InputPlan, ...] = ()
    method: Method = mean
    by_marks: bool = False
    """Whether inputs weigh as many points as they are worth, as under `sum`."""
    missing: Missing = "exclude"
    min_coverage: float = 0.0
    clip: bool = True
    """Whether values are kept from 0 to 1, or a leaf's are there anyway."""
    ceilings: tuple[CeilingPlan, ...] = ()
    round: RoundPlan | None = None
    shown: tuple[float, float] = (0.0, 100.0)
    """What 0 and 1 are shown as, where values are rounded."""
    in_points: bool = False
    """Whether 0 and 1 are shown as the points that apply."""
    marks: tuple[float, float] = (0.0, 1.0)
    """The points that 0 and 1 stand for."""
    marks_fixed: bool = True
    """Whether these hold whatever applies; else they are those of the inputs that apply."""
    bands: tuple[BandPlan, ...] = ()
    """Lowest first."""
    uses_bands: bool = False
    """Whether it aggregates the values of its inputs' bands."""
    range: tuple[float, float] | None = None
    """What a parent sees in place of 0 and 1."""

    @property
    def weighs(self) -> bool:
        """Whether its value depends on what its inputs weigh."""
        return not self.by_marks and self.method not in (least, greatest, median, product)

    @property
    def has_steps(self) -> bool:
        """Whether its value may be another one after it is found, by ceilings or rounding."""
        return bool(self.ceilings or self.round)

    @property
    def ordinary(self) -> tuple[int, ...]:
        """Places, among its inputs, of those that are in the denominator."""
        return tuple(place for place, each in enumerate(self.inputs) if each.role == "ordinary")

    def weights(self) -> Amounts:
        """Return the weights of all inputs, of shape (inputs, 1, subjects)."""
        columns = [np.atleast_1d(each.weight) for each in self.inputs]
        size = max(map(len, columns))
        return np.stack([np.broadcast_to(column, (size,)) for column in columns])[:, None, :]


@dataclass(frozen=True, slots=True)
class Plan:
    """A tree: its nodes in an order in which each comes after all that it depends on; the last one is the root."""

    nodes: tuple[NodePlan, ...]
    leaves: frozenset[int] = frozenset()
    """Numbers of the nodes that take their values from outside."""
