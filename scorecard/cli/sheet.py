"""`scorecard sheet`: grading sheets, the workbooks in which volunteers fill in records."""

from __future__ import annotations

import click

from scorecard.cli.lazy import Entry, LazyGroup

SHEET_COMMANDS: dict[str, Entry] = {
    "write": ("scorecard.cli.sheet_write:write_command", "Make a workbook to grade in, empty or from a record."),
    "read": ("scorecard.cli.sheet_read:read_command", "Read the record, or the coding, in such a workbook."),
}
"""Every command about grading sheets, in the order in which a reader meets them."""


class SheetCommands(LazyGroup):
    """The commands about grading sheets."""

    entries = SHEET_COMMANDS


@click.group("sheet", cls=SheetCommands)
def sheet_command() -> None:
    """Make a workbook (XLSX) in which volunteers grade by a rubric, and read it back as a record.

    Cells offer the words that may be written. What comes back is checked as a record
    is, with every problem at its cell.

    \b
    Examples:
      scorecard sheet write human_rights_defenders --subject arcadia_2021 --name Arcadia -o arcadia.xlsx
      scorecard sheet write democracy --record examples/records/clinton_1993.yaml -o clinton.xlsx
      scorecard sheet read democracy clinton.xlsx -o clinton.yaml
    """
