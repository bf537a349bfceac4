"""Grading sheets as they come back: moved, typed otherwise, spoilt, or no grading sheets at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import scorecard as sc
from unit.reading.workbooks import workbook

RUBRIC = sc.load_rubric("democracy")
ACTION = {
    "id": "opened",
    "date": "2022-03-04",
    "summary": "Opened the ledger.",
    "stage": "committed",
    "themes": {"courts": "advances", "anti_corruption": "mixed"},
    "evidence": [{"source": "decree", "at": "7"}, {"source": "decree", "at": "9"}],
    "targets": ["FRA", "DEU"],
}
SOURCE = {"title": "Decree", "publisher": "Gazette", "kind": "oversight", "characters": 1200}
FACTS: dict[str, Any] = {
    "format": "record/1",
    "subject": {"id": "arcadia", "name": "Arcadia", "note": "=1+1"},
    "sources": {"decree": SOURCE},
    "actions": [ACTION],
    "observations": {"rapid_support": "not_applicable"},
}
RECORD = sc.Record(**FACTS)
Change = Callable[[Workbook], None]


def read(change: Change, folder: Path) -> sc.Record:
    """Return what comes back of the record when its sheet was changed."""
    book = load_workbook(io.BytesIO(sc.grading_sheet(RUBRIC, RECORD)))
    change(book)
    book.save(folder / "sheet.xlsx")
    return sc.load_sheet(folder / "sheet.xlsx", RUBRIC)


def faults(change: Change, folder: Path) -> list[str]:
    """Return every problem as its place, its code and its message."""
    with pytest.raises(sc.DocumentError) as caught:
        read(change, folder)
    named = f"{folder}/sheet.xlsx"
    return [f"{each.location} {each.code}: {each.message}".replace(named, "") for each in caught.value.problems]


def put(**cells: str | float | date | None) -> Change:
    """Return a change that puts values into cells, such as Actions_B2."""

    def change(book: Workbook) -> None:
        for name, value in cells.items():
            sheet, _, cell = name.partition("_")
            book[sheet][cell].value = value

    return change


def sorted_downwards(book: Workbook) -> None:
    """Turn the rows of the actions upside down."""
    page = book["Actions"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), start=2):
        for index, value in enumerate(row, start=1):
            page.cell(number, index, value)


def moved(book: Workbook) -> None:
    """Move the column of the sources' titles to the end, behind an empty one."""
    page = book["Sources"]
    page["L1"], page["L2"], page["B1"], page["B2"] = page["B1"].value, page["B2"].value, None, None


def saved_again(_book: Workbook) -> None:
    """Change nothing: the workbook is written by another program."""


@pytest.mark.parametrize(
    "change",
    [
        saved_again,
        moved,
        put(Actions_B2=date(2022, 3, 4)),
        put(Actions_D2=" committed ", Actions_K2=" FRA ;DEU; "),
        put(Actions_H2=7, Sources_I2="1200"),
        put(Levels_A30="  ", Actions_A90=" ", Subject_A90="a note of mine"),
        lambda book: book.remove(book["Corrections"]),
        lambda book: book["Corrections"].delete_rows(1),
    ],
)
def test_what_a_program_changes_says_the_same(change: Change, tmp_path: Path) -> None:
    """Dates typed as dates, numbers as text, spaces around words, columns moved: the record is the same."""
    assert RECORD == read(change, tmp_path)


