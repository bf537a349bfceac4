"""`scorecard fit`: goalposts found in records, written into a new rubric."""

from __future__ import annotations

import click

from scorecard.cli.inputs import records_at
from scorecard.cli.options import mapping_option
from scorecard.cli.output import put_out
from scorecard.cli.streams import say
from scorecard.dumping import dump_rubric
from scorecard.reading.load import load_rubric
from scorecard.scoring.fit import fit


@click.command("fit")
@click.argument("rubric", metavar="RUBRIC")
@click.argument("records", nargs=-1, required=True, metavar="RECORDS...")
@mapping_option
@click.option("--id", "name", metavar="ID", help="Id of the new rubric; by default the old one's with _fitted.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; - is standard output.")
@click.option("--force", is_flag=True, help="Replace the output file if it exists.")
def fit_command(
    rubric: str, records: tuple[str, ...], name: str | None, mapping: str | None, output: str | None, *, force: bool
) -> None:
    """Find the goalposts of measures that ask for a fit, and write them down with where they come from.

    \b
    Examples:
      scorecard fit democracy examples/records --id mine
    """
    asked = load_rubric(rubric)
    if not any(node.measure and node.measure.fit for node in asked.criteria.values()):
        say(f"no measure of {asked.name} asks for a fit, so all goalposts stay; ask with measure: {{fit: min_max}}")
    fitted = fit(asked, records_at(records, asked, mapping), name=name)
    put_out(dump_rubric(fitted), output, force=force, exact=True)
