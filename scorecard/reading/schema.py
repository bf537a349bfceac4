"""JSON Schema of every kind of document."""

from __future__ import annotations

from typing import Any

from scorecard.model.json_schema import json_schema
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


def schema_of(kind: str) -> Schema:
    """Return the JSON Schema, draft 2020-12, of a kind of document as it is written.

    Args:
        kind: `rubric`, `record`, `coding`, `themes` or `relations`.

    Raises:
        KeyError: for any other kind.
    """
    name = KINDS[kind]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:policy-scorecard:{name.replace('/', ':')}",
    }
    whole = json_schema(FORMATS[name])
    return {**head, **(_or_overriding(whole) if "extends" in whole["properties"] else whole)}


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
    found = {key: _overriding(value) for key, value in part.items() if key != "required"}
    if "$ref" in found:
        found["$ref"] = f"{found['$ref']}Overriding"
    if isinstance(part.get("properties"), dict) and "required" not in part["properties"]:
        required = {"required": ["id"]} if part.get("title") in BY_ID else {}
        return {**found, "properties": {**found["properties"], "remove": REMOVE}, **required}
    return found
