"""`scorecard explain`: why a score is what it is."""

from __future__ import annotations

import click

from scorecard.cli.codings import coding_options
from scorecard.cli.inputs import scored_at
from scorecard.cli.options import mapping_option, output_options, rubric_option, window_option
from scorecard.cli.output import format_for
from scorecard.cli.results import put_result
from scorecard.scoring.explain import explain


@click.command("explain")
@click.argument("record", metavar="RECORD")
@click.argument("path", default="", metavar="[PATH]")
@rubric_option
@window_option
@mapping_option
@coding_options
@output_options
def explain_command(
    record: str,
    path: str,
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
    """Explain a score down to the citations; PATH is a dimension or criterion, the whole by default.

    \b
    Examples:
      scorecard explain examples/records/clinton_1993.yaml sanctions
      scorecard explain examples/records/clinton_1993.yaml sanctions.international_justice
    """
    chosen = format_for(output, format_)
    explanation = explain(
        scored_at(record, rubric, window=window, mapping=mapping, codings=codings, sources=sources), path
    )
    put_result(explanation, chosen, output, force=force)
