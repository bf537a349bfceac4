"""`scorecard check`: every problem of every file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scorecard.cli.codes import meaning_of_code
from scorecard.cli.folders import say_not_entered
from scorecard.cli.options import DEFAULT_RUBRIC, mapping_option
from scorecard.cli.output import put_out, show_problems
from scorecard.cli.streams import flush_stdout, say
from scorecard.later import later
from scorecard.reading.check import Checked, check
from scorecard.rendering.problem_formats import PROBLEM_FORMATS

if TYPE_CHECKING:
    from scorecard.reading.manual import manual
else:
    manual = later("scorecard.reading.manual:manual")


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--rubric", metavar="NAME|FILE", help=f"Check observations against this rubric too, as {DEFAULT_RUBRIC}.")
@click.option("--sources", metavar="DIR", help="Check quotations against the archived texts in DIR.")
@mapping_option
@click.option("--strict", is_flag=True, help="Let warnings fail the check as errors do.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Leave out the warnings of a code; may be repeated.")
@click.option("--format", "format_", type=click.Choice(list(PROBLEM_FORMATS)), default="text", show_default=True)
@click.pass_context
def check_command(
    context: click.Context,
    paths: tuple[str, ...],
    rubric: str | None,
    *,
    sources: str | None,
    mapping: str | None,
    strict: bool,
    ignore: tuple[str, ...],
    format_: str,
) -> int:
    """Check rubrics, records, codings and whatever stands in the given folders.

    An error stops the work. A warning is what a good reviewer would ask, and leaves the exit code at 0 unless --strict.

    \b
    Examples:
      scorecard check examples/records
      scorecard check rubrics/democracy.yaml examples/records --format json
      scorecard check rubrics --strict --ignore heavy-criterion
    """
    for code in ignore:
        meaning_of_code(code)
    checked = check(paths, rubric=rubric, sources=sources, mapping=mapping).without(ignore)
    if format_ != "text":
        put_out(PROBLEM_FORMATS[format_](checked.problems, manual().codes), None, force=False, exact=True)
    elif checked.problems:
        flush_stdout()
        show_problems(checked.problems, context.obj)
    say(_summary(checked, strict=strict))
    say_not_entered(paths, "check")
    return _exit_code(checked, strict=strict)


def _exit_code(checked: Checked, *, strict: bool) -> int:
    if any(problem.code == "unreadable" for problem in checked.problems):
        return 2
    return int(bool(checked.errors or (strict and checked.warnings)))


def _summary(checked: Checked, *, strict: bool) -> str:
    files = "1 file checked" if checked.files == 1 else f"{checked.files} files checked"
    found = ", ".join(f"{count} {how or 'not found'}" for how, count in sorted(checked.quotations.items()))
    total = checked.quotations.total()
    parts = [
        files,
        *([f"{total} {'quotation' if total == 1 else 'quotations'}: {found}"] if found else []),
        *([] if checked.problems else ["no problems"]),
        *(["warnings fail, as --strict asks"] if strict and checked.warnings and not checked.errors else []),
    ]
    return "; ".join(parts)
