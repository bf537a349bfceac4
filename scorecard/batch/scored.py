"""The tables of a file, scored one after the other, with problems that say where in the file they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from scorecard.batch.layouts import CRITERION, SUBJECT, VALUE, as_table, is_long
from scorecard.batch.sources import Source
from scorecard.batch.stream import whole_subjects
from scorecard.batch.table import score_table
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem, ScorecardError, echo
from scorecard.source import Location, Pointer

ROW = re.compile(r"row (\d+)")
"""How a problem of a cell begins."""


def scored_tables(rubric: Rubric, source: Source, path: str) -> Iterator[pa.Table]:
    """Yield tables of scores, as the file's subjects come.

    Raises:
        DocumentError: when a table has problems, or a subject of a long one comes after one that it should precede.
    """
    long, before = is_long(source.schema.names), 0
    for table in _in_order(source, path) if long else map(as_table, source.batches):
        try:
            scores = score_table(rubric, table)
        except DocumentError as error:
            raise DocumentError(_in_file(each, path, table, before, long=long) for each in error.problems) from None
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


def _in_file(problem: Problem, path: str, table: pa.Table, before: int, *, long: bool) -> Problem:
    """Return a problem of a table by its row in the file; a long table's cells, which have no row, by the subject."""
    steps, message = problem.pointer.steps, problem.message
    if long and len(steps) > 1 and steps[0] not in (SUBJECT, CRITERION, VALUE):
        subject = echo(str(pc.unique(table.column(SUBJECT))[steps[1]].as_py()))
        message = ROW.sub(f"subject '{subject}'", message, count=1)
    else:
        message = ROW.sub(lambda found: f"row {int(found[1]) + before:,}", message, count=1)
    return replace(problem, message=message, pointer=Pointer(steps[:1]), location=Location(path))
