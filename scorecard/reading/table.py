"""A table as rows of text with a header, whatever kind of file it came from; what keeps it from being one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from scorecard.model.names import MOST
from scorecard.model.text import FORBIDDEN
from scorecard.problem import DocumentError, Problem, echo
from scorecard.reading.characters import forbidden_at
from scorecard.source import Location, letters_of

TABLE_LIMIT = 20_000_000
"""Bytes of a table's file at most."""
ROW_LIMIT, COLUMN_LIMIT, CELL_LIMIT = 200_000, 2_000, 1_000_000
"""Rows, columns and cells of a table at most; empty rows count as rows only."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that is not empty."""

    number: int
    """Its number, counting from 1 with the header and empty rows."""
    texts: tuple[str, ...]
    """Its cells, without white space around them; as many as there are columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header."""

    path: str
    columns: dict[str, int]
    """Columns by their names: how many stand before each."""
    rows: tuple[Row, ...]
    sheet: str = ""
    """The sheet of a workbook."""
    problems: tuple[Problem, ...] = field(default=(), compare=False)
    """What is wrong with the table itself."""
    sha256: str = field(default="", compare=False)
    """SHA-256 of the bytes of its file."""

    def at(self, problem: Problem, row: int, index: int) -> Problem:
        """Return a problem with its place: a row's number, and how many columns stand before it."""
        return replace(problem, location=Location(self.path, row, index + 1))

    def named(self, problem: Problem) -> Problem:
        """Return a problem that names the cell as a spreadsheet does, where the table is of a workbook."""
        place = problem.location
        if not self.sheet or place is None or not place.line or place.path != self.path:
            return problem
        cell = f"{letters_of(place.column)}{place.line}"
        return replace(problem, message=f"{problem.message} (cell {cell} of sheet '{echo(self.sheet)}')")


def table_of(path: str, lines: Iterable[Sequence[str]], sheet: str = "", *, is_padded: bool = False) -> Table:
    """Return the lines as a table, the first as its header.

    Args:
        path: what messages call the file.
        lines: the cells of each row, empty rows included.
        sheet: of a workbook.
        is_padded: whether cells may be missing at the end of a row because they are empty.

    Raises:
        DocumentError: beyond the limits of a table, and where there is no header.
    """
    source = _limited(path, lines)
    header = tuple(text.strip() for text in next(source, ()))
    if not any(header):
        hint = "write the names of the columns into the first row"
        raise _refused("unnamed-column", "the table has no header in its first row", Location(path, 1, 1), hint)
    problems = [*_header_problems(path, header), *_hidden(path, 1, header)]
    rows: list[Row] = []
    for number, line in enumerate(source, start=2):
        texts = tuple(text.strip() for text in line)
        if any(texts):
            rows.append(Row(number, _padded(texts, len(header)) if is_padded else texts))
    faults = (problem for row in rows for problem in _row_problems(path, row, len(header)))
    problems += islice(faults, MOST)
    whole = tuple(row for row in rows if len(row.texts) == len(header))
    return Table(path, {name: index for index, name in enumerate(header)}, whole, sheet, tuple(problems))


def _limited(path: str, lines: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    cells = 0
    for number, line in enumerate(lines, start=1):
        cells += len(line)
        for what, found, limit in (
            ("rows", number, ROW_LIMIT),
            ("columns", len(line), COLUMN_LIMIT),
            ("cells", cells, CELL_LIMIT),
        ):
            if found > limit:
                column = limit + 1 if what == "columns" else 1
                place = Location(path, number, column)
                raise _refused("too-large", f"the table has more than {limit:,} {what}", place, "split the table")
        yield line


def _refused(code: str, message: str, place: Location, hint: str) -> DocumentError:
    return DocumentError([Problem(code=code, message=message, location=place, hint=hint)])


def _padded(texts: tuple[str, ...], width: int) -> tuple[str, ...]:
    kept = texts if any(texts[width:]) else texts[:width]
    return kept + ("",) * (width - len(kept))


def _header_problems(path: str, header: Sequence[str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, name in enumerate(header):
        before = first.setdefault(name, index)
        place = Location(path, 1, index + 1)
        if not name:
            hint = "name it, or remove the column"
            yield Problem(code="unnamed-column", message="the column has no name", location=place, hint=hint)
        elif before < index:
            yield Problem(
                code="duplicate-column",
                message=f"column {before + 1} is named '{echo(name)}' already",
                location=place,
                found=echo(name),
                hint="give each column a name of its own",
            )


def _row_problems(path: str, row: Row, width: int) -> Iterator[Problem]:
    found = len(row.texts)
    if found != width:
        yield Problem(
            code="ragged-row",
            message=f"the row has {found} {'cell' if found == 1 else 'cells'}, and the header {width}",
            location=Location(path, row.number, min(found, width) + 1),
            hint="put text that holds the delimiter between quotation marks; check that no cell is missing",
        )
    yield from _hidden(path, row.number, row.texts)


def _hidden(path: str, number: int, texts: Sequence[str]) -> Iterator[Problem]:
    for index, text in enumerate(texts):
        if not text.isprintable() and (match := FORBIDDEN.search(text)):
            yield forbidden_at(match[0], Location(path, number, index + 1))
