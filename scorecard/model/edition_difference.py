"""What moved between two editions, cell by cell, and because of what."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from scorecard.model.corrections import Correction
from scorecard.model.edition import Edition
from scorecard.model.notebook import Shown
from scorecard.model.result import Outcome
from scorecard.model.steps import Show

Cause = Literal["record", "rubric", "shared", "window", "library"]
"""record: the subject's record. rubric: the rubric, with what it extends. shared: themes and relations.

window: the part of each time in office that is looked at. library: the version of the library.
"""
How = Literal["added", "removed", "changed"]
BearingKind = Literal["action", "observation", "source", "subject", "rubric"]
CORRECTED = ("rubric", "record")
"""Kinds of documents that have corrections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellValue:
    """One subject's result on one node, as far as an edition states it."""

    outcome: Outcome
    score: Fraction | None
    lower: Fraction | None
    upper: Fraction | None
    coverage: Fraction
    band: str
    show: Show = field(compare=False)
    """How the numbers are printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """One thing that differs between the inputs and bears on a cell."""

    kind: BearingKind
    id: str
    """Of the action, observation, source or subject; of a rubric the node and what changed there."""
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMove:
    """One cell that is not the same in both editions."""

    subject: str
    path: str
    """Dotted path of the dimension or criterion; empty for the whole."""
    title: str
    before: CellValue
    after: CellValue
    causes: tuple[Cause, ...]
    """What differs between the editions and has a part in the move."""
    together: bool
    """Whether no one cause alone makes the cell what it is after; else each of the causes does."""
    because: tuple[Bearing, ...] = ()
    """What in the record or in the rubric bears on the cell, where these are causes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputChange:
    """One input that is not the same file in both editions."""

    kind: str
    id: str
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedCorrection:
    """A correction with the document that it is of."""

    kind: Literal["rubric", "record"]
    id: str
    """Of the rubric or the subject."""
    correction: Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionDifference(Shown):
    """What two editions differ in."""

    first: Edition
    second: Edition
    inputs: tuple[InputChange, ...]
    subjects: tuple[tuple[str, How], ...]
    """Subjects that only one edition has."""
    nodes: tuple[tuple[str, How], ...]
    """Paths of dimensions and criteria that only one edition has."""
    compared: int
    """Cells that both editions have."""
    moves: tuple[CellMove, ...]
    corrections: tuple[DatedCorrection, ...]
    """Corrections that the second edition has and the first has not."""
    dropped: tuple[DatedCorrection, ...]
    """Corrections that the first edition has and the second has not, or has otherwise."""
    unknown_library: bool = False
    """Whether the editions were made by other versions of the library, and lack the JSON that would show its part."""

    @property
    def differs(self) -> bool:
        """Whether the editions differ in anything but title, date and the library's version."""
        return bool(self.inputs or self.moves or self.first.choices != self.second.choices)
