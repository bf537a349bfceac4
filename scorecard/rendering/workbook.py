"""Sheets as a workbook (XLSX). Importing this module needs xlsxwriter, which the extra `excel` brings."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scorecard.model.grading_sheet import CELL_LIMIT
from scorecard.model.text import FORBIDDEN
from scorecard.problem import OutputError, visible
from scorecard.rendering.grid import Grid, Number, columns_of, named_apart
from scorecard.source import letters_of

CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""What every workbook says that it was made on, so that the same content is the same bytes."""
NARROW, WIDE = 12, 60
"""Characters of a column at least and at most."""
HEADING = {"bold": True, "bg_color": "#E8E8E8", "border": 1, "text_wrap": True, "valign": "top"}
TEXT = {"num_format": "@", "text_wrap": True, "valign": "top"}
NUMBER = {"valign": "top", "align": "right"}


def grids_as_xlsx(title: str, grids: Sequence[Grid]) -> bytes:
    """Return sheets as a workbook: text as text, numbers as numbers, headings in view, a filter on each column.

    Args:
        title: what the workbook says that it is.
        grids: the sheets, in order.

    Raises:
        OutputError: when a text is longer than a cell may be; it is never cut.
    """
    buffer = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    named = named_apart(grids)
    _refuse_long_texts(named)
    with Workbook(buffer, settings) as book:
        book.set_properties({"title": shown(title)[:255], "created": CREATED})
        formats = {name: book.add_format(form) for name, form in (("heading", HEADING), ("text", TEXT))}
        for grid in named:
            _write(book, book.add_worksheet(grid.name), grid, formats)
    return buffer.getvalue()


def shown(text: str) -> str:
    """Return text with the characters that no document may hold written as escapes; a carriage return is one."""
    return FORBIDDEN.sub(_escape, text.replace("\r\n", "\n"))


def _escape(found: re.Match[str]) -> str:
    """Return a character as an escape; two that are no characters at all are no hidden ones either."""
    escaped = visible(found[0])
    return escaped if escaped != found[0] else f"\\u{ord(found[0]):04x}"


def _refuse_long_texts(grids: Sequence[Grid]) -> None:
    for grid in grids:
        for number, row in enumerate((grid.columns, *grid.rows), start=1):
            for index, value in enumerate(row, start=1):
                if isinstance(value, str) and len(shown(value).encode("utf-16-le")) > 2 * CELL_LIMIT:
                    place = f"{grid.name}!{letters_of(index)}{number}"
                    msg = f"a text is longer than a cell of a workbook may be, {CELL_LIMIT:,} characters: {place}"
                    raise OutputError(msg)


def _write(book: Workbook, page: Worksheet, grid: Grid, formats: dict[str, Format]) -> None:
    page.freeze_panes(1, grid.fixed)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    if grid.rows:
        page.autofilter(0, 0, len(grid.rows), len(grid.columns) - 1)
    for index, heading in enumerate(grid.columns):
        longest = max(columns_of(grid.rows, index), len(heading) // 2)
        page.set_column(index, index, min(max(longest + 2, NARROW), WIDE), formats["text"])
        page.write_string(0, index, shown(heading), formats["heading"])
    for number, row in enumerate(grid.rows, start=1):
        for index, value in enumerate(row):
            if isinstance(value, Number):
                if value.format not in formats:
                    formats[value.format] = book.add_format({**NUMBER, "num_format": value.format})
                page.write_number(number, index, float(value.value), formats[value.format])
            else:
                page.write_string(number, index, shown(value), formats["text"])
