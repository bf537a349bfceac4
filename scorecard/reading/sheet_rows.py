"""Rows of a grading sheet: those that go by one name say one thing, each with an item of its lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from scorecard.model.grading_sheet import LEVELS, Column, Sheet
from scorecard.model.names import MOST
from scorecard.problem import Problem
from scorecard.reading.cells import blank_cell
from scorecard.reading.draft import Steps
from scorecard.reading.form import differs
from scorecard.reading.sheet_cells import Cells, beyond_the_headings, wrong_headings
from scorecard.reading.sheet_draft import CellPlace, SheetDraft


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows that go by one name."""

    steps: Steps
    """The way to what they say, inside the record."""
    said: dict[str, tuple[object, int]] = field(default_factory=dict)
    """What is said once, by its column, with the row that says it first."""
    counts: dict[str, int] = field(default_factory=dict)
    """Items of each list so far."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """A sheet of rows while it is read."""

    cells: Cells
    sheet: Sheet
    draft: SheetDraft
    columns: tuple[tuple[int, Column], ...]
    """Columns that say something of the record, each with how many stand before it."""
    groups: dict[str, _Group] = field(default_factory=dict)

    def read(self, row: int) -> Iterator[Problem]:
        """Take what a row says; yield what is wrong with its cells."""
        line = self.cells.lines[row - 1]
        filled = [(index, column) for index, column in self.columns if index < len(line) and line[index].strip()]
        names = [(index, column) for index, column in filled if self.sheet.by and column == self.sheet.columns[0]]
        if not filled or (self.sheet is LEVELS and filled == names):
            return
        if self.sheet.by and not names:
            yield self._nameless(row)
            return
        group = self._group(row, names[0][0] if names else filled[0][0])
        yield from self._taken(row, group, [each for each in filled if each not in names])

    def _nameless(self, row: int) -> Problem:
        name = self.sheet.columns[0].name
        hint = "write it into every row; of cells that are joined, only the first holds anything"
        return self.cells.placed(blank_cell(name, hint), row, self.cells.header.index(name))

    def _group(self, row: int, index: int) -> _Group:
        """Return what a row belongs to; the first row of its name begins it."""
        name = self.cells.lines[row - 1][index].strip() if self.sheet.by else str(row)
        if name not in self.groups:
            last = name if self.sheet.by == "key" else len(self.groups)
            self.groups[name] = group = _Group((self.sheet.at, last))
            place = CellPlace(self.cells.name, row, index + 1)
            if self.sheet is not LEVELS:
                self.draft.put(group.steps, None, place)
            if self.sheet.by == "id":
                self.draft.put((*group.steps, "id"), name, place)
            self._expect(group.steps, row)
        return self.groups[name]

    def _expect(self, steps: Steps, row: int) -> None:
        """Say where what is not said would stand."""
        for index, column in self.columns[bool(self.sheet.by) :]:
            inner = (column.each,) if column.each else column.steps
            self.draft.expect((*steps, *inner), CellPlace(self.cells.name, row, index + 1))

    def _expect_item(self, steps: Steps, each: str, row: int) -> None:
        """Say where what an item of a list does not say would stand."""
        for index, column in self.columns:
            if column.each == each:
                self.draft.expect((*steps, *column.steps), CellPlace(self.cells.name, row, index + 1))

    def _taken(self, row: int, group: _Group, filled: list[tuple[int, Column]]) -> Iterator[Problem]:
        """Take the cells of a row into the draft."""
        themes = {}
        for index, column in filled:
            value = self.cells.read(row, index, column.kind)
            if isinstance(value, Problem):
                inner = (column.each,) if column.each else column.steps
                self.draft.spoil((*group.steps, *inner), CellPlace(self.cells.name, row, index + 1))
                yield value
            elif column.each == "themes":
                themes[column.name] = (value, index)
            elif column.each:
                item = (*group.steps, column.each, group.counts.get(column.each, 0))
                self._expect_item(item, column.each, row)
                steps = (*item, *column.steps)
                self.draft.put(steps, value, CellPlace(self.cells.name, row, index + 1))
            else:
                yield from self._once(row, index, column, value, group)
        for name in {column.each for _, column in filled if column.each not in {"", "themes"}}:
            group.counts[name] = group.counts.get(name, 0) + 1
        yield from self._theme(row, group, themes)

    def _once(self, row: int, index: int, column: Column, value: object, group: _Group) -> Iterator[Problem]:
        """Take what is said once; yield that another row says otherwise."""
        before, number = group.said.setdefault(column.name, (value, row))
        if before != value:
            yield self.cells.placed(differs(column.name, str(value), str(before), number), row, index)
        elif number == row:
            self.draft.put((*group.steps, *column.steps), value, CellPlace(self.cells.name, row, index + 1))

    def _theme(self, row: int, group: _Group, said: dict[str, tuple[object, int]]) -> Iterator[Problem]:
        """Take a theme with its direction."""
        for name, other in (("theme", "direction"), ("direction", "theme")):
            if name not in said and other in said:
                yield self.cells.placed(blank_cell(name), row, self.cells.header.index(name))
        if {"theme", "direction"} <= said.keys():
            (theme, at), (direction, index) = said["theme"], said["direction"]
            before, number = group.said.setdefault(f"the theme {theme}", (direction, row))
            if before != direction:
                yield self.cells.placed(differs(f"the theme {theme}", str(direction), str(before), number), row, index)
            steps = (*group.steps, "themes", str(theme))
            self.draft.put(steps, before, CellPlace(self.cells.name, row, index + 1))
            self.draft.named(steps, CellPlace(self.cells.name, row, at + 1))


def rows_in(cells: Cells, sheet: Sheet, draft: SheetDraft) -> Iterator[Problem]:
    """Take what the rows of a sheet say into a draft; yield what is wrong with cells."""
    if not cells.lines:
        return
    problems = list(wrong_headings(cells, [column.name for column in sheet.columns]))
    yield from problems
    yield from beyond_the_headings(cells)
    if not problems:
        places = {name: index for index, name in enumerate(cells.header)}
        read = tuple((places[column.name], column) for column in sheet.columns if column.is_read)
        rows = _Rows(cells, sheet, draft, read)
        found = (problem for row in range(2, len(cells.lines) + 1) for problem in rows.read(row))
        yield from islice(found, MOST)
