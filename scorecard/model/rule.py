"""Rules for single values: a check, and the words of JSON Schema that say the same to an editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """A rule that stands in the annotation of a type."""

    check: Callable[[T], T] = field(hash=False)
    """Returns the value, or raises a PydanticCustomError."""
    keywords: Mapping[str, object] = field(hash=False)
    """What JSON Schema says for the rule, or for as much of it as JSON Schema can say."""

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check what the rest of the annotation has made of a value."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Add the keywords to what is said already."""
        return {**handler(core), **self.keywords}
