"""What a rubric is made of: dimensions, criteria, and how results are shown and named."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from scorecard.model.aggregate import Aggregating
from scorecard.model.base import Document, FrozenDict, Items, Part, Several, Table, short_form
from scorecard.model.corrections import Correction
from scorecard.model.custom import Custom
from scorecard.model.dates import DateText
from scorecard.model.evidence_rule import EvidenceChoices, EvidenceRule, GroupsRule
from scorecard.model.measure import Measure
from scorecard.model.number import ONE, Exact, PositiveExact, UnitExact
from scorecard.model.ranking import Ranking
from scorecard.model.relations import NamedRelations
from scorecard.model.scale import Scale
from scorecard.model.steps import Band, Ceiling, Rounding, Show
from scorecard.model.text import Id, RubricName, Text, Url, Version
from scorecard.model.theme import Theme
from scorecard.model.weight import Applying, Weighed, Weighting
from scorecard.model.words import Missing, Role, Stage, Use
from scorecard.source import Step


class Standard(Part):
    """Whose standard the rubric states; every output prints it."""

    title: Text
    """Name of the text that states the standard."""
    publisher: Text | None = None
    """Who published it."""
    at: Text | None = None
    """Place in that text."""
    url: Url | None = None
    """Web address of that text."""
    note: Text | None = None
    """What else a reader should know of it."""

    def __str__(self) -> str:
        """Write the standard on one line."""
        return ", ".join(part for part in (self.title, self.at, self.publisher) if part)


class GuidanceText(Part):
    """What a coder needs to judge a criterion alike."""

    stands_alone: ClassVar = ("text",)

    text: Text | None = None
    """What to look for."""
    stages: Table[Stage, Text] = Field(default_factory=FrozenDict)
    """What counts at each stage."""
    does_not_count: Items[Text] = ()
    """What does not count, however near it seems."""
    near_misses: Items[Text] = ()
    """Examples that just fail, each with its reason."""


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

    at: Text | None = None
    """Place in the standard."""
    weight: Weighed = Weighting(number=ONE)
    """The weight beside its siblings', rescaled with theirs; or `{by: attribute, ...}`, a weight for each value."""
    why: Text | None = None
    """Reason for the weight."""
    out_of: PositiveExact | None = None
    """Full marks under `aggregate: sum`; by default those of the scale, 1, or all that a dimension's children have."""
    role: Role = "ordinary"
    """A `penalty` is subtracted from what its ordinary siblings come to, a `bonus` added: each times its weight over
    the sum of theirs."""
    applies_to: Applying = Applying()
    """For whom it counts; for all others it is excluded."""
    range: Annotated[Items[Exact], AfterValidator(_has_two_ends)] = ()
    """Two numbers, such as [0.5, 1], that its parent sees in place of 0 and 1."""


class Judging(Child):
    """How a criterion is judged: by one of the rules `scale`, `measure`, `evidence`, `groups` and `custom`."""

    question: Text | None = None
    """The question that a coder answers."""
    guidance: Guidance | None = None
    """What a coder needs to answer it as others would; plain text may stand alone."""
    date: DateText | None = None
    """The criterion's own date, as of a vote; see `applies_to`."""
    observation: Id | None = None
    """The observation that it reads; by default the one by its own id."""
    show: Show | None = None
    """How its values are printed; by default as what it stands in."""
    bands: Items[Band] | None = None
    """Its own bands; by default those of what it stands in, without what they require."""
    scale: Id | None = None
    """Name of the scale that its level is on: the rule `scale`."""
    levels: Table[Id, Text] = Field(default_factory=FrozenDict)
    """What each level of the scale means for this criterion."""
    measure: Measure | None = None
    """Goalposts or steps that its number is held against: the rule `measure`."""
    evidence: EvidenceRule | None = None
    """The acts that count: the rule `evidence`."""
    groups: GroupsRule | None = None
    """The acts that count, in groups of targets that are compared: the rule `groups`."""
    custom: Custom | None = None
    """A rule that an installed package registers, by its name; or with what it may look at: the rule `custom`."""


