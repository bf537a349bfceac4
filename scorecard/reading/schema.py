"""JSON Schema of every kind of document."""

from __future__ import annotations

from typing import Any

from scorecard.model.json_schema import json_schema, settings_schemas
from scorecard.model.plugin import Aggregation, CriterionRule, Plugin
from scorecard.reading.opening import FORMATS

Schema = dict[str, Any]
BY_ID = ("Dimension", "Criterion")
"""Parts that are overridden by their ids."""
REMOVE: Schema = {
    "description": "In what overrides: true drops this dimension or criterion, a list drops these of its keys.",
    "anyOf": [{"const": True}, {"type": "array", "items": {"type": "string"}}],
}
KINDS = {name.partition("/")[0]: name for name in FORMATS}
"""The format of every kind of document, by the kind."""


def schema_of(kind: str, *, with_plugins: bool = False) -> Schema:
    """Return the JSON Schema, draft 2020-12, of a kind of document as it is written.

    Args:
        kind: of document, as `rubric` or `record`; see KINDS.
        with_plugins: whether the settings of installed plug-ins are described; they are imported for that.

    Raises:
        KeyError: for any other kind.
        PluginError: when an installed plug-in cannot be had.
    """
    name = KINDS[kind]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:policy-scorecard:{name.replace('/', ':')}",
    }
    whole = json_schema(FORMATS[name])
    said = {**head, **(_or_overriding(whole) if "extends" in whole["properties"] else whole)}
    return _with_plugins(said) if with_plugins else said


PLUGINS: dict[str, tuple[type[Plugin], str]] = {
    "Aggregate": (Aggregation, "custom"),
    "CustomRule": (CriterionRule, "rule"),
}
"""Parts that name a plug-in, each with the kind and the key that names it."""


def _with_plugins(whole: Schema) -> Schema:
    """Return a schema in which the parts that name a plug-in know the settings of each that is installed."""
    parts = dict(whole["$defs"])
    for name in parts.keys() & {title for part in PLUGINS for title in (part, f"{part}Overriding")}:
        part = name.removesuffix("Overriding")
        conditions = [
            _condition(PLUGINS[part][1], plugin, _overriding(settings) if part != name else settings)
            for plugin, settings in settings_schemas(PLUGINS[part][0])
        ]
        parts[name] = {**parts[name], **({"allOf": conditions} if conditions else {})}
    return {**whole, "$defs": parts}


def _condition(key: str, plugin: str, settings: Schema) -> Schema:
    """Return that what names a plug-in has its settings."""
    named = {"type": "object", "properties": {key: {"const": plugin}}, "required": [key]}
    needs = {"required": ["settings"]} if settings.get("required") else {}
    return {"if": named, "then": {"properties": {"settings": settings}, **needs}}


def _or_overriding(whole: Schema) -> Schema:
    """Return the schema of a rubric, or of one that extends another and so may leave out all but its own keys."""
    parts, head = whole.pop("$defs"), {key: whole[key] for key in ("title", "description")}
    overriding = {f"{name}Overriding": _overriding(part) for name, part in parts.items()}
    own = {"required": ["format", "id", "version", "extends"]}
    return {
        **head,
        "if": {"required": ["extends"]},
        "then": {"$ref": "#/$defs/RubricOverriding"},
        "else": {"$ref": "#/$defs/Rubric"},
        "$defs": {**parts, "Rubric": whole, **overriding, "RubricOverriding": {**_overriding(whole), **own}},
    }


def _overriding(part: Any) -> Any:
    """Return a part of a schema for what overrides: nothing but ids is required, and parts may be removed."""
    if isinstance(part, list):
        return [_overriding(item) for item in part]
    if not isinstance(part, dict):
        return part
    found = {key: _overriding(value) for key, value in part.items() if key != "required" or isinstance(value, dict)}
    if "$ref" in found:
        found["$ref"] = f"{found['$ref']}Overriding"
    if part.get("type") == "object" and "properties" in part:
        required = {"required": ["id"]} if part.get("title") in BY_ID else {}
        return {**found, "properties": {**found["properties"], "remove": REMOVE}, **required}
    return found
