"""A group of commands of which only the one that is used is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import ClassVar

import click

Entry = tuple[str, str]
"""Where a command is defined, as `module:name`, and what it does, on one line."""


class LazyGroup(click.Group):
    """Commands by their names, loaded when they are used.

    Why: help and mistakes on the command line are answered at once, and no command waits for what others need.
    """

    entries: ClassVar[Mapping[str, Entry]]
    """Every command by its name, in the order in which a reader is to meet them."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(self.entries)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; None where there is none."""
        if cmd_name not in self.entries:
            return None
        module, _, name = self.entries[cmd_name][0].partition(":")
        found = getattr(import_module(module), name)
        return found if isinstance(found, click.Command) else None

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in self.entries.items()])
