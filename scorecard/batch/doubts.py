"""Where floating point could decide otherwise than fractions do, so that the definition is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from scorecard.batch.denominators import Common, is_safe, rounding_is_safe
from scorecard.kernel.values import Amounts, Known, Truths
from scorecard.model.node import Node, id_of
from scorecard.model.number import ZERO
from scorecard.model.rubric import Rubric

NEAR = 1e-11
"""Values nearer to a threshold than this, ten times what the kernel takes for nothing, are computed again."""
SMALL = 1e-3
"""Values below this may lose places where a method takes their logarithm or divides by them."""
STEEP = frozenset({"geometric", "harmonic", "power", "custom"})
Kept = TypeVar("Kept", bound=np.generic)
Kind = Literal["value", "coverage", "zero"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One place where values of a node could fall on the wrong side."""

    node: str
    """Its id."""
    kind: Kind
    """What is near: its score or a bound to a threshold, its coverage to one, or anything of it to 0."""
    threshold: float = 0.0

    def holds(self, values: Known) -> Truths:
        """Return for which subjects it is near."""
        if self.kind == "coverage":
            return np.abs(values.coverage - self.threshold) <= NEAR
        near = _is_small if self.kind == "zero" else self._is_near
        if values.is_certain:
            return near(values.score)
        return np.asarray(near(values.score) | near(values.lower) | near(values.upper))

    def _is_near(self, side: Amounts) -> Truths:
        return np.asarray(np.abs(side - self.threshold) <= NEAR)


def _is_small(side: Amounts) -> Truths:
    return np.asarray((np.abs(side) < SMALL) & (side != 0))


@dataclass(frozen=True, slots=True)
class Doubts:
    """Every doubt under one rubric."""

    everything: bool
    """Whether no row is sure, as values are rounded that have no common denominator."""
    places: tuple[Doubt, ...]

    def rows(self, found: Mapping[str, Known], size: int) -> Truths:
        """Return for which subjects there is any doubt, of shape (size,)."""
        doubtful = np.full(size, self.everything)
        for doubt in self.places:
            doubtful |= flat(doubt.holds(found[doubt.node]), size)
        return doubtful


def flat(array: NDArray[Kept], size: int) -> NDArray[Kept]:
    """Return so many subjects of the only draw of an array, without what filled up its block."""
    row = array.reshape(-1)
    return row[:size] if row.size > 1 else np.broadcast_to(row, (size,))


def doubts_of(rubric: Rubric, commons: Mapping[str, Common]) -> Doubts:
    """Return what is in doubt under a rubric whose nodes have these common denominators."""
    everything = any(not rounding_is_safe(node, commons[node.id].before) for node in rubric.order)
    places = (doubt for node in rubric.order for doubt in _of_node(node, rubric, commons))
    return Doubts(everything, tuple(dict.fromkeys(places)))


def _of_node(node: Node, rubric: Rubric, commons: Mapping[str, Common]) -> Iterator[Doubt]:
    thresholds = [(node.id, band.place[0]) for band in node.settled.bands]
    for trigger in (
        *(ceiling.trigger for ceiling in node.settled.ceilings),
        *(band.requires for band in node.settled.bands),
    ):
        thresholds += [(id_of(name), threshold) for name, threshold in trigger.items()]
    for name, threshold in thresholds:
        if not is_safe(commons[name].value, threshold):
            yield Doubt(name, "value", float(threshold))
    least = node.settled.min_coverage
    if least != ZERO and not node.is_criterion and not is_safe(commons[node.id].coverage, Fraction(least)):
        yield Doubt(node.id, "coverage", float(least))
    if node.settled.aggregate.method in STEEP:
        yield from (Doubt(each.id, "zero") for each in node.inputs if not rubric.nodes[each.id].scale)
