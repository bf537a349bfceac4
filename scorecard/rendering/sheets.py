"""Every result as the sheets of a workbook: what a reader must know, its tables, and its data with real numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from scorecard.model.comparison import Comparison
from scorecard.model.renderable import Renderable
from scorecard.rendering.comparison_sheets import comparison_grids
from scorecard.rendering.csv_text import is_number_column, table_of_data
from scorecard.rendering.grid import Grid, Number, Value
from scorecard.rendering.page import Cell, Outline, Page, Prose, Table
from scorecard.rendering.render import page_of

ABOUT, DATA = "About", "Data"
"""The first sheet, which says how the others are read, and the one of a result's data."""
SPREADSHEET_DIGITS = 15
"""Digits that a spreadsheet keeps of a number; one with more stands as text."""
_PLAIN = re.compile(r"-?[0-9]+(?:\.([0-9]+))?")


def grids_of(result: Renderable) -> tuple[str, tuple[Grid, ...]]:
    """Return the title of a result, and the sheets that say all of it."""
    page = page_of(result, detail=True)
    if isinstance(result, Comparison):
        return page.title, (about(page), *comparison_grids(result), *list(tables(page))[1:])
    return page.title, (about(page), *tables(page), data(result))


def about(page: Page) -> Grid:
    """Return the sheet with the title, and every paragraph and outline."""
    said: list[tuple[Value, ...]] = [("Title", page.title)]
    for block in page.blocks:
        if isinstance(block, Prose):
            said.append((block.label, block.text))
        elif isinstance(block, Outline):
            said += [("", f"{'    ' * depth}{text}") for depth, text in block.lines]
    return Grid(name=ABOUT, columns=("", "About this workbook"), rows=tuple(said))


def tables(page: Page) -> Iterator[Grid]:
    """Yield each table of a page as a sheet, its cells as the page says them."""
    for block in page.blocks:
        if isinstance(block, Table):
            rows = tuple(("    " * row.depth + row.title, *map(_lines, row.cells)) for row in block.rows)
            yield Grid(name=block.caption, columns=block.columns, rows=rows)


def _lines(cell: Cell) -> str:
    return "\n".join(cell.lines)


def data(result: Renderable) -> Grid:
    """Return the sheet of a result's data: what its comma-separated values hold, numbers as numbers."""
    columns, rows = table_of_data(result)
    cells = (tuple(_cell(row, name) for name in columns) for row in rows)
    return Grid(name=DATA, columns=tuple(columns), rows=tuple(cells), fixed=0)


def _cell(row: dict[str, str], name: str) -> Value:
    text = row[name]
    match = _PLAIN.fullmatch(text) if is_number_column(row, name) else None
    if match is None or sum(map(str.isdigit, text)) > SPREADSHEET_DIGITS:
        return text
    return Number(Fraction(text), len(match[1] or ""))
