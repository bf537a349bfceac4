"""The part of each subject's time in office that a comparison looks at."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from scorecard.model.dates import EXPECTED, Interval, expected_of, interval
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
            self.span((date(2000, 1, 1), date.max))
        except (ValueError, OverflowError):
            expected = expected_of(self.text)
            why = "" if expected == EXPECTED else f": expected {expected}"
            msg = f"no window '{echo(self.text)}'{why}; write 4y, 18m or 100d, or dates: 2001-01-20/2003-01-19"
            raise ScorecardError(msg) from None

    @property
    def is_length(self) -> bool:
        """Tell whether it is counted from the first day of a subject's terms."""
        return _LENGTH.fullmatch(self.text) is not None

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
    """Return the day so much later; the calendar's last day where it would lie beyond."""
    try:
        return day + timedelta(days=count) if unit == "d" else _months_after(day, count * (12 if unit == "y" else 1))
    except (ValueError, OverflowError):
        return date.max


def _months_after(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
