"""`scorecard robustness`: how far a comparison can be trusted."""

from __future__ import annotations

from fractions import Fraction

import click

from scorecard.analysis.confidence import confidences
from scorecard.analysis.robustness import robustness
from scorecard.cli.inputs import opened_at, refuse_repeats, say_whose_rubric
from scorecard.cli.numbers import FACTOR, SHARE, whole_number
from scorecard.cli.options import mapping_option, output_options, rubric_option, window_option
from scorecard.cli.output import format_for
from scorecard.cli.results import put_result
from scorecard.model.limits import DRAWS, SEED, WORKERS
from scorecard.model.robustness import Varied
from scorecard.reading.archive import Archive, texts_of
from scorecard.reading.load import load_rubric
from scorecard.reading.load_coding import load_coding
from scorecard.scoring.compare import compare

DEFAULT = Varied()


@click.command("robustness")
@click.argument("records", nargs=-1, required=True, metavar="RECORDS...")
@rubric_option
@window_option
@mapping_option
@click.option("--draws", type=whole_number(DRAWS), default=DEFAULT.draws, show_default=True, help="Draws.")
@click.option("--seed", type=whole_number(SEED), default=DEFAULT.seed, show_default=True, help="Where they start.")
@click.option(
    "--concentration",
    type=FACTOR,
    default="50",
    show_default=True,
    help="How near drawn weights are to the rubric's; a share s varies with s (1 - s) / (this + 1).",
)
@click.option(
    "--slip", type=SHARE, default="0.1", show_default=True, help="How likely a judgement is a step off, 0 to 1."
)
@click.option(
    "--confidence",
    "codings",
    multiple=True,
    metavar="CODING",
    help="How sure this coder is takes the place of --slip for its subject; of two, how often they differ on stages.",
)
@click.option(
    "--sources", metavar="DIR", help="Match the actions of --confidence by what they quote from texts in DIR."
)
@click.option(
    "--workers", type=whole_number(WORKERS), default=1, show_default=True, help="Threads; nothing else changes."
)
@output_options
def robustness_command(
    records: tuple[str, ...],
    rubric: str,
    *,
    window: str | None,
    mapping: str | None,
    draws: int,
    seed: int,
    concentration: Fraction,
    slip: Fraction,
    codings: tuple[str, ...],
    sources: str | None,
    workers: int,
    format_: str | None,
    output: str | None,
    force: bool,
) -> None:
    """Say how far a comparison can be trusted: under other weights, judgements and ways to count.

    What the bounds do not separate, nothing here separates. The draws start from a seed, so that the same command
    gives the same bytes.

    \b
    Examples:
      scorecard robustness examples/records
      scorecard robustness examples/records --draws 600 --seed 7 --format markdown
      scorecard robustness examples/records --draws 600 --confidence examples/codings/biden_2021.second.yaml
    """
    chosen = format_for(output, format_)
    standard = load_rubric(rubric)
    opened = opened_at(records, standard, mapping)
    found = [each.model for each in opened]
    say_whose_rubric(found, standard)
    refuse_repeats(opened)
    comparison = compare(standard, found, window=window)
    varied = Varied(draws=draws, seed=seed, concentration=concentration, slip=slip)
    archive = Archive.of(sources) if sources is not None else None
    texts = {record.subject.id: texts_of(record, archive) for record in found} if archive else {}
    sure = confidences(comparison, [load_coding(coding) for coding in codings], texts, slip)
    account = robustness(comparison, varied, confidences=sure, workers=workers)
    put_result(account, chosen, output, force=force)
