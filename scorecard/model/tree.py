"""From a rubric as written to its tree of nodes, every choice filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scorecard.model.base import FrozenDict
from scorecard.model.evidence_rule import settle
from scorecard.model.node import Input, Node, Settled, shares_of
from scorecard.model.number import ONE, ZERO, decimals_of, total
from scorecard.model.rubric_parts import Criterion, Dimension, RubricFields
from scorecard.model.steps import Band, Show
from scorecard.model.weight import Applying, Weighting


@dataclass(frozen=True, slots=True)
class _Above:
    """What a node stands in."""

    path: tuple[str, ...]
    settled: Settled
    applies_to: tuple[Applying, ...] = ()
    in_points: bool = False
    """Whether the values of the children are shown as points."""
    sums: frozenset[str] = frozenset()
    """Tiers further in, or `criteria`, that a node further out adds up."""


def tree_of(rubric: RubricFields) -> Node:
    """Return the rubric's tree with every choice filled in."""
    settled = _settle(Settled(), rubric)
    node = Node(id=rubric.id, path="", title=rubric.title, tier="", source=rubric, settled=settled)
    return _with_children(rubric, node, _Above((), settled))


def _dimension(rubric: RubricFields, dimension: Dimension, above: _Above) -> Node:
    path, settled = (*above.path, dimension.id), _settle(above.settled, dimension)
    node = Node(
        id=dimension.id, path=".".join(path), title=dimension.title, tier=_tier(rubric, above), source=dimension,
        weight=dimension.weight, role=dimension.role, range=dimension.range,
        applies_to=_applying(above, dimension),
        settled=settled,
    )  # fmt: skip
    whole = _with_children(rubric, node, replace(above, path=path, settled=settled, applies_to=node.applies_to))
    return _in_points(whole) if _is_in_points(whole, above) else whole


def _criterion(rubric: RubricFields, criterion: Criterion, above: _Above) -> Node:
    scale = rubric.scales.get(criterion.scale or "")
    bands = _bands(criterion.bands, above.settled.bands)
    show = criterion.show or _show_for(criterion, above.settled.show)
    node = Node(
        id=criterion.id,
        path=".".join((*above.path, criterion.id)),
        title=criterion.title or criterion.question or criterion.id,
        tier=_tier(rubric, above),
        source=criterion,
        weight=criterion.weight,
        role=criterion.role,
        marks=(ZERO, criterion.out_of) if criterion.out_of else (scale and scale.marks) or (ZERO, ONE),
        range=criterion.range,
        applies_to=_applying(above, criterion),
        settled=Settled(show=show, bands=bands, ceilings=criterion.ceiling, round=criterion.round),
        scale=scale,
        measure=criterion.measure,
        custom=criterion.custom,
        evidence=settle(rule, rubric.evidence) if (rule := criterion.evidence or criterion.groups) else None,
    )
    return _in_points(node) if _is_in_points(node, above) else node


def _applying(above: _Above, part: Dimension | Criterion) -> tuple[Applying, ...]:
    return above.applies_to if part.applies_to == Applying() else (*above.applies_to, part.applies_to)


def _show_for(criterion: Criterion, outer: Show) -> Show:
    """Equality has no two directions, so it is never shown below zero."""
    equality = criterion.groups is not None and criterion.groups.by == "equality"
    return Show(high=outer.high, decimals=outer.decimals) if equality and outer.low < 0 else outer


def _with_children(rubric: RubricFields, node: Node, above: _Above) -> Node:
    """Return the node with what is in it, and with what it aggregates."""
    source = node.source
    over = getattr(source, "over", None) or "children"
    sums = node.settled.aggregate.method == "sum"
    inside = replace(
        above,
        in_points=sums and over == "children",
        sums=above.sums | {over} if sums and over != "children" else above.sums,
    )
    parts = [part for _, part in source.placed] if isinstance(source, (Dimension, RubricFields)) else []
    children = tuple(
        _dimension(rubric, part, inside) if isinstance(part, Dimension) else _criterion(rubric, part, inside)
        for part in parts
    )
    counted = _counted(replace(node, children=children), over)
    inputs = tuple(
        Input(id=each.id, role=each.role, weight=_in_marks(each) if sums else _own_weight(each)) for each in counted
    )
    if sums and over == "children":
        children = tuple(replace(child, weight=_in_marks(child)) for child in children)
    ordinary = [each.marks for each in counted if each.role == "ordinary" and any(each.weight.numbers)]
    out_of = source.out_of if isinstance(source, Dimension) else None
    marks = (ZERO, out_of) if out_of else (total(low for low, _ in ordinary), total(high for _, high in ordinary))
    whole = replace(node, children=children, inputs=inputs, marks=marks, shares=shares_of(inputs))
    return _in_points(whole) if sums else whole


def _in_marks(node: Node) -> Weighting:
    """Return the full marks as the weight under `sum`, where what is given a weight of 0 still weighs nothing."""
    return Weighting(number=node.full_marks if any(_own_weight(node).numbers) else ZERO)


def _own_weight(node: Node) -> Weighting:
    """Return the weight as written, whatever a dimension between, which is only shown, makes of it."""
    return node.source.weight if isinstance(node.source, (Dimension, Criterion)) else node.weight


def _counted(node: Node, over: str) -> list[Node]:
    if over == "children":
        return list(node.children)
    below = [each for each in node.walk() if each is not node]
    return [each for each in below if (each.is_criterion if over == "criteria" else each.tier == over)]


def _is_in_points(node: Node, above: _Above) -> bool:
    return above.in_points or node.tier in above.sums or (node.is_criterion and "criteria" in above.sums)


def _in_points(node: Node) -> Node:
    """Show values as points, "17 of 40", unless the node says how it is shown."""
    if node.source.show is not None:
        return node
    low, high = node.marks
    show = Show(low=low, high=high, decimals=max(node.show.decimals, decimals_of(high)), out_of=low == 0)
    return replace(node, settled=replace(node.settled, show=show), in_points=True)


def _settle(outer: Settled, choices: RubricFields | Dimension) -> Settled:
    """Fill in what a rubric or dimension leaves to what it stands in; steps and `use` are its own and not handed on."""
    return Settled(
        aggregate=choices.aggregate or outer.aggregate,
        missing=choices.missing or outer.missing,
        min_coverage=outer.min_coverage if choices.min_coverage is None else choices.min_coverage,
        show=choices.show or outer.show,
        bands=_bands(choices.bands, outer.bands),
        use=choices.use,
        clip=choices.clip,
        ceilings=choices.ceiling,
        round=choices.round,
    )


def _bands(own: tuple[Band, ...] | None, outer: tuple[Band, ...]) -> tuple[Band, ...]:
    """Return a node's own bands in order, or those handed down, of which what they require is not handed down."""
    if own is None:
        return tuple(band.model_copy(update={"requires": FrozenDict()}) if band.requires else band for band in outer)
    return tuple(sorted(own, key=lambda band: band.place))


def _tier(rubric: RubricFields, above: _Above) -> str:
    return rubric.tiers[len(above.path)] if len(above.path) < len(rubric.tiers) else ""
