"""Tables from strangers: each ends in one problem or in what it says, in little time and memory."""

from __future__ import annotations

import io
import os
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from unit.reading.workbooks import SHEET, with_part, with_sheet, workbook

from hostile.limited import Ended, limited
from hostile.rows import Row, covers

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limits of the child are Linux's")
SECONDS, MEGABYTES = 8, 300
"""What reading a hostile table may cost on a busy machine."""
MAPPING = "format: mapping/1\nsubject: {id: town}\nwide: {criteria: [seats]}\n"
HEADER = ("town", "seats")
HEAD = "town,seats\n"
ROW = '<row><c t="str"><v>town</v></c><c t="str"><v>seats</v></c></row>'


def checked(folder: Path, data: str | bytes, name: str) -> Ended:
    """Check a table in a limited child, from its folder."""
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    return limited("check", str(path), "--mapping", str(folder / "mapping.yaml"))


def first_of(ended: Ended, folder: Path) -> str:
    """Return the first line of what a check said, without the folder."""
    return ended.first.replace(f"{folder}/", "")


TEXTS: dict[str, tuple[str | bytes, str]] = {
    "20,000 columns": (",".join(f"c{number}" for number in range(20_000)) + "\n", "1:2001: error[too-large]"),
    "many rows": (HEAD + "a,1\n" * 200_000, "200001:1: error[too-large]"),
    "many empty rows": (HEAD + "\n" * 1_000_000, "200001:1: error[too-large]"),
    "many cells": ("a," * 1_999 + "a\n" + ("," * 1_999 + "\n") * 1_000, "501:1: error[too-large]"),
    "many bytes": ("a" * 20_000_001, " error[too-large]"),
    "long cell": (HEAD + f"{'a' * 131_073},1\n", "2:1: error[syntax]"),
    "long name": (HEAD + f"{'a' * 131_072},1\n", "2:1: error[wrong-length]"),
    "nulls": (HEAD + "a\x00,1\n", "2:1: error[forbidden-character]"),
    "nulls alone": ("\x00" * 100_000, " error[unknown-column]"),
    "quotes alone": ('"' * 100_001, "1:1: error[syntax]"),
    "open quote": (HEAD + '"a,1\n' * 100_001, "2:1: error[syntax]"),
    "quoted newlines": (HEAD + '"a' + "\n" * 100_000 + '",x\n', "2:2: error[bad-number]"),
    "ragged rows": (HEAD + "a\n" * 100_000, "2:2: error[ragged-row]"),
    "one column": ("town;seats\na;1\n", " error[unknown-column]"),
    "one name": ("town" + ",seats" * 1_999 + "\n", "1:3: error[duplicate-column]"),
    "latin-1": (b"town,seats\nM\xe4rz,1\n", "2:2: error[not-utf8]"),
    "utf-16": (HEAD.encode("utf-16"), "1:1: error[not-utf8]"),
    "carriage returns": ("town,seats\ra,1\r" * 10, "1:11: error[forbidden-character]"),
    "one id": (HEAD + "".join(f"a{' ' * number}b,1\n" for number in range(1, 500)), "3:1: error[same-id]"),
    "bad cells": (HEAD + "".join(f"t{number},x\n" for number in range(100_000)), "2:2: error[bad-number]"),
    "long number": (HEAD + f"a,{'9' * 100_000}\n", "2:2: error[number-size]"),
    "huge exponent": (HEAD + "a,1e999999999\n", "2:2: error[number-size]"),
    "zeros": (HEAD + f"a,0.{'0' * 100_000}1\n", "2:2: error[number-size]"),
    "bidi": (HEAD + "a\u202e,1\n", "2:1: error[forbidden-character]"),
    "delimiters": ("," * 1_999 + "\n", "1:1: error[unnamed-column]"),
}


@covers(Row.TABLES)
@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_ends_in_a_problem(name: str, tmp_path: Path) -> None:
    """A table that is no table, or too much of one, is refused at its place."""
    data, line = TEXTS[name]
    ended = checked(tmp_path, data, "table.csv")
    found = first_of(ended, tmp_path)
    prefix = "" if "unknown-column" in line else "table.csv:"
    assert (1, True) == (ended.code, line in found and found.startswith(prefix)), found
    assert (True, True) == (ended.seconds < SECONDS, ended.megabytes < MEGABYTES), (ended.seconds, ended.megabytes)


