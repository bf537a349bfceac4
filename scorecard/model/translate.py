"""Pydantic's errors as Problems, by their stable type and context, never by their English text.

Source: https://docs.pydantic.dev/latest/errors/validation_errors/ lists the types and their context.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.problem import Problem, did_you_mean, echo
from scorecard.source import Pointer, Step

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_KEY = "[key]"
_KINDS = {
    "string_type": "text",
    "bool_type": "true or false",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "mapping_type": "a mapping",
    "tuple_type": "a list",
    "none_required": "nothing",
}
_BOUNDS = {"greater_than_equal": "at least {ge}", "less_than_equal": "at most {le}"}
_LENGTHS = {
    "string_too_short": "text that is not empty",
    "string_too_long": "at most {max_length} characters",
    "too_short": "at least {min_length} of them",
    "too_long": "at most {max_length} of them",
}


KeysAt = Callable[[tuple[Step, ...]], tuple[str, ...]]
"""Gives the keys that are allowed in the mapping at a place."""


def problems_of(errors: Iterable[ErrorDetails], keys_at: KeysAt) -> list[Problem]:
    """Return one Problem for each error of a failed validation, in document order."""
    return [_problem(error, keys_at) for error in errors]


def _problem(error: ErrorDetails, keys_at: KeysAt) -> Problem:
    steps: tuple[Step, ...] = tuple(error["loc"])
    on_key = bool(steps) and steps[-1] == _KEY
    pointer = Pointer(steps[:-1] if on_key else steps)
    kind, value = error["type"], error.get("input")
    if kind == "missing":
        return _missing_key(pointer)
    if kind == "extra_forbidden":
        return _unknown_key(pointer, keys_at(steps[:-1]))
    if kind in _KINDS:
        return _wrong_type(pointer, value, _KINDS[kind])
    context = error.get("ctx") or {}
    if kind == "literal_error":
        return _unknown_value(pointer, value, str(context["expected"]), on_key=on_key)
    code, expected = _expectation(error, context)
    return _wrong_value(code, pointer, value, expected, on_key=on_key)


def _expectation(error: ErrorDetails, context: Mapping[str, object]) -> tuple[str, str]:
    """Return the code of a value that does not fit, and what is expected; own rules bring both."""
    kind = error["type"]
    if kind in _LENGTHS:
        return "wrong-length", _LENGTHS[kind].format(**context)
    if kind in _BOUNDS:
        return "out-of-range", f"a number: {_BOUNDS[kind].format(**context)}"
    return kind, str(context.get("expected") or context.get("allowed") or error["msg"].removeprefix("expected "))


def _missing_key(pointer: Pointer) -> Problem:
    key = pointer.steps[-1]
    return Problem(code="missing-key", message=f"'{key}' is missing", pointer=pointer, hint=f"add '{key}: ...'")


def _unknown_key(pointer: Pointer, allowed: Sequence[str]) -> Problem:
    key = str(pointer.steps[-1])
    return Problem(
        code="unknown-key",
        message=f"no key '{echo(key)}' here",
        pointer=pointer,
        found=echo(key),
        allowed=tuple(allowed),
        hint=did_you_mean(key, allowed) or "remove it",
        on_key=True,
    )


def _unknown_value(pointer: Pointer, value: object, expected: str, *, on_key: bool) -> Problem:
    allowed = tuple(re.findall(r"'([^']*)'", expected))
    found = show_found(value)
    return Problem(
        code="unknown-word",
        message=f"{_quoted(value)} is not one of the words allowed here",
        pointer=pointer,
        found=found,
        allowed=allowed,
        hint=did_you_mean(found, allowed) or f"use one of: {', '.join(allowed)}",
        on_key=on_key,
    )


def _wrong_type(pointer: Pointer, value: object, expected: str) -> Problem:
    quote_it = expected == "text" and isinstance(value, (Decimal, Fraction, int))
    return Problem(
        code="wrong-type",
        message=f"expected {expected}, found {_kind(value)}",
        pointer=pointer,
        found=show_found(value),
        allowed=(expected,),
        hint=f'quote it: "{value}"' if quote_it else f"write {expected}",
    )


def _wrong_value(code: str, pointer: Pointer, value: object, expected: str, *, on_key: bool = False) -> Problem:
    return Problem(
        code=code,
        message=f"{_quoted(value)}: expected {expected}",
        pointer=pointer,
        found=show_found(value),
        allowed=(expected,),
        hint=f"write {expected}",
        on_key=on_key,
    )


def _quoted(value: object) -> str:
    return f"'{show_found(value)}'" if isinstance(value, str) else show_found(value)


def show_found(value: object) -> str:
    """Return what was found as a message may repeat it."""
    return echo(str(value)) if isinstance(value, (str, int, float, Decimal, Fraction)) else _kind(value)


def _kind(value: object) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float, Decimal, Fraction)):
        return f"the number {value}"
    return f"the text '{echo(value)}'" if isinstance(value, str) else "something else"
