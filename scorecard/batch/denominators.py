"""Common denominators: what every exact value of a node is a whole multiple of.

Why: where two values that differ must differ by far more than the error of floating point, numbers of floating point
decide what lies on a threshold, and what is level, as surely as fractions do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

from scorecard.model.facts import Subject
from scorecard.model.node import Node, attribute_of, weight_at
from scorecard.model.rubric import Rubric

SAFE = 10**10
"""Up to here, values that differ do so by a hundred times what the kernel takes for nothing."""
LARGEST = 1 << 128
"""Denominators beyond this are not followed further."""
SUMS = 4096
"""Sums of weights that are looked at before a node is given up."""


@dataclass(frozen=True, slots=True)
class Common:
    """Common denominators of one node; None where there is none, or none that is known."""

    value: int | None
    """Of its score and bounds."""
    before: int | None
    """Of the same before rounding."""
    coverage: int | None


def commons_of(
    rubric: Rubric, leaves: Mapping[str, int | None], subject: Subject, *, complete: bool
) -> dict[str, Common]:
    """Return the common denominators of every node, by id.

    Args:
        rubric: what is judged.
        leaves: of the criteria's values before their own steps, by id.
        subject: who is judged, where weights differ by what a subject states.
        complete: whether everything is known and applies; else any part of the inputs may count.
    """
    found: dict[str, Common] = {}
    for node in rubric.order:
        value, coverage = (
            _leaf(node, leaves) if node.is_criterion else _aggregated(node, rubric, found, subject, complete=complete)
        )
        value = _joined([value, *(each.at.denominator for each in node.settled.ceilings)])
        found[node.id] = Common(_rounded(node, value), value, coverage)
    return found


def is_safe(common: int | None, *others: Fraction) -> bool:
    """Tell whether values of a common denominator are surely told from thresholds, and from each other."""
    joined = _joined([common, *(each.denominator for each in others)])
    return joined is not None and joined <= SAFE


def rounding_is_safe(node: Node, common: int | None) -> bool:
    """Tell whether values of a common denominator are surely rounded as the exact ones are."""
    if node.settled.round is None:
        return True
    if common is None or (node.in_points and not node.is_criterion):
        return False
    low, high = node.settled.show.low, node.settled.show.high
    size: Fraction = 10**node.settled.round.decimals * (abs(low) + abs(high) + 1)
    return bool(common * low.denominator * (high - low).denominator * size * 2 <= SAFE)


def _joined(parts: Iterable[int | None]) -> int | None:
    whole = 1
    for part in parts:
        if part is None or (whole := lcm(whole, part)) > LARGEST:
            return None
    return whole


def _rounded(node: Node, value: int | None) -> int | None:
    if node.settled.round is None:
        return value
    if node.in_points and not node.is_criterion:
        return None
    low, high = node.settled.show.low, node.settled.show.high
    steps: int = 10**node.settled.round.decimals
    return steps * low.denominator * abs(high - low).numerator


def _leaf(node: Node, leaves: Mapping[str, int | None]) -> tuple[int | None, int]:
    rule = node.evidence
    return leaves[node.id], rule.enough * max(1, len(rule.groups)) if rule else 1


def _aggregated(
    node: Node,
    rubric: Rubric,
    found: Mapping[str, Common],
    subject: Subject,
    *,
    complete: bool,
) -> tuple[int | None, int | None]:
    """Return the common denominators of a dimension's values after penalties, and of its coverage."""
    sums = _sums(node, rubric, subject, complete=complete)
    seen = _joined(_seen(node, rubric.nodes[each.id], found[each.id]) for each in node.inputs)
    coverage = _joined([found[each.id].coverage for each in node.inputs if each.role == "ordinary"])
    covered = None if sums is None or coverage is None else sums * coverage
    method = node.settled.aggregate.method
    plain = all(each.role == "ordinary" for each in node.inputs)
    if seen is None or (sums is None and not plain):
        return None, covered
    if method in {"mean", "sum"}:
        return (None if sums is None else sums * seen), covered
    by_method = {"min": seen, "max": seen, "median": 2 * seen}.get(method)
    if method == "product":
        by_method = prod(_seen(node, rubric.nodes[each.id], found[each.id]) or 1 for each in node.inputs)
    return (None if by_method is None else by_method * (1 if plain else sums or 1)), covered


def _seen(parent: Node, node: Node, common: Common) -> int | None:
    """Return the common denominator of what a parent sees of a node."""
    value, bands = common.value, node.settled.bands
    if parent.settled.use == "band" and bands and all(band.value is not None for band in bands):
        value = lcm(*(band.value.denominator for band in bands if band.value is not None))
    if node.range and value is not None:
        low, high = node.range
        return lcm(low.denominator, (high - low).denominator * value)
    return value


def _sums(node: Node, rubric: Rubric, subject: Subject, *, complete: bool) -> int | None:
    """Return the common multiple of what inputs that count may weigh together, in parts of all weights' denominator."""
    ordinary = [each for each in node.inputs if each.role == "ordinary"]
    inner = [rubric.nodes[each.id] for each in ordinary if not rubric.nodes[each.id].is_criterion]
    if node.settled.aggregate.method == "sum" and inner and not complete:
        return None
    value = subject.attribute(attribute_of(node.inputs)) or ""
    weights = [weight_at(each.weight, value) for each in node.inputs]
    parts = lcm(*(weight.denominator for weight in weights))
    counting = [int(weight_at(each.weight, value) * parts) for each in ordinary]
    sums = [sum(counting)] if complete else _any_of(counting)
    return None if sums is None else _joined(each for each in sums if each > 0)


def _any_of(numbers: Sequence[int]) -> list[int] | None:
    """Return the sums of all parts of some numbers; None where they are too many."""
    found = {0}
    for number in numbers:
        found |= {each + number for each in found}
        if len(found) > SUMS:
            return None
    return sorted(found)
