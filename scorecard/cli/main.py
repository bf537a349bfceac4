"""The `scorecard` command and what it does with errors: one line or one diagnosis each, and never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from scorecard import __version__
from scorecard.cli.check import check_command
from scorecard.cli.compare import compare_command
from scorecard.cli.diff import diff_command
from scorecard.cli.explain import explain_command
from scorecard.cli.fit import fit_command
from scorecard.cli.fmt import fmt_command
from scorecard.cli.import_table import import_command
from scorecard.cli.preview import preview_command
from scorecard.cli.problem import problem_command
from scorecard.cli.schema import schema_command
from scorecard.cli.score import score_command
from scorecard.cli.show import show_command
from scorecard.cli.streams import discard, flush_stdout, prepare_streams, say, show_problems
from scorecard.problem import DocumentError, ScorecardError, visible

FINE, PROBLEMS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 70, 130
"""Exit codes."""
UNREADABLE = frozenset({"unreadable"})
"""Problems that mean that there was nothing to check."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="scorecard")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour in messages; NO_COLOR is obeyed.",
)
@click.pass_context
def cli(context: click.Context, color: str) -> None:
    """Compare what administrations did, by a stated standard, with every number explained.

    \b
    Examples:
      scorecard compare examples/records
      scorecard explain examples/records/clinton_1993.yaml sanctions
      scorecard check rubrics examples/records
    """
    context.obj = color


COMMANDS = (
    check_command,
    score_command,
    compare_command,
    explain_command,
    show_command,
    diff_command,
    fit_command,
    import_command,
    fmt_command,
    preview_command,
    schema_command,
    problem_command,
)
"""Every command, in the order in which a reader meets them."""
for command in COMMANDS:
    cli.add_command(command)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    prepare_streams()
    sys.exit(exit_code(list(sys.argv[1:] if arguments is None else arguments)))


def exit_code(arguments: list[str]) -> int:
    """Run the command line and return its exit code."""
    try:
        result = cli.main(arguments, prog_name="scorecard", standalone_mode=False)
        flush_stdout()
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # a bug ends in one line, as everything else does
        return _reported(error, _color(arguments))
    return result if isinstance(result, int) else FINE


def _reported(error: Exception, color: str) -> int:
    """Report an error; where even messages cannot be written, the exit code alone must tell."""
    try:
        return _report(error, color)
    except OSError:
        discard(sys.stderr)
        return USAGE


def _report(error: Exception, color: str) -> int:
    """Say what went wrong, and return the exit code for it."""
    if isinstance(error, click.ClickException):
        click.UsageError(visible(error.format_message()), getattr(error, "ctx", None)).show()
        return USAGE
    if isinstance(error, DocumentError):
        show_problems(error.problems, color)
        return USAGE if any(problem.code in UNREADABLE for problem in error.problems) else PROBLEMS
    if isinstance(error, OSError):
        discard(sys.stdout)
        say(f"scorecard: {visible(str(error.strerror or error))}")
        return USAGE
    if isinstance(error, ScorecardError):
        say(f"scorecard: {visible(str(error))}")
        return USAGE
    say(f"scorecard: this is a bug in scorecard: {type(error).__name__}: {visible(str(error))}")
    return BUG


def _color(arguments: Sequence[str]) -> str:
    """Return the choice of colour as it was given, wherever the command stopped."""
    for index, argument in enumerate(arguments):
        if argument.startswith("--color="):
            return argument.partition("=")[2]
        if argument == "--color":
            return "".join(arguments[index + 1 : index + 2])
    return "auto"
