"""What can be wrong with a rubric's tree, and the list of every check of a rubric."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import islice

from scorecard.model.corrections import corrections_out_of_time
from scorecard.model.counting_checks import COUNTING_CHECKS
from scorecard.model.names import MOST, duplicate_id
from scorecard.model.number import ONE, ZERO, literal
from scorecard.model.outline import Outline, outline_of
from scorecard.model.rubric_parts import RubricFields
from scorecard.model.rule_checks import RULE_CHECKS
from scorecard.model.step_checks import STEP_CHECKS
from scorecard.model.steps import Band
from scorecard.model.weight import Weighting
from scorecard.problem import Problem
from scorecard.source import Pointer


def rubric_problems(rubric: RubricFields) -> Iterator[Problem]:
    """Yield every problem of a rubric, check by check."""
    outline = outline_of(rubric)
    for check in CHECKS:
        yield from _one_a_place(islice(check(outline), MOST))


def _one_a_place(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Leave out what a check repeats at one place: criteria that are written together share all but their ids."""
    seen: set[Pointer] = set()
    for problem in problems:
        if problem.pointer not in seen or not problem.pointer.steps:
            yield problem
        seen.add(problem.pointer)


def id_is_taken(outline: Outline) -> Iterator[Problem]:
    """Two dimensions or criteria have one id."""
    seen: dict[str, Pointer] = {}
    for name, place in outline.ids:
        if name in seen:
            yield duplicate_id(place, name, seen[name])
        seen.setdefault(name, place)


def dimension_is_empty(outline: Outline) -> Iterator[Problem]:
    """A dimension has neither criteria nor dimensions."""
    for dimension in outline.dimensions:
        if not list(dimension.children()):
            yield Problem(
                code="empty-dimension",
                message=f"the dimension {dimension.name} has nothing in it",
                pointer=dimension.at,
                hint="give it criteria: or dimensions:",
            )


def weights_are_all_zero(outline: Outline) -> Iterator[Problem]:
    """What a dimension aggregates, penalties and bonuses aside, shares a weight of zero."""
    for dimension in outline.dimensions:
        ordinary = [each.part for each in outline.counted(dimension) if each.part.role == "ordinary"]
        weights = [number for part in ordinary for number in part.weight.numbers]
        if weights and not any(weights):
            yield Problem(
                code="weights-all-zero",
                message=f"every weight in {dimension.name} is 0",
                pointer=dimension.at if dimension.at.steps else dimension.at / "dimensions",
                on_key=not dimension.at.steps,
                hint="give at least one of them a weight above 0",
            )


WEIGHTS_UNDER_SUM = (Weighting(number=ONE), Weighting(number=ZERO))
"""Weights that may be written under `sum`: the default, and none at all, as of what only ceilings look at."""


def weight_stands_under_sum(outline: Outline) -> Iterator[Problem]:
    """A weight is given where full marks are the weights."""
    for dimension in outline.dimensions:
        for pointer, child in dimension.children():
            if dimension.method == "sum" and child.weight not in WEIGHTS_UNDER_SUM:
                yield Problem(
                    code="weight-under-sum",
                    message=f"'{child.id}' has a weight, but under sum its full marks are its weight",
                    pointer=pointer / "weight",
                    hint="leave the weight out, or give out_of:",
                )


def bands_do_not_part(outline: Outline) -> Iterator[Problem]:
    """Two bands start at one threshold, or share an id."""
    for pointer, bands in _bands(outline):
        places: set[tuple[Fraction, bool]] = set()
        ids: dict[str, Pointer] = {}
        for index, band in enumerate(bands):
            if band.place in places:
                yield Problem(
                    code="same-threshold",
                    message=f"two bands start at {literal(band.threshold)}",
                    pointer=pointer / index / ("from" if band.above is None else "above"),
                    hint="give each band a threshold of its own",
                )
            place = pointer / index / "id"
            if band.id and ids.setdefault(band.id, place) != place:
                yield duplicate_id(place, band.id, ids[band.id])
            places.add(band.place)


def shown_range_is_empty(outline: Outline) -> Iterator[Problem]:
    """Values are all shown as one number."""
    for each in outline.parts:
        show = each.part.show
        if show and show.low == show.high:
            yield Problem(
                code="empty-show",
                message=f"every value is shown as {literal(show.low)}",
                pointer=each.at / "show",
                hint="let from: and to: differ",
            )


def corrections_go_back_in_time(outline: Outline) -> Iterator[Problem]:
    """A correction is dated before the one that stands above it."""
    return corrections_out_of_time(outline.rubric.corrections)


def _bands(outline: Outline) -> Iterator[tuple[Pointer, tuple[Band, ...]]]:
    return ((each.at / "bands", each.part.bands) for each in outline.parts if each.part.bands)


Check = Callable[[Outline], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    id_is_taken,
    dimension_is_empty,
    weights_are_all_zero,
    weight_stands_under_sum,
    *RULE_CHECKS,
    *COUNTING_CHECKS,
    *STEP_CHECKS,
    bands_do_not_part,
    shown_range_is_empty,
    corrections_go_back_in_time,
)
"""Every check of a rubric, in the order in which they run."""
