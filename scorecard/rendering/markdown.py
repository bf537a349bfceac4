"""A page as Markdown with tables, as GitHub reads them.

Why: tabulate leaves the pipe as it is, so that scores move under the wrong name; escaping is done here, before.
"""

from __future__ import annotations

import re

from scorecard.rendering.page import Block, Page, Prose, Table
from scorecard.rendering.tabulated import tabulated
from scorecard.rendering.text import one_line

_SPECIAL = re.compile(r"[\\`*_\[\]|~$!@#^]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BLOCK_START = re.compile(r"^([-+=:]|\d+[.)](?!\d))")


def page_as_markdown(page: Page) -> str:
    """Return the page as Markdown."""
    return "\n\n".join([f"## {escape(page.title)}", *(_block(block) for block in page.blocks)]) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return f"**{escape(block.caption)}**\n\n{_table(block)}"
    if isinstance(block, Prose):
        return f"**{escape(block.label)}:** {escape(block.text)}" if block.label else escape(block.text)
    return "\n".join(f"{'  ' * depth}- {escape(text)}" for depth, text in block.lines)


def _table(table: Table) -> str:
    rows = [
        ["&nbsp;&nbsp;" * row.depth + escape(row.title), *(escape(cell.text) for cell in row.cells)]
        for row in table.rows
    ]
    return tabulated(rows, [escape(column) for column in table.columns], "pipe", table.align)


def escape(text: str) -> str:
    """Return text on one line with every mark that Markdown or HTML would act on made harmless."""
    plain = "".join(_ENTITIES.get(character, character) for character in _SPECIAL.sub(r"\\\g<0>", one_line(text)))
    return _BLOCK_START.sub(_escape_start, plain)


def _escape_start(match: re.Match[str]) -> str:
    """A number with a sign is a number; any other mark at the start may begin a list or a heading."""
    start = match[0]
    following = match.string[match.end() : match.end() + 1]
    if start in {"+", "-"} and following.isdigit():
        return start
    return f"{start[:-1]}\\{start[-1]}"
