"""`scorecard edition verify`: an edition made again."""

from __future__ import annotations

import click

from scorecard.cli.options import output_options
from scorecard.cli.output import format_for
from scorecard.cli.results import put_result
from scorecard.edition.verify import verify

FAULTY = 1
"""Exit code for an edition that is not as its manifest says."""


@click.command("verify")
@click.argument("folder", metavar="DIR")
@output_options
def verify_command(folder: str, format_: str | None, output: str | None, *, force: bool) -> int:
    """Check every file of an edition by its hash, and make every output again from the inputs, byte for byte.

    The exit code is 1 where anything differs: a file that is changed, missing or extra, or an output that this version
    of the library makes otherwise.

    \b
    Examples:
      scorecard edition verify 2026
      scorecard edition verify 2026 --format json
    """
    chosen = format_for(output, format_)
    found = verify(folder)
    put_result(found, chosen, output, force=force)
    return 0 if found.holds else FAULTY
