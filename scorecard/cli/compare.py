"""`scorecard compare`: records side by side."""

from __future__ import annotations

import click

from scorecard.cli.inputs import records_at
from scorecard.cli.options import mapping_option, output_options, rubric_option, window_option
from scorecard.cli.streams import format_for, put_out
from scorecard.reading.load import load_rubric
from scorecard.rendering.render import render
from scorecard.scoring.compare import compare


@click.command("compare")
@click.argument("records", nargs=-1, required=True, metavar="RECORDS...")
@rubric_option
@window_option
@mapping_option
@click.option("--detail", is_flag=True, help="Show the criteria below each dimension.")
@output_options
def compare_command(
    records: tuple[str, ...],
    rubric: str,
    *,
    window: str | None,
    mapping: str | None,
    format_: str | None,
    output: str | None,
    detail: bool,
    force: bool,
) -> None:
    """Put records side by side, in the order given; a folder's records by name.

    \b
    Examples:
      scorecard compare examples/records
      scorecard compare examples/records --detail --window 4y
      scorecard compare examples/records -o table.html
    """
    chosen = format_for(output, format_)
    standard = load_rubric(rubric)
    comparison = compare(standard, records_at(records, standard, mapping), window=window)
    put_out(render(comparison, chosen, detail=detail), output, force=force, exact=chosen != "text")