def test_rows_may_be_sorted(tmp_path: Path) -> None:
    """In another order of its rows an action has the same themes, and its evidence in that order."""
    [action], [given] = read(sorted_downwards, tmp_path).actions, RECORD.actions
    assert (given.themes, given.evidence[::-1]) == (action.themes, action.evidence)


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (
            put(Actions_C2="=1+1"),
            ["!Actions!C2 no-formula-value: the formula has no value in the file"],
        ),
        (put(Sources_B2="#REF!"), ["!Sources!B2 error-in-cell: the cell holds the error #REF!"]),
        (
            put(Actions_C3="Another."),
            ["!Actions!C3 differing-rows: summary is 'Another.' here, and 'Opened the ledger.' in row 2"],
        ),
        (
            put(Actions_E3="courts", Actions_F3="mixed"),
            ["!Actions!F3 differing-rows: the theme courts is 'mixed' here, and 'advances' in row 2"],
        ),
        (put(Actions_A3=None), ["!Actions!A3 blank-cell: the cell of column 'action' is empty"]),
        (put(Actions_D1="stages"),
         ["!Actions!D1 unknown-column: no column 'stages' is asked for on this sheet"]),
        (put(Actions_D1=None), ["!Actions unknown-column: the sheet has no column 'stage'",
                                "!Actions!D2 unnamed-column: the column has no name"]),
        (put(Actions_Q1="stage"), ["!Actions!Q1 duplicate-column: column 4 is named 'stage' already"]),
        (put(Sources_Z2="mine"), ["!Sources!Z2 unnamed-column: the column has no name"]),
        (put(Subject_A3="nam"), ["!Subject!B2 missing-key: 'name' is missing",
                                 "!Subject!A3 unknown-label: no line 'nam' is asked for"]),
        (put(Subject_A9="name", Subject_B9="Arcady"),
         ["!Subject!A9 repeated-row: 'name' stands in row 3 already"]),
        (put(Subject_B3="Arca\u202edia"),
         ["!Subject!B3 forbidden-character: the character \\u202e is not allowed, raw or escaped"]),
        (put(Sources_E2="official"), ["!Sources!E2 unknown-word: 'official' is not one of the words allowed here"]),
        (put(Sources_I2="many"), ["!Sources!I2 bad-number: 'many': expected a number"]),
        (put(Sources_I2="1" * 19), [f"!Sources!I2 number-size: the number {'1' * 19} is too long"]),
        (lambda book: setattr(book["Actions"], "title", "Acts"),
         ["!Acts unknown-sheet: a grading sheet has no sheet 'Acts'"]),
        (put(Start_B11="sheet/2"),
         ["!Start!B11 wrong-format: expected a grading sheet of format sheet/1, found sheet/2"]),
        (lambda book: book.remove(book["Subject"]),
         [" missing-key: 'subject' is missing"]),
        (lambda book: book.remove(book["Start"]),
         [" wrong-format: expected a grading sheet of format sheet/1, found no format"]),
        (put(Actions_GV1="far"),
         ["!Actions too-large: the sheet has more than 20,000 rows, or 200 columns"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_cell(change: Change, lines: list[str], tmp_path: Path) -> None:
    """Whatever spoils a sheet is named with its cell, and nothing is read past it."""
    assert lines == faults(change, tmp_path)


def test_merged_cells_hold_something_in_the_first_only(tmp_path: Path) -> None:
    """The second of two joined cells is empty, and what stands beside it has lost its name."""
    assert ["!Actions!A3 blank-cell: the cell of column 'action' is empty"] == faults(
        lambda book: book["Actions"].merge_cells("A2:A3"), tmp_path
    )


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", workbook(("format", "sheet/1"), sheet="Data")])
def test_another_file_is_refused(data: bytes, tmp_path: Path) -> None:
    """What is no workbook, or another workbook, is one problem."""
    (tmp_path / "sheet.xlsx").write_bytes(data)
    with pytest.raises(sc.DocumentError) as caught:
        sc.load_sheet(tmp_path / "sheet.xlsx", RUBRIC)
    assert {"unreadable", "wrong-format"} >= {problem.code for problem in caught.value.problems}


def test_levels_without_their_rubric_are_of_the_sheets(tmp_path: Path) -> None:
    """A level that is chosen belongs to the rubric that the sheet was made for, where the record names none."""
    rubric = sc.load_rubric("democracy")
    data = sc.grading_sheet(rubric, sc.Record(format="record/1", subject=RECORD.subject))
    (tmp_path / "sheet.xlsx").write_bytes(data)
    assert sc.load_sheet(tmp_path / "sheet.xlsx", rubric).observations_of is None
