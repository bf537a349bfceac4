"""Workbooks: what their cells say, which sheet is read, and what keeps a file from being one."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

import scorecard as sc
from scorecard.source import letters_of
from unit.reading.tables import HEAD, WIDE, faults_in, put, records_in, seen_in
from unit.reading.workbooks import MAIN, SHEET, doubtful, filled, with_part, with_sheet, workbook

NAME = "table.xlsx"
HEADER = ("town", "days_late", "seats")
NOTE = f"{HEAD.replace('id: town', 'id: town, attributes: {note: note}')}wide: {{criteria: [seats]}}\n"
BROKEN = "table.xlsx: error[unreadable]: this is no workbook that can be read"


def test_numbers_of_a_workbook_are_their_shortest_literals(tmp_path: Path) -> None:
    """A float is what it prints as, a whole number has no point."""
    data = workbook(HEADER, ("Arcadia", 0.1, 15.0), ("Lakeside", 1e-7, "53/60"))
    assert [{"days_late": "1/10", "seats": "15"}, {"days_late": "1/10000000", "seats": "53/60"}] == [
        seen_in(record) for record in records_in(tmp_path, WIDE, data, NAME)
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (datetime(2021, 3, 1, tzinfo=UTC).replace(tzinfo=None), "2021-03-01"),
        (datetime(2021, 3, 1, 6, 30, tzinfo=UTC).replace(tzinfo=None), "2021-03-01T06:30:00"),
        (date(2021, 3, 1), "2021-03-01"),
        (time(6, 30), "06:30:00"),
        (True, "TRUE"),
        (2021, "2021"),
        (1e300, "1e+300"),
        ("'=A1", "'=A1"),
        ("line\nby line", "line\nby line"),
    ],
    ids=str,
)
def test_what_a_cell_says_is_text(cell: object, text: str, tmp_path: Path) -> None:
    """Days and times become ISO 8601, truth becomes TRUE or FALSE, and text stays as it is."""
    [record] = records_in(tmp_path, NOTE, workbook(("town", "note", "seats"), ("Arcadia", cell, 1)), NAME)
    assert {"note": text} == record.subject.attributes


def test_empty_rows_and_cells_at_the_end_change_nothing(tmp_path: Path) -> None:
    """Rows count as the workbook counts them, and cells that were never written are empty."""
    data = workbook(HEADER, (), ("Arcadia", "..", None, None), (None, None, None), ("Lakeside", None, 4))
    mapping = f"{HEAD}wide: {{criteria: [days_late, seats], cells: {{unknown: '..', blank: 0}}}}\n"
    assert [{"days_late": "not_found", "seats": "0"}, {"days_late": "0", "seats": "4"}] == [
        seen_in(one) for one in records_in(tmp_path, mapping, data, NAME)
    ]
    line = "table.xlsx:3:2: error[bad-number]: '..' in column 'days_late': expected a number (cell B3 of sheet 'Data')"
    assert line in faults_in(tmp_path, WIDE, data, NAME)


def test_a_problem_names_the_sheet_and_the_cell(tmp_path: Path) -> None:
    """Besides row and column a problem names the cell as a spreadsheet shows it."""
    assert [
        "table.xlsx:2:3: error[blank-cell]: the cell of column 'seats' is empty (cell C2 of sheet 'Data')",
        "table.xlsx:3:4: error[ragged-row]: the row has 4 cells, and the header 3 (cell D3 of sheet 'Data')",
    ] == faults_in(tmp_path, WIDE, workbook(HEADER, ("Arcadia", 1), ("Lakeside", 1, 2, 3)), NAME)


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    """After Z comes AA, and after ZZ comes AAA."""
    assert ["A", "Z", "AA", "AZ", "ZZ", "AAA"] == [letters_of(number) for number in (1, 26, 27, 52, 702, 703)]


def test_a_formula_without_a_value_is_a_problem(tmp_path: Path) -> None:
    """A formula that no program has calculated is not an empty cell."""
    data = workbook(HEADER, ("Arcadia", "=1+1", 15))
    line = "table.xlsx:2:2: error[no-formula-value]: the formula has no value in the file (cell B2 of sheet 'Data')"
    assert [line] == faults_in(tmp_path, WIDE, data, NAME)


def test_a_formula_with_a_value_is_its_value(tmp_path: Path) -> None:
    """What a formula last gave is what its cell says."""
    data = with_sheet(
        '<row r="1"><c r="A1" t="str"><v>town</v></c><c r="B1" t="str"><v>days_late</v></c>'
        '<c r="C1" t="str"><v>seats</v></c></row>',
        '<row r="2"><c r="A2" t="str"><v>Arcadia</v></c><c r="B2"><f>10+11</f><v>21</v></c>'
        '<c r="C2"><v>15</v></c></row>',
    )
    assert [{"days_late": "21", "seats": "15"}] == [seen_in(one) for one in records_in(tmp_path, WIDE, data, NAME)]


def test_an_error_in_a_cell_is_a_problem_unless_it_is_a_label(tmp_path: Path) -> None:
    """#N/A is no number, and no name; a mapping may say what it means among observations."""
    data = workbook(HEADER, ("Arcadia", "#N/A", 15), ("#REF!", 1, 15))
    mapping = f"{HEAD}wide: {{criteria: [days_late, seats], cells: {{unknown: '#N/A'}}}}\n"
    line = "table.xlsx:3:1: error[error-in-cell]: the cell holds the error #REF! (cell A3 of sheet 'Data')"
    assert [line] == faults_in(tmp_path, mapping, data, NAME)


