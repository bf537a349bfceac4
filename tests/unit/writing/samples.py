"""Documents made up from the models alone, so that a field which is added to a model is tried as well."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from scorecard.model.base import Part
from scorecard.model.plugin import Plugin, registered
from scorecard.problem import DocumentError

LEAVES: tuple[Any, ...] = (
    "name_x", "FRA", "1996-04-03", "base@1", "1.2.3", "https://a.example/b", "0" * 64, "A text: of #1", "no",
    "inputs/records/a.yaml", "outputs/a.txt",
    True, False, 3, Fraction(1, 3), Fraction(1, 2), Fraction(2), Fraction(5, 2),
)  # fmt: skip
"""What a field may hold that holds no other; one of them must fit every such field."""
DEPTH, TRIES, TIMES = 4, 1000, 20
"""Parts inside each other; times that fields are tried together, and how often before they get other values."""


def made_up(kind: type[Part], chance: random.Random, depth: int = DEPTH) -> Part:
    """Return a part with all its fields or, if they do not hold together, some; with few where it is too deep."""
    values: dict[str, object] = {}
    for attempt in range(TRIES):
        share = chance.random() if attempt else float(depth > 0)
        names = [name for name, field in kind.model_fields.items() if field.is_required() or chance.random() < share]
        values = values if attempt % TIMES else {}
        values |= {name: _value(kind, name, chance, depth) for name in names if name not in values}
        try:
            return kind(**{name: values[name] for name in names})
        except (ValidationError, DocumentError):
            continue
    message = f"nothing that was tried makes a {kind.__name__}"
    raise AssertionError(message)


def _value(kind: type[Part], name: str, chance: random.Random, depth: int) -> object:
    field = kind.model_fields[name]
    whole: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return _of(whole, chance, depth)


def _of(kind: Any, chance: random.Random, depth: int) -> Any:
    """Return a value of a type."""
    bare = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    origin, inner = get_origin(bare), get_args(bare)
    if origin is Literal:
        return chance.choice(inner)
    if origin is tuple:
        return tuple(_of(inner[0], chance, depth) for _ in range(2))
    if origin is Mapping:
        return {_of(inner[0], chance, depth): _of(inner[1], chance, depth) for _ in range(2)}
    if NoneType in inner:
        return _of(inner[0], chance, depth)
    if get_origin(bare) is Annotated:
        return _of(bare, chance, depth)
    if issubclass(bare, Plugin):
        bare = registered(bare, LEAVES[0])
    return made_up(bare, chance, depth - 1) if issubclass(bare, Part) else chance.choice(_leaves(kind))


@cache
def _leaves(kind: Any) -> tuple[object, ...]:
    """Return what fits a field."""
    adapter = TypeAdapter(kind)
    found = tuple(leaf for leaf in LEAVES if _fits(adapter, leaf))
    assert found, f"no leaf fits {kind}; add one that does"
    return found


def _fits(adapter: TypeAdapter[object], leaf: object) -> bool:
    try:
        adapter.validate_python(leaf, strict=True)
    except ValidationError:
        return False
    return True


def fields_below(kind: type[Part]) -> set[tuple[str, str]]:
    """Return every field of a model and of the models in it, with the model's name."""
    found: set[tuple[str, str]] = set()
    waiting = [kind]
    while waiting:
        model = waiting.pop()
        if not any(name == model.__name__ for name, _ in found):
            found |= {(model.__name__, name) for name in model.model_fields}
            waiting += [inner for field in model.model_fields.values() for inner in _models_in(field.annotation)]
    return found


def _models_in(kind: Any) -> Iterator[type[Part]]:
    if isinstance(kind, type) and issubclass(kind, Part):
        yield kind
    for inner in get_args(kind):
        yield from _models_in(inner)


def fields_set(value: object) -> set[tuple[str, str]]:
    """Return every field in a value that holds something else than it would by default."""
    if isinstance(value, Part):
        fields = type(value).model_fields
        own = {
            (type(value).__name__, name)
            for name, field in fields.items()
            if field.is_required() or getattr(value, name) != field.get_default(call_default_factory=True)
        }
        return own.union(*(fields_set(getattr(value, name)) for name in fields))
    items = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ()
    return set().union(*map(fields_set, items))