def lying(data: bytes) -> bytes:
    """Return a workbook whose directory says that its sheet is small."""
    with_bomb = bytearray(data)
    start = data.index(b"PK\x01\x02")
    while data[start : start + 4] == b"PK\x01\x02":
        length, extra, comment = struct.unpack("<3H", data[start + 28 : start + 34])
        if data[start + 46 : start + 46 + length] == SHEET.encode():
            with_bomb[start + 24 : start + 28] = struct.pack("<I", 1_000)
        start += 46 + length + extra + comment
    return bytes(with_bomb)


def nested() -> bytes:
    """Return a workbook whose sheet nests its elements as deep as a parser may bear."""
    return with_part(workbook(HEADER), SHEET, b"<a>" * 200_000 + b"</a>" * 200_000)


BOOKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (lambda: with_part(workbook(HEADER), "xl/bomb.xml", b"0" * 60_000_001), "too-large"),
    "bomb in the sheet": (lambda: with_part(workbook(HEADER), SHEET, b" " * 60_000_001), "too-large"),
    "lying bomb": (lambda: lying(with_part(workbook(HEADER), SHEET, b" " * 100_000_000)), "unreadable"),
    "many parts": (lambda: many_parts(2_000), "too-large"),
    "laughs": (lambda: with_sheet(before='<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]>'), "unreadable"),
    "outside": (lambda: with_sheet(before='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'), "unreadable"),
    "deep": (nested, "unnamed-column"),
    "far row": (lambda: with_sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1000000000"/>'), "too-large"),
    "far column": (lambda: with_sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "too-large"),
    "20,000 columns": (lambda: with_sheet(f'<row r="1">{"<c><v>1</v></c>" * 20_000}</row>'), "too-large"),
    "no rows": (with_sheet, "unnamed-column"),
    "many rows": (lambda: with_sheet(ROW, "<row/>" * 200_001), "too-large"),
    "nulls": (lambda: with_part(workbook(HEADER), SHEET, b"\0" * 100_000), "unreadable"),
    "a text": (HEAD.encode, "unreadable"),
    "formulas": (lambda: workbook(HEADER, *[("=A1", "=B1")] * 1_000), "no-formula-value"),
    "a hidden text": (lambda: workbook(HEADER, ("a\u202eb", 1)), "forbidden-character"),
}


def many_parts(count: int) -> bytes:
    """Return a workbook with many parts that nothing refers to."""
    buffer = io.BytesIO(workbook(HEADER))
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(count):
            archive.writestr(f"xl/part{number}.xml", "<a/>")
    return buffer.getvalue()


@covers(Row.TABLES)
@pytest.mark.parametrize("name", BOOKS)
def test_a_hostile_workbook_ends_in_a_problem(name: str, tmp_path: Path) -> None:
    """A bomb, a broken part, an entity or a cell far away ends in one code, and nothing is unpacked beyond a limit."""
    make, code = BOOKS[name]
    ended = checked(tmp_path, make(), "table.xlsx")
    assert (True, True) == (ended.code in {1, 2}, f" error[{code}]: " in ended.first), ended.first
    assert (True, True) == (ended.seconds < SECONDS, ended.megabytes < MEGABYTES), (ended.seconds, ended.megabytes)


@covers(Row.TABLES)
def test_text_that_looks_like_a_formula_is_read_as_text(tmp_path: Path) -> None:
    """A cell such as =cmd() is a word in a table of text, and nothing computes it."""
    ended = checked(tmp_path, HEAD + "=cmd|' /C calc'!A0,1\n@SUM(1),2\n", "table.csv")
    assert (0, "1 file checked; no problems\n") == (ended.code, ended.err)


@covers(Row.TABLES, Row.PATHS)
@pytest.mark.parametrize("kind", ["pipe", "link", "device", "folder"])
def test_a_table_is_a_plain_file(kind: str, tmp_path: Path) -> None:
    """What is no regular file is refused at once."""
    path = tmp_path / "table.csv"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link":
        path.symlink_to("nobody.csv")
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    ended = limited("check", str(path), "--mapping", str(tmp_path / "mapping.yaml"))
    assert (2, True) == (ended.code, " error[unreadable]: " in ended.first), ended.first
