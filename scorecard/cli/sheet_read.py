"""`scorecard sheet read`: the record in a grading sheet."""

from __future__ import annotations

import click

from scorecard.cli.output import put_out
from scorecard.model.coding import coding_of
from scorecard.reading.grading_sheet import load_sheet
from scorecard.reading.load import load_rubric
from scorecard.writing.dump import dump_document


@click.command("read")
@click.argument("rubric", metavar="RUBRIC")
@click.argument("sheet", metavar="SHEET")
@click.option("--coding", is_flag=True, help="Write the coder's judgements as a coding, not the whole record.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; - is standard output.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def read_command(rubric: str, sheet: str, *, coding: bool, output: str | None, force: bool) -> None:
    """Write the record in SHEET, a workbook that 'scorecard sheet write' made for RUBRIC, as YAML.

    It is checked as every record is; each problem names its cell, as sheet.xlsx!Levels!E7. Nothing is written before
    all is well.

    \b
    Examples:
      scorecard sheet read democracy clinton.xlsx -o clinton.yaml
      scorecard sheet read democracy clinton.xlsx --coding -o clinton.ann.yaml
    """
    record = load_sheet(sheet, load_rubric(rubric))
    put_out(dump_document(coding_of(record) if coding else record), output, force=force, exact=True)
