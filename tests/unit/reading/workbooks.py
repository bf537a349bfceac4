"""Workbooks for the tests of reading: honest ones by openpyxl, others with a part put in by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
"""The part that holds the first sheet."""
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(
    *rows: Sequence[object], sheet: str = "Data", more: Mapping[str, Sequence[Sequence[object]]] = {}
) -> bytes:
    """Return a workbook whose first sheet holds the rows; text that starts with = is a formula."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = sheet
    for row in rows:
        first.append(list(row))
    for name, lines in more.items():
        other = book.create_sheet(name)
        for line in lines:
            other.append(list(line))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, name: str, text: str | bytes) -> bytes:
    """Return a workbook with one of its parts replaced or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, text)
    return buffer.getvalue()


def doubtful(data: bytes, name: str, root: str) -> bytes:
    """Return a workbook one part of which declares its type before its root."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        text = book.read(name)
    return with_part(data, name, text.replace(f"<{root}".encode(), f"<!DOCTYPE {root}><{root}".encode(), 1))


def filled(data: bytes, *, parts: int, unpacked: int) -> bytes:
    """Return a workbook with so many parts in all, that unpack to so many bytes in all."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as book:
        rest = unpacked - sum(part.file_size for part in book.infolist())
        more = parts - len(book.infolist())
        for number in range(more):
            book.writestr(f"xl/media/{number}.png", b"0" * (0 if number else rest))
    return buffer.getvalue()


def with_sheet(*rows: str, before: str = "") -> bytes:
    """Return a workbook whose sheet's rows are these texts of XML."""
    return with_part(workbook(), SHEET, f"{before}<worksheet {MAIN}><sheetData>{''.join(rows)}</sheetData></worksheet>")
