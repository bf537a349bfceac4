"""`scorecard edition freeze`: an edition's folder from a rubric and records."""

from __future__ import annotations

from typing import get_args

import click

from scorecard.analysis.corrections import refuse_removed
from scorecard.cli.inputs import opened_at, refuse_repeats, say_whose_rubric
from scorecard.cli.options import rubric_option, window_option
from scorecard.cli.streams import say
from scorecard.edition.freeze import FORMATS, freeze, write_edition
from scorecard.model.dates import is_day
from scorecard.model.edition import EditionChoices, EditionName
from scorecard.model.words import OutputFormat
from scorecard.problem import visible
from scorecard.reading.load import load_rubric
from scorecard.writing.folder import refuse_in_the_way


@click.command("freeze")
@click.argument("folder", metavar="DIR")
@click.argument("records", nargs=-1, required=True, metavar="RECORDS...")
@rubric_option
@click.option("--date", required=True, metavar="YYYY-MM-DD", help="Day of the edition; no clock is read.")
@click.option("--title", metavar="TEXT", help="What the edition is called; by default the rubric's title.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(get_args(OutputFormat)),
    help=f"Format of an output; may be given several times. By default {', '.join(FORMATS)}.",
)
@click.option("--detail", is_flag=True, help="Show the criteria below each dimension.")
@click.option("--ranks", is_flag=True, help="Show ranks, as the rubric counts them.")
@window_option
@click.option("--after", metavar="DIR", help="The edition before; none of its corrections may be changed or dropped.")
@click.option("--force", is_flag=True, help="Replace the folder if it holds an edition and nothing else.")
def freeze_command(
    folder: str,
    records: tuple[str, ...],
    rubric: str,
    *,
    date: str,
    title: str | None,
    formats: tuple[OutputFormat, ...],
    detail: bool,
    ranks: bool,
    window: str | None,
    after: str | None,
    force: bool,
) -> None:
    """Write the folder DIR: copies of all inputs, the comparison of the records, and the manifest edition.json.

    \b
    Examples:
      scorecard edition freeze 2026 examples/records --date 2026-11-20
      scorecard edition freeze 2026-long examples/records --date 2026-11-20 --detail --format html --format json
    """
    if not is_day(date):
        msg = f"--date takes a day, as 2026-11-20, not {date}"
        raise click.UsageError(msg)
    refuse_in_the_way(folder, force=force)
    standard = load_rubric(rubric)
    opened = opened_at(records, standard)
    found = [each.model for each in opened]
    say_whose_rubric(found, standard)
    refuse_repeats(opened)
    if after is not None:
        refuse_removed(after, standard, opened)
    name = EditionName(title or standard.title, date)
    choices = EditionChoices(window=window, detail=detail, ranks=ranks)
    files = freeze(standard, found, name, choices=choices, formats=formats or FORMATS)
    write_edition(folder, files, force=force)
    say(f"{visible(folder)}: {name.title}, {date}; {len(files)} files")
