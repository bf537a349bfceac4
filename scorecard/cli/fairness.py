"""`scorecard fairness`: whether a comparison treats all alike."""

from __future__ import annotations

from fractions import Fraction

import click

from scorecard.analysis.fairness import fairness
from scorecard.cli.inputs import opened_at, refuse_repeats, say_whose_rubric
from scorecard.cli.numbers import FACTOR, SHARE
from scorecard.cli.options import mapping_option, output_options, rubric_option, window_option
from scorecard.cli.output import format_for
from scorecard.cli.results import put_result
from scorecard.model.fairness import Thresholds
from scorecard.reading.edition import documents_of, inputs_of, open_whole_edition
from scorecard.reading.load import load_rubric
from scorecard.reading.load_fairness import load_roster
from scorecard.scoring.compare import compare


@click.command("fairness")
@click.argument("records", nargs=-1, required=True, metavar="RECORDS...")
@rubric_option
@window_option
@click.option("--roster", metavar="FILE", help="Who belongs in the comparison (format: roster/1).")
@click.option("--since", metavar="DIR", help="Folder of an earlier edition, whose corrections must still be there.")
@click.option("--most-weight", type=SHARE, default="1/2", show_default=True, help="Share of weight of one criterion.")
@click.option(
    "--most-evidence", type=SHARE, default="1/2", show_default=True, help="Share of a record's points in one criterion."
)
@click.option("--factor", type=FACTOR, default="2", show_default=True, help="Times as much to look at, without a word.")
@click.option("--ignore", multiple=True, metavar="CHECK", help="Leave out a check; may be repeated.")
@mapping_option
@output_options
def fairness_command(
    records: tuple[str, ...],
    rubric: str,
    *,
    window: str | None,
    roster: str | None,
    since: str | None,
    most_weight: Fraction,
    most_evidence: Fraction,
    factor: Fraction,
    ignore: tuple[str, ...],
    mapping: str | None,
    format_: str | None,
    output: str | None,
    force: bool,
) -> int:
    """Check rubric, records and outputs of a comparison against rules for voter education. No legal advice.

    Every check says why it is made, after which rule, and what it found. The exit code is 1 if any is not met.

    \b
    Examples:
      scorecard fairness examples/records --roster examples/roster.yaml
      scorecard fairness examples/records --ignore complete-roster --factor 3 --format json
    """
    chosen = format_for(output, format_)
    standard = load_rubric(rubric)
    opened = opened_at(records, standard, mapping)
    listed = None if roster is None else load_roster(roster)
    found = [each.model for each in opened]
    say_whose_rubric(found, standard)
    refuse_repeats(opened)
    checked = fairness(
        compare(standard, found, window=window),
        roster=listed,
        published=None if since is None else documents_of(inputs_of(open_whole_edition(since))),
        thresholds=Thresholds(most_weight, most_evidence, factor),
        ignore=ignore,
    )
    put_result(checked, chosen, output, force=force)
    return int(not checked.is_met)
