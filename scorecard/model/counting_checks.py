"""What can be wrong with what counts, for how much and for whom. Each check is named after what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from scorecard.model.names import duplicate_id, unknown_name
from scorecard.model.outline import ROOT, Child, Outline, PlacedDimension
from scorecard.model.rubric_parts import Criterion, Dimension
from scorecard.problem import Problem, echo

PLAIN_OVER = ("children", "criteria")
"""What a dimension may aggregate besides the nodes of a tier."""


def weights_differ_by_several(outline: Outline) -> Iterator[Problem]:
    """Weights that are rescaled together differ by several attributes."""
    for dimension in outline.dimensions:
        counted = [each for each in outline.counted(dimension) if each.part.weight.by]
        for each in counted[1:]:
            first, weight = counted[0].part, each.part.weight
            if weight.by != first.weight.by:
                yield Problem(
                    code="weight-by",
                    message=f"'{each.part.id}' has a weight by {weight.by}, and '{first.id}' beside it one by "
                    f"{first.weight.by}",
                    pointer=each.at / "weight",
                    hint="let weights that are rescaled together differ by one attribute",
                )


def weights_name_other_values(outline: Outline) -> Iterator[Problem]:
    """Weights by one attribute name several sets of its values, so that some subject would have no weight."""
    first: dict[str, Child] = {}
    for dimension in outline.dimensions:
        for pointer, child in dimension.children():
            other = first.setdefault(child.weight.by, child) if child.weight.by else child
            if set(other.weight.values) != set(child.weight.values):
                yield Problem(
                    code="weight-by",
                    message=f"'{child.id}' has weights for other values of {child.weight.by} than '{other.id}'",
                    pointer=pointer / "weight",
                    hint=f"give a weight for each of: {echo(', '.join(sorted(other.weight.values)))}",
                )


def nothing_is_ordinary(outline: Outline) -> Iterator[Problem]:
    """A dimension aggregates penalties and bonuses alone."""
    for dimension in outline.dimensions:
        roles = [each.part.role for each in outline.counted(dimension)]
        if roles and "ordinary" not in roles:
            yield Problem(
                code="no-ordinary",
                message=f"{dimension.name} has penalties and bonuses, and nothing that they change",
                pointer=dimension.at,
                hint="let at least one child be ordinary: leave out its role",
            )


def tier_is_named_twice(outline: Outline) -> Iterator[Problem]:
    """Two tiers have one name, so that `over` could mean either."""
    tiers = outline.rubric.tiers
    for index, name in enumerate(tiers):
        if name in tiers[:index]:
            yield duplicate_id(ROOT / "tiers" / index, echo(name))


def tier_is_unknown(outline: Outline) -> Iterator[Problem]:
    """A dimension aggregates over a tier that does not lie below it, or that a criterion lies above."""
    for dimension in outline.dimensions:
        below = outline.rubric.tiers[len(dimension.path) :]
        if dimension.over in PLAIN_OVER:
            continue
        if dimension.over not in below:
            problem = unknown_name("tier", dimension.at / "over", dimension.over, (*PLAIN_OVER, *below))
            yield replace(problem, message=f"{problem.message} below {dimension.name}")
        else:
            yield from _ends_above(outline, dimension, below.index(dimension.over))


def _ends_above(outline: Outline, dimension: PlacedDimension, levels: int) -> Iterator[Problem]:
    """Yield a problem for each criterion that lies above the tier, and would count nowhere."""
    for each in dimension.inside(deep=True):
        if isinstance(each.part, Criterion) and each.depth - len(dimension.path) < levels:
            yield Problem(
                code="above-tier",
                message=f"'{each.part.id}' lies above the tier {echo(dimension.over)}, so it would not count",
                pointer=dimension.at / "over",
                found=echo(dimension.over),
                allowed=(*PLAIN_OVER, *outline.rubric.tiers[len(dimension.path) :][:levels]),
                hint=f"put '{each.part.id}' into a dimension, or aggregate over children",
            )


def role_counts_nowhere(outline: Outline) -> Iterator[Problem]:
    """A dimension is a penalty or a bonus, and stands between what is aggregated and what aggregates it."""
    for dimension in outline.dimensions:
        counted = {each.part.id for each in outline.counted(dimension)} if dimension.over != "children" else set()
        for each in dimension.inside(deep=True) if counted else ():
            part = each.part
            if isinstance(part, Dimension) and part.role != "ordinary" and _stands_between(part, counted):
                yield Problem(
                    code="no-effect",
                    message=f"the role of '{part.id}' counts nowhere, as {dimension.name} aggregates over "
                    f"{echo(dimension.over)}",
                    pointer=each.at / "role",
                    hint=f"give the role to what is aggregated, or let {dimension.name} aggregate over children",
                    on_key=True,
                )


def _stands_between(part: Dimension, counted: set[str]) -> bool:
    """Tell whether a dimension leads to what is counted and is not itself counted or in what is counted."""
    return part.id not in counted and any(
        child.id in counted or (isinstance(child, Dimension) and _stands_between(child, counted))
        for _, child in part.placed
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


def title_is_of_no_criterion(outline: Outline) -> Iterator[Problem]:
    """Criteria that are written together have a title for an id that is none of theirs."""
    for dimension in outline.dimensions:
        for index, several in enumerate(getattr(dimension.part, "criteria_from", ())):
            for name in several.titles:
                if name not in several.ids:
                    at = dimension.at / "criteria_from" / index / "titles" / name
                    yield unknown_name("criterion", at, name, several.ids, on_key=True, within="the ids beside it")


def observation_is_read_as_two(outline: Outline) -> Iterator[Problem]:
    """Criteria read one observation by rules that no one value fits."""
    first: dict[str, Criterion] = {}
    dimensions = {dimension.part.id for dimension in outline.dimensions}
    for pointer, criterion in outline.criteria:
        name = criterion.observation or criterion.id
        if criterion.observation in dimensions:
            yield Problem(
                code="mixed-observation",
                message=f"'{criterion.id}' reads the observation '{name}', and that is a dimension, which has none",
                pointer=pointer / "observation",
                found=name,
                hint="name what a record observes",
            )
        other = first.setdefault(name, criterion)
        if criterion.id != other.id and not _fit_one_value(outline, criterion, other):
            yield Problem(
                code="mixed-observation",
                message=f"'{criterion.id}' reads the observation '{name}' as {_asked(criterion)}, "
                f"and '{other.id}' as {_asked(other)}",
                pointer=pointer / "observation" if criterion.observation else pointer,
                found=criterion.observation,
                hint="give each an observation of its own",
            )


def _fit_one_value(outline: Outline, one: Criterion, other: Criterion) -> bool:
    if not (one.scale and other.scale):
        return _asked(one) == _asked(other)
    scales = [outline.rubric.scales.get(name) for name in (one.scale, other.scale)]
    levels = [{level.id for level in scale.levels} for scale in scales if scale]
    return len(levels) < len(scales) or bool(levels[0] & levels[1])


def _asked(criterion: Criterion) -> str:
    """Return what a criterion asks an observation for."""
    if criterion.scale:
        return f"a level of {criterion.scale}"
    return "a number" if criterion.measure or criterion.custom else "a reason that it has no actions"


COUNTING_CHECKS: tuple[Callable[[Outline], Iterator[Problem]], ...] = (
    weights_differ_by_several,
    weights_name_other_values,
    nothing_is_ordinary,
    tier_is_named_twice,
    tier_is_unknown,
    role_counts_nowhere,
    criterion_has_no_date,
    title_is_of_no_criterion,
    observation_is_read_as_two,
)
"""Checks of weights, roles, tiers and whom a criterion applies to, in the order in which they run."""
