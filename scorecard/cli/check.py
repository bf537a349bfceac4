"""`scorecard check`: every problem of every file."""

from __future__ import annotations

import click

from scorecard.cli.options import DEFAULT_RUBRIC, mapping_option
from scorecard.cli.streams import flush_stdout, put_out, say, show_problems
from scorecard.problem import Severity
from scorecard.reading.check import Checked, check
from scorecard.rendering.diagnostic import PROBLEM_FORMATS


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--rubric", metavar="NAME|FILE", help=f"Check observations against this rubric too, as {DEFAULT_RUBRIC}.")
@click.option("--sources", metavar="DIR", help="Check quotations against the archived texts in DIR.")
@mapping_option
@click.option("--format", "format_", type=click.Choice(list(PROBLEM_FORMATS)), default="text", show_default=True)
@click.pass_context
def check_command(
    context: click.Context,
    paths: tuple[str, ...],
    rubric: str | None,
    *,
    sources: str | None,
    mapping: str | None,
    format_: str,
) -> int:
    """Check rubrics, records, codings and whatever stands in the given folders.

    \b
    Examples:
      scorecard check examples/records
      scorecard check rubrics/democracy.yaml examples/records --format json
    """
    checked = check(paths, rubric=rubric, sources=sources, mapping=mapping)
    if format_ != "text":
        put_out(PROBLEM_FORMATS[format_](checked.problems), None, force=False, exact=True)
    elif checked.problems:
        flush_stdout()
        show_problems(checked.problems, context.obj)
    say(_summary(checked))
    if any(problem.code == "unreadable" for problem in checked.problems):
        return 2
    return 1 if any(problem.severity is Severity.ERROR for problem in checked.problems) else 0


def _summary(checked: Checked) -> str:
    files = "1 file checked" if checked.files == 1 else f"{checked.files} files checked"
    found = ", ".join(f"{count} {how or 'not found'}" for how, count in sorted(checked.quotations.items()))
    quotations = f"; {checked.quotations.total()} quotations: {found}" if found else ""
    return files + quotations + ("" if checked.problems else "; no problems")
