"""`scorecard score`: one record under one rubric."""

from __future__ import annotations

import click

from scorecard.cli.codings import coding_options
from scorecard.cli.inputs import scored_at
from scorecard.cli.options import mapping_option, output_options, rubric_option, window_option
from scorecard.cli.output import format_for
from scorecard.cli.results import put_result


@click.command("score")
@click.argument("record", metavar="RECORD")
@rubric_option
@window_option
@mapping_option
@coding_options
@output_options
def score_command(
    record: str,
    rubric: str,
    *,
    window: str | None,
    mapping: str | None,
    codings: tuple[str, ...],
    sources: str | None,
    format_: str | None,
    output: str | None,
    force: bool,
) -> None:
    """Score one record: every dimension and criterion with bounds and coverage.

    \b
    Examples:
      scorecard score examples/records/clinton_1993.yaml
      scorecard score examples/records/clinton_1993.yaml --format csv
      scorecard score examples/records/clinton_1993.yaml --coding examples/codings/clinton_1993.second.yaml
    """
    chosen = format_for(output, format_)
    card = scored_at(record, rubric, window=window, mapping=mapping, codings=codings, sources=sources)
    put_result(card, chosen, output, force=force)
