"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from scorecard.rendering.formats import BINARY_FORMATS, FORMATS

Command = TypeVar("Command", bound=Callable[..., object])

DEFAULT_RUBRIC = "democracy"
"""The rubric where none is named."""


def rubric_option(command: Command) -> Command:
    """Add `--rubric`."""
    return click.option(
        "--rubric",
        default=DEFAULT_RUBRIC,
        show_default=True,
        metavar="NAME|FILE",
        help="Name of a bundled rubric (name@version pins it), or a rubric file.",
    )(command)


def window_option(command: Command) -> Command:
    """Add `--window`."""
    return click.option(
        "--window",
        metavar="LENGTH|DATES",
        help="Look at an equal part of each time in office: 4y, 18m, 100d, or 2001-01-20/2003-01-19.",
    )(command)


def mapping_option(command: Command) -> Command:
    """Add `--mapping`."""
    return click.option(
        "--mapping", metavar="FILE", help="Read files that are no documents as tables (CSV, XLSX), as FILE says."
    )(command)


def output_options(command: Command, formats: tuple[str, ...] = (*FORMATS, *BINARY_FORMATS)) -> Command:
    """Add `--format`, `--output` and `--force`."""
    force = click.option("--force", is_flag=True, help="Replace the output file if it exists.")
    output = click.option(
        "-o", "--output", metavar="FILE", help="Write to FILE, whose ending picks the format; - is standard output."
    )
    form = click.option("--format", "format_", type=click.Choice(formats), help="Format of the output.")
    return form(output(force(command)))


def document_output_options(command: Command) -> Command:
    """Add the same for a result that is a document, and can be written as one."""
    return output_options(command, (*FORMATS, *BINARY_FORMATS, "yaml"))
