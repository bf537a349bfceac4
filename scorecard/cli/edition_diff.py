"""`scorecard edition diff`: what moved between two editions."""

from __future__ import annotations

import click

from scorecard.analysis.edition_difference import edition_difference
from scorecard.cli.options import output_options
from scorecard.cli.output import format_for
from scorecard.cli.results import put_result
from scorecard.problem import DocumentError, Problem
from scorecard.reading.edition import EditionFolder, open_whole_edition

CHANGED = 1
"""Exit code for editions that differ, where that is asked for."""


@click.command("diff")
@click.argument("first", metavar="DIR1")
@click.argument("second", metavar="DIR2")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when inputs, choices or any cell differ.")
@output_options
def edition_diff_command(
    first: str, second: str, format_: str | None, output: str | None, *, exit_code: bool, force: bool
) -> int:
    """Say cell by cell what moved from one edition to another, and because of what.

    A cell is one subject's result on one dimension or criterion: its score, bounds, coverage and band.

    \b
    Examples:
      scorecard edition diff 2026 2026-2
      scorecard edition diff 2026 2026-2 --format csv --exit-code
    """
    chosen = format_for(output, format_)
    found = edition_difference(*_opened(first, second))
    put_result(found, chosen, output, force=force)
    return CHANGED if exit_code and found.differs else 0


def _opened(*folders: str) -> tuple[EditionFolder, EditionFolder]:
    """Open both editions, and say what is wrong with either."""
    opened: list[EditionFolder] = []
    problems: list[Problem] = []
    for folder in folders:
        try:
            opened.append(open_whole_edition(folder))
        except DocumentError as error:
            problems += error.problems
    if problems:
        raise DocumentError(problems)
    return opened[0], opened[1]
