"""Problem codes as arguments of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scorecard.later import later
from scorecard.problem import did_you_mean

if TYPE_CHECKING:
    from scorecard.model.manual import ManualEntry
    from scorecard.reading.manual import manual
else:
    manual = later("scorecard.reading.manual:manual")


def meaning_of_code(code: str) -> ManualEntry:
    """Return what a problem code means.

    Raises:
        click.UsageError: when there is no such code.
    """
    known = manual().codes
    if code not in known:
        hint = did_you_mean(code, known) or "'scorecard problem' lists all codes"
        msg = f"no problem code '{code}'; {hint}"
        raise click.UsageError(msg)
    return known[code]
