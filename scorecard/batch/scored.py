"""The tables of a file, scored one after the other, with problems that say where in the file they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice

import pyarrow as pa
import pyarrow.compute as pc

from scorecard.batch.layouts import CRITERION, SHOWN, SUBJECT, VALUE, as_table, is_long
from scorecard.batch.sources import Source
from scorecard.batch.stream import whole_subjects
from scorecard.batch.table import problems_in, score_table
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem, ScorecardError, echo
from scorecard.source import Location, Pointer

ROWS = re.compile(r"row (\d+)(?: and (\d+) more)?: ")
"""How a problem of cells begins."""
EARLIER = re.compile(r"(?<= on row )\d+(?= already\Z)")
"""How one of a subject ends that has a row already."""


def scored_tables(rubric: Rubric, source: Source, path: str) -> Iterator[pa.Table]:
    """Yield tables of scores, as the file's subjects come; from one that has problems on nothing is scored.

    Raises:
        DocumentError: with the problems of all tables, the same ones once, or when a subject of a long file comes after
            one that it should precede.
    """
    long, before = is_long(source.schema.names), 0
    tables = _in_order(source, path) if long else map(as_table, source.batches)
    for table in tables:
        try:
            scores = score_table(rubric, table)
        except DocumentError:
            parts = (Part(path, each, problems_in(rubric, each), long) for each in chain([table], tables))
            raise DocumentError(_problems(parts, before)) from None
        before += table.num_rows
        yield scores


def _in_order(source: Source, path: str) -> Iterator[pa.Table]:
    try:
        yield from whole_subjects(source.batches)
    except DocumentError:
        raise
    except ScorecardError as error:
        message, hint = str(error).partition(";")[0], "sort the rows by subject, as text"
        raise DocumentError(
            [Problem(code="unsorted-rows", message=message, location=Location(path), hint=hint)]
        ) from None


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a file, and what is wrong with it."""

    path: str
    table: pa.Table
    problems: tuple[Problem, ...]
    long: bool

    def placed(self, before: int) -> Iterator[tuple[Problem, str, int]]:
        """Yield each problem as it is wherever it stands, its first place in the file, and how many places it has.

        Args:
            before: rows of the file before those of the table.
        """
        for problem in self.problems:
            rows = ROWS.match(problem.message)
            message = problem.message[rows.end() :] if rows else problem.message
            message = EARLIER.sub(lambda row: f"{int(row[0]) + before:,}", message)
            place = self._place(problem, int(rows[1]) + before) if rows else ""
            column, file = Pointer(problem.pointer.steps[:1]), Location(self.path)
            count = 1 + int(rows[2] or 0) if rows else 1
            yield replace(problem, message=message, pointer=column, location=file), place, count

    def _place(self, problem: Problem, row: int) -> str:
        """Return the row of a cell in the file, or the subject of one that a long table has no row for."""
        steps = problem.pointer.steps
        if self.long and len(steps) > 1 and steps[0] not in (SUBJECT, CRITERION, VALUE):
            return f"subject '{echo(str(pc.unique(self.table.column(SUBJECT))[steps[1]].as_py()))}'"
        return f"row {row:,}"


def _problems(parts: Iterable[Part], before: int) -> list[Problem]:
    """Return what is wrong with the rest of a file, and why it cannot be read further.

    Args:
        parts: the tables that are left.
        before: rows of the file before theirs.
    """
    found: dict[Problem, tuple[str, int]] = {}
    try:
        for part in parts:
            for problem, place, count in part.placed(before):
                first, others = found.get(problem, (place, 0))
                found[problem] = first, others + count
            before += part.table.num_rows
            if len(found) >= SHOWN:
                return _told(found, f"; {SHOWN} problems are told, and no row after {before:,} was looked at")
    except DocumentError as error:
        return [*_told(found), *error.problems]
    return _told(found)


def _told(found: Mapping[Problem, tuple[str, int]], end: str = "") -> list[Problem]:
    """Return problems with their places, the last of a hundred with how far they were looked for."""
    told = []
    for problem, (place, count) in islice(found.items(), SHOWN):
        more = f" and {count - 1:,} more" if count > 1 else ""
        told.append(replace(problem, message=f"{place}{more}: {problem.message}" if place else problem.message))
    return [*told[:-1], *(replace(each, hint=f"{each.hint}{end}") for each in told[-1:])]
