"""What can be wrong with ceilings, rounding and bands. Each check is named after what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from scorecard.model.names import unknown_name
from scorecard.model.node import id_of
from scorecard.model.number import ONE, ZERO, literal
from scorecard.model.outline import Child, Outline, Placed
from scorecard.model.rubric_parts import Criterion, RubricFields
from scorecard.problem import Problem, did_you_mean
from scorecard.source import Pointer

AnyPart = RubricFields | Child
CIRCLE_SHOWN = 5
"""Nodes of a circle that a message names at most."""


def node_is_unknown(outline: Outline) -> Iterator[Problem]:
    """A ceiling or a band looks at a node that the rubric does not have."""
    ids = tuple(outline.paths_by_id)
    known = {*ids, *outline.paths_by_id.values()}
    for each in outline.parts:
        for at, named in _looked_at(each):
            for name in named:
                if name not in known or not name:
                    problem = unknown_name("node", at / name, name, ids, on_key=True)
                    message = problem.message.replace("no node", "no dimension or criterion", 1)
                    hint = did_you_mean(name, ids) or "write the id of a dimension or criterion of this rubric"
                    yield replace(problem, message=message, hint=hint)


def nodes_look_in_a_circle(outline: Outline) -> Iterator[Problem]:
    """A ceiling or a band looks at a node whose own value depends on it."""
    needs: dict[str, list[str]] = {}
    places: dict[tuple[str, str], Pointer] = {}
    known = {*outline.paths_by_id, *outline.paths_by_id.values()}
    for each in outline.parts:
        looked_at = {id_of(name): at / name for at, named in _looked_at(each) for name in named if name in known}
        inside = [child.id for _, child in each.part.placed] if not isinstance(each.part, Criterion) else []
        needs[each.part.id] = [*inside, *looked_at]
        places |= {(each.part.id, name): at for name, at in looked_at.items()}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        circle = [str(name) for name in reversed(error.args[1])]
        at = next((places[step] for step in pairwise(circle) if step in places), Pointer())
        shown = circle if len(circle) <= CIRCLE_SHOWN else [*circle[:CIRCLE_SHOWN], "...", circle[-1]]
        yield Problem(
            code="node-circle",
            message=f"each of these values depends on the next: {' -> '.join(shown)}",
            pointer=at,
            hint="look at a node that does not contain this one and does not look at it",
            on_key=True,
        )


def band_has_no_value(outline: Outline) -> Iterator[Problem]:
    """A dimension takes the values of bands from a node that has none."""
    for dimension in outline.dimensions:
        for each in outline.counted(dimension) if dimension.part.use == "band" else ():
            without = next((index for index, band in enumerate(each.bands) if band.value is None), None)
            if each.bands and without is None:
                continue
            own = each.part.bands and without is not None
            yield Problem(
                code="band-value",
                message=f"{dimension.name} uses the values of bands, and '{each.part.id}' has "
                + (f"the band '{each.bands[without].label}' without one" if without is not None else "no bands"),
                pointer=each.at / "bands" / without if own and without is not None else dimension.at / "use",
                hint="give each of its bands a value: from 0 to 1",
            )


def threshold_is_out_of_reach(outline: Outline) -> Iterator[Problem]:
    """A band starts, a ceiling stands, or what they look at is asked for, outside 0 to 1, where no score can be."""
    parts = {each.part.id: each for each in outline.parts}
    for each in outline.parts:
        for index, band in enumerate(each.part.bands or ()):
            key = "from" if band.above is None else "above"
            yield from _out_of_reach(outline, each, band.threshold, each.at / "bands" / index / key)
        for index, ceiling in enumerate(each.part.ceiling):
            yield from _out_of_reach(outline, each, ceiling.at, each.at / "ceiling" / index / "at")
        for at, named in _looked_at(each):
            for name, threshold in named.items():
                if id_of(name) in parts:
                    yield from _out_of_reach(outline, parts[id_of(name)], threshold, at / name)


def _out_of_reach(outline: Outline, each: Placed[AnyPart], number: Fraction, at: Pointer) -> Iterator[Problem]:
    if may_leave_the_unit(each.part) or ZERO <= number <= ONE:
        return
    is_shown = each.show.low != each.show.high and (each.part.show or each.part.id not in outline.in_points)
    inside = (number - each.show.low) / (each.show.high - each.show.low) if is_shown else number
    shown = f"; what is shown as {literal(number)} is {literal(inside)}" if ZERO <= inside <= ONE else ""
    yield Problem(
        code="out-of-range",
        message="expected a number: 0 to 1",
        pointer=at,
        found=literal(number),
        hint=f"scores are compared in 0 to 1, however they are shown{shown}",
    )


def may_leave_the_unit(part: AnyPart) -> bool:
    """Tell whether a node's own value may lie outside 0 to 1."""
    if isinstance(part, Criterion):
        return bool(part.measure and part.measure.cap != "both")
    return not part.clip


Looked = tuple[Pointer, Mapping[str, Fraction]]


def _looked_at(each: Placed[AnyPart]) -> Iterator[Looked]:
    """Yield what the ceilings and bands of a part look at, with its place."""
    for index, ceiling in enumerate(each.part.ceiling):
        yield each.at / "ceiling" / index / "while", ceiling.trigger
    for index, band in enumerate(each.part.bands or ()):
        yield each.at / "bands" / index / "requires", band.requires


STEP_CHECKS: tuple[Callable[[Outline], Iterator[Problem]], ...] = (
    node_is_unknown,
    nodes_look_in_a_circle,
    band_has_no_value,
    threshold_is_out_of_reach,
)
"""Checks of ceilings, rounding and bands, in the order in which they run."""
