"""The arithmetic of windows: years and months by the calendar, days by the count."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.model.window import Window
from scorecard.problem import ScorecardError

LAST = date(9999, 12, 31)


@pytest.mark.parametrize(
    ("start", "window", "end"),
    [
        ("2001-01-20", "4y", "2005-01-20"),
        ("2001-01-20", "18m", "2002-07-20"),
        ("2001-01-20", "12m", "2002-01-20"),
        ("2001-01-20", "100d", "2001-04-30"),
        ("2001-01-20", "1d", "2001-01-21"),
        ("2000-02-29", "4y", "2004-02-29"),
        ("2000-02-29", "1y", "2001-02-28"),
        ("2000-02-29", "12m", "2001-02-28"),
        ("2001-01-31", "1m", "2001-02-28"),
        ("2000-01-31", "1m", "2000-02-29"),
        ("2001-01-31", "2m", "2001-03-31"),
        ("2001-03-31", "1m", "2001-04-30"),
        ("2001-12-31", "1m", "2002-01-31"),
        ("2001-11-30", "1m", "2001-12-30"),
        ("2001-12-15", "1d", "2001-12-16"),
    ],
)
def test_a_length_is_counted_from_the_first_day(start: str, window: str, end: str) -> None:
    """A length ends on the same day of a later month, or on that month's last."""
    first = date.fromisoformat(start)
    assert (first, date.fromisoformat(end)) == Window(window).span((first, LAST))


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [
        ("2001-01-20/2003-01-19", "2001-01-20", "2003-01-19"),
        ("2001", "2001-01-01", "2001-12-31"),
        ("2001-02/2003", "2001-02-01", "2003-12-31"),
        ("../2003", "0001-01-01", "2003-12-31"),
        ("2001/..", "2001-01-01", "9999-12-31"),
    ],
)
def test_dates_are_the_same_for_every_subject(window: str, first: str, last: str) -> None:
    """A window of dates does not depend on the terms."""
    assert (date.fromisoformat(first), date.fromisoformat(last)) == Window(window).span((date(1950, 1, 1), LAST))


@pytest.mark.parametrize("text", ["", "4", "4w", "00y", "0m", "4y ", "1996-02-30", "\x1b[31m"])
def test_other_text_is_refused_at_once(text: str) -> None:
    """A window is refused when it is made, not when it is first used."""
    with pytest.raises(ScorecardError, match=r"^no window '"):
        Window(text)


def test_a_refusal_shows_control_characters() -> None:
    """The text is repeated with its control characters made visible."""
    with pytest.raises(ScorecardError, match=r"no window '\\x1b\[31m'; write 4y, 18m or 100d, or dates"):
        Window("\x1b[31m")


def test_windows_of_one_text_are_equal() -> None:
    """A window is a value."""
    assert 1 == len({Window("4y"), Window("4y")})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2019-01-01/2018-01-01", ": expected an end that is not before the start"),
        ("2019-02-29", ": expected a day from 01 to 28, found 29"),
        ("four years", ""),
    ],
)
def test_dates_that_are_no_window_are_told_why(text: str, why: str) -> None:
    """Dates that the calendar does not have, or that end before they start, are said to be that."""
    with pytest.raises(ScorecardError) as raised:
        Window(text)
    assert f"no window '{text}'{why}; write 4y, 18m or 100d, or dates: 2001-01-20/2003-01-19" == str(raised.value)
