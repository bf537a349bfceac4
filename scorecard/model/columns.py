"""What a mapping is made of: which column of a table is what, and what its cells say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, StringConstraints

from scorecard.model.base import FrozenDict, Part, Several, Table, short_form
from scorecard.model.number import Exact
from scorecard.model.text import Id, Text


def _named_by_themselves(value: object) -> object:
    """Let a list of columns stand for a mapping in which each is called what its column is called."""
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return {item: item for item in value}
    return value


Names = Annotated[Several[Text], Field(min_length=1)]
"""Columns by their names; one may stand without brackets."""
Label = Annotated[str, StringConstraints(strict=True, max_length=1_000)]
"""What a cell says, white space around it aside; an empty text is an empty cell."""
Labels = Several[Label]
"""What cells say; one may stand without brackets."""


class IdColumns(Part):
    """The columns that an id is made of; `subject: member` is short for `subject: {column: member}`."""

    stands_alone: ClassVar = ("column",)

    column: Names
    """Columns whose texts, joined by `_`, make the id."""
    prefix: Id | None = None
    """What the id starts with, as `v` makes `v5` of 5."""


IdFrom = Annotated[IdColumns, short_form("column", str, list)]
"""Columns that an id is made of."""


class TermColumns(Part):
    """The columns of a time in office."""

    since: Text = Field(alias="from")
    """Column of the first day in office."""
    to: Text | None = None
    """Column of the last day in office."""


class SubjectColumns(Part):
    """Who is judged, by columns; rows of one id are of one subject."""

    id: IdFrom
    """Columns that make its id."""
    name: Names | None = None
    """Columns that make its name; without them it is called by what its id is made of."""
    kind: Text | None = None
    """What every subject of the table is: the text itself, not a column."""
    attributes: Table[Id, Text] = Field(default_factory=FrozenDict)
    """Columns of its attributes, by their names."""
    terms: TermColumns | None = None
    """Columns of a time in office."""


class Meaning(Part):
    """What a label or an empty cell says: a level, a number, or a reason that there is none."""

    stands_alone: ClassVar = ("level", "number")

    level: Id | None = None
    """A level, or a reason that there is none."""
    number: Exact | None = None
    """A number."""
    because: Text | None = None
    """Why."""


class Cells(Part):
    """What the cells of observations say; without `levels` they are numbers."""

    levels: Table[Label, Id] = Field(default_factory=FrozenDict)
    """Levels by the labels that stand for them."""
    unknown: Labels = ()
    """Labels of what nobody knows: `not_found`."""
    not_applicable: Labels = ()
    """Labels of what does not apply."""
    blank: Annotated[Meaning | None, short_form("level", str), short_form("number", int, float, Decimal, Fraction)] = (
        None
    )
    """What an empty cell means: a level, a number or a reason; without it an empty cell is a problem."""

    def meanings(self) -> dict[str, Meaning]:
        """Return what each label means, and the empty text where an empty cell means something."""
        known = {label.strip(): Meaning(level=level) for label, level in self.levels.items()}
        known |= {label.strip(): Meaning(level="not_found") for label in self.unknown}
        known |= {label.strip(): Meaning(level="not_applicable") for label in self.not_applicable}
        return known | ({"": self.blank} if self.blank else {})


class WideColumns(Part):
    """Columns that each hold the observations of one criterion."""

    criteria: Annotated[
        Table[Id, Text],
        BeforeValidator(_named_by_themselves, json_schema_input_type=Mapping[Id, Text] | Sequence[Text]),
    ] = Field(default_factory=FrozenDict)
    """Columns by the criterion they are of; a list where they are called by the criteria's ids."""
    all_other: bool = False
    """Whether every column that the mapping names nowhere is a criterion, whose id is made of the column's name."""
    prefix: Id | None = None
    """What the ids start with that are made of columns' names."""
    cells: Cells = Cells()
    """What their cells say."""


class PublicationColumns(Part):
    """The columns that describe a source."""

    title: Text
    """Column of its title."""
    publisher: Text
    """Column of who published it."""
    kind: Text
    """Column of its kind, such as `oversight`."""
    date: Text | None = None
    """Column of its date."""
    url: Text | None = None
    """Column of its web address."""


class EvidenceColumns(Part):
    """The columns of the evidence of a row."""

    source: Text | None = None
    """Ids of sources; without it, it is the mapping's `source`."""
    at: Text
    """Column of the place in the source."""
    quote: Text | None = None
    """Column of words of the source, at most 12."""
    publication: PublicationColumns | None = None
    """Where the rows themselves describe their sources; the ids are then made of the texts under `source`."""


class LongColumns(Part):
    """Columns of a table that holds one observation a row."""

    criterion: IdFrom
    """Columns that make the id of the criterion."""
    value: Text
    """Column of what is observed."""
    because: Text | None = None
    """Column of the reason."""
    evidence: EvidenceColumns | None = None
    """Columns of the evidence of a row."""
    cells: Cells = Cells()
    """What the cells of the value say."""


class ActionColumns(Part):
    """Columns of a table that holds one action a row."""

    id: IdFrom
    """Columns that make its id."""
    date: Text | None = None
    """Column of its date."""
    summary: Text
    """Column of the sentence that sums it up."""
    stage: Text
    """Column of its stage."""
    themes: Text
    """Cells such as `press_freedom: advances; courts: sets_back`."""
    instrument: Text | None = None
    """Column of its instrument."""
    targets: Text | None = None
    """Cells such as `FRA, DEU`."""
    status: Text | None = None
    """Column of what became of it."""
    evidence: EvidenceColumns
    """Columns of its evidence."""
    same_act: Text | None = None
    """Column of the id of another action that reports the same act."""
    because: Text | None = None
    """Column of the reason for stage and direction."""
