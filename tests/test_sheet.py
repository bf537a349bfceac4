"""`scorecard sheet`: a workbook to grade in, written and read back."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

import scorecard as sc
from scorecard.cli.main import exit_code

RUBRIC = """\
format: rubric/1
id: open_books
version: 1.2.0
title: Open books
standard: {title: Pledge of the town council}
scales: {practice: {none: 0, partial: 0.5, full: 1}}
evidence: {combine: {top: 2}}
dimensions:
  - id: books
    title: Books
    criteria:
      - {id: ledger, question: May every person read the ledger?, scale: practice}
      - {id: delay, question: How many days late is it?, measure: {unit: days, worst: 180, best: 0}}
      - {id: opened, question: Were books opened?, evidence: {themes: [anti_corruption]}}
"""
RECORD = """\
format: record/1
subject: {id: arcadia, name: Arcadia}
sources:
  minutes: {title: Minutes of May, publisher: Town hall, kind: official_act}
actions:
  - id: ledger_opened
    summary: The council opened its ledger to all.
    stage: carried_out
    themes: {anti_corruption: advances, courts: mixed}
    evidence: [{source: minutes, at: item 4}]
observations_of: open_books@1
observations:
  ledger: {level: partial, because: Without contracts., evidence: [{source: minutes, at: item 4}]}
  delay: 21.5
