"""Dates as sources give them: a subset of the Extended Date/Time Format, kept as text.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, levels 0 and 1 in part.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import StringConstraints
from pydantic_core import PydanticCustomError

from scorecard.model.rule import Rule

EXPECTED = "a date such as 1996-04-03, 1996-04, 1996, 1996~, 1993/1994, ../2020 or 1996/.."
DECEMBER = 12
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?~?", re.ASCII)
_END = r"(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?~?|\.\.)"

Interval = tuple[date, date]
"""Earliest and latest day, both included."""


@lru_cache(maxsize=4096)
def interval(text: str) -> Interval:
    """Return the earliest and latest day that the text allows; remembered, as a date is checked and then scored.

    Args:
        text: a year, a month, a day, two of them joined by `/`, or one of them and `..` for an open end. A `~` at
            the end says that the source is not exact; the interval is the same.

    Raises:
        ValueError: for any other text, and for days that no calendar has.
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _span(first)
    if first == last == "..":
        raise ValueError(text)
    earliest = date.min if first == ".." else _span(first)[0]
    latest = date.max if last == ".." else _span(last)[1]
    if earliest > latest:
        raise ValueError(text)
    return earliest, latest


def _span(text: str) -> Interval:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = match.groups()
    first = date(int(year), int(month or "1"), int(day or "1"))
    if day:
        return first, first
    last_month = int(month or "12")
    return first, date(int(year), last_month, monthrange(int(year), last_month)[1])


def _is_date(value: str) -> str:
    try:
        interval(value)
    except ValueError:
        raise PydanticCustomError("bad-date", "expected {expected}", {"expected": expected_of(value)}) from None
    return value


def expected_of(text: str) -> str:
    """Return what is expected in the place of a text that is no date, or whose days no calendar has."""
    parts = [part for part in text.split("/", 1) if part != ".."]
    matches = [match for part in parts if (match := _DATE.fullmatch(part))]
    if not parts or len(matches) < len(parts):
        return EXPECTED
    wrong = [expected for match in matches if (expected := _expected_part(*match.groups()))]
    return wrong[0] if wrong else "an end that is not before the start"


def _expected_part(year: str, month: str | None, day: str | None) -> str:
    """Return which year, month or day is expected in the place of one that no calendar has, if one is."""
    if not int(year):
        return f"a year from 0001 on, found {year}"
    if month and not 1 <= int(month) <= DECEMBER:
        return f"a month from 01 to 12, found {month}"
    days = monthrange(int(year), int(month or "1"))[1]
    return f"a day from 01 to {days}, found {day}" if day and not 1 <= int(day) <= days else ""


def is_day(text: str) -> bool:
    """Tell whether a text is one day of the calendar, as `1996-04-03`."""
    try:
        first, last = interval(text)
    except ValueError:
        return False
    return first == last and "/" not in text and "~" not in text


def _is_day(value: str) -> str:
    if not is_day(_is_date(value)):
        raise PydanticCustomError("bad-date", "expected {expected}", {"expected": "a day such as 1996-04-03"})
    return value


DateText = Annotated[str, StringConstraints(strict=True), Rule(_is_date, {"pattern": f"^{_END}(?:/{_END})?$"})]
"""A date of any precision, as text."""
DayText = Annotated[str, StringConstraints(strict=True), Rule(_is_day, {"pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})]
"""One day, as text: `1996-04-03`."""
