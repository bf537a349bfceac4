"""What can be wrong between a rubric and a record that names it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scorecard.model.names import unknown_name
from scorecard.model.words import NO_VALUE
from scorecard.problem import Problem, did_you_mean, echo
from scorecard.source import Pointer

if TYPE_CHECKING:
    from scorecard.model.coding import Coding
    from scorecard.model.facts import ObservedValue
    from scorecard.model.node import Node
    from scorecard.model.record import Record
    from scorecard.model.rubric import Rubric
    from scorecard.model.scale import LevelScale


def is_observed_by(record: Record, rubric: Rubric) -> bool:
    """Tell whether the record's levels are judgements under this rubric, or under one that it was made from."""
    return record.observations_of in {rubric.name, *rubric.made_from}


def is_judged_by(coding: Coding, rubric: Rubric) -> bool:
    """Tell whether a coding's levels are judgements under this rubric, or under one that it was made from."""
    return coding.rubric in {rubric.name, *rubric.made_from}


def is_read(record: Record, rubric: Rubric, observed: ObservedValue) -> bool:
    """Tell whether an observation counts under a rubric.

    Numbers are facts and count under any; levels are judgements of the rubric that the record names; a reason that
    there is no value counts where the record names none.
    """
    reason = record.observations_of is None and observed.level in NO_VALUE
    return observed.number is not None or reason or is_observed_by(record, rubric)


def is_unread(record: Record, rubric: Rubric, name: str) -> bool:
    """Tell whether the record observes something of a name that belongs to another rubric and is not read."""
    observed = record.observations.get(name)
    return observed is not None and not is_read(record, rubric, observed)


def unread_levels(record: Record, rubric: Rubric) -> int:
    """Return how many observations belong to another rubric and are not read under this one."""
    return sum(not is_read(record, rubric, observed) for observed in record.observations.values())


def unfitted_measures(rubric: Rubric) -> Iterator[Problem]:
    """Yield that goalposts are still to be found in a set of records, once for all measures that ask for them.

    Why: such a rubric is sound, and what `fit` reads; only a score cannot come of it.
    """
    unfitted = [node.id for node in rubric.criteria.values() if node.measure and node.measure.fit]
    if unfitted:
        more = f" and {len(unfitted) - 1} more" if len(unfitted) > 1 else ""
        verb = "have" if more else "has"
        yield Problem(
            code="unfitted",
            message=f"'{unfitted[0]}'{more} of {rubric.name} {verb} no goalposts yet",
            pointer=rubric.pointers[unfitted[0]] / "measure" / "fit",
            hint="run 'scorecard fit' on a set of records, and score under the rubric that it writes",
        )


def subject_problems(rubric: Rubric, record: Record) -> Iterator[Problem]:
    """Yield the attributes that the rubric asks for and the subject does not state, or states as nothing it knows."""
    for name in rubric.attributes:
        value = record.subject.attribute(name)
        if not states_enough(rubric, name, value):
            at = Pointer(("subject", "attributes", name))
            yield unfit_attribute(rubric, name, value, at, f"state {name}: among the subject's attributes")


def states_enough(rubric: Rubric, name: str, value: str | None) -> bool:
    """Tell whether a subject that states so much can be scored under a rubric that asks for the attribute."""
    allowed = rubric.attributes[name]
    return value is not None and (not allowed or value in allowed)


def unfit_attribute(rubric: Rubric, name: str, value: str | None, at: Pointer, hint: str) -> Problem:
    """Return the Problem of an attribute that is not stated, or stated as nothing that the rubric knows."""
    allowed = rubric.attributes[name]
    found = f"is '{echo(value)}'" if value is not None else "is not stated"
    asks = "has no weight for that" if value is not None else "asks for it"
    return Problem(
        code="unknown-attribute",
        message=f"the subject's {name} {found}, and {rubric.name} {asks}",
        pointer=at,
        found=echo(value or ""),
        allowed=allowed,
        hint=did_you_mean(value or "", allowed) or hint,
    )


def scoring_problems(rubric: Rubric, record: Record) -> Iterator[Problem]:
    """Yield all that stands in the way of scoring a record under a rubric."""
    yield from unfitted_measures(rubric)
    yield from subject_problems(rubric, record)
    yield from observation_problems(rubric, record)


def observation_problems(rubric: Rubric, record: Record) -> Iterator[Problem]:
    """Yield what is wrong with the observations that are read under the rubric."""
    own = record.observations_of == rubric.name
    for name, observed in record.observations.items():
        at = Pointer(("observations", name))
        nodes = rubric.observed.get(name, ())
        if not nodes and own:
            yield unknown_name("criterion", at, name, tuple(rubric.observed), on_key=True, within=rubric.name)
        for node in nodes if is_read(record, rubric, observed) else ():
            yield from _unfit(node, observed, at)


def _unfit(node: Node, observed: ObservedValue, at: Pointer) -> Iterator[Problem]:
    if node.scale:
        yield from _unfit_for_scale(node, node.scale, observed, at)
    elif node.measure or node.custom:
        yield from _unfit_for_measure(node, observed, at)
    elif observed.level != "not_applicable":
        yield _misfit(node, at, "is judged by actions", "record actions, or write not_applicable")


def _unfit_for_scale(node: Node, scale: LevelScale, observed: ObservedValue, at: Pointer) -> Iterator[Problem]:
    known = tuple(level.id for level in scale.levels)
    if observed.level is None:
        yield _misfit(node, at, "takes a level, not a number", f"use one of: {', '.join(known)}")
    elif observed.level not in (*known, *NO_VALUE):
        yield unknown_name("level", at / "level", observed.level, known, within=f"the scale of '{node.id}'")


def _unfit_for_measure(node: Node, observed: ObservedValue, at: Pointer) -> Iterator[Problem]:
    if observed.number is None and observed.level not in NO_VALUE:
        hint = f"write a number, or one of: {', '.join(NO_VALUE)}"
        yield _misfit(node, at, f"takes a number, not the level '{observed.level}'", hint)
    if node.measure and node.measure.curve == "log" and observed.number is not None and observed.number <= 0:
        yield _misfit(node, at, "takes a number above 0, as its curve is a logarithm", "write a number above 0")


def _misfit(node: Node, at: Pointer, what: str, hint: str) -> Problem:
    return Problem(code="misfit-observation", message=f"'{node.id}' {what}", pointer=at, hint=hint)
