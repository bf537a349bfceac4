"""A page as Markdown with tables, as GitHub reads them.

Why: tabulate leaves the pipe as it is, so that scores move under the wrong name; escaping is done here, before.
"""

from __future__ import annotations

import re
from functools import lru_cache

from scorecard.rendering.page import Block, Page, Prose, Table
from scorecard.rendering.tabulated import tabulated
from scorecard.rendering.text import REPEATED, one_line

_MARKS = re.compile(r"^(?:[-+=:]|\d+[.)](?!\d))|[\\`*_\[\]|~$!@#^&<>]")
"""What may begin a list or a heading, where it stands first, and what acts anywhere."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


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
    cell = lru_cache(REPEATED)(escape)
    rows = [
        ["&nbsp;&nbsp;" * row.depth + escape(row.title), *[cell(each.text) for each in row.cells]] for row in table.rows
    ]
    return tabulated(rows, [escape(column) for column in table.columns], "pipe", table.align)


def escape(text: str) -> str:
    """Return text on one line with every mark that Markdown or HTML would act on made harmless."""
    return _MARKS.sub(_harmless, one_line(text))


def _harmless(match: re.Match[str]) -> str:
    """A number with a sign is a number, and stays one."""
    mark = match[0]
    following = match.string[match.end() : match.end() + 1]
    if mark in _ENTITIES:
        return _ENTITIES[mark]
    if mark in {"+", "-"} and following.isdigit():
        return mark
    return f"{mark[:-1]}\\{mark[-1]}"
