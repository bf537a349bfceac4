"""Models as plain values in the form that documents are written in: aliases, no defaults, short forms.

Why: it follows the models' own fields, so that a field which is added to a model is written without a change here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from scorecard.model.base import Document, Part
from scorecard.model.evidence_rule import EvidenceChoices, EvidenceRule
from scorecard.model.plugin import Plugin
from scorecard.model.text import FORBIDDEN, KEY_LIMIT
from scorecard.problem import Problem, echo, visible
from scorecard.source import Pointer
from scorecard.writing.numbers import number_text

Plain = dict[str, "Plain"] | list["Plain"] | str | Fraction | bool
"""What a document holds: mappings, lists, text, exact numbers, true and false."""

FIRST = ("format", "id", "version", "title", "extends", "made_from", "about", "question", "ids", "titles")
"""Fields with which a document, or a part with ids, starts; all others stand in the order of the model."""
LAST = ("dimensions", "criteria", "criteria_from")
"""Fields that may fill pages."""


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
    given = {name: getattr(part, name) for name in _in_order(type(part))}
    return {
        field.alias or name: plain_of(given[name])
        for name, field in ((name, type(part).model_fields[name]) for name in given)
        if (field.is_required() or given[name] != field.get_default(call_default_factory=True))
        and not _goes_without_saying(given[name])
    }


def _goes_without_saying(value: object) -> bool:
    """Tell whether a value is the settings of a plug-in that has them by default."""
    return isinstance(value, Plugin) and not fields_of(value)


def keys_of(kind: type[Part]) -> tuple[str, ...]:
    """Return the keys of a part in the order in which they are written."""
    return tuple(kind.model_fields[name].alias or name for name in _in_order(kind))


def _in_order(kind: type[Part]) -> list[str]:
    """Return the fields of a part; its own stand before the choices that others have as well."""
    names = list(kind.model_fields)
    first = [name for name in FIRST if name in names] if {"format", "id", "ids"} & set(names) else []
    shared = _shared(kind)
    places = {name: (name in LAST, name in shared, names.index(name)) for name in names if name not in first}
    return [*first, *sorted(places, key=places.__getitem__)]


def _shared(kind: type[Part]) -> frozenset[str]:
    """Return the choices, and the reasons for them, that a document shares with its dimensions, or a rule with it."""
    if issubclass(kind, EvidenceRule):
        return frozenset(EvidenceChoices.model_fields)
    bases = (base for base in kind.__mro__ if issubclass(base, Part) and not issubclass(base, Document))
    found = frozenset(name for base in bases for name in base.model_fields) if issubclass(kind, Document) else None
    return found | {"why"} if found else frozenset()


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
