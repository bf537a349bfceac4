"""`scorecard edition`: what is published, frozen with all that it was made from."""

from __future__ import annotations

import click

from scorecard.cli.lazy import Entry, LazyGroup

EDITION_COMMANDS: dict[str, Entry] = {
    "freeze": ("scorecard.cli.edition_freeze:freeze_command", "Write an edition: inputs, outputs and a manifest."),
    "verify": ("scorecard.cli.edition_verify:verify_command", "Make an edition's outputs again, byte for byte."),
    "diff": ("scorecard.cli.edition_diff:edition_diff_command", "Say what moved between two editions, and why."),
}
"""Every command about editions, in the order in which a reader meets them."""


class EditionCommands(LazyGroup):
    """The commands about editions."""

    entries = EDITION_COMMANDS


@click.group("edition", cls=EditionCommands)
def edition_command() -> None:
    """Freeze what is published, make it again, and say what moved from one edition to the next.

    \b
    Examples:
      scorecard edition freeze 2026 examples/records --date 2026-11-20
      scorecard edition verify 2026
      scorecard edition freeze 2026-2 examples/records --date 2026-12-01 --window 4y --after 2026
      scorecard edition diff 2026 2026-2
    """
