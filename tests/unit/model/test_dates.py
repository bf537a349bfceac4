"""Dates: a subset of the Extended Date/Time Format, with the days that each text allows."""

from __future__ import annotations

from datetime import date

import pytest
from spec.builders import action, record_of

from scorecard.model.dates import EXPECTED, interval
from scorecard.problem import DocumentError


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1996", "1996-01-01", "1996-12-31"),
        ("1996~", "1996-01-01", "1996-12-31"),
        ("1996-02", "1996-02-01", "1996-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("1996-04~", "1996-04-01", "1996-04-30"),
        ("1996-04-03", "1996-04-03", "1996-04-03"),
        ("1996-04-03~", "1996-04-03", "1996-04-03"),
        ("1993/1994", "1993-01-01", "1994-12-31"),
        ("1993-06/1994", "1993-06-01", "1994-12-31"),
        ("1993-06-05/1993-06-05", "1993-06-05", "1993-06-05"),
        ("1993~/1994-02", "1993-01-01", "1994-02-28"),
        ("../2020", "0001-01-01", "2020-12-31"),
        ("1996/..", "1996-01-01", "9999-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_date_has_its_earliest_and_latest_day(text: str, first: str, last: str) -> None:
    """A date of any precision allows the days from its earliest to its latest, both included."""
    assert (date.fromisoformat(first), date.fromisoformat(last)) == interval(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "96", "19960403", "1996-4", "1996-04-3", "1996-13", "1996-00", "1996-02-30", "1900-02-29",
        "1996-04-00", "0000", "10000", "-0044", "1996?", "~1996", "1996/", "/1996", "../..", "..", "1994/1993",
        "1996-04-03T12:00", "1996/1997/1998", "١٩٩٦", "1996\n", " 1996", "spring 1996",
    ],
)  # fmt: skip
def test_other_text_is_no_date(text: str) -> None:
    """Any other text, and a day that no calendar has, is refused."""
    with pytest.raises(ValueError, match=r".*"):
        interval(text)


@pytest.mark.parametrize("text", ["1996-02-30", "1994/1993", "May 1996"])
def test_a_record_says_how_dates_are_written(text: str) -> None:
    """A date that is none is a problem that shows how to write one."""
    with pytest.raises(DocumentError) as raised:
        record_of(action("a", date=text))
    problem = raised.value.problems[0]
    assert ("bad-date", "actions[0].date", text) == (problem.code, str(problem.pointer), problem.found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-13-01", "a month from 01 to 12, found 13"),
        ("2021-00", "a month from 01 to 12, found 00"),
        ("2021-02-30", "a day from 01 to 28, found 30"),
        ("2020-02-30", "a day from 01 to 29, found 30"),
        ("2021-04-00", "a day from 01 to 30, found 00"),
        ("../2021-06-31", "a day from 01 to 30, found 31"),
        ("2021/2021-13", "a month from 01 to 12, found 13"),
        ("0000", "a year from 0001 on, found 0000"),
        ("2021/2020", "an end that is not before the start"),
        ("../..", EXPECTED),
        ("2021/May", EXPECTED),
    ],
)
def test_a_date_that_no_calendar_has_is_told_why(text: str, expected: str) -> None:
    """The message says which year, month or day there is not, or that the end comes first."""
    with pytest.raises(DocumentError) as raised:
        record_of(action("a", date=text))
    assert f"'{text}': expected {expected}" == raised.value.problems[0].message


@pytest.mark.parametrize("text", ["2001", "2001-01", "2001-01-20~", "2001-01-20/2001-01-20", "../2001-01-20"])
def test_a_term_starts_on_a_day(text: str) -> None:
    """The ends of a term are days, with nothing left open."""
    with pytest.raises(DocumentError, match="expected a day such as 1996-04-03"):
        record_of(subject={"id": "a", "name": "A", "terms": [{"from": text}]})


def test_a_subject_spans_its_terms() -> None:
    """A subject's span runs from the first day of its first term to the last day of its last."""
    terms = [{"from": "2009-01-20", "to": "2013-01-20"}, {"from": "1997-01-20", "to": "2001-01-20"}]
    assert interval("1997-01-20/2013-01-20") == record_of(subject={"id": "a", "name": "A", "terms": terms}).subject.span


def test_a_subject_without_terms_spans_all_time() -> None:
    """Without terms nothing is known of when, so every day is possible."""
    assert (date.min, date.max) == record_of(subject={"id": "a", "name": "A"}).subject.span


def test_a_term_that_has_not_ended_is_open() -> None:
    """A term without a last day runs to the end of the calendar."""
    terms = [{"from": "2021-01-20"}]
    assert interval("2021-01-20/..") == record_of(subject={"id": "a", "name": "A", "terms": terms}).subject.span
