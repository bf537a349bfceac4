"""A grading sheet for volunteers: what a rubric asks, and what is known of a record, as a workbook (XLSX)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.model.grading_sheet import ATTRIBUTE, SHEETS, Line, Sheet, unfit_for_cell
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.text import FORBIDDEN
from scorecard.problem import DocumentError, OutputError, Problem, visible
from scorecard.source import Pointer
from scorecard.writing.sheet_rows import Row, Value, rows_of, subject_rows


def grading_sheet(rubric: Rubric, record: Record | None = None) -> bytes:
    """Return a workbook (XLSX) in which a record is filled in under a rubric; `load_sheet` reads it back.

    Args:
        rubric: what is asked; its questions and levels stand in the sheet.
        record: what is known already; without it the sheet is empty. A record comes back as it is.

    Raises:
        DocumentError: with every text of the record that cannot stand in a cell and be read back as it is.
        OutputError: when xlsxwriter is not there.
    """
    try:
        from scorecard.writing.sheet_workbook import workbook_of  # noqa: PLC0415  # xlsxwriter need not be there
    except ModuleNotFoundError:
        msg = "writing a workbook needs xlsxwriter: pip install 'policy-scorecard[excel]'"
        raise OutputError(msg) from None
    about = tuple(subject_rows(rubric, record))
    rows = [(sheet, tuple(rows_of(sheet, rubric, record))) for sheet in SHEETS]
    problems = [*_unfit_lines(about), *(problem for sheet, each in rows for problem in _unfit_rows(sheet, each))]
    if problems:
        raise DocumentError(problems)
    return workbook_of(rubric, about, rows)


def _unfit_lines(lines: Sequence[tuple[str, Value, Line]]) -> Iterator[Problem]:
    for label, value, line in lines:
        yield from _unfit(value, Pointer(line.steps or ("subject", "attributes", label.removeprefix(ATTRIBUTE))))


def _unfit_rows(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Problem]:
    for number, row in enumerate(rows):
        for column, value in zip(sheet.columns, row, strict=True):
            if column.is_read:
                yield from _unfit(value, Pointer((sheet.at, str(row[0]) if sheet.by else number, column.name)))


def _unfit(value: Value, at: Pointer) -> Iterator[Problem]:
    """Yield why a text cannot stand in a cell."""
    text = value if isinstance(value, str) else ""
    why = unfit_for_cell(text) if text else ""
    if match := FORBIDDEN.search(text):
        why = f"has the character {visible(match[0])}, which no document may hold"
    if why:
        yield Problem(
            code="unfit-for-cell",
            message=f"the text {why}, so it cannot stand in a workbook and be read back as it is",
            pointer=at,
            hint="write it otherwise in the record, and make the sheet again",
        )
