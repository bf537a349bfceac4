"""One coder's judgements, apart from the facts, so that two coders can be compared (`format: coding/1`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from scorecard.model.base import Document, FrozenDict, Items, Part, Table
from scorecard.model.dates import DateText
from scorecard.model.facts import Action, Coder, Evidence, NotCoded, Observation
from scorecard.model.number import UnitExact
from scorecard.model.record import Record
from scorecard.model.text import Id, RubricName, Text
from scorecard.model.words import NO_VALUE, Direction, Instrument, Stage, Take
from scorecard.problem import DocumentError, Problem
from scorecard.source import Pointer


class Decided(Part):
    """How a disagreement of two coders on an action was settled."""

    take: Take
    """Whose judgement was taken."""
    because: Text
    """Why."""


class ActionCode(Part):
    """One coder's judgement of one action."""

    stage: Stage
    """How far it went, as the coder judges."""
    themes: Table[Id, Direction] = Field(min_length=1)
    """What it bears on, each theme with its direction."""
    instrument: Instrument = "other"
    """What it was done with."""
    confidence: UnitExact | None = None
    """How sure the coder is, 0 to 1."""
    evidence: Items[Evidence] = ()
    """What the judgement rests on."""
    because: Text | None = None
    """Why this stage or direction."""
    decided: Decided | None = None
    """How it was settled, in a coding that settles two others."""


class Coding(Document):
    """One coder's judgements of one subject."""

    format: Literal["coding/1"]
    """Always `coding/1`."""
    coder: Coder
    """Who judged."""
    subject: Id
    """Id of the subject whose record is judged."""
    rubric: RubricName | None = None
    """The rubric that the levels belong to."""
    date: DateText | None = None
    """When."""
    actions: Table[Id, ActionCode] = Field(default_factory=FrozenDict)
    """Judgements by the id of the action in the record."""
    observations: Table[Id, Observation] = Field(default_factory=FrozenDict)
    """Values of criteria, each by the criterion's id."""
    not_coded: Items[NotCoded] = ()
    """Passages that the coder read and did not code."""

    def problems(self) -> Iterator[Problem]:
        """Yield a problem where levels are given and no rubric says whose they are."""
        levels = [name for name, seen in self.observations.items() if seen.level not in {None, *NO_VALUE}]
        if levels and self.rubric is None:
            yield Problem(
                code="levels-without-rubric",
                message=f"the level of '{levels[0]}' belongs to no rubric",
                pointer=Pointer() / "observations" / levels[0],
                hint="say whose levels they are: 'rubric: rubric_id@1'",
            )


def coding_of(record: Record) -> Coding:
    """Return what the coder of a record judges in it, as a coding.

    Its facts, as sources, dates and summaries, stay with the record.

    Raises:
        DocumentError: when the record names no coder.
    """
    if record.coder is None:
        problem = Problem(
            code="missing-key",
            message="the record names no coder, whose coding this would be",
            pointer=Pointer() / "coder",
            hint="say who judged: on a grading sheet, beside 'coder id'",
        )
        raise DocumentError([problem])
    return Coding(
        format="coding/1",
        coder=record.coder,
        subject=record.subject.id,
        rubric=record.observations_of,
        date=record.coded_on,
        actions={each.id: _judged(each) for each in record.actions},
        observations=record.observations,
        not_coded=record.not_coded,
    )


def _judged(action: Action) -> ActionCode:
    return ActionCode(
        stage=action.stage,
        themes=action.themes,
        instrument=action.instrument,
        evidence=action.evidence,
        because=action.because,
    )
