"""`scorecard fmt`: documents in one layout."""

from __future__ import annotations

import click

from scorecard.cli.folders import say_not_entered
from scorecard.cli.output import STDOUT, put_out, show_problems
from scorecard.cli.streams import flush_stdout, say
from scorecard.formatting.files import Formatted, Outcome, format_files
from scorecard.problem import visible

FINE, FOUND, UNREADABLE = 0, 1, 2
"""Exit codes: nothing to do or done; problems, or files that would change; files that cannot be read or written."""


@click.command("fmt")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; list the files that would change.")
@click.option("--diff", "show_diff", is_flag=True, help="Write nothing; show what would change.")
@click.pass_context
def fmt_command(context: click.Context, paths: tuple[str, ...], *, only_check: bool, show_diff: bool) -> int:
    """Put documents into one layout, with their comments and without changing a word.

    Keys stand in the order of the models, lists keep theirs; prose is folded at 88 columns. A document with problems is
    left as it is, and so is JSON. With - a document is read from standard input and written to standard output.

    \b
    Examples:
      scorecard fmt rubrics examples/records
      scorecard fmt rubrics --check
      scorecard fmt examples/tables --diff
    """
    if STDOUT in paths and len(paths) > 1:
        msg = "- stands alone: a document from standard input goes to standard output"
        raise click.UsageError(msg)
    only_look = only_check or show_diff
    found = format_files(paths) if only_look or STDOUT in paths else format_files(paths, Formatted.write)
    changed = [file for file in found.files if file.is_changed]
    if show_diff:
        put_out("".join(file.difference for file in changed), None, force=False, exact=True)
    elif only_check:
        put_out("".join(f"{file.path}\n" for file in changed), None, force=False)
    elif STDOUT in paths:
        put_out("".join(file.after for file in found.files), None, force=False, exact=True)
    if found.problems:
        flush_stdout()
        show_problems(found.problems, context.obj)
    for failure in found.failures:
        say(f"scorecard: {visible(failure)}")
    if STDOUT not in paths or only_look:
        say(_summary(found, len(changed), *(("would change", "would stay") if only_look else ("changed", "as before"))))
        say_not_entered(paths, "format")
    return _code(found, would_change=bool(changed) and only_look)


def _summary(found: Outcome, changed: int, done: str, same: str) -> str:
    files = "1 file" if changed == 1 else f"{changed} files"
    rest = len(found.files) - changed
    more = [f"{rest} {same}"] if rest else []
    if found.json:
        more.append(f"{len(found.json)} in JSON left as {'they are' if len(found.json) > 1 else 'it is'}")
    if found.links:
        more.append(f"{len(found.links)} behind links left; name a link to follow it")
    return ", ".join([f"{files} {done}", *more])


def _code(found: Outcome, *, would_change: bool) -> int:
    if found.failures or any(problem.code == "unreadable" for problem in found.problems):
        return UNREADABLE
    return FOUND if found.problems or would_change else FINE
