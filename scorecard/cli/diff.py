"""`scorecard diff`: what changed between two rubrics, and which scores move."""

from __future__ import annotations

import click

from scorecard.cli.inputs import records_at
from scorecard.cli.options import mapping_option, output_options
from scorecard.cli.output import format_for
from scorecard.cli.results import put_result
from scorecard.reading.load import load_rubric
from scorecard.scoring.diff import diff

CHANGED = 1
"""Exit code for rubrics that differ, where that is asked for."""


@click.command("diff")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.argument("records", nargs=-1, metavar="[RECORDS...]")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when the rubrics differ in meaning.")
@mapping_option
@output_options
def diff_command(
    first: str,
    second: str,
    records: tuple[str, ...],
    mapping: str | None,
    format_: str | None,
    output: str | None,
    *,
    exit_code: bool,
    force: bool,
) -> int:
    """Say what changed in meaning from rubric A to B, what stays comparable, and which scores move.

    \b
    Examples:
      scorecard diff democracy democracy@1
      scorecard diff democracy democracy@1 examples/records --exit-code
    """
    chosen = format_for(output, format_)
    before, after = load_rubric(first), load_rubric(second)
    found = diff(before, after, records_at(records, after, mapping))
    put_result(found, chosen, output, force=force)
    return CHANGED if exit_code and found.changes else 0
