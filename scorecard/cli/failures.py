"""What the command line says of an error: one line, or one diagnosis of documents; and the exit code for it."""

from __future__ import annotations

import sys

import click

from scorecard.cli.output import show_problems
from scorecard.cli.streams import discard, say
from scorecard.problem import DocumentError, ScorecardError, visible

PROBLEMS, USAGE, BUG = 1, 2, 70
"""Exit codes."""
UNREADABLE = frozenset({"unreadable"})
"""Problems that mean that there was nothing to check."""


def reported(error: Exception, color: str) -> int:
    """Report an error; where even messages cannot be written, the exit code alone must tell."""
    try:
        return _report(error, color)
    except OSError:
        discard(sys.stderr)
        return USAGE


def _report(error: Exception, color: str) -> int:
    """Say what went wrong, and return the exit code for it."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return USAGE
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
