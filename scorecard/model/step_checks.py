"""What can be wrong with weights, tiers, bands and ceilings. Each check is named after what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter

from scorecard.model.names import unknown_name
from scorecard.model.node import id_of
from scorecard.model.outline import Outline, PlacedDimension
from scorecard.model.rubric_parts import Criterion, Dimension, RubricFields
from scorecard.problem import Problem
from scorecard.source import Pointer

PLAIN_OVER = ("children", "criteria")
"""What a dimension may aggregate besides the nodes of a tier."""


def node_is_unknown(outline: Outline) -> Iterator[Problem]:
    """A ceiling or a band looks at a node that the rubric does not have."""
    known = outline.names
    for pointer, part in outline.parts:
        for at, named in _looked_at(pointer, part):
            for name in named:
                if name not in known:
                    yield unknown_name("node", at / name, name, tuple(outline.paths_by_id), on_key=True)


def nodes_look_in_a_circle(outline: Outline) -> Iterator[Problem]:
    """A ceiling or a band looks at a node whose own value depends on it."""
    known = outline.names
    needs: dict[str, list[str]] = {}
    places: dict[str, Pointer] = {}
    for pointer, part in outline.parts:
        inside = [child.id for _, child in part.placed] if not isinstance(part, Criterion) else []
        names = [(at / name, name) for at, named in _looked_at(pointer, part) for name in named]
        looked_at = [(at, id_of(name)) for at, name in names if name in known]
        places.update((part.id, at) for at, _ in looked_at)
        needs[part.id] = [*inside, *(name for _, name in looked_at)]
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        circle = [str(name) for name in error.args[1]]
        at = next((places[name] for name in circle if name in places), Pointer())
        yield Problem(
            code="node-circle",
            message=f"the values of {', '.join(sorted(set(circle)))} depend on each other",
            pointer=at,
            hint="look at a node that does not contain this one and does not look at it",
            on_key=True,
        )


def weights_differ_by_several(outline: Outline) -> Iterator[Problem]:
    """Weights that are rescaled together differ by several attributes, or name several sets of values."""
    for dimension in outline.dimensions:
        inputs = list(dimension.inputs(outline.rubric.tiers))
        first = next((child.weight for _, child, _ in inputs if child.weight.by), None)
        for pointer, child, _ in inputs:
            weight = child.weight
            if first and weight.by and (weight.by != first.by or set(weight.values) != set(first.values)):
                values = ", ".join(sorted(first.values))
                yield Problem(
                    code="weight-by",
                    message=f"'{child.id}' has weights by other values than what it is weighed with",
                    pointer=pointer / "weight",
                    hint=f"give a weight by {first.by} for each of: {values}",
                )


def nothing_is_ordinary(outline: Outline) -> Iterator[Problem]:
    """A dimension aggregates penalties and bonuses alone."""
    for dimension in outline.dimensions:
        roles = [child.role for _, child, _ in dimension.inputs(outline.rubric.tiers)]
        if roles and "ordinary" not in roles:
            yield Problem(
                code="no-ordinary",
                message=f"{dimension.name} has penalties and bonuses, and nothing that they change",
                pointer=dimension.at,
                hint="give at least one child the role ordinary",
            )


def tier_is_unknown(outline: Outline) -> Iterator[Problem]:
    """A dimension aggregates over a tier that does not lie below it, or that a criterion lies above."""
    tiers = outline.rubric.tiers
    for dimension in outline.dimensions:
        over, depth = dimension.part.over, len(dimension.path)
        if over in {None, *PLAIN_OVER}:
            continue
        below = tiers[depth:]
        if over not in below:
            known, within = (*PLAIN_OVER, *below), f"what lies below {dimension.name}"
            yield unknown_name("tier", dimension.at / "over", str(over), known, within=within)
        else:
            yield from _ends_above(dimension, str(over), tiers[depth:].index(over))


def _ends_above(dimension: PlacedDimension, over: str, levels: int) -> Iterator[Problem]:
    """Yield a problem for each criterion that lies above the tier, and would count nowhere."""
    parts: list[Dimension | Criterion] = [child for _, child in dimension.children()]
    for _ in range(levels):
        for part in parts:
            if isinstance(part, Criterion):
                yield Problem(
                    code="above-tier",
                    message=f"'{part.id}' lies above the tier {over}, so it would not count",
                    pointer=dimension.at / "over",
                    hint=f"put it into a dimension, or aggregate over another tier than {over}",
                )
        parts = [child for part in parts if isinstance(part, Dimension) for _, child in part.placed]


def band_has_no_value(outline: Outline) -> Iterator[Problem]:
    """A dimension takes the values of bands from what has none."""
    for dimension in outline.dimensions:
        if dimension.part.use != "band":
            continue
        for pointer, child, bands in dimension.inputs(outline.rubric.tiers):
            if not bands or any(band.value is None for band in bands):
                yield Problem(
                    code="band-value",
                    message=f"{dimension.name} uses bands, and '{child.id}' has no bands with a value each",
                    pointer=pointer,
                    hint="give each of its bands a value: from 0 to 1",
                )


def threshold_is_out_of_reach(outline: Outline) -> Iterator[Problem]:
    """A band starts, or a ceiling or a requirement lies, outside 0 to 1, where no score can be."""
    free = {part.id for _, part in outline.parts if _may_leave_the_unit(part)}
    for pointer, part in outline.parts:
        for index, band in enumerate(part.bands or ()):
            at = pointer / "bands" / index / ("from" if band.above is None else "above")
            yield from _out_of_reach(at, band.threshold, free=part.id in free)
        for index, ceiling in enumerate(part.ceiling):
            yield from _out_of_reach(pointer / "ceiling" / index / "at", ceiling.at, free=part.id in free)
        for at, named in _looked_at(pointer, part):
            for name, threshold in named.items():
                yield from _out_of_reach(at / name, threshold, free=id_of(name) in free)


def _may_leave_the_unit(part: RubricFields | Dimension | Criterion) -> bool:
    if isinstance(part, Criterion):
        return part.measure is not None and part.measure.cap != "both"
    return not part.clip


def _out_of_reach(at: Pointer, threshold: Fraction, *, free: bool) -> Iterator[Problem]:
    if not free and not 0 <= threshold <= 1:
        yield Problem(
            code="out-of-range",
            message="expected a number: 0 to 1",
            pointer=at,
            hint="thresholds are in 0 to 1, however scores are shown; clip: false lets scores leave it",
        )


def criterion_has_no_date(outline: Outline) -> Iterator[Problem]:
    """A criterion applies to who was in office, and does not say when."""
    for dimension in outline.dimensions:
        for pointer, child in dimension.children():
            asks = child.applies_to.in_office or dimension.in_office
            if asks and isinstance(child, Criterion) and child.date is None:
                yield Problem(
                    code="no-date",
                    message=f"'{child.id}' applies to who was in office, and has no date",
                    pointer=pointer,
                    hint='give it its date:, as "2019-03-05"',
                )


Looked = tuple[Pointer, Mapping[str, Fraction]]


def _looked_at(pointer: Pointer, part: RubricFields | Dimension | Criterion) -> Iterator[Looked]:
    """Yield what the ceilings and bands of a part look at, with its place."""
    for index, ceiling in enumerate(part.ceiling):
        yield pointer / "ceiling" / index / "while", ceiling.trigger
    for index, band in enumerate(part.bands or ()):
        yield pointer / "bands" / index / "requires", band.requires


STEP_CHECKS: tuple[Callable[[Outline], Iterator[Problem]], ...] = (
    node_is_unknown,
    nodes_look_in_a_circle,
    weights_differ_by_several,
    nothing_is_ordinary,
    tier_is_unknown,
    band_has_no_value,
    threshold_is_out_of_reach,
    criterion_has_no_date,
)
"""Checks of weights, tiers, bands and ceilings, in the order in which they run."""
