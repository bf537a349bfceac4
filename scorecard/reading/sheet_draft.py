"""A record while it is gathered from the cells of several sheets: values, and the cell that each came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from scorecard.problem import Problem
from scorecard.reading.draft import Steps, listed
from scorecard.source import Mark, Pointer, SourceMap, Step

NOWHERE = Mark((0, 0, 0))


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The place of a cell: its sheet, row and column, both counting from 1."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """What the cells of a workbook say."""

    path: str
    values: dict[Steps, object] = field(default_factory=dict)
    """By the way to each inside a record; an index stands for an item of a list."""
    places: dict[Steps, CellPlace] = field(default_factory=dict)
    """The cells of the values, and of what they stand in."""
    keys: dict[Steps, CellPlace] = field(default_factory=dict)
    """The cells of keys that do not stand in the cell of their value."""
    spoilt: set[Steps] = field(default_factory=set)
    """The ways to values whose cells have problems."""

    def put(self, steps: Steps, value: object, place: CellPlace) -> None:
        """Take a value from a cell, None for a mapping; what it stands in stands where the first of its values does."""
        self.values[steps] = value
        self.places[steps] = place
        self.expect(steps, place)

    def expect(self, steps: Steps, place: CellPlace) -> None:
        """Say in which cell a value would stand, so that one that is missing has a place."""
        for length in range(1, len(steps) + 1):
            self.places.setdefault(steps[:length], place)

    def spoil(self, steps: Steps, place: CellPlace) -> None:
        """Say that a value would stand in a cell that has a problem; what follows from that is not said as well."""
        self.spoilt.add(steps)
        self.expect(steps, place)

    def follows(self, problem: Problem) -> bool:
        """Tell whether a problem of the record follows from a cell that has one of its own."""
        return any(problem.pointer == Pointer(steps[: len(problem.pointer.steps)]) for steps in self.spoilt)

    def named(self, steps: Steps, place: CellPlace) -> None:
        """Say in which cell a key stands."""
        self.keys[steps] = place

    def data(self) -> dict[str, Any]:
        """Return the record as a file would give it."""
        whole: dict[Step, Any] = {"format": "record/1"}
        for steps, value in self.values.items():
            *before, last = steps
            inside = whole
            for step in before:
                inside = inside.setdefault(step, {})
            if value is None:
                inside.setdefault(last, {})
            else:
                inside[last] = value
        return {str(key): listed(value) for key, value in whole.items()}

    def sources(self) -> SourceMap:
        """Return where everything stands."""
        inside: dict[Steps, dict[Step, Mark]] = {(): {}}
        for steps in sorted(self.places, key=len, reverse=True):
            inside.setdefault(steps[:-1], {})[steps[-1]] = self._mark(steps, inside.get(steps, {}))
        return SourceMap(self.path, Mark((0, 0, 0), None, inside[()]))

    def _mark(self, steps: Steps, children: dict[Step, Mark]) -> Mark:
        place = self.places[steps]
        key = self.keys.get(steps, place)
        sheet = SourceMap(self.path, NOWHERE, sheet=place.sheet)
        return Mark((place.row, place.column, 1), (key.row, key.column, 1), children, sheet)
