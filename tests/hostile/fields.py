"""Which fields of a model may hold text, and which of them hold a text in a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, get_args

from scorecard.model.base import Part
from scorecard.model.text import Quote, Text, Url

FREE = (Text, Quote, Url)
"""Kinds of text that their writer chooses; all others are names, dates or numbers."""


def text_fields(kind: type[Part]) -> Iterator[tuple[str, str]]:
    """Yield every field of a model and of the models in it that may hold free text, with its model's name."""
    waiting, seen = [kind], {kind}
    while waiting:
        model = waiting.pop()
        for name, field in model.model_fields.items():
            whole: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
            if _is_free(whole):
                yield model.__name__, name
            inner = set(_models_in(field.annotation)) - seen
            waiting += inner
            seen |= inner


def _is_free(kind: Any) -> bool:
    return kind in FREE or any(_is_free(inner) for inner in get_args(kind) if inner is not kind)


def _models_in(kind: Any) -> Iterator[type[Part]]:
    if isinstance(kind, type) and issubclass(kind, Part):
        yield kind
    for inner in get_args(kind):
        yield from _models_in(inner)


def fields_holding(texts: frozenset[str], value: object) -> set[tuple[str, str]]:
    """Return the fields of a document, and of the parts in it, that hold one of the texts."""
    if isinstance(value, Part):
        fields = type(value).model_fields
        own = {(type(value).__name__, name) for name in fields if texts.intersection(_words(getattr(value, name)))}
        return own.union(*(fields_holding(texts, getattr(value, name)) for name in fields))
    return set().union(*(fields_holding(texts, inner) for inner in _inside(value)))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in (*value, *_inside(value)) if isinstance(value, Mapping) else _inside(value):
        yield from _words(inner)


def _inside(value: object) -> tuple[object, ...]:
    if isinstance(value, Mapping):
        return tuple(value.values())
    return value if isinstance(value, tuple) else ()
