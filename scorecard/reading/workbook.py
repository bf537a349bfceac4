"""Tables, and all sheets, of workbooks (XLSX). Importing this module needs openpyxl, which the extra `excel` brings."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice, zip_longest

from openpyxl import load_workbook

from scorecard.model.names import MOST, unknown_name
from scorecard.problem import DocumentError, Problem
from scorecard.reading.files import hash_of, read_bytes
from scorecard.reading.table import ROW_LIMIT, TABLE_LIMIT, Table, table_of
from scorecard.source import Location, Pointer

UNREADABLE = "this is no workbook that can be read"
"""What is said of a file that openpyxl cannot read."""
UNPACKED_LIMIT = 60_000_000
"""Bytes of all parts of a workbook at most, unpacked."""
PART_LIMIT = 1_000
"""Parts of a workbook at most."""
BROKEN = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError, EOFError,
    RuntimeError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error,
)  # fmt: skip
"""What openpyxl raises at files that are no workbooks, or broken ones.

Its parser is lxml where that is there; the errors of both parsers are kinds of SyntaxError.
"""
_DOUBTFUL = re.compile(rb"<!DOCTYPE|<!ENTITY|\0")
"""What defines entities, or is in another encoding, where it might."""
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
Lines = list[tuple[object, ...]]
"""The cells of each row."""
SHEET_ROWS, SHEET_COLUMNS, SHEETS_MOST = 20_000, 200, 50
"""Rows and columns of a sheet, and sheets, at most, where all sheets of a workbook are read."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """All sheets of a workbook: the texts of the cells of each row, by the sheets' names."""

    path: str
    lines: Mapping[str, list[tuple[str, ...]]]
    problems: tuple[Problem, ...] = ()
    """Formulas without a value."""
    sha256: str = ""
    """SHA-256 of the bytes of the file."""


def read_sheets(path: str) -> Sheets:
    """Return every sheet of a workbook.

    Raises:
        DocumentError: when it cannot be read, is no workbook, or is beyond the limits.
    """
    data = read_bytes(path, limit=TABLE_LIMIT)
    try:
        has_formulas = _looked_through(data, path)
        values = _all_sheets(data, path, values_only=True)
        formulas = _all_sheets(data, path, values_only=False) if has_formulas else {}
    except BROKEN:
        raise _refused("unreadable", UNREADABLE, path, "save it as a workbook (.xlsx) again") from None
    faults = (
        replace(problem, location=replace(problem.location, sheet=name))
        for name, lines in formulas.items()
        for problem in _never_calculated(path, values[name], lines)
        if problem.location
    )
    texts = {name: [tuple(map(_text, line)) for line in lines] for name, lines in values.items()}
    return Sheets(path, texts, tuple(islice(faults, MOST)), hash_of(data))


def _all_sheets(data: bytes, path: str, *, values_only: bool) -> dict[str, Lines]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=values_only, keep_links=False)
        found: dict[str, Lines] = {}
        for sheet in book.worksheets[:SHEETS_MOST]:
            sheet.reset_dimensions()
            found[sheet.title] = list(_bounded(sheet.iter_rows(values_only=True), Location(path, sheet=sheet.title)))
        book.close()
    return found


def _bounded(lines: Iterable[tuple[object, ...]], place: Location) -> Iterator[tuple[object, ...]]:
    """Yield rows without the empty cells at their ends; refuse too many, before they are all read."""
    for number, line in enumerate(lines, start=1):
        if number > SHEET_ROWS or len(line) > SHEET_COLUMNS:
            message = f"the sheet has more than {SHEET_ROWS:,} rows, or {SHEET_COLUMNS:,} columns"
            problem = Problem(code="too-large", message=message, location=place, hint="remove what is beyond its table")
            raise DocumentError([problem])
        yield from _trimmed(iter([line]))


def read_workbook(path: str, sheet: str | None) -> Table:
    """Return the table of a sheet, by default the first.

    Raises:
        DocumentError: when it cannot be read, is no workbook, or is beyond the limits.
    """
    data = read_bytes(path, limit=TABLE_LIMIT)
    try:
        has_formulas = _looked_through(data, path)
        name, values = _sheet(data, path, sheet, values_only=True)
        formulas = _sheet(data, path, name, values_only=False)[1] if has_formulas else []
    except BROKEN:
        raise _refused("unreadable", UNREADABLE, path, "save it as a workbook (.xlsx) again, or as CSV") from None
    table = table_of(path, ([_text(value) for value in line] for line in values), name, is_padded=True)
    problems = (*table.problems, *islice(_never_calculated(path, values, formulas), MOST))
    return replace(table, problems=problems, sha256=hash_of(data))


def _looked_through(data: bytes, path: str) -> bool:
    """Refuse what unpacks to too much and what defines entities; tell whether there are formulas."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > PART_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
            message = f"the workbook has more than {UNPACKED_LIMIT:,} bytes unpacked, or {PART_LIMIT:,} parts"
            raise _refused("too-large", message, path, "split it into several files")
        texts = (archive.read(part) for part in parts if part.filename.endswith((".xml", ".rels")))
        found = [_has_formula(text) for text in texts]
    return any(found)


def _has_formula(text: bytes) -> bool:
    if _DOUBTFUL.search(text):
        raise ValueError
    return _FORMULA.search(text) is not None


def _sheet(data: bytes, path: str, wanted: str | None, *, values_only: bool) -> tuple[str, Lines]:
    """Return the name and the rows of a sheet: values as they were last calculated, or formulas."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=values_only, keep_links=False)
        sheets = {sheet.title: sheet for sheet in book.worksheets}
        name = next(iter(sheets)) if wanted is None else wanted
        if name not in sheets:
            problem = unknown_name("sheet", Pointer(), name, tuple(sheets))
            raise _refused(problem.code, problem.message, path, problem.hint, allowed=problem.allowed)
        sheets[name].reset_dimensions()
        lines = list(islice(_trimmed(sheets[name].iter_rows(values_only=True)), ROW_LIMIT + 1))
        book.close()
    return name, lines


def _trimmed(lines: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    for line in lines:
        width = len(line)
        while width and line[width - 1] is None:
            width -= 1
        yield tuple(line[:width])


def _never_calculated(path: str, values: Lines, formulas: Lines) -> Iterator[Problem]:
    """Yield each formula whose value the workbook does not hold."""
    for number, (formula_line, value_line) in enumerate(zip(formulas, values, strict=False), start=1):
        for index, (formula, value) in enumerate(zip_longest(formula_line, value_line)):
            if value is None and formula is not None:
                yield Problem(
                    code="no-formula-value",
                    message="the formula has no value in the file",
                    location=Location(path, number, index + 1),
                    hint="open the workbook in a spreadsheet program and save it, or write the value",
                )


def _text(value: object) -> str:
    """Return what a cell says; numbers as their shortest literal, days and times as ISO 8601."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return repr(value + 0.0).removesuffix(".0")  # what is added takes the sign off a zero
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _refused(code: str, message: str, path: str, hint: str, allowed: tuple[str, ...] = ()) -> DocumentError:
    return DocumentError([Problem(code=code, message=message, location=Location(path), hint=hint, allowed=allowed)])
