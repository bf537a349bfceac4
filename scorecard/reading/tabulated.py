"""Records from a table and its mapping: every cell read, every record checked, every problem at its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from scorecard.model.mapping import Mapping
from scorecard.model.names import MOST
from scorecard.model.record import Record
from scorecard.problem import DocumentError, Problem, ScorecardError
from scorecard.reading.action_rows import ActionRows
from scorecard.reading.csv_table import read_csv
from scorecard.reading.draft import Draft, Entry
from scorecard.reading.form import Form, unknown_columns
from scorecard.reading.layouts import Long, Wide
from scorecard.reading.salvage import Between, build
from scorecard.reading.subjects import Subjects
from scorecard.reading.table import Table
from scorecard.source import SourceMap

WORKBOOK = (".xlsx", ".xlsm")
"""Endings of workbooks; a table with any other ending is text."""


@dataclass(frozen=True, slots=True)
class Tabulated:
    """What a table says: its records with the places of everything in them, and what is wrong."""

    records: tuple[tuple[Record, SourceMap], ...]
    problems: tuple[Problem, ...]
    sha256: str = ""
    """SHA-256 of the bytes of the table's file."""


def read_table(path: str, mapping: Mapping) -> Table:
    """Return the table in a file.

    Raises:
        DocumentError: when it cannot be read as a table.
        ScorecardError: when reading it needs openpyxl, which is not there.
    """
    if not path.lower().endswith(WORKBOOK):
        return read_csv(path, mapping.delimiter)
    try:
        from scorecard.reading.workbook import read_workbook  # noqa: PLC0415  # openpyxl need not be there
    except ModuleNotFoundError:
        msg = "reading a workbook needs openpyxl: pip install 'policy-scorecard[excel]'"
        raise ScorecardError(msg) from None
    return read_workbook(path, mapping.sheet)


def tabulated(path: str, mapping: Mapping, places: SourceMap, between: Between) -> Tabulated:
    """Return the records in a table, in the order of their first rows.

    Args:
        path: of the table.
        mapping: which column is what.
        places: where everything stands in the mapping.
        between: a further check of each record.

    Raises:
        DocumentError: when it cannot be read as a table, has not the columns that the mapping names, or has columns
            whose names make no ids.
    """
    form = Form(mapping, read_table(path, mapping))
    if unknown := [problem.located(places) for problem in unknown_columns(form)]:
        raise _refused(form.table, unknown)
    try:
        layout = _layout(form)
    except DocumentError as error:
        raise _refused(form.table, error.problems) from None
    subjects = Subjects.of(form)
    problems = [*form.table.problems, *islice(_filled(form, layout, subjects), MOST)]
    records: list[tuple[Record, SourceMap]] = []
    for name in tuple(subjects.drafts):
        draft = subjects.drafts.pop(name)
        sources = draft.sources(form.table.path)
        try:
            records.append((build(Record, draft.data(mapping.observations_of), between), sources))
        except DocumentError as error:
            problems += (problem.located(sources) for problem in _own(error.problems, draft))
        if len(problems) > MOST:
            break
    return Tabulated(tuple(records), tuple(map(form.table.named, problems)), form.table.sha256)


def _refused(table: Table, problems: Iterable[Problem]) -> DocumentError:
    """Return the error of a table that the mapping cannot be applied to, with what is wrong with the table itself."""
    return DocumentError(table.named(problem) for problem in (*table.problems, *problems))


def _filled(form: Form, layout: Wide | Long | ActionRows, subjects: Subjects) -> Iterator[Problem]:
    """Fill the drafts row by row; yield what is wrong with cells."""
    for row in form.rows():
        draft = subjects.draft(row)
        if isinstance(draft, list):
            yield from draft
            continue
        for finding in layout.read(row, draft):
            if isinstance(finding, Entry):
                draft.entries.append(finding)
            else:
                yield finding


def _layout(form: Form) -> Wide | Long | ActionRows:
    mapping = form.mapping
    if mapping.actions:
        return ActionRows.of(form, mapping.actions)
    return Long.of(form, mapping.long) if mapping.long else Wide.of(form, mapping.wide)


def _own(problems: tuple[Problem, ...], draft: Draft) -> Iterator[Problem]:
    """Yield the problems that do not follow from actions that were left out."""
    for problem in problems:
        if not (problem.code == "unknown-action" and problem.found in draft.left_out):
            yield problem
