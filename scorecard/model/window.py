"""The part of each subject's time in office that a comparison looks at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from scorecard.model.dates import Interval, interval
from scorecard.problem import ScorecardError, echo

_LENGTH = re.compile(r"([1-9][0-9]{0,3})([ymd])")


@dataclass(frozen=True, slots=True)
class Window:
    """An equal part of each term, counted from its first day, or the same dates for all."""

    text: str
    """As it was asked for: `4y`, `18m`, `100d`, or two dates joined by `/`."""

    def __post_init__(self) -> None:
        """Refuse text that is no window."""
        try:
            self.span((date(1, 1, 1), date(9999, 12, 31)))
        except (ValueError, OverflowError):
            msg = f"no window '{echo(self.text)}'; write 4y, 18m or 100d, or dates: 2001-01-20/2003-01-19"
            raise ScorecardError(msg) from None

    def span(self, terms: Interval) -> Interval:
        """Return the first and last day of the window for a subject whose terms span the given days.

        Why: terms are written from handover to handover, so a window of four years holds a term of four years
        when it ends on the day of the handover.
        """
        match = _LENGTH.fullmatch(self.text)
        if match is None:
            return interval(self.text)
        return terms[0], _after(terms[0], int(match[1]), match[2])


def _after(day: date, count: int, unit: str) -> date:
    if unit == "d":
        return day + timedelta(days=count)
    months = day.month - 1 + count * (12 if unit == "y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    first = date(year, month, 1)
    return min(first + timedelta(days=day.day - 1), _last_of_month(first))


def _last_of_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
