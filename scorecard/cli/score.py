"""`scorecard score`: one record under one rubric."""

from __future__ import annotations

import click

from scorecard.cli.options import output_options, rubric_option, window_option
from scorecard.cli.streams import format_for, put_out
from scorecard.reading.load import load_records, load_rubric
from scorecard.rendering.render import render
from scorecard.scoring.score import score


@click.command("score")
@click.argument("record", metavar="RECORD")
@rubric_option
@window_option
@output_options
def score_command(
    record: str, rubric: str, window: str | None, format_: str | None, output: str | None, *, force: bool
) -> None:
    """Score one record: every dimension and criterion with bounds and coverage.

    \b
    Examples:
      scorecard score examples/records/clinton_1993.yaml
      scorecard score examples/records/clinton_1993.yaml --format csv
    """
    chosen = format_for(output, format_)
    standard = load_rubric(rubric)
    records = load_records(record, rubric=standard)
    if len(records) != 1:
        msg = f"{record} holds {len(records)} records; give one, or use 'scorecard compare'"
        raise click.UsageError(msg)
    put_out(render(score(standard, records[0], window=window), chosen), output, force=force, exact=chosen != "text")