class Criterion(Judging):
    """A leaf that is judged."""

    id: Id
    """Permanent name, unique in the rubric; records observe it by this."""
    title: Text | None = None
    """What it is called where results are printed; by default its question."""


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
    """How the value comes from what is aggregated: a method's name, `{power: p}`, or `{custom: name}` with
    `settings:`. Handed down: by default that of what it stands in, and `mean` for the rubric."""
    missing: Missing | None = None
    """What an unknown does to the score; the bounds take it at its worst and at its best whatever this says. Handed
    down, and `exclude` for the rubric."""
    min_coverage: UnitExact | None = None
    """Coverage below which the score is withheld. Handed down, and 0 for the rubric."""
    show: Show | None = None
    """How [0, 1] is printed. Handed down, and from 0 to 100 for the rubric; under `sum` as points."""
    bands: Items[Band] | None = None
    """Names of intervals of scores. Handed down, without what they require; `[]` stands for none, here and below."""


class OwnChoices(Part):
    """Choices that hold for the rubric itself, or for one dimension, and are not handed down."""

    over: Text | None = None
    """What is aggregated: `children`, `criteria`, or the nodes of a tier, by its name; by default `children`. Not
    handed down, nor are the next two."""
    use: Use = "score"
    """What is taken from them: their scores, or the values of their bands."""
    clip: bool = True
    """Whether the value is kept from 0 to 1 after penalties and bonuses."""


class Dimension(Choices, OwnChoices, Child):
    """A weighted group of criteria, of dimensions, or of both."""

    id: Id
    """Permanent name, unique in the rubric."""
    title: Text
    """What it is called where results are printed."""
    about: Text | None = None
    """What it is about, for a reader."""
    dimensions: Items[Dimension] = ()
    """Dimensions in it."""
    criteria: Items[Criterion] = ()
    """Criteria in it."""
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


class RubricFields(Choices, OwnChoices, Steps, Document):
    """The fields of a rubric; `Rubric` adds what is checked and derived."""

    format: Literal["rubric/1"]
    """Always `rubric/1`."""
    id: Id
    """Permanent name; records name the rubric by it."""
    version: Version
    """Two or three numbers, such as `2.1.0`; a first number that differs makes another rubric."""
    extends: RubricName | None = None
    """A rubric that this one takes over and overrides in part, as `democracy@1`; reading a file resolves it."""
    made_from: Items[RubricName] = ()
    """Rubrics that this one was made from; it reads levels that were observed under them."""
    title: Text
    """What it is called where results are printed."""
    about: Text | None = None
    """What it is about, for a reader."""
    standard: Standard
    """Whose standard it states; every output prints it."""
    tiers: Items[Text] = ()
    """Names of the tiers of the tree, outermost first."""
    scales: Table[Id, Scale] = Field(default_factory=FrozenDict)
    """Scales by their names, for criteria to use."""
    themes: Table[Id, Theme] = Field(default_factory=FrozenDict)
    """The vocabulary: a file adds to the bundled one; the model holds both."""
    relations: NamedRelations | None = None
    """Name of the relations file beside the rubric, without `.yaml`, or `relations` for the bundled one; or the
    relations themselves. `groups` criteria need them."""
    evidence: EvidenceChoices = Field(default_factory=EvidenceChoices)
    """Choices for all evidence and groups criteria."""
    rank: Ranking | None = None
    """How subjects are ranked, where ranks are asked for."""
    why: Table[Id, Text] = Field(default_factory=FrozenDict)
    """Reasons for choices of the whole rubric, by the name of the choice."""
    corrections: Items[Correction] = ()
    """What was corrected since the rubric was first published, the newest last; every output shows it. No part of the
    fingerprint, and not taken over by a rubric that extends this one."""
    dimensions: Items[Dimension] = Field(min_length=1)
    """The outermost dimensions."""

    @property
    def placed(self) -> Iterator[tuple[tuple[Step, ...], Dimension | Criterion]]:
        """Dimensions in the order written, each with the steps that lead to it."""
        for index, dimension in enumerate(self.dimensions):
            yield ("dimensions", index), dimension
