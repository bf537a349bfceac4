"""`scorecard agreement`: how far two coders agree."""

from __future__ import annotations

import click

from scorecard.analysis.agreement import DRAWS, SEED
from scorecard.analysis.coders import compare_codings
from scorecard.cli.codings import coded_texts
from scorecard.cli.inputs import say_whose_codings
from scorecard.cli.options import output_options, rubric_option
from scorecard.cli.output import format_for
from scorecard.cli.results import put_result
from scorecard.reading.load import load_rubric
from scorecard.reading.load_coding import load_coding


@click.command("agreement")
@click.argument("first", metavar="CODING")
@click.argument("second", metavar="CODING")
@click.option("--record", metavar="RECORD", help="The record whose sources were coded; goes with --sources.")
@click.option("--sources", metavar="DIR", help="Find what is quoted in the archived texts in DIR; goes with --record.")
@click.option("--draws", type=click.IntRange(min=0), default=DRAWS, show_default=True, help="Draws of the intervals.")
@click.option("--seed", type=click.IntRange(min=0), default=SEED, show_default=True, help="Where the draws start.")
@rubric_option
@output_options
def agreement_command(
    first: str,
    second: str,
    *,
    record: str | None,
    sources: str | None,
    draws: int,
    seed: int,
    rubric: str,
    format_: str | None,
    output: str | None,
    force: bool,
) -> None:
    """Say how far two coders agree on one subject: on what was coded, stages, themes, directions, and each criterion.

    Actions are the same if both coders quote from one passage, which takes --record and --sources; without these, if
    they have one name.

    \b
    Examples:
      scorecard agreement examples/codings/trump_2017.first.yaml examples/codings/trump_2017.second.yaml
    """
    chosen = format_for(output, format_)
    standard, codings = load_rubric(rubric), (load_coding(first), load_coding(second))
    say_whose_codings(codings, standard)
    texts = coded_texts(codings[0].subject, record, sources)
    found = compare_codings(*codings, texts, rubric=standard, draws=draws, seed=seed)
    put_result(found, chosen, output, force=force)
