"""JSON Schema of every kind of document."""

from __future__ import annotations

from typing import Any

from scorecard.model.json_schema import json_schema
from scorecard.reading.load import FORMATS

KINDS = {name.partition("/")[0]: name for name in FORMATS}
"""The format of every kind of document, by the kind."""


def schema_of(kind: str) -> dict[str, Any]:
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
    return {**head, **json_schema(FORMATS[name])}
