"""`scorecard sheet write`: a workbook to grade in."""

from __future__ import annotations

import click

from scorecard.cli.inputs import only_record_at
from scorecard.cli.output import STDOUT, put_out
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.reading.load import load_rubric
from scorecard.reading.salvage import build
from scorecard.writing.grading_sheet import grading_sheet

ENDING = ".xlsx"
"""Ending of the file that is written."""


@click.command("write")
@click.argument("rubric", metavar="RUBRIC")
@click.option("--record", metavar="RECORD", help="Fill the sheet from this record.")
@click.option("--subject", metavar="ID", help="Id of the subject of an empty sheet; goes with --name.")
@click.option("--name", metavar="NAME", help="Name of the subject of an empty sheet; goes with --subject.")
@click.option("-o", "--output", required=True, metavar="FILE", help="Write to FILE; - is standard output.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def write_command(
    rubric: str, *, record: str | None, subject: str | None, name: str | None, output: str, force: bool
) -> None:
    """Write a workbook (XLSX) that asks what RUBRIC asks: levels, actions, sources, and what was not coded.

    RUBRIC is a bundled rubric or a rubric file.

    \b
    Examples:
      scorecard sheet write human_rights_defenders --subject arcadia_2021 --name Arcadia -o arcadia.xlsx
      scorecard sheet write democracy --record examples/records/clinton_1993.yaml -o clinton.xlsx
    """
    if (subject is None) != (name is None) or (record and subject):
        msg = "--subject and --name go together, and not with --record, which names its subject"
        raise click.UsageError(msg)
    if output != STDOUT and not output.lower().endswith(ENDING):
        msg = f"a grading sheet is a workbook; give a file that ends in {ENDING}"
        raise click.UsageError(msg)
    standard = load_rubric(rubric)
    known = only_record_at(record, standard) if record else _started(standard, subject, name)
    put_out(grading_sheet(standard, known), output, force=force)


def _started(rubric: Rubric, subject: str | None, name: str | None) -> Record | None:
    """Return a record of which nothing but the subject is known; None where not even that is."""
    if subject is None or name is None:
        return None
    about = {"id": subject, "name": name}
    return build(Record, {"format": "record/1", "subject": about, "observations_of": rubric.name})
