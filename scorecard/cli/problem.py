"""`scorecard problem`: what a problem code means."""

from __future__ import annotations

import click

from scorecard.cli.codes import meaning_of_code
from scorecard.cli.output import put_out
from scorecard.reading.manual import manual
from scorecard.rendering.manual_text import entry_as_text, index_as_text


@click.command("problem")
@click.argument("code", default="", metavar="[CODE]")
def problem_command(code: str) -> None:
    """Say what a problem code means, why it matters, and show a bad and a good example; without CODE list all.

    \b
    Examples:
      scorecard problem unknown-level
      scorecard problem
    """
    entries = manual().codes
    if not code:
        put_out(index_as_text(entries), None, force=False)
        return
    put_out(entry_as_text(code, meaning_of_code(code)), None, force=False)
