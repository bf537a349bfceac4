"""The cells of one sheet of a grading sheet: what each says, and what keeps it from saying anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scorecard.model.grading_sheet import SHOWN_FOR_ERRORS, Kind
from scorecard.model.text import FORBIDDEN
from scorecard.problem import Problem, did_you_mean, echo
from scorecard.reading.cells import number_in
from scorecard.reading.characters import forbidden_at
from scorecard.reading.form import error_cell
from scorecard.reading.scalars import NumberSizeError
from scorecard.source import Location


@dataclass(frozen=True, slots=True)
class Cells:
    """The texts of a sheet, row by row."""

    path: str
    name: str
    lines: tuple[tuple[str, ...], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The headings of its columns."""
        return tuple(text.strip() for text in self.lines[0]) if self.lines else ()

    def at(self, row: int, index: int) -> Location:
        """Return the place of a cell: a row's number, and how many columns stand before it."""
        return Location(self.path, row, index + 1, sheet=self.name)

    def placed(self, problem: Problem, row: int, index: int) -> Problem:
        """Return a problem with the place of a cell."""
        return replace(problem, location=self.at(row, index))

    def read(self, row: int, index: int, kind: Kind) -> object:
        """Return what a cell says: a text, a number, a list of words; or the Problem that it has."""
        text = self.lines[row - 1][index]
        if found := FORBIDDEN.search(text.replace("\r\n", "\n")):
            return forbidden_at(found[0], self.at(row, index))
        said = _value_in(text, kind)
        return self.placed(said, row, index) if isinstance(said, Problem) else said


def _value_in(text: str, kind: Kind) -> object:
    """Return what a text says; prose keeps the white space around it, so that it comes back as it was written."""
    bare = text.strip()
    if bare in SHOWN_FOR_ERRORS:
        return error_cell(bare)
    if kind == "words":
        return [word for part in bare.split(";") if (word := part.strip())]
    if kind == "number":
        return _number(bare)
    return text if kind == "text" else bare


def _number(text: str) -> object:
    try:
        number = number_in(text)
    except NumberSizeError:
        hint = "use at most 18 digits, and 3 in the exponent"
        return Problem(code="number-size", message=f"the number {echo(text)} is too long", hint=hint)
    hint = "write digits, with a point before decimals and nothing between thousands; or a fraction such as 53/60"
    message = f"'{echo(text)}': expected a number"
    return Problem(code="bad-number", message=message, found=echo(text), hint=hint) if number is None else number


def wrong_headings(cells: Cells, asked: Sequence[str]) -> Iterator[Problem]:
    """Yield the columns that are asked for and not there, twice there, or there and not asked for."""
    header = cells.header
    missing = tuple(name for name in asked if name not in header)
    for index, name in enumerate(header):
        if name and name not in asked:
            hint = did_you_mean(name, missing) or "remove it, or move it to a workbook of your own"
            yield _heading(cells, index, f"no column '{echo(name)}' is asked for on this sheet", name, missing, hint)
        elif name and name in header[:index]:
            yield cells.placed(
                Problem(
                    code="duplicate-column",
                    message=f"column {header.index(name) + 1} is named '{echo(name)}' already",
                    found=echo(name),
                    hint="give each column a name of its own",
                ),
                1,
                index,
            )
    for name in missing if all(name in asked or not name for name in header) else ():
        yield _heading(
            cells, -1, f"the sheet has no column '{name}'", name, (), "put its heading back into the first row"
        )


def _heading(cells: Cells, index: int, message: str, name: str, allowed: tuple[str, ...], hint: str) -> Problem:
    place = cells.at(1, index) if index >= 0 else Location(cells.path, sheet=cells.name)
    found = echo(name) if index >= 0 else None
    return Problem(code="unknown-column", message=message, location=place, found=found, allowed=allowed, hint=hint)


def beyond_the_headings(cells: Cells) -> Iterator[Problem]:
    """Yield the first cell of each column that says something and has no heading."""
    header, seen = cells.header, set[int]()
    for number, line in enumerate(cells.lines[1:], start=2):
        for index, text in enumerate(line):
            if text.strip() and not (index < len(header) and header[index]) and index not in seen:
                seen.add(index)
                hint = "name it, or remove what it holds"
                yield cells.placed(
                    Problem(code="unnamed-column", message="the column has no name", hint=hint), number, index
                )
