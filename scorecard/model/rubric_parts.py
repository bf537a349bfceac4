"""What a rubric is made of: dimensions, criteria, and how results are shown and named."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from scorecard.model.base import Document, FrozenDict, Items, Part, Table, short_form
from scorecard.model.evidence_rule import EvidenceChoices, EvidenceRule, GroupsRule
from scorecard.model.number import ONE, ZERO, Decimals, Exact, Exponent, PositiveExact, UnitExact, Weight, half_up
from scorecard.model.relations import NamedRelations
from scorecard.model.scale import Measure, Scale
from scorecard.model.text import Id, Text, Url, Version
from scorecard.model.theme import Theme
from scorecard.model.words import Aggregation, Missing, Stage


class Standard(Part):
    """Whose standard the rubric states; every output prints it."""

    title: Text
    publisher: Text | None = None
    at: Text | None = None
    url: Url | None = None
    note: Text | None = None

    def __str__(self) -> str:
        """Write the standard on one line."""
        return ", ".join(part for part in (self.title, self.at, self.publisher) if part)


class Show(Part):
    """How values from 0 to 1 are shown."""

    low: Exact = Field(default=ZERO, alias="from")
    """What 0 is shown as."""
    high: Exact = Field(default=Fraction(100), alias="to")
    """What 1 is shown as."""
    decimals: Decimals = 0
    about: Text | None = None
    """What the ends mean, after "Scores run"; by default the two numbers."""

    def number(self, value: Fraction) -> str:
        """Write a value in shown units, rounded half up, without a plus sign."""
        return half_up(self.low + (self.high - self.low) * value, self.decimals)

    def text(self, value: Fraction) -> str:
        """Write a value for a reader: with a plus sign where the shown range goes below zero."""
        number = self.number(value)
        return f"+{number}" if self.low < 0 and number.strip("-0.") and not number.startswith("-") else number

    def difference(self, value: Fraction) -> str:
        """Write a difference of two values in shown units, with its sign."""
        number = half_up((self.high - self.low) * value, self.decimals)
        return number if number.startswith("-") or not number.strip("0.") else f"+{number}"


class Band(Part):
    """A named interval of scores, from its threshold up to the next band's."""

    id: Id | None = None
    threshold: UnitExact = Field(alias="from")
    label: Text
    why: Text | None = None


class Aggregate(Part):
    """How a dimension's value comes from its children's."""

    stands_alone: ClassVar = ("method",)
    goes_without_saying: ClassVar = "method"

    method: Aggregation
    power: Exponent | None = None
    """The exponent of a power mean: from -100 to 100, not 0."""

    @model_validator(mode="after")
    def _power_has_an_exponent(self) -> Self:
        if (self.method == "power") != (self.power is not None) or self.power == 0:
            raise PydanticCustomError(
                "bad-aggregate",
                "expected {expected}",
                {"expected": "power with an exponent other than 0, as {power: 2}, or another method"},
            )
        return self

    def __str__(self) -> str:
        """Write the method for a reader."""
        return self.method if self.power is None else f"power {self.power}"


def _expand_aggregate(value: object) -> object:
    if isinstance(value, str):
        return {"method": value}
    return {"method": "power", **value} if isinstance(value, dict) and set(value) == {"power"} else value


Aggregating = Annotated[Aggregate, BeforeValidator(_expand_aggregate)]
"""The name of a method, or `{power: p}`."""


class GuidanceText(Part):
    """What a coder needs to judge a criterion alike."""

    stands_alone: ClassVar = ("text",)

    text: Text | None = None
    stages: Table[Stage, Text] = Field(default_factory=FrozenDict)
    """What counts at each stage."""
    does_not_count: Items[Text] = ()
    near_misses: Items[Text] = ()


Guidance = Annotated[GuidanceText, short_form("text", str)]
"""Guidance; plain text may stand alone."""


class Criterion(Part):
    """A leaf that is judged, by one of four rules: `scale`, `measure`, `evidence` or `groups`."""

    id: Id
    title: Text | None = None
    question: Text | None = None
    at: Text | None = None
    """Place in the standard."""
    guidance: Guidance | None = None
    weight: Weight = ONE
    why: Text | None = None
    """Reason for the weight."""
    out_of: PositiveExact | None = None
    """Full marks under `aggregate: sum`."""
    show: Show | None = None
    bands: Items[Band] | None = None
    scale: Id | None = None
    levels: Table[Id, Text] = Field(default_factory=FrozenDict)
    """What each level of the scale means for this criterion."""
    measure: Measure | None = None
    evidence: EvidenceRule | None = None
    groups: GroupsRule | None = None


class Choices(Part):
    """Choices that a rubric states for all its dimensions and a dimension for itself."""

    aggregate: Aggregating | None = None
    missing: Missing | None = None
    min_coverage: UnitExact | None = None
    """Coverage below which the score is withheld."""
    show: Show | None = None
    bands: Items[Band] | None = None


class Dimension(Choices):
    """A weighted group of criteria, of dimensions, or of both."""

    id: Id
    title: Text
    at: Text | None = None
    about: Text | None = None
    weight: Weight = ONE
    why: Text | None = None
    """Reason for the weight."""
    dimensions: Items[Dimension] = ()
    criteria: Items[Criterion] = ()

    @property
    def children(self) -> tuple[Dimension | Criterion, ...]:
        """Dimensions, then criteria, in the order written."""
        return (*self.dimensions, *self.criteria)


class RubricFields(Choices, Document):
    """The fields of a rubric; `Rubric` adds what is checked and derived."""

    format: Literal["rubric/1"]
    id: Id
    version: Version
    title: Text
    about: Text | None = None
    standard: Standard
    tiers: Items[Text] = ()
    """Names of the tiers of the tree, outermost first."""
    scales: Table[Id, Scale] = Field(default_factory=FrozenDict)
    themes: Table[Id, Theme] = Field(default_factory=FrozenDict)
    """The vocabulary: a file adds to the bundled one; the model holds both."""
    relations: NamedRelations | None = None
    evidence: EvidenceChoices = Field(default_factory=EvidenceChoices)
    """Choices for all evidence and groups criteria."""
    why: Table[Id, Text] = Field(default_factory=FrozenDict)
    """Reasons for choices of the whole rubric, by the name of the choice."""
    dimensions: Items[Dimension] = Field(min_length=1)
