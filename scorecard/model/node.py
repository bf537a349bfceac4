"""A rubric's tree with every choice filled in: what is scored, shown and fingerprinted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from scorecard.model.evidence_rule import SettledRule, settle
from scorecard.model.number import ONE, ZERO, rescaled, total
from scorecard.model.rubric_parts import Aggregate, Band, Choices, Criterion, Dimension, RubricFields, Show
from scorecard.model.scale import LevelScale, Measure
from scorecard.model.words import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The choices in force at a node."""

    aggregate: Aggregate = Aggregate(method="mean")
    missing: Missing = "exclude"
    min_coverage: Fraction = ZERO
    show: Show = Show()
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Node:
    """One dimension or criterion, or the rubric itself at the root.

    Nodes are the same only where they are one object: a node leads to its rubric, which leads back to its nodes.
    """

    id: str
    path: str
    """Ids from the outermost dimension to here, dotted; empty at the root."""
    title: str
    tier: str
    source: RubricFields | Dimension | Criterion
    settled: Settled
    weight: Fraction = ONE
    """As written; under `sum` the full marks."""
    full_marks: Fraction = ONE
    scale: LevelScale | None = None
    measure: Measure | None = None
    evidence: SettledRule | None = None
    """The rule of an `evidence` or a `groups` criterion."""
    children: tuple[Node, ...] = ()
    shares: tuple[Fraction, ...] = ()
    """Weights of the children, rescaled to add up to 1 where all count; none where no child weighs anything."""

    @property
    def is_criterion(self) -> bool:
        """Tell whether the node is a leaf."""
        return isinstance(self.source, Criterion)

    @property
    def show(self) -> Show:
        """How the node's values are shown."""
        return self.settled.show

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree_of(rubric: RubricFields) -> Node:
    """Return the rubric's tree with every choice filled in."""
    settled = _settle(Settled(), rubric)
    children = tuple(_dimension(rubric, child, (), settled) for child in rubric.dimensions)
    return _with_children(
        Node(id=rubric.id, path="", title=rubric.title, tier="", source=rubric, settled=settled), children
    )


def _dimension(rubric: RubricFields, dimension: Dimension, above: tuple[str, ...], outer: Settled) -> Node:
    path = (*above, dimension.id)
    settled = _settle(outer, dimension)
    dimensions = (_dimension(rubric, child, path, settled) for child in dimension.dimensions)
    criteria = (_criterion(rubric, child, path, settled) for child in dimension.criteria)
    node = Node(
        id=dimension.id, path=".".join(path), title=dimension.title, tier=_tier(rubric, above),
        source=dimension, weight=dimension.weight, settled=settled,
    )  # fmt: skip
    return _with_children(node, (*dimensions, *criteria))


def _criterion(rubric: RubricFields, criterion: Criterion, above: tuple[str, ...], outer: Settled) -> Node:
    scale = rubric.scales.get(criterion.scale or "")
    bands = outer.bands if criterion.bands is None else criterion.bands
    return Node(
        id=criterion.id,
        path=".".join((*above, criterion.id)),
        title=criterion.title or criterion.question or criterion.id,
        tier=_tier(rubric, above),
        source=criterion,
        weight=criterion.weight,
        full_marks=criterion.out_of or (scale and scale.out_of) or ONE,
        settled=Settled(show=criterion.show or _show_for(criterion, outer.show), bands=_ordered(bands)),
        scale=scale,
        measure=criterion.measure,
        evidence=settle(rule, rubric.evidence) if (rule := criterion.evidence or criterion.groups) else None,
    )


def _show_for(criterion: Criterion, outer: Show) -> Show:
    """Equality has no two directions, so it is never shown below zero."""
    equality = criterion.groups is not None and criterion.groups.by == "equality"
    return Show(high=outer.high, decimals=outer.decimals) if equality and outer.low < 0 else outer


def _with_children(node: Node, children: tuple[Node, ...]) -> Node:
    """Under `sum` full marks are the weights, and values are shown as points."""
    sums = node.settled.aggregate.method == "sum"
    children = tuple(replace(_in_points(child), weight=child.full_marks) for child in children) if sums else children
    marks = total(child.full_marks for child in children if child.weight)
    shares = rescaled([child.weight for child in children])
    whole = replace(node, children=children, full_marks=marks, shares=shares)
    return _in_points(whole) if sums else whole


def _in_points(node: Node) -> Node:
    if node.source.show is not None:
        return node
    show = Show(low=ZERO, high=node.full_marks, decimals=node.show.decimals)
    return replace(node, settled=replace(node.settled, show=show))


def _settle(outer: Settled, choices: Choices) -> Settled:
    return Settled(
        aggregate=choices.aggregate or outer.aggregate,
        missing=choices.missing or outer.missing,
        min_coverage=outer.min_coverage if choices.min_coverage is None else choices.min_coverage,
        show=choices.show or outer.show,
        bands=outer.bands if choices.bands is None else _ordered(choices.bands),
    )


def _ordered(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    return tuple(sorted(bands, key=lambda band: band.threshold))


def _tier(rubric: RubricFields, above: tuple[str, ...]) -> str:
    return rubric.tiers[len(above)] if len(above) < len(rubric.tiers) else ""
