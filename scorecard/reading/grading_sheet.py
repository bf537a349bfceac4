"""The record in a grading sheet: every cell read, the record checked, every problem at its cell."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from scorecard.model.grading_sheet import (
    FINGERPRINT_LABEL,
    FORMAT,
    FORMAT_LABEL,
    MEANINGS,
    RUBRIC_LABEL,
    SHEETS,
    START,
    SUBJECT,
)
from scorecard.model.observation_checks import observation_problems, subject_problems
from scorecard.model.origin import Origin
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.words import NO_VALUE
from scorecard.problem import DocumentError, Problem, ScorecardError, did_you_mean, echo
from scorecard.reading.load import codes, vocabulary
from scorecard.reading.order import in_file_order
from scorecard.reading.salvage import build
from scorecard.reading.sheet_cells import Cells
from scorecard.reading.sheet_draft import SheetDraft
from scorecard.reading.sheet_lines import lines_in
from scorecard.reading.sheet_rows import rows_in
from scorecard.reading.words_used import word_problems
from scorecard.source import Location

NAMES = (START, SUBJECT, *(sheet.name for sheet in SHEETS), MEANINGS)
"""The sheets of a grading sheet."""
MARKED_ROWS = 100
"""Rows of the first sheet among which its marks are looked for."""


IN_CELLS = {
    "missing-key": "write it into this cell",
    "bad-date": "write it as the source gives it, such as 1996-04-03 or 1996-04",
}
"""What to do about problems of values, by their codes, where they stand in cells."""


def load_sheet(path: str | os.PathLike[str], rubric: Rubric) -> Record:
    """Load the record that a grading sheet holds.

    Args:
        path: of the workbook (XLSX).
        rubric: the rubric that the sheet was made for.

    Raises:
        DocumentError: with every problem of the sheet, each with its cell; also for a sheet of another rubric.
        ScorecardError: when openpyxl is not there.
    """
    try:
        from scorecard.reading.workbook import read_sheets  # noqa: PLC0415  # openpyxl need not be there
    except ModuleNotFoundError:
        msg = "reading a workbook needs openpyxl: pip install 'policy-scorecard[excel]'"
        raise ScorecardError(msg) from None
    found = read_sheets(os.fspath(path))
    sheets = {name: Cells(found.path, name, tuple(lines)) for name, lines in found.lines.items()}
    if refused := list(_not_of(sheets.get(START), found.path, rubric)):
        raise DocumentError(refused)
    draft = SheetDraft(found.path)
    problems = [*found.problems, *_other_sheets(sheets, found.path), *_filled(sheets, draft)]
    try:
        record = build(Record, _with_rubric(draft.data(), rubric), partial(_problems_under, rubric))
    except DocumentError as error:
        sources = draft.sources()
        taken = {problem.location for problem in problems}
        own = (problem for problem in error.problems if not draft.follows(problem))
        placed = (_for_cells(problem.located(sources)) for problem in own)
        problems += (each for each in placed if each.code != "missing-key" or each.location not in taken)
        raise DocumentError(_in_order(problems)) from None
    if problems:
        raise DocumentError(_in_order(problems))
    record.read_from(Origin("record", record.subject.id, found.sha256, found.path))
    return record


def _not_of(start: Cells | None, path: str, rubric: Rubric) -> Iterator[Problem]:
    """Yield that a workbook is no grading sheet, or one of another rubric."""
    rows = start.lines[:MARKED_ROWS] if start else ()
    marks = {row[0].strip(): (number, row[1].strip()) for number, row in enumerate(rows, start=1) if len(row) > 1}
    number, form = marks.get(FORMAT_LABEL, (0, ""))
    of, name = marks.get(FINGERPRINT_LABEL, (0, ""))[1], marks.get(RUBRIC_LABEL, (0, "another rubric"))[1]
    if form != FORMAT:
        yield Problem(
            code="wrong-format",
            message=f"expected a grading sheet of format {FORMAT}, found {echo(form) or 'no format'}",
            location=Location(path, number, 2 if number else 0, sheet=START if start else ""),
            found=echo(form),
            allowed=(FORMAT,),
            hint="give a workbook that 'scorecard sheet write' made, with its first sheet as it was",
        )
    elif of != rubric.fingerprint:
        yield Problem(
            code="sheet-of-another-rubric",
            message=f"the sheet was made for {echo(name)}, and what that means is not what {rubric.name} means here",
            location=Location(path, marks.get(FINGERPRINT_LABEL, (0, ""))[0], 2, sheet=START),
            found=echo(of),
            allowed=(rubric.fingerprint,),
            hint="name the rubric that the sheet was made for, in the same version",
        )


def _other_sheets(sheets: dict[str, Cells], path: str) -> Iterator[Problem]:
    for name in sheets:
        if name not in NAMES:
            yield Problem(
                code="unknown-sheet",
                message=f"a grading sheet has no sheet '{echo(name)}'",
                location=Location(path, sheet=name),
                found=echo(name),
                allowed=NAMES,
                hint=did_you_mean(name, NAMES) or "keep sheets of your own in another workbook",
            )


def _filled(sheets: dict[str, Cells], draft: SheetDraft) -> Iterator[Problem]:
    """Fill the draft sheet by sheet; yield what is wrong with cells."""
    if SUBJECT in sheets:
        yield from lines_in(sheets[SUBJECT], draft)
    for sheet in SHEETS:
        if sheet.name in sheets:
            yield from rows_in(sheets[sheet.name], sheet, draft)


def _with_rubric(data: dict[str, object], rubric: Rubric) -> dict[str, object]:
    """Return the data with the rubric whose levels they are, where the sheet leaves that out."""
    seen = data.get("observations")
    levels = [each.get("level") for each in seen.values()] if isinstance(seen, dict) else []
    judged = [level for level in levels if level not in {None, *NO_VALUE}]
    return {**data, "observations_of": rubric.name} if judged and "observations_of" not in data else data


def _problems_under(rubric: Rubric, record: Record) -> Iterator[Problem]:
    yield from word_problems(record, vocabulary(rubric), codes(rubric), [rubric])
    yield from subject_problems(rubric, record)
    yield from observation_problems(rubric, record)


def _for_cells(problem: Problem) -> Problem:
    """Return a problem with what to do about it in a cell, where a document would be mended otherwise."""
    hint = IN_CELLS.get(problem.code)
    return replace(problem, hint=hint) if hint else problem


def _in_order(problems: list[Problem]) -> Iterator[Problem]:
    """Yield problems sheet by sheet, in the order of the workbook, and by place on each."""
    for name in ("", *NAMES):
        yield from in_file_order(each for each in problems if (each.location.sheet if each.location else "") == name)
    yield from (each for each in problems if each.location and each.location.sheet not in {"", *NAMES})
