"""A page as plain text, for terminals, pipes and mail."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from textwrap import wrap

from scorecard.problem import visible
from scorecard.rendering.page import Block, Cell, Outline, Page, Prose, Row, Table
from scorecard.rendering.tabulated import tabulated

TITLE_WIDTH, COLUMN_WIDTH = 34, 20
"""Characters after which titles of rows and of columns are folded."""
REPEATED = 10_000
"""Texts in cells that are kept with what they become: a long table repeats most of them."""


def page_as_text(page: Page) -> str:
    """Return the page as lines of text; nothing is coloured, boxed or wrapped."""
    title = one_line(page.title)
    return "\n\n".join([f"{title}\n{'=' * len(title)}", *(_block(block) for block in page.blocks)]) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return f"{one_line(block.caption)}\n\n{_table(block)}"
    if isinstance(block, Prose):
        return f"{one_line(block.label)}: {one_line(block.text)}" if block.label else one_line(block.text)
    return _outline(block)


def _outline(outline: Outline) -> str:
    return "\n".join("  " * depth + one_line(text) for depth, text in outline.lines)


def _table(table: Table) -> str:
    plain = lru_cache(REPEATED)(one_line)
    rows = [[_title(row), *[_cell(cell, plain) for cell in row.cells]] for row in table.rows]
    columns = [_folded(column, COLUMN_WIDTH) for column in table.columns]
    lines = tabulated(rows, columns, "simple", table.align).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _title(row: Row) -> str:
    lead = "  " * row.depth
    return lead + _folded(row.title, TITLE_WIDTH - len(lead)).replace("\n", f"\n{lead}")


def _folded(text: str, width: int) -> str:
    """Fold a title, so that a table of two subjects stays readable on 80 columns."""
    line = one_line(text)
    if len(line) <= width:
        return line or " "
    return "\n".join(wrap(line, width, break_long_words=False, break_on_hyphens=False))


def _cell(cell: Cell, plain: Callable[[str], str]) -> str:
    if len(cell.lines) == 1:
        return plain(cell.lines[0])
    return f"{cell.joint}\n".join(map(plain, cell.lines))


def one_line(text: str) -> str:
    """Return text on one line, with hidden characters made visible."""
    return visible(" ".join(text.split()))
