"""JSON Schema of the documents as they are written, from the models: for editors, and for programs in other languages.

Why: what a model holds and what a file says differ in short forms and in what may be left out, so the schema that
pydantic makes of a model would refuse good files and accept null, which no file may hold.

Source: JSON Schema, draft 2020-12, https://json-schema.org/draft/2020-12.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from fractions import Fraction
from inspect import cleandoc

from pydantic.errors import PydanticUserError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from scorecard.model.base import Document, Part
from scorecard.model.docstrings import said_of_fields
from scorecard.model.glossary import meanings_of
from scorecard.model.number import plain
from scorecard.model.plugin import Plugin, installed_names, registered
from scorecard.problem import PluginError

Words = tuple[str, ...]

WORD_MEANINGS = "enumDescriptions"
"""The key under which editors look for what each word of an `enum` means; JSON Schema itself has none."""
MARKDOWN = "markdownDescription"
"""The key under which editors look for a description in Markdown; `description` is plain text to them."""

MARKS = re.compile(r"[][\\*_<>#]")
"""Characters that Markdown acts on."""


class _AsWritten(GenerateJsonSchema):
    """Pydantic's generator, for documents as they are written."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave out null: a key without a value is a mistake."""
        return self.generate_inner(schema["schema"])

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """Say of each word of a closed list what it means."""
        found, meanings = super().literal_schema(schema), meanings_of(schema["expected"])
        return {**found, WORD_MEANINGS: [*meanings]} if meanings else found

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Name a default that is a word, a number or a truth."""
        found, default = self.generate_inner(schema["schema"]), schema.get("default")
        written = plain(default) if isinstance(default, Fraction) else default
        return {**found, "default": written} if isinstance(written, (str, int, float)) else found

    def field_title_should_be_set(self, _schema: object) -> bool:
        """Give no field a title that only repeats its name."""
        return False

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Allow no key but those that match; editors complete what is said of the others, not of what matches."""
        found = super().dict_schema(schema)
        for pattern, values in found.pop("patternProperties", {}).items():
            found |= {"propertyNames": {"pattern": pattern}, "additionalProperties": values}
        return found

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Describe a part by the first sentences of its docstring, in every form that it may be written in."""
        part = schema["cls"]
        found = super().model_schema(schema)
        head = {"title": part.__name__, "description": cleandoc(part.__doc__ or "").partition("\n\n")[0]}
        body = {key: said for key, said in found.items() if key not in head}
        body["properties"] = self._described(part, found["properties"])
        forms = [*_short_forms(part, body), body]
        return {**head, **(body if len(forms) == 1 else {"anyOf": forms})}

    def _described(self, part: type[Part], fields: JsonSchemaValue) -> JsonSchemaValue:
        """Describe each field by its docstring, but for one that says the same as the part that it holds."""
        said = {part.model_fields[name].alias or name: about for name, about in said_of_fields(part).items()}
        return {
            key: self.handle_ref_overrides({**field, "description": said[key]}) if key in said else field
            for key, field in fields.items()
        }


def _short_forms(part: type[Part], body: JsonSchemaValue) -> Iterator[JsonSchemaValue]:
    """Yield the forms that are shorter than a mapping with all keys."""
    for key in part.stands_alone:
        alone = body["properties"][key]
        yield _without(alone, body["properties"]) if "enum" in alone else alone
    if part.goes_without_saying:
        rest = {key: said for key, said in body["properties"].items() if key != part.goes_without_saying}
        words = body["properties"][part.goes_without_saying]["enum"]
        for key in (key for key in rest if key in words):
            form = {name: said for name, said in rest.items() if name == key or name not in words}
            yield {"type": "object", "properties": form, "required": [key], "additionalProperties": False}


def _without(listed: JsonSchemaValue, keys: Container[str]) -> JsonSchemaValue:
    """Return a list of words without those that are written as keys, as `top` is."""
    kept = [index for index, word in enumerate(listed["enum"]) if word not in keys]
    lists = {name: listed[name] for name in ("enum", WORD_MEANINGS) if name in listed}
    return {**listed, **{name: [values[index] for index in kept] for name, values in lists.items()}}


def json_schema(kind: type[Document]) -> JsonSchemaValue:
    """Return the JSON Schema of one kind of document."""
    return for_editors(kind.model_json_schema(schema_generator=_AsWritten))


def for_editors(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Return a schema whose descriptions are one line each, and in Markdown too where backticks mark words."""
    return {key: value for name, said in schema.items() for key, value in _for_editors(name, said)}


def _for_editors(name: str, said: object) -> Iterator[tuple[str, object]]:
    if name == "description" and isinstance(said, str):
        line = " ".join(said.split())
        yield name, line
        if "`" in line:
            yield MARKDOWN, as_markdown(line)
    elif isinstance(said, list):
        yield name, [for_editors(item) if isinstance(item, dict) else item for item in said]
    else:
        yield name, for_editors(said) if isinstance(said, dict) else said


def as_markdown(prose: str) -> str:
    """Return prose that marks words by backticks as Markdown that shows the rest as it is."""
    parts = prose.split("`")
    parts[::2] = [MARKS.sub(r"\\\g<0>", part) for part in parts[::2]]
    return "`".join(parts)


def settings_schemas(kind: type[Plugin]) -> Iterator[tuple[str, JsonSchemaValue]]:
    """Yield each installed plug-in of a kind with the JSON Schema of its settings, by name.

    Raises:
        PluginError: when one of them cannot be had, or its settings cannot be described.
    """
    found = ((name, registered(kind, name)) for name in installed_names(kind))
    yield from ((name, _described(name, plugin)) for name, plugin in found if plugin)


def _described(name: str, plugin: type[Plugin]) -> JsonSchemaValue:
    """Return the schema of a plug-in's settings; its parts stand in it, as parts of two plug-ins may share a name."""
    try:
        whole = plugin.model_json_schema(schema_generator=_AsWritten)
    except PydanticUserError as error:
        msg = f"the settings of the plug-in '{name}' have no JSON Schema: {error.code}"
        raise PluginError(msg) from error
    parts = whole.pop("$defs", {})
    return for_editors({**_inlined(whole, parts), "title": f"{name} {plugin.version}"})


def _inlined(said: Mapping[str, object], parts: Mapping[str, JsonSchemaValue], inside: Words = ()) -> JsonSchemaValue:
    """Return a schema with its parts in place of what refers to them; a part within itself may be anything."""
    name = str(said.get("$ref", "")).rpartition("/")[2]
    found = {} if not name or name in inside else _inlined(parts[name], parts, (*inside, name))
    for key, value in said.items():
        if isinstance(value, Mapping):
            found[key] = _inlined(value, parts, inside)
        elif isinstance(value, list):
            found[key] = [_inlined(item, parts, inside) if isinstance(item, Mapping) else item for item in value]
        elif key != "$ref":
            found[key] = value
    return found