def test_a_mapping_names_the_sheet(tmp_path: Path) -> None:
    """Without a name the first sheet is read; a name that is not there is met with those that are."""
    data = workbook(("note",), more={"Figures": [HEADER, ("Arcadia", 21, 15)]})
    assert 1 == len(records_in(tmp_path, f"{WIDE}sheet: Figures\n", data, NAME))
    path, form = put(tmp_path, f"{WIDE}sheet: Figure\n", data, NAME)
    [problem] = sc.check([path], mapping=form).problems
    assert ("unknown-sheet", ("Data", "Figures"), "did you mean 'Figures'?") == (
        problem.code,
        problem.allowed,
        problem.hint,
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"town,days_late,seats\n",
        b"PK\x03\x04 and nothing more",
        workbook(HEADER)[:-100],
        with_part(workbook(HEADER), "xl/workbook.xml", "<workbook"),
        with_part(workbook(HEADER), SHEET, "<worksheet>"),
        with_sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
        with_sheet('<row r="1"><c r="ABCDE1"><v>1</v></c></row>'),
        with_sheet('<row r="x"><c><v>1</v></c></row>'),
        with_sheet(f'<row r="1"><c r="A1"><v>{"9" * 10_000}</v></c></row>'),
        with_sheet("", before='<!DOCTYPE a [<!ENTITY b "c">]>'),
        with_part(workbook(HEADER), SHEET, "<a/>".encode("utf-16")),
        doubtful(workbook(HEADER), SHEET, "worksheet"),
        doubtful(workbook(HEADER), "_rels/.rels", "Relationships"),
    ],
    ids=[
        "empty", "text", "a beginning", "cut", "broken book", "broken sheet", "no such text", "no such column",
        "no such row", "long number", "entities", "utf-16", "a type of sheet", "a type of relations",
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_unreadable(data: bytes, tmp_path: Path) -> None:
    """A file that is no workbook, or a broken one, is one problem."""
    assert [BROKEN] == faults_in(tmp_path, WIDE, data, NAME)


NAMES = """<row r="1"><c r="A1" t="str"><v>town</v></c><c r="B1" t="str"><v>note</v></c><c r="C1" t="str"><v>seats</v>
</c></row>"""


@pytest.mark.parametrize(
    ("number", "text"),
    [("15.0", "15"), ("-0.0", "0"), ("1E15", "1000000000000000"), ("1E16", "1e+16"), ("-2.50", "-2.5")],
)
def test_a_number_among_texts_is_its_shortest_literal(number: str, text: str, tmp_path: Path) -> None:
    """A whole number has no point however it was written, and zero has no sign."""
    row = f'<row r="2"><c r="A2" t="str"><v>Arcadia</v></c><c r="B2"><v>{number}</v></c><c r="C2"><v>1</v></c></row>'
    [record] = records_in(tmp_path, NOTE, with_sheet(NAMES, row), NAME)
    assert {"note": text} == record.subject.attributes


@pytest.mark.parametrize(
    "formula", ["<f>1+1</f>", '<f t="normal">1+1</f>', "<x:f>1+1</x:f>", '<x:f t="normal">1+1</x:f>', "<f\n>1+1</f>"]
)
def test_a_formula_is_one_however_it_is_written(formula: str, tmp_path: Path) -> None:
    """A formula may have attributes, and a prefix for its name."""
    cell = f'<c r="B2" {MAIN.replace("xmlns", "xmlns:x")}>{formula}</c>'
    row = f'<row r="2"><c r="A2" t="str"><v>Arcadia</v></c>{cell}<c r="C2"><v>1</v></c></row>'
    line = "table.xlsx:2:2: error[no-formula-value]: the formula has no value in the file (cell B2 of sheet 'Data')"
    assert [line] == faults_in(tmp_path, NOTE, with_sheet(NAMES, row), NAME)


@pytest.mark.parametrize("last", [200_000, 200_001])
def test_a_workbook_has_as_many_rows_as_any_table(last: int, tmp_path: Path) -> None:
    """Two hundred thousand rows are read, empty ones included, and one more is too many."""
    row = f'<row r="{last}"><c r="A{last}" t="str"><v>Arcadia</v></c><c r="C{last}"><v>1</v></c></row>'
    line = f"table.xlsx:{last}:1: error[too-large]: the table has more than 200,000 rows"
    found = faults_in(tmp_path, NOTE, with_sheet(NAMES, row), NAME)
    assert [line] * (last > 200_000) == found


def test_blanks_beyond_the_header_are_no_cells(tmp_path: Path) -> None:
    """A cell that holds white space only is empty, also where the header has no column."""
    data = workbook(HEADER, ("Arcadia", 21, 15, " "))
    assert [{"days_late": "21", "seats": "15"}] == [seen_in(one) for one in records_in(tmp_path, WIDE, data, NAME)]


def test_a_workbook_may_be_longer_than_a_document(tmp_path: Path) -> None:
    """A workbook of three million bytes is read."""
    data = with_part(workbook(HEADER, ("Arcadia", 21, 15)), "xl/media/map.png", os.urandom(3_000_000))
    assert [{"days_late": "21", "seats": "15"}] == [seen_in(one) for one in records_in(tmp_path, WIDE, data, NAME)]


@pytest.mark.parametrize(("parts", "unpacked"), [(1_001, 1_000_000), (100, 60_000_001), (1_000, 60_000_000)])
def test_a_workbook_that_unpacks_to_too_much_is_too_large(parts: int, unpacked: int, tmp_path: Path) -> None:
    """What a workbook unpacks to is known before it is unpacked; it may have as many parts and bytes as the limits."""
    data = filled(workbook(HEADER, ("Arcadia", 1, 2)), parts=parts, unpacked=unpacked)
    line = "table.xlsx: error[too-large]: the workbook has more than 60,000,000 bytes unpacked, or 1,000 parts"
    assert [line] * (parts != 1_000) == faults_in(tmp_path, WIDE, data, NAME)


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"", "save it as a workbook (.xlsx) again, or as CSV"),
        (filled(workbook(HEADER), parts=1_001, unpacked=100_000), "split it into several files"),
    ],
    ids=["broken", "too large"],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, hint: str, tmp_path: Path) -> None:
    """A workbook that is not read comes with its way out."""
    path, form = put(tmp_path, WIDE, data, NAME)
    assert [hint] == [problem.hint for problem in sc.check([path], mapping=form).problems]


