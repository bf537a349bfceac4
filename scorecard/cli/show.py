"""`scorecard show`: a rubric, readable."""

from __future__ import annotations

import click

from scorecard.cli.options import DEFAULT_RUBRIC, output_options
from scorecard.cli.streams import format_for, put_out
from scorecard.reading.load import load_rubric
from scorecard.rendering.render import render


@click.command("show")
@click.argument("rubric", default=DEFAULT_RUBRIC, metavar="[RUBRIC]")
@output_options
def show_command(rubric: str, format_: str | None, output: str | None, *, force: bool) -> None:
    """Show a rubric with its questions, weights, rules and reasons.

    \b
    Examples:
      scorecard show democracy
      scorecard show democracy --format markdown
    """
    chosen = format_for(output, format_)
    put_out(render(load_rubric(rubric), chosen), output, force=force, exact=chosen != "text")
