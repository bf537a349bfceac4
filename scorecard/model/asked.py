"""Whether a function of the library is given what it asks for: a path, or the other argument, is an ordinary slip.

Why: whoever slips is told what to give and which function returns it, not what some attribute is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from scorecard.model.comparison import Comparison
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.problem import ScorecardError, echo

Kind = TypeVar("Kind")
GIVEN: Mapping[type, str] = MappingProxyType({
    Rubric: "a rubric, as load_rubric returns it",
    Record: "a record, one of the list that load_records returns",
    Scorecard: "a scorecard, as score returns it",
    Comparison: "a comparison, as compare returns it",
})  # fmt: skip
"""What is to be given for each kind."""
LISTS: Mapping[type, str] = MappingProxyType({
    Record: "a list of records, as load_records returns it",
    Scorecard: "a list of scorecards, each as score returns it",
})  # fmt: skip
"""What is to be given for several of a kind."""


def expect(kind: type[Kind], value: object, name: str) -> None:
    """Refuse what is not of the kind that a function asks for.

    Raises:
        ScorecardError: with the name of the argument, what was found and what to give.
    """
    if not isinstance(value, kind):
        raise refused(name, value, GIVEN[kind])


def expect_all(kind: type[Kind], values: Iterable[Kind], name: str) -> tuple[Kind, ...]:
    """Return several of the kind that a function asks for; refuse one that stands alone, and others; see `expect`."""
    if isinstance(values, (str, Mapping, BaseModel)) or not isinstance(values, Iterable):
        raise refused(name, values, LISTS[kind])
    found = tuple(values)
    for index, value in enumerate(found):
        expect(kind, value, f"{name}[{index}]")
    return found


def refused(name: str, value: object, give: str) -> ScorecardError:
    """Return the error that says of an argument what was found in its place, and what to give."""
    found = f"the text '{echo(value)}'" if isinstance(value, str) else f"of the type {type(value).__name__}"
    return ScorecardError(f"{name} is {found}; give {give}")
