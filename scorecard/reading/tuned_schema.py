"""The JSON Schema of records and codings under one rubric: its criteria, levels, themes and attributes only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scorecard.model.choices import Choices, choices_under
from scorecard.model.json_schema import WORD_MEANINGS
from scorecard.model.rubric import Rubric
from scorecard.model.theme import Theme
from scorecard.reading.schema import Schema, schema_of

TUNED = {"record": "observations_of", "coding": "rubric"}
"""Kinds of document that hold observations, each with the key under which it names their rubric."""


def schema_under(rubric: Rubric, kind: str) -> Schema:
    """Return the JSON Schema of a kind of document whose observations are judgements under one rubric.

    Why: only a rubric knows its criteria and levels, so only with it can an editor offer them and mark a wrong one.

    Args:
        rubric: the rubric.
        kind: `record` or `coding`.

    Raises:
        KeyError: for any other kind.
    """
    key, schema = TUNED[kind], schema_of(kind)
    keys, parts = schema["properties"], schema["$defs"]
    observed = parts.pop("ObservedValue")
    names = [rubric.name, *rubric.made_from]
    said = keys[key]["description"]
    keys[key] = {"description": said, "enum": names, WORD_MEANINGS: [rubric.title] * len(names)}
    keys["observations"] = {
        "description": keys["observations"]["description"],
        **_closed({each.id: _observation(each, observed["anyOf"][-1]["properties"]) for each in choices_under(rubric)}),
    }
    _tune_themes(parts, rubric.themes)
    if "Subject" in parts:
        _tune_attributes(parts["Subject"]["properties"], rubric)
    return {**schema, "$id": f"{schema['$id']}:{rubric.id}:{rubric.version}"}


def _closed(keys: Schema) -> Schema:
    return {"type": "object", "properties": keys, "additionalProperties": False}


def _words(meanings: Mapping[str, str]) -> Schema:
    return {"type": "string", "enum": [*meanings], WORD_MEANINGS: [*meanings.values()]}


def _observation(choices: Choices, parts: Schema) -> Schema:
    """Return the schema of one observation, from those of its parts in any observation."""
    values = {"level": _words(choices.words)}
    if choices.number is not None:
        values["number"] = {**parts["number"], "description": choices.number or parts["number"]["description"]}
    whole = _closed({**values, "because": parts["because"], "evidence": parts["evidence"]})
    acts = [f"Judged by acts on: {', '.join(choices.themes)}."] if choices.themes else []
    return {
        "title": choices.title,
        "description": "\n".join([*choices.questions, *acts]) or choices.title,
        "anyOf": [*values.values(), whole],
    }


def _tune_themes(parts: Schema, themes: Mapping[str, Theme]) -> None:
    """Put the rubric's themes where a document names themes."""
    described = {name: _theme(theme) for name, theme in themes.items()}
    for name in ("Action", "ActionCode"):
        if name in parts:
            coded = parts[name]["properties"]["themes"]
            del coded["propertyNames"]
            direction = coded["additionalProperties"]
            coded |= _closed({theme: {"description": said, **direction} for theme, said in described.items()})
    if "Source" in parts:
        parts["Source"]["properties"]["covers"]["items"] = _words(described)


def _theme(theme: Theme) -> str:
    return " ".join(said for said in (theme.definition, theme.is_not) if said)


def _tune_attributes(subject: dict[str, Any], rubric: Rubric) -> None:
    """Put the attributes that the rubric asks for, with the values that it knows, among those of the subject."""
    for name, values in rubric.attributes.items():
        home = subject if name == "kind" else subject["attributes"].setdefault("properties", {})
        said = f"Asked for by {rubric.name}."
        home[name] = {"type": "string", "minLength": 1, "description": said, **_listed(values)}


def _listed(values: Iterable[str]) -> Schema:
    found = [*values]
    return {"enum": found} if found else {}
