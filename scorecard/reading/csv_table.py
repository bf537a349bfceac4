"""Tables from text: one row a line, cells between delimiters (RFC 4180).

Source: Y. Shafranovich, Common Format and MIME Type for Comma-Separated Values (CSV) Files, RFC 4180 (2005).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from scorecard.problem import DocumentError, Problem
from scorecard.reading.characters import forbidden_in_text
from scorecard.reading.document import SHOWN_STDIN
from scorecard.reading.files import STDIN, decoded, hash_of, read_bytes
from scorecard.reading.table import TABLE_LIMIT, Table, table_of
from scorecard.source import Location

TAB = "tab"
"""How mappings call a tab between cells."""


def read_csv(path: str, delimiter: str) -> Table:
    """Return the table in a text file; `-` is standard input.

    Raises:
        DocumentError: when it cannot be read, is no such table, or is beyond the limits.
    """
    data = read_bytes(path, limit=TABLE_LIMIT)
    saved = decoded(data, path)
    text = saved.replace("\r\n", "\n")
    shown = SHOWN_STDIN if path == STDIN else path
    if "\r" in text:
        raise DocumentError(forbidden_in_text(saved, shown))  # whether such a character ends a row is not clear
    table = table_of(shown, _lines(text, shown, "\t" if delimiter == TAB else delimiter))
    return replace(table, sha256=hash_of(data))


def _lines(text: str, path: str, delimiter: str) -> Iterator[list[str]]:
    number = 0
    try:
        for line in csv.reader(io.StringIO(text), delimiter=delimiter, strict=True):
            number += 1
            yield line
    except csv.Error:
        limit = csv.field_size_limit()
        problem = Problem(
            code="syntax",
            message="the table cannot be read from this row on",
            location=Location(path, number + 1, 1),
            hint=f"close each quotation mark at the end of its cell, and write at most {limit:,} characters into one",
        )
        raise DocumentError([problem]) from None
