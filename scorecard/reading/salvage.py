"""The rest of a document checked although a part of it is not of its form, so that every problem shows at once.

The parts at fault are left out and what remains is checked; what that check says of the parts left out, or of
names that they define, is not reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from scorecard.model.base import Document, StructureError
from scorecard.model.names import MOST
from scorecard.problem import DocumentError, Problem
from scorecard.source import Pointer, Step

D = TypeVar("D", bound=Document)
ROUNDS = 8
"""Times that parts are left out before the rest is given up."""
_GONE = object()


Between = Callable[[Any], Iterable[Problem]]
"""A check of a model against what lies outside it."""
STAND_INS: dict[str, dict[str, Any]] = {
    "record/1": {"subject": {"id": "unnamed", "name": "?"}},
    "rubric/1": {"id": "unnamed", "version": "0.0", "title": "?", "standard": {"title": "?"}},
    "coding/1": {"coder": {"id": "unnamed"}, "subject": "unnamed"},
    "adjudication/1": {"coder": {"id": "unnamed"}, "subject": "unnamed"},
}
"""What stands in for required parts at fault, by format, while the rest is checked."""


def _nothing(_model: object) -> Iterable[Problem]:
    return ()


def build(kind: type[D], data: Mapping[str, Any], between: Between = _nothing) -> D:
    """Return the model of a document.

    Args:
        kind: the model.
        data: the document's value.
        between: a further check of the model; its problems are raised with the document's own.

    Raises:
        DocumentError: with every problem of its form, and every problem between the parts that are of their form.
    """
    try:
        model = kind(**data)
    except StructureError as error:
        rest = _problems_of_the_rest(kind, data, error.problems, between)
        raise DocumentError([*error.problems, *rest]) from None
    if problems := list(between(model)):
        raise DocumentError(problems)
    return model


@dataclass(frozen=True, slots=True)
class _Rest:
    """What remains of a value, with the indices that its lists had before."""

    value: Any
    kept: Mapping[Step, tuple[Step, _Rest]]


def _problems_of_the_rest(
    kind: type[Document], data: Mapping[str, Any], found: tuple[Problem, ...], between: Between
) -> list[Problem]:
    gone = {_fault(problem) for problem in found}
    for _ in range(ROUNDS if len(found) < MOST else 0):
        rest = _without(data, Pointer(), gone)
        if not isinstance(rest.value, dict):
            return []
        try:
            model = kind(**{**STAND_INS.get(str(data.get("format")), {}), **rest.value})
            return list(_of_the_rest(between(model), rest, gone, data))
        except StructureError as error:
            gone |= {_before(rest, _there(rest.value, problem.pointer.parent)) for problem in error.problems}
        except DocumentError as error:
            return list(_of_the_rest(error.problems, rest, gone, data))
    return []


def _fault(problem: Problem) -> Pointer:
    return problem.pointer.parent if problem.code == "missing-key" else problem.pointer


def _there(value: Any, pointer: Pointer) -> Pointer:
    """Return the nearest part that is there: what a plug-in's default lacks lies in settings that nobody wrote."""
    for count, step in enumerate(pointer.steps):
        inside = dict(enumerate(value)) if isinstance(value, list) else value
        if not isinstance(inside, dict) or step not in inside:
            return Pointer(pointer.steps[:count])
        value = inside[step]
    return pointer


def _without(value: Any, at: Pointer, gone: set[Pointer]) -> _Rest:
    if at in gone:
        return _Rest(_GONE, {})
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    rests = [(step, rest) for step, item in items if (rest := _without(item, at / step, gone)).value is not _GONE]
    if isinstance(value, dict):
        return _Rest({step: rest.value for step, rest in rests}, {step: (step, rest) for step, rest in rests})
    if isinstance(value, list):
        return _Rest([rest.value for _, rest in rests], dict(enumerate(rests)))
    return _Rest(value, {})


def _before(rest: _Rest, pointer: Pointer) -> Pointer:
    """Return where a part of the rest stood before parts were left out."""
    steps: list[Step] = []
    inside: _Rest | None = rest
    for step in pointer.steps:
        old, inside = inside.kept.get(step, (step, None)) if inside else (step, None)
        steps.append(old)
    return Pointer(tuple(steps))


def _of_the_rest(
    problems: Iterable[Problem], rest: _Rest, gone: set[Pointer], data: Mapping[str, Any]
) -> Iterator[Problem]:
    names = {name for pointer in gone for name in _names(data, pointer)}
    for problem in problems:
        pointer = _before(rest, problem.pointer)
        touched = any(fault.starts_with(pointer) for fault in gone)
        if not touched and problem.found not in names:
            earlier = _before(rest, problem.earlier) if problem.earlier else None
            yield replace(problem, pointer=pointer, earlier=earlier)


def _names(data: Any, pointer: Pointer) -> Iterator[str]:
    """Yield the names that a part left out may define: its key, and every text in it."""
    for step in pointer.steps:
        found = dict(enumerate(data)) if isinstance(data, list) else data
        data = found.get(step) if isinstance(found, dict) else None
    yield str(pointer.steps[-1])
    yield from _texts(data)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    items = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in items:
        yield from _texts(item)
