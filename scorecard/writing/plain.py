"""Models as plain values in the form that documents are written in: aliases, no defaults, short forms.

Why: it follows the models' own fields, so that a field which is added to a model is written without a change here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from scorecard.model.base import Part
from scorecard.model.plugin import Plugin
from scorecard.model.text import FORBIDDEN, KEY_LIMIT
from scorecard.problem import Problem, echo, visible
from scorecard.source import Pointer
from scorecard.writing.numbers import number_text

Plain = dict[str, "Plain"] | list["Plain"] | str | Fraction | bool
"""What a document holds: mappings, lists, text, exact numbers, true and false."""

FIRST, LAST = ("format", "id", "version", "title"), ("dimensions", "criteria", "criteria_from")
"""Fields with which a part starts, and which may fill pages; all others stand in the order of the model."""


def plain_of(value: object) -> Plain:
    """Return a model, or a value in one, in its written form.

    Raises:
        TypeError: for a value that no document holds, which no model has.
    """
    if isinstance(value, Part):
        return _part(value)
    if isinstance(value, Mapping):
        return {str(key): plain_of(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain_of(item) for item in value]
    if isinstance(value, (str, bool, Fraction)):
        return value
    if isinstance(value, int):
        return Fraction(value)
    raise TypeError(type(value).__name__)


def _part(part: Part) -> Plain:
    said = fields_of(part)
    if len(said) == 1 and set(said) <= set(part.stands_alone):
        return next(iter(said.values()))
    inner = said.get(part.spreads)
    if isinstance(inner, dict) and not inner.keys() & type(part).model_fields.keys():
        return {key: value for key, value in {**said, **inner}.items() if key != part.spreads}
    return {key: value for key, value in said.items() if key != part.goes_without_saying or value not in said}


def fields_of(part: Part) -> dict[str, Plain]:
    """Return the keys that do not go without saying, with their values."""
    fields = dict(sorted(type(part).model_fields.items(), key=lambda field: _place(field[0])))
    given = {name: getattr(part, name) for name in fields}
    return {
        field.alias or name: plain_of(given[name])
        for name, field in fields.items()
        if (field.is_required() or given[name] != field.get_default(call_default_factory=True))
        and not _goes_without_saying(given[name])
    }


def _goes_without_saying(value: object) -> bool:
    """Tell whether a value is the settings of a plug-in that has them by default."""
    return isinstance(value, Plugin) and not fields_of(value)


def _place(name: str) -> int:
    """Return where a field stands: a model that is made from others has their fields before its own."""
    return FIRST.index(name) - len(FIRST) if name in FIRST else name in LAST


def unwritable(value: Plain, at: Pointer = Pointer()) -> Iterator[Problem]:
    """Yield a problem for each text and number that a model may hold and a document may not."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _unwritable_key(key, at / key)
            yield from unwritable(item, at / key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from unwritable(item, at / index)
    elif isinstance(value, str):
        yield from _unwritable_text(value, at)
    elif isinstance(value, Fraction) and number_text(value) is None:
        message = "the number has more digits than a document may hold"
        hint = "use at most 18 digits, and 3 in the exponent; or a fraction such as 53/60"
        yield Problem(code="number-size", message=message, pointer=at, hint=hint)


def _unwritable_text(text: str, at: Pointer, *, on_key: bool = False) -> Iterator[Problem]:
    if match := FORBIDDEN.search(text):
        found = visible(match[0])
        message = f"the character {found} is not allowed, raw or escaped"
        yield Problem(
            code="forbidden-character", message=message, pointer=at, found=found, hint="remove it", on_key=on_key
        )


def _unwritable_key(key: str, at: Pointer) -> Iterator[Problem]:
    yield from _unwritable_text(key, at, on_key=True)
    if len(key) > KEY_LIMIT:
        message = f"a key has more than {KEY_LIMIT} characters"
        yield Problem(code="too-large", message=message, pointer=at, found=echo(key), hint="shorten it", on_key=True)
    if key == "<<":
        message = "merge keys are not allowed"
        yield Problem(code="anchor", message=message, pointer=at, found=key, hint="use another word", on_key=True)
