"""What is written into a table is what is read from it."""

from __future__ import annotations

import csv
import io
import tempfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from unit.reading.workbooks import workbook

import scorecard as sc
from scorecard.model.grading_sheet import SHOWN_FOR_ERRORS
from scorecard.model.text import FORBIDDEN
from scorecard.writing.dump import dump_record

CRITERIA = ("days_late", "seats", "turnout")
REASONS = ("not_found", "not_applicable")
TEXTS = (
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda text: text and text not in SHOWN_FOR_ERRORS and not FORBIDDEN.search(text))
)
NUMBERS = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=6)
CELLS = st.one_of(NUMBERS, st.sampled_from(REASONS))
SUBJECTS = st.lists(
    st.tuples(TEXTS, st.tuples(*[CELLS for _ in CRITERIA])), min_size=1, max_size=5, unique_by=lambda one: one[0]
)
LABELS = {"not_found": "..", "not_applicable": "n/a"}
PARTS: dict[str, Any] = {
    "format": "mapping/1",
    "subject": {"id": {"column": "number", "prefix": "s"}, "name": "name"},
}
CELLS_PART: dict[str, Any] = {"unknown": [".."], "not_applicable": ["n/a"]}
WIDE_PART: dict[str, Any] = {"wide": {"criteria": list(CRITERIA), "cells": CELLS_PART}}
LONG_PART: dict[str, Any] = {"long": {"criterion": "criterion", "value": "value", "cells": CELLS_PART}}
WIDE, LONG = sc.Mapping(**PARTS, **WIDE_PART), sc.Mapping(**PARTS, **LONG_PART)
Subjects = list[tuple[str, tuple[Decimal | str, ...]]]


def said(cell: Decimal | str) -> str:
    """Return what a cell says for an observation."""
    return LABELS[cell] if isinstance(cell, str) else str(cell)


def wide_rows(subjects: Subjects) -> list[list[str]]:
    """Return one row a subject."""
    rows = ([str(number), name, *map(said, cells)] for number, (name, cells) in enumerate(subjects))
    return [["number", "name", *CRITERIA], *rows]


def long_rows(subjects: Subjects) -> list[list[str]]:
    """Return one row an observation."""
    rows = [
        [str(number), name, criterion, said(cell)]
        for number, (name, cells) in enumerate(subjects)
        for criterion, cell in zip(CRITERIA, cells, strict=True)
    ]
    return [["number", "name", "criterion", "value"], *rows]


def read(rows: list[list[str]], mapping: sc.Mapping, name: str = "table.csv") -> list[sc.Record]:
    """Write rows as CSV, or as a workbook where the name asks for one, and read them as records."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    data = buffer.getvalue().encode() if name.endswith(".csv") else workbook(*rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return sc.load_records(path, mapping=mapping)


def expected(subjects: Subjects) -> list[tuple[str, dict[str, Fraction | str]]]:
    """Return names and observations as they were given."""
    return [
        (
            name,
            {one: cell if isinstance(cell, str) else Fraction(cell) for one, cell in zip(CRITERIA, cells, strict=True)},
        )
        for name, cells in subjects
    ]


def observed(records: list[sc.Record]) -> list[tuple[str, dict[str, Fraction | str | None]]]:
    """Return names and observations of records."""
    return [
        (
            record.subject.name,
            {one: seen.level if seen.number is None else seen.number for one, seen in record.observations.items()},
        )
        for record in records
    ]


@given(SUBJECTS)
def test_a_wide_table_gives_back_what_was_written(subjects: Subjects) -> None:
    """Names, numbers and reasons are the same, in the same order."""
    assert expected(subjects) == observed(read(wide_rows(subjects), WIDE))


@given(SUBJECTS)
def test_wide_and_long_tables_say_the_same(subjects: Subjects) -> None:
    """One subject a row and one observation a row are the same records."""
    assert read(wide_rows(subjects), WIDE) == read(long_rows(subjects), LONG)


@given(SUBJECTS)
@settings(max_examples=20)
def test_a_workbook_says_the_same_as_text(subjects: Subjects) -> None:
    """Cells of text in a workbook are the cells of a text file."""
    rows = [[cell if not cell.startswith("=") else f" {cell}" for cell in row] for row in wide_rows(subjects)]
    assert [record.observations for record in read(rows, WIDE)] == [
        record.observations for record in read(rows, WIDE, "table.xlsx")
    ]


@given(SUBJECTS)
@settings(max_examples=20)
def test_record_files_of_a_table_load_as_its_records(subjects: Subjects) -> None:
    """What an import writes is what the table says."""
    for record in read(wide_rows(subjects), WIDE):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "record.yaml"
            path.write_text(dump_record(record), encoding="utf-8")
            assert [record] == sc.load_records(path)
