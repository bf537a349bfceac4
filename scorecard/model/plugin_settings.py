"""The name and the settings of a plug-in where a rubric gives them, checked by the plug-in's own fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, ErrorDetails, InitErrorDetails, PydanticCustomError, core_schema

from scorecard.model.plugin import Plugin, installed_names, meaning_of_settings, registered
from scorecard.model.shape import keys_at
from scorecard.model.translate import KNOWN_TYPES


def installed_as(kind: type[Plugin]) -> AfterValidator:
    """Return a validator that lets no name pass but those of installed plug-ins of a kind."""

    def check(name: str) -> str:
        if registered(kind, name) is None:
            context = {"called": kind.called, "allowed": installed_names(kind), "built_in": name in kind.built_in}
            raise PydanticCustomError("unknown-plug-in", "no plug-in", context)
        return name

    return AfterValidator(check)


@dataclass(frozen=True, slots=True)
class SettingsOf:
    """In an annotation: the settings of the plug-in that a field before it names."""

    kind: type[Plugin]
    by: str
    """The field that names the plug-in."""

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check settings by the fields of the plug-in, and write them as a document does."""
        return core_schema.with_info_plain_validator_function(
            self.validate, serialization=core_schema.plain_serializer_function_ser_schema(_as_written)
        )

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Allow any keys: which there are, the plug-in says."""
        return {"type": "object"}

    def validate(self, value: object, info: ValidationInfo) -> Plugin | None:
        """Return settings as the plug-in that they are for; where none are given, its defaults."""
        name = info.data.get(self.by)
        if name is None:
            refuse_settings(value, is_alone=self.by in info.data)
            return None
        kind = registered(self.kind, name)
        found = _checked(kind, {} if value is None else value) if kind else None
        meaning_of_settings(name, found)
        return found


def refuse_settings(value: object, *, is_alone: bool) -> None:
    """Refuse settings where no plug-in is named; one that is named wrongly is a problem of its own."""
    if value is not None and is_alone:
        raise PydanticCustomError("no-effect", "no plug-in")


def _checked(kind: type[Plugin], value: object) -> Plugin:
    is_of_another = isinstance(value, Plugin) and type(value) is not kind
    try:
        return kind.model_validate(None if is_of_another else value)
    except ValidationError as error:
        details = [_detail(kind, detail) for detail in error.errors(include_url=False)]
        raise ValidationError.from_exception_data(kind.__name__, details) from None


def _detail(kind: type[Plugin], detail: ErrorDetails) -> InitErrorDetails:
    """Return an error as the translation knows it: one of a plug-in's own making is a `bad-setting`."""
    name, context = detail["type"], detail.get("ctx") or {}
    found: str | PydanticCustomError = name
    if name == "extra_forbidden":
        allowed = keys_at(kind, tuple(detail["loc"][:-1]))
        found = PydanticCustomError("unknown-key", "unknown key", {"allowed": allowed})
    elif "-" in name:
        found = PydanticCustomError(name, detail["msg"], context)
    elif name not in KNOWN_TYPES:
        said = str(context.get("error", "")) or "it asks for another value"
        found = PydanticCustomError("bad-setting", "refused", {"said": said})
    return InitErrorDetails(type=found, loc=detail["loc"], input=detail["input"], ctx=context)


def _as_written(value: Plugin | None) -> Mapping[str, object] | None:
    return None if value is None else value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
