"""`scorecard show`: a rubric, readable."""

from __future__ import annotations

import click

from scorecard.cli.options import DEFAULT_RUBRIC, document_output_options
from scorecard.cli.output import DOCUMENT_ENDINGS, format_for, put_out
from scorecard.cli.results import put_result
from scorecard.dumping import dump_rubric
from scorecard.reading.load import load_rubric


@click.command("show")
@click.argument("rubric", default=DEFAULT_RUBRIC, metavar="[RUBRIC]")
@document_output_options
def show_command(rubric: str, format_: str | None, output: str | None, *, force: bool) -> None:
    """Show a rubric with its questions, weights, rules and reasons.

    \b
    Examples:
      scorecard show democracy
      scorecard show democracy --format markdown
      scorecard show democracy --format yaml
    """
    chosen, found = format_for(output, format_, DOCUMENT_ENDINGS), load_rubric(rubric)
    if chosen == "yaml":
        put_out(dump_rubric(found), output, force=force, exact=True)
    else:
        put_result(found, chosen, output, force=force)