def test_formulas_are_those_of_the_sheet_that_is_read(tmp_path: Path) -> None:
    """A formula without a value counts on the sheet that the mapping names, and on no other."""
    data = workbook(HEADER, ("Arcadia", "=1+1", 15), more={"Figures": [HEADER, ("Arcadia", 1, 2), ("East", 1, "=1+2")]})
    line = "error[no-formula-value]: the formula has no value in the file"
    found = [faults_in(tmp_path, f"{WIDE}sheet: {sheet}\n", data, NAME) for sheet in ("Data", "Figures")]
    assert [
        [f"table.xlsx:2:2: {line} (cell B2 of sheet 'Data')"],
        [f"table.xlsx:3:3: {line} (cell C3 of sheet 'Figures')"],
    ] == found


def test_a_flood_of_formulas_without_a_value_is_cut(tmp_path: Path) -> None:
    """After a thousand formulas without a value no further one is said."""
    rows = [(f"t{number}", 1, 2, "=1+1") for number in range(1_001)]
    assert 1_000 == len(faults_in(tmp_path, WIDE, workbook((*HEADER, "note"), *rows), NAME))


def test_without_openpyxl_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, tables of text are still read and workbooks name what is missing."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "scorecard.reading.workbook", raising=False)
    path, form = put(tmp_path, WIDE, workbook(HEADER), NAME)
    with pytest.raises(sc.ScorecardError, match=r"needs openpyxl: pip install 'policy-scorecard\[excel\]'$"):
        sc.load_records(path, mapping=form)
    assert 1 == len(records_in(tmp_path, WIDE, "town,days_late,seats\nArcadia,1,2\n"))
