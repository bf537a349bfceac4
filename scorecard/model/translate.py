"""Pydantic's errors as Problems, by their stable type and context, never by their English text.

Source: https://docs.pydantic.dev/latest/errors/validation_errors/ lists the types and their context.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from scorecard.model.hints import hint_for, hint_for_form, hint_for_key
from scorecard.model.names import MOST
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
}
_HOLDERS = frozenset({"a mapping", "a list"})
"""What is shown how to write it."""
_MESSAGES = {
    "string_too_short": ("wrong-length", "the text is empty", "write some text, or remove the key"),
    "string_too_long": ("wrong-length", "the text has more than {max_length} characters", "shorten it"),
    "too_short": ("wrong-length", "there is nothing in it; it needs at least {min_length}", "add what is missing"),
    "string_unicode": ("forbidden-character", "the text holds half of a character pair", "remove it"),
}
KNOWN_TYPES = frozenset({*_KINDS, *_MESSAGES, "missing", "literal_error"})
"""Types of pydantic's errors that are known here, besides keys that are not."""
Context = Mapping[str, object]
"""What an error brings along."""
KeysAt = Callable[[tuple[Step, ...]], tuple[str, ...]]
"""Gives the keys that are allowed in the mapping at a place."""
FormAt = Callable[[tuple[Step, ...]], str]
"""Gives how the mapping or list at a place is written, in outline."""


def problems_of(errors: Iterable[ErrorDetails], keys_at: KeysAt, form_at: FormAt) -> list[Problem]:
    """Return one Problem for each error of a failed validation, in document order."""
    return [_problem(error, keys_at, form_at) for error in islice(errors, MOST) if not _follows_from_another(error)]


def _follows_from_another(error: ErrorDetails) -> bool:
    """A list whose items all failed is reported as too short as well."""
    return error["type"] == "too_short" and len(error["input"]) >= (error.get("ctx") or {})["min_length"]


def _problem(error: ErrorDetails, keys_at: KeysAt, form_at: FormAt) -> Problem:
    steps: tuple[Step, ...] = tuple(error["loc"])
    on_key = bool(steps) and steps[-1] == _KEY
    pointer = Pointer(steps[:-1] if on_key else steps)
    kind, value, context = error["type"], error.get("input"), error.get("ctx") or {}
    if kind == "missing":
        return _missing_key(pointer)
    if kind == "extra_forbidden":
        return _unknown_key(pointer, value, keys_at(steps[:-1]))
    if kind in _OF_PLUGINS:
        return _OF_PLUGINS[kind](pointer, value, context)
    if kind in _KINDS:
        expected = _KINDS[kind]
        return wrong_type(pointer, value, expected, form_at(steps) if expected in _HOLDERS else "")
    if kind == "literal_error":
        return _unknown_value(pointer, value, str(context["expected"]), on_key=on_key)
    if kind in _MESSAGES:
        code, message, hint = _MESSAGES[kind]
        return Problem(code=code, message=message.format(**context), pointer=pointer, hint=hint, on_key=on_key)
    return _wrong_value(kind, pointer, value, error["msg"], on_key=on_key)


def _unknown_plugin(pointer: Pointer, value: object, context: Context) -> Problem:
    name, called, allowed = str(value), context["called"], _words(context["allowed"])
    instead = f"leave out custom:, as {name} is built in" if context["built_in"] else "install the package that has it"
    return Problem(
        code="unknown-plug-in",
        message=f"no {called} '{echo(name)}' is installed",
        pointer=pointer,
        found=echo(name),
        allowed=allowed,
        hint=did_you_mean(name, allowed) or instead,
    )


def _bad_setting(pointer: Pointer, value: object, context: Context) -> Problem:
    return Problem(
        code="bad-setting",
        message=f"the plug-in does not take this setting: {echo(str(context['said']))}",
        pointer=pointer,
        found=show_found(value),
        hint="see what it takes: 'scorecard schema rubric' lists the settings of every installed plug-in",
    )


def _idle_settings(pointer: Pointer, _value: object, _context: Context) -> Problem:
    message, hint = "'settings' counts beside custom: only", "remove it, or name the plug-in that it is for"
    return Problem(code="no-effect", message=message, pointer=pointer, hint=hint, on_key=True)


def _words(found: object) -> tuple[str, ...]:
    return tuple(map(str, found)) if isinstance(found, tuple) else ()


_OF_PLUGINS: dict[str, Callable[[Pointer, object, Context], Problem]] = {
    "unknown-key": lambda pointer, value, context: _unknown_key(pointer, value, _words(context["allowed"])),
    "unknown-plug-in": _unknown_plugin,
    "bad-setting": _bad_setting,
    "no-effect": _idle_settings,
}
"""Errors that stand in what a rubric says of a plug-in, and bring their context along."""


def _missing_key(pointer: Pointer) -> Problem:
    key = pointer.steps[-1]
    return Problem(code="missing-key", message=f"'{key}' is missing", pointer=pointer, hint=f"add '{key}: ...'")


def _unknown_key(pointer: Pointer, value: object, allowed: Sequence[str]) -> Problem:
    key = str(pointer.steps[-1])
    return Problem(
        code="unknown-key",
        message=f"no key '{echo(key)}' here",
        pointer=pointer,
        found=echo(key),
        allowed=tuple(allowed),
        hint=hint_for_key(key, value, allowed),
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


def wrong_type(pointer: Pointer, value: object, expected: str, form: str = "") -> Problem:
    """Return the Problem of a value of another type than the place takes; `form` is how it is written, in outline."""
    quote_it = expected == "text" and isinstance(value, (Decimal, Fraction, int))
    return Problem(
        code="wrong-type",
        message=f"expected {expected}, found {_kind(value)}",
        pointer=pointer,
        found=show_found(value),
        allowed=(expected,),
        hint=f'quote it: "{show_found(value)}"' if quote_it else hint_for_form(expected, form, value),
    )


def _wrong_value(code: str, pointer: Pointer, value: object, expected: str, *, on_key: bool) -> Problem:
    """Return the Problem of a value that breaks a rule; an own rule's name is the code, its words the message."""
    expected = expected.removeprefix("expected ")
    found = "" if isinstance(value, Mapping) else f"{_quoted(value)}: "
    return Problem(
        code=code,
        message=f"{found}expected {expected}",
        pointer=pointer,
        found=show_found(value),
        hint=hint_for(code, pointer, value, expected),
        on_key=on_key,
    )


def _quoted(value: object) -> str:
    return f"'{show_found(value)}'" if isinstance(value, str) else show_found(value)


def show_found(value: object) -> str:
    """Return what was found as a message may repeat it."""
    if isinstance(value, bool):
        return str(value).lower()
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
