"""How a dimension's value comes from its children's, as a rubric says it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from scorecard.model.base import Part
from scorecard.model.number import Exponent
from scorecard.model.plugin import Aggregation, PluginInUse, in_use
from scorecard.model.plugin_settings import SettingsOf, installed_as
from scorecard.model.text import Id
from scorecard.model.words import Method


class Aggregate(Part):
    """How a dimension's value comes from its children's."""

    stands_alone: ClassVar = ("method",)
    goes_without_saying: ClassVar = "method"

    method: Method
    """The method, by its name."""
    power: Exponent | None = None
    """The exponent of a power mean: from -100 to 100, not 0."""
    custom: Annotated[Id, installed_as(Aggregation)] | None = None
    """An aggregation that an installed package registers, by its name."""
    settings: Annotated[Aggregation | None, SettingsOf(Aggregation, "custom")] = Field(
        default=None, validate_default=True
    )
    """Settings of that aggregation, as its package explains them; by default its defaults."""

    @model_validator(mode="after")
    def _power_has_an_exponent(self) -> Self:
        if (self.method == "power") != (self.power is not None) or self.power == 0:
            raise PydanticCustomError(
                "bad-aggregate",
                "expected {expected}",
                {"expected": "power with an exponent other than 0, as {power: 2}, or another method"},
            )
        if (self.method == "custom") != (self.custom is not None):
            expected = "custom with the name of an installed aggregation, as {custom: its_name}, or another method"
            raise PydanticCustomError("bad-aggregate", "expected {expected}", {"expected": expected})
        return self

    @property
    def plugin(self) -> PluginInUse | None:
        """The plug-in that is named, if any."""
        return in_use(self.custom, self.settings) if self.custom and self.settings else None

    def __str__(self) -> str:
        """Write the method for a reader."""
        return str(self.plugin or (self.method if self.power is None else f"power {self.power}"))


def _expand_aggregate(value: object) -> object:
    if isinstance(value, str):
        return {"method": value}
    words = [word for word in ("custom", "power") if word in value] if isinstance(value, dict) else []
    return {"method": words[0], **value} if words and isinstance(value, dict) else value


Aggregating = Annotated[Aggregate, BeforeValidator(_expand_aggregate)]
"""The name of a method, `{power: p}`, or `{custom: name}`."""
