"""Groups of states that a `groups` criterion compares (`format: relations/1`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from scorecard.model.base import Document, FrozenDict, Items, Part, Table
from scorecard.model.dates import DateText, DayText, Interval, interval
from scorecard.model.names import unknown_name
from scorecard.model.text import Id, Target, Text, Url, Version
from scorecard.problem import Problem
from scorecard.source import Pointer


class RelationsSource(Part):
    """The list that a membership rests on."""

    title: Text
    """Name of the list."""
    publisher: Text
    """Who published it."""
    date: DateText | None = None
    """When it was published."""
    url: Url | None = None
    """Its web address."""
    note: Text | None = None
    """What else a reader should know of it."""


class Membership(Part):
    """One target's time in a group."""

    target: Target
    """Code of the member."""
    since: DayText = Field(alias="from")
    """First day in the group."""
    to: DayText | None = None
    """Last day in the group; without it the membership has not ended."""
    source: Id
    """Id of the source that it rests on."""
    at: Text | None = None
    """Place in that source."""

    def covers(self, span: Interval) -> bool:
        """Tell whether the membership holds for the whole of an interval."""
        first, last = interval(self.since)[0], interval(self.to)[1] if self.to else None
        return first <= span[0] and (last is None or span[1] <= last)


class Group(Part):
    """A named group of targets."""

    title: Text
    """What it is called where results are printed."""
    definition: Text
    """What makes a target a member."""
    members: Items[Membership]
    """Who belongs to it, and when."""

    def holds(self, target: str, span: Interval) -> bool:
        """Tell whether a target belongs to the group for the whole of an interval.

        Why: an act whose date is known only in part may have been done before or after a target joined; what is
        not known puts a target in no group.
        """
        return any(member.covers(span) for member in self._by_target.get(target, ()))

    @cached_property
    def _by_target(self) -> dict[str, list[Membership]]:
        found: dict[str, list[Membership]] = {}
        for member in self.members:
            found.setdefault(member.target, []).append(member)
        return found


class Code(Part):
    """A code for a target that ISO 3166 does not list."""

    title: Text
    """Whom the code stands for."""
    note: Text | None = None
    """What else a reader should know of it."""


class Relations(Document):
    """A dated, cited classification of targets into groups."""

    format: Literal["relations/1"]
    """Always `relations/1`."""
    id: Id
    """Permanent name."""
    version: Version
    """Two or three numbers."""
    title: Text
    """What it is called where results are printed."""
    about: Text | None = None
    """What it is about, for a reader."""
    as_of: DayText
    """Day up to which the classification is known."""
    sources: Table[Id, RelationsSource]
    """Sources by their ids."""
    codes: Table[Target, Code] = Field(default_factory=FrozenDict)
    """Codes of targets that ISO 3166 does not list, such as former states."""
    groups: Table[Id, Group]
    """Groups by their ids."""

    def problems(self) -> Iterator[Problem]:
        """Yield members that rest on no source, and memberships that end before they start."""
        for name, group in self.groups.items():
            for index, member in enumerate(group.members):
                at = Pointer(("groups", name, "members", index))
                if member.source not in self.sources:
                    yield unknown_name("source", at / "source", member.source, tuple(self.sources))
                if member.to and member.to < member.since:
                    yield Problem(
                        code="term-reversed",
                        message=f"the membership ends on {member.to}, before it starts on {member.since}",
                        pointer=at / "to",
                        found=member.to,
                        hint="swap the two days, or correct one",
                    )


def _as_it_is(value: object) -> object:
    return value


NamedRelations = Annotated[Relations, BeforeValidator(_as_it_is, json_schema_input_type=Id | Relations)]
"""Relations in a rubric; its file may give the name of a file instead, which reading puts in."""
