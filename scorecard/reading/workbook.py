"""Tables from workbooks (XLSX). Importing this module needs openpyxl, which the extra `excel` brings."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from itertools import islice, zip_longest
from xml.etree.ElementTree import ParseError  # what openpyxl raises, not a parser

from openpyxl import load_workbook

from scorecard.model.names import MOST, unknown_name
from scorecard.problem import DocumentError, Problem
from scorecard.reading.files import hash_of, read_bytes
from scorecard.reading.table import ROW_LIMIT, TABLE_LIMIT, Table, table_of
from scorecard.source import Location, Pointer

UNPACKED_LIMIT = 60_000_000
"""Bytes of all parts of a workbook at most, unpacked."""
PART_LIMIT = 1_000
"""Parts of a workbook at most."""
BROKEN = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError, EOFError, ParseError,
    RuntimeError, TypeError, ValueError, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error,
)  # fmt: skip
"""What openpyxl raises at files that are no workbooks, or broken ones."""
_DOUBTFUL = re.compile(rb"<!DOCTYPE|<!ENTITY|\0")
"""What defines entities, or is in another encoding, where it might."""
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
Lines = list[tuple[object, ...]]
"""The cells of each row."""


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
        hint = "save it as a workbook (.xlsx) again, or as CSV"
        raise _refused("unreadable", "this is no workbook that can be read", path, hint) from None
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
