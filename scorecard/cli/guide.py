"""`scorecard guide`: a page about records, for readers, with the evidence for every mark."""

from __future__ import annotations

from typing import Unpack

import click

from scorecard.cli.guides import Chosen, chosen_guide, guide_options
from scorecard.cli.output import STDOUT, put_out
from scorecard.guide.writers import writer_for


@click.command("guide")
@guide_options
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, whose ending picks the format; - is the page.")
@click.option("--force", is_flag=True, help="Replace the output file if it exists.")
def guide_command(*, output: str | None, force: bool, **chosen: Unpack[Chosen]) -> None:
    """Make one page about records, in the order given, that needs nothing from elsewhere.

    It says what is documented, what each mark rests on, what the data can and cannot say, and how all of it is
    computed. It neither supports nor opposes anybody.

    \b
    Examples:
      scorecard guide examples/records -o guide.html
      scorecard guide examples/records --rubric human_rights_defenders --lang es -o guia.html
      scorecard guide examples/records --organisation "League of Readers" --title "What was done" -o what-was-done.html
    """
    writer = writer_for("page.html" if output in {None, STDOUT} else str(output))
    put_out(writer(chosen_guide(chosen)), output, force=force, exact=True)
