"""What a rubric is made of: dimensions, criteria, and how results are shown and named."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from scorecard.model.base import Document, FrozenDict, Items, Part, Several, Table, short_form
from scorecard.model.dates import DateText
from scorecard.model.evidence_rule import EvidenceChoices, EvidenceRule, GroupsRule
from scorecard.model.measure import Measure
from scorecard.model.number import ONE, Exact, Exponent, PositiveExact, UnitExact
from scorecard.model.relations import NamedRelations
from scorecard.model.scale import Scale
from scorecard.model.steps import Band, Ceiling, Rounding, Show
from scorecard.model.text import Id, RubricName, Text, Url, Version
from scorecard.model.theme import Theme
from scorecard.model.weight import Applying, Weighed, Weighting
from scorecard.model.words import Method, Missing, RankOn, Role, Stage, Ties, Use
from scorecard.source import Step


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


class Aggregate(Part):
    """How a dimension's value comes from its children's."""

    stands_alone: ClassVar = ("method",)
    goes_without_saying: ClassVar = "method"

    method: Method
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


def _has_two_ends(value: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    if value and (len(value) != len("ab") or value[0] == value[1]):
        expected = "two numbers that differ, such as [0.5, 1]"
        raise PydanticCustomError("bad-range", "expected {expected}", {"expected": expected})
    return value


class Steps(Part):
    """What is done with a value once it is found."""

    ceiling: Several[Ceiling] = ()
    """Values that the score cannot exceed while other nodes lie below their thresholds."""
    round: Rounding | None = None
    """Rounding of the value, in its shown units, before the parent sees it."""


class Child(Steps):
    """What a dimension and a criterion have in common: their place in what they stand in."""

    weight: Weighed = Weighting(number=ONE)
    """The weight beside its siblings', rescaled with theirs; or `{by: attribute, ...}`, a weight for each value."""
    why: Text | None = None
    """Reason for the weight."""
    role: Role = "ordinary"
    """A `penalty` is subtracted from what its ordinary siblings come to, a `bonus` added: each times its weight over
    the sum of theirs."""
    applies_to: Applying = Applying()
    """For whom it counts; for all others it is excluded."""
    at: Text | None = None
    """Place in the standard."""
    range: Annotated[Items[Exact], AfterValidator(_has_two_ends)] = ()
    """Two numbers, such as [0.5, 1], that its parent sees in place of 0 and 1."""


class Judging(Child):
    """How a criterion is judged: by one of the rules `scale`, `measure`, `evidence` and `groups`."""

    question: Text | None = None
    guidance: Guidance | None = None
    date: DateText | None = None
    """The criterion's own date, as of a vote; see `applies_to`."""
    observation: Id | None = None
    """The observation that it reads; by default the one by its own id."""
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


class Criterion(Judging):
    """A leaf that is judged."""

    id: Id
    title: Text | None = None


class CriteriaFrom(Judging):
    """Several criteria that differ in nothing but their ids and titles."""

    ids: Items[Id] = Field(min_length=1)
    """One criterion for each."""
    titles: Table[Id, Text] = Field(default_factory=FrozenDict)
    """Title of each, by its id."""

    def criteria(self) -> tuple[Criterion, ...]:
        """Return the criteria, in the order of their ids."""
        shared = {name: getattr(self, name) for name in Judging.model_fields}
        return tuple(Criterion.model_construct(id=name, title=self.titles.get(name), **shared) for name in self.ids)


class Choices(Part):
    """Choices that a rubric states for all its dimensions and a dimension for itself and those in it."""

    aggregate: Aggregating | None = None
    missing: Missing | None = None
    min_coverage: UnitExact | None = None
    """Coverage below which the score is withheld."""
    show: Show | None = None
    bands: Items[Band] | None = None


class OwnChoices(Part):
    """Choices that hold for the rubric itself, or for one dimension, and are not handed down."""

    over: Text | None = None
    """What is aggregated: `children`, `criteria`, or the nodes of a tier, by its name."""
    use: Use = "score"
    """What is taken from them: their scores, or the values of their bands."""
    clip: bool = True
    """Whether the value is kept from 0 to 1 after penalties and bonuses."""


class Dimension(Choices, OwnChoices, Child):
    """A weighted group of criteria, of dimensions, or of both."""

    id: Id
    title: Text
    about: Text | None = None
    dimensions: Items[Dimension] = ()
    criteria: Items[Criterion] = ()
    criteria_from: Several[CriteriaFrom] = ()
    """Criteria that are written once for several ids; one such mapping, or a list of them."""

    @property
    def placed(self) -> Iterator[tuple[tuple[Step, ...], Dimension | Criterion]]:
        """Dimensions, then criteria, in the order written, each with the steps that lead to it."""
        for index, dimension in enumerate(self.dimensions):
            yield ("dimensions", index), dimension
        for index, criterion in enumerate(self.criteria):
            yield ("criteria", index), criterion
        for index, several in enumerate(self.criteria_from):
            for number, criterion in enumerate(several.criteria()):
                yield ("criteria_from", index, "ids", number), criterion


class Ranking(Part):
    """How subjects are ranked, where a reader asks for ranks; no output sorts by them unless told to."""

    on: RankOn = "exact"
    """Scores as they are, or rounded as they are shown."""
    ties: Ties = "min"
    """The rank of equal scores."""
    within: Items[Id] = ()
    """Attributes of subjects; only subjects that have the same values are ranked together."""


class RubricFields(Choices, OwnChoices, Steps, Document):
    """The fields of a rubric; `Rubric` adds what is checked and derived."""

    format: Literal["rubric/1"]
    id: Id
    version: Version
    extends: RubricName | None = None
    """A rubric that this one takes over and overrides in part, as `democracy@1`; reading a file resolves it."""
    made_from: Items[RubricName] = ()
    """Rubrics that this one was made from; it reads levels that were observed under them."""
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
    rank: Ranking | None = None
    """How subjects are ranked, where ranks are asked for."""
    why: Table[Id, Text] = Field(default_factory=FrozenDict)
    """Reasons for choices of the whole rubric, by the name of the choice."""
    dimensions: Items[Dimension] = Field(min_length=1)

    @property
    def placed(self) -> Iterator[tuple[tuple[Step, ...], Dimension | Criterion]]:
        """Dimensions in the order written, each with the steps that lead to it."""
        for index, dimension in enumerate(self.dimensions):
            yield ("dimensions", index), dimension
