"""What a dimension or criterion weighs, for whom, and to whom it applies."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from scorecard.model.base import FrozenDict, Part, Several, Table
from scorecard.model.number import Exact, Weight, literal, plain
from scorecard.model.text import Id, Text


class Weighting(Part):
    """A weight: one number, or a number for each value of one of the subject's attributes."""

    stands_alone: ClassVar = ("number",)
    spreads: ClassVar = "values"

    number: Weight | None = None
    """The weight for every subject."""
    by: Id | None = None
    """The subject's attribute that the weight differs by."""
    values: Table[Text, Weight] = Field(default_factory=FrozenDict)
    """The weight for each value of that attribute."""

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        fixed = self.number is not None and self.by is None and not self.values
        differs = self.number is None and self.by is not None and bool(self.values)
        if not fixed and not differs:
            expected = "a number, or {by: attribute} with a number for each of its values"
            raise PydanticCustomError("bad-weight", "expected {expected}", {"expected": expected})
        return self

    @model_serializer(mode="plain")
    def _as_written(self) -> object:
        """Write the short form."""
        if self.number is not None:
            return plain(self.number)
        values = {value: plain(number) for value, number in self.values.items()}
        return {"by": self.by, "values": values} if "by" in values else {"by": self.by, **values}

    def __str__(self) -> str:
        """Write the weight for a reader: a number, or one for each value."""
        if self.number is not None:
            return literal(self.number)
        return f"by {self.by}: " + ", ".join(f"{value} {literal(number)}" for value, number in self.values.items())

    @property
    def numbers(self) -> tuple[Fraction, ...]:
        """Every number that the weight can be."""
        return (*self.values.values(), *(() if self.number is None else (self.number,)))


def _expand_weight(value: object) -> object:
    if not isinstance(value, (Mapping, Weighting)):
        return {"number": value}
    if isinstance(value, Mapping) and "by" in value and "values" not in value:
        return {"by": value["by"], "values": {name: number for name, number in value.items() if name != "by"}}
    return value


Weighed = Annotated[
    Weighting, BeforeValidator(_expand_weight, json_schema_input_type=Weighting | Mapping[Text, Exact | Text])
]
"""A number, or `{by: type, county: 0.2, district: 0.1}`."""


class Applying(Part):
    """To whom a dimension or criterion applies; for anybody else it is excluded."""

    in_office: bool = False
    """Only to who was in office at the criterion's `date`: it lies in one of the subject's terms, or may."""
    where: Table[Id, Several[Text]] = Field(default_factory=FrozenDict)
    """Only to subjects whose attribute has one of the values, for each attribute named."""
