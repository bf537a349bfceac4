"""Which keys a document may have at a place: read off the models, for messages that list what is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from scorecard.source import Step


def keys_at(model: type[BaseModel], steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Return the keys allowed in the mapping that the steps lead to; empty where any key is."""
    found: Any = model
    for step in steps:
        found = _inside(found, step)
    return tuple(_key_names(found)) if _is_model(found) else ()


def form_at(model: type[BaseModel], steps: tuple[Step, ...]) -> str:
    """Return how the mapping or list that the steps lead to is written, with its required keys; empty if unknown."""
    found: Any = model
    for step in steps:
        found = _inside(found, step)
    return _form(found)


def _form(kind: Any) -> str:
    arguments = get_args(kind)
    if get_origin(kind) is tuple:
        return f"[{_form(_bare(arguments[0])) or '...'}]"
    if get_origin(kind) is Mapping:
        return f"{{name: {_form(_bare(arguments[-1])) or '...'}}}"
    if get_origin(kind) is Literal:
        return str(arguments[0])
    fields = _key_names(kind) if _is_model(kind) else {}
    required = ", ".join(f"{name}: ..." for name, field in fields.items() if field.is_required())
    return f"{{{required}}}" if required else ""


def inside(kind: object, step: Step) -> object:
    """Return the type of what lies one step into a value of a type; None where the models do not say.

    A list may stand for the part that has nothing else than this list.
    """
    if isinstance(step, int) and _is_model(kind):
        alone = [_inside(kind, name) for name in getattr(kind, "stands_alone", ())]
        kind = next((found for found in alone if get_origin(found) is tuple), None)
    found: object = _inside(kind, step)
    return found


def one_of(kind: object) -> object:
    """Return the type of a mapping where a list is asked for, in which one may stand alone; else the type itself."""
    found: object = _inside(kind, 0) if get_origin(kind) is tuple else kind
    return found


def _inside(kind: Any, step: Step) -> Any:
    if _is_model(kind):
        names = _key_names(kind)
        return _bare(names[step].annotation) if step in names else None
    arguments = get_args(kind)
    return _bare(arguments[-1] if isinstance(step, str) else arguments[0]) if arguments else None


def _bare(kind: Any) -> Any:
    """Take the annotations and the None off a type."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in {tuple, Mapping}:
        return kind
    options = [option for option in get_args(kind) if option not in {NoneType, Ellipsis}]
    return _bare(options[0]) if len(options) == 1 and NoneType in get_args(kind) else kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


@cache
def _key_names(model: type[BaseModel]) -> dict[Any, Any]:
    return {field.alias or name: field for name, field in model.model_fields.items()}
