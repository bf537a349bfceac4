"""Who belongs in a comparison, declared before anybody is judged (`format: roster/1`).

Why: whoever leaves a subject out without a word has judged it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from scorecard.model.base import Document, Items, Part
from scorecard.model.dates import DayText
from scorecard.model.names import duplicate_id
from scorecard.model.text import Id, Text
from scorecard.problem import Problem
from scorecard.source import Pointer


class Listed(Part):
    """One subject that belongs in the comparison."""

    id: Id
    """Id of the subject, as its record has it."""
    name: Text
    """What it is called, as its record has it."""
    no_record: Text | None = None
    """Why there is no record of it; without this there must be one."""


class Roster(Document):
    """Every subject that belongs in a comparison, whether or not there is a record of it."""

    format: Literal["roster/1"]
    """Always `roster/1`."""
    title: Text
    """Who is listed, and by what rule: everybody who stands for an office, or who held it."""
    date: DayText
    """Day on which the list was drawn up."""
    subjects: Items[Listed] = Field(min_length=1)
    """Every subject, once."""

    def problems(self) -> Iterator[Problem]:
        """Yield subjects that are listed twice."""
        seen: dict[str, Pointer] = {}
        for index, subject in enumerate(self.subjects):
            place = Pointer(("subjects", index, "id"))
            if seen.setdefault(subject.id, place) != place:
                yield duplicate_id(place, subject.id, seen[subject.id])
