"""`scorecard compare`: records side by side."""

from __future__ import annotations

import click

from scorecard.cli.codings import coding_options, with_codings
from scorecard.cli.inputs import opened_at, refuse_repeats, say_whose_rubric
from scorecard.cli.options import mapping_option, output_options, rubric_option, window_option
from scorecard.cli.output import format_for
from scorecard.cli.results import put_result
from scorecard.reading.load import load_rubric
from scorecard.scoring.compare import compare, is_among


@click.command("compare")
@click.argument("records", nargs=-1, required=True, metavar="RECORDS...")
@rubric_option
@window_option
@click.option(
    "--where",
    multiple=True,
    metavar="NAME=VALUE",
    help="Compare only subjects that state this attribute; may be given several times.",
)
@click.option("--ranks", is_flag=True, help="Show ranks, as the rubric counts them; rows keep the order given.")
@mapping_option
@coding_options
@click.option("--detail", is_flag=True, help="Show the criteria below each dimension.")
@output_options
def compare_command(
    records: tuple[str, ...],
    rubric: str,
    *,
    window: str | None,
    where: tuple[str, ...],
    mapping: str | None,
    codings: tuple[str, ...],
    sources: str | None,
    format_: str | None,
    output: str | None,
    ranks: bool,
    detail: bool,
    force: bool,
) -> None:
    """Put records side by side, in the order given; a folder's records by name.

    \b
    Examples:
      scorecard compare examples/records
      scorecard compare examples/records --detail --window 4y
      scorecard compare examples/records -o table.html
      scorecard compare examples/records --where kind=administration
    """
    chosen = format_for(output, format_)
    standard = load_rubric(rubric)
    opened, asked = opened_at(records, standard, mapping), dict(map(attribute, where))
    found = with_codings([each.model for each in opened], codings, standard, sources)
    say_whose_rubric(found, standard)
    refuse_repeats([each for each in opened if is_among(each.model, asked)])
    comparison = compare(standard, found, window=window, where=asked, ranked=ranks)
    put_result(comparison, chosen, output, force=force, detail=detail)


def attribute(text: str) -> tuple[str, str]:
    """Return name and value of an attribute as `--where` takes it."""
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        msg = f"--where takes NAME=VALUE, as year=2022, not {text}"
        raise click.UsageError(msg)
    return name, value