"""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test have the rubric and the record in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    Path("rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    Path("record.yaml").write_text(RECORD, encoding="utf-8")


def change(cells: dict[str, object], path: str = "sheet.xlsx") -> None:
    """Put values into cells of a workbook, each by a name such as Levels!E2."""
    book = load_workbook(path)
    for name, value in cells.items():
        sheet, _, cell = name.partition("!")
        book[sheet][cell].value = value
    book.save(path)


def write(*options: str) -> int:
    """Write the sheet of the rubric, and return the exit code."""
    return exit_code(["sheet", "write", "rubric.yaml", *options, "-o", "sheet.xlsx"])


def read(*options: str) -> int:
    """Read the sheet under the rubric, and return the exit code."""
    return exit_code(["sheet", "read", "rubric.yaml", "sheet.xlsx", *options])


def test_a_record_comes_back_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    """What is written from a record and read is the same record, and nothing else is said."""
    assert (0, 0) == (write("--record", "record.yaml"), read("-o", "back.yaml"))
    assert sc.load_records("record.yaml") == sc.load_records("back.yaml")
    assert ("", "") == capsys.readouterr()


def test_an_empty_sheet_is_filled_in(capsys: pytest.CaptureFixture[str]) -> None:
    """What a volunteer writes into the cells is what the record says."""
    assert 0 == write("--subject", "arcadia", "--name", "Arcadia")
    cells = {"Levels!E2": "full", "Levels!G2": "All of it.", "Levels!H2": "minutes", "Levels!I2": "item 4"}
    source = {"Sources!A2": "minutes", "Sources!B2": "Minutes", "Sources!C2": "Town hall", "Sources!E2": "oversight"}
    change({**cells, **source, "Levels!F3": 0.1})
    assert 0 == read()
    assert capsys.readouterr().out == (
        "format: record/1\n"
        "subject: {id: arcadia, name: Arcadia}\n"
        "sources:\n"
        "  minutes: {title: Minutes, publisher: Town hall, kind: oversight}\n"
        "observations_of: open_books@1\n"
        "observations:\n"
        "  ledger:\n"
        "    level: full\n"
        "    because: All of it.\n"
        "    evidence:\n"
        "      - {source: minutes, at: item 4}\n"
        "  delay: 0.1\n"
    )


def test_every_problem_stands_at_its_cell(capsys: pytest.CaptureFixture[str]) -> None:
    """One run names every cell that is wrong, sheet by sheet, with what is allowed and what to do."""
    assert 0 == write("--record", "record.yaml")
    change({"Levels!E2": "ful", "Levels!F3": "1,5", "Actions!D2": "done", "Actions!F3": None})
    assert 1 == read()
    assert capsys.readouterr().err == (
        "sheet.xlsx!Levels!E2: error[unknown-level]: no level 'ful' in the scale of 'ledger'\n"
        "  = at:      observations.ledger.level\n"
        "  = allowed: none, partial, full\n"
        "  = help:    did you mean 'full'?\n"
        "\n"
        "sheet.xlsx!Levels!F3: error[bad-number]: '1,5': expected a number\n"
        "  = help:    write digits, with a point before decimals and nothing between thousands; or a fraction such as"
        " 53/60\n"
        "\n"
        "sheet.xlsx!Actions!D2: error[unknown-word]: 'done' is not one of the words allowed here\n"
        "  = at:      actions[0].stage\n"
        "  = allowed: stated, engaged, committed, carried_out\n"
        "  = help:    use one of: stated, engaged, committed, carried_out\n"
        "\n"
        "sheet.xlsx!Actions!F3: error[blank-cell]: the cell of column 'direction' is empty\n"
        "  = help:    fill it in\n"
        "\n"
        "4 errors\n"
    )


def test_the_coder_of_a_sheet_has_a_coding() -> None:
    """With --coding, what the coder judges is written, and the facts stay away."""
    assert 0 == write("--record", "record.yaml")
    change({"Subject!B8": "ann", "Subject!B11": "2026-05-17"})
    assert 0 == read("--coding", "-o", "coding.yaml")
    coding = sc.load_coding("coding.yaml")
    [action] = sc.load_records("record.yaml")[0].actions
    assert ("ann", "arcadia", "open_books@1", "2026-05-17") == (
        coding.coder.id, coding.subject, coding.rubric, coding.date,
    )  # fmt: skip
    assert (["ledger_opened"], action.themes) == ([*coding.actions], coding.actions["ledger_opened"].themes)


def test_a_coding_needs_a_coder(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a coder there is nobody whose coding it would be."""
    assert (0, 1) == (write("--record", "record.yaml"), read("--coding"))
    assert capsys.readouterr().err.startswith(
        "coder: error[missing-key]: the record names no coder, whose coding this would be\n"
        "  = at:      coder\n"
        "  = help:    say who judged: on a grading sheet, beside 'coder id'\n"
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--subject", "arcadia"], "--subject and --name go together, and not with --record, which names its subject"),
        (["--record", "record.yaml", "--subject", "a", "--name", "A"], "not with --record, which names its subject"),
        (["-o", "sheet.csv"], "a grading sheet is a workbook; give a file that ends in .xlsx"),
    ],
)
def test_what_does_not_go_together_is_refused(
    options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Options that contradict each other, and a file of another kind, end in one line."""
    assert 2 == exit_code(["sheet", "write", "rubric.yaml", "-o", "sheet.xlsx", *options])
    assert message in capsys.readouterr().err


def test_a_subject_without_an_id_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    """An id that is none is said before anything is written."""
    assert 1 == write("--subject", "Arcadia", "--name", "Arcadia")
    assert "subject.id: error[bad-id]: 'Arcadia'" in capsys.readouterr().err
    assert not Path("sheet.xlsx").exists()


def test_a_sheet_that_is_there_is_not_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    """Work of volunteers is only replaced with --force."""
    assert (0, 2, 0) == (write(), write(), write("--force"))
    assert "scorecard: sheet.xlsx exists; use --force to replace it\n" == capsys.readouterr().err


def test_without_xlsxwriter_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the extra is missing, one line names it."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "scorecard.writing.sheet_workbook", raising=False)
    assert 2 == write()
    assert "scorecard: writing a workbook needs xlsxwriter: pip install 'policy-scorecard[excel]'\n" == (
        capsys.readouterr().err
    )


def test_without_openpyxl_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where it is to be read."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "scorecard.reading.workbook", raising=False)
    with pytest.raises(sc.ScorecardError, match=r"needs openpyxl: pip install 'policy-scorecard\[excel\]'$"):
        sc.load_sheet("sheet.xlsx", sc.load_rubric("rubric.yaml"))


def test_the_sheet_is_laid_out_for_its_reader() -> None:
    """Headings stay in view, cells offer words from a range, and nothing is a formula."""
    book = load_workbook(io.BytesIO(sc.grading_sheet(sc.load_rubric("rubric.yaml"))))
    names = ["Start", "Subject", "Levels", "Actions", "Sources", "Not coded", "Corrections", "Meanings"]
    levels = book["Levels"]
    offered = {str(rule.sqref): rule.formula1 for rule in levels.data_validations.dataValidation if rule.type == "list"}
    assert (names, "B2") == (book.sheetnames, levels.freeze_panes)
    words = [[cell.value for (cell,) in book["Meanings"][place.replace("Meanings!", "").replace("$", "")]]
             for place in (offered["E2"], offered["E3"], offered["E4"])]  # fmt: skip
    reasons = ["not_applicable", "not_assessed", "not_found"]
    assert [["none", "partial", "full", *reasons], reasons, ["not_applicable"]] == words
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert set() == {cell.data_type for cell in cells} - {"s", "n"}
    assert "@" == levels.column_dimensions["G"].number_format
