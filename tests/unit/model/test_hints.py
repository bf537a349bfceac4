"""Help for values, keys and forms that are not what is expected, to the letter."""

from __future__ import annotations

from typing import Any

import pytest
from spec.builders import action, by_measure, by_scale, leaf, rubric_data

from scorecard.model.hints import POINTS, POINTS_BELOW_NOTHING
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem
from scorecard.reading.load import load_records
from unit.reading.texts import written

SUBJECT = {"id": "arcadia", "name": "Arcadia"}


def of_record(**parts: Any) -> Problem:
    """Return the first problem of a record with these parts."""
    with pytest.raises(DocumentError) as raised:
        Record(**{"format": "record/1", "subject": SUBJECT, **parts})
    return raised.value.problems[0]


def of_rubric(*criteria: dict[str, Any], **choices: Any) -> Problem:
    """Return the first problem of a rubric with these criteria."""
    with pytest.raises(DocumentError) as raised:
        Rubric(**rubric_data(*criteria, **choices))
    return raised.value.problems[0]


@pytest.mark.parametrize(
    ("worth", "code", "hint"),
    [
        (40, "out-of-range", "write a part of one, as 0.4"),
        (40.5, "out-of-range", "write a part of one, as 0.405"),
        ("40%", "bad-number", "write a part of one, as 0.4"),
        ("40 %", "bad-number", "write a part of one, as 0.4"),
        (400, "out-of-range", ""),
        (-1, "out-of-range", ""),
        ("0.4", "bad-number", "write it without quotation marks"),
        ("four", "bad-number", "write digits, with a point before decimals"),
    ],
)
def test_a_worth_out_of_a_hundred_is_a_part_of_one(worth: object, code: str, hint: str) -> None:
    """A number up to 100 where one up to 1 is expected, and a per cent, are shown as a part of one."""
    problem = of_rubric(by_scale("laws"), min_coverage=worth)
    assert (code, hint) == (problem.code, problem.hint)


@pytest.mark.parametrize(
    ("scale", "code", "hint"),
    [
        ({"none": 0, "partial": 5, "full": 10}, "out-of-range", POINTS),
        ({"levels": [{"id": "none", "score": 0}, {"id": "full", "score": 400}]}, "out-of-range", POINTS),
        ({"nay": -1, "yea": 1}, "out-of-range", POINTS_BELOW_NOTHING),
        ({"none": 0, "full": "100 %"}, "bad-number", "write a part of one, as 1"),
    ],
)
def test_levels_beyond_one_are_points(scale: dict[str, object], code: str, hint: str) -> None:
    """A scale whose numbers are no parts of one is shown where its full marks stand, not a per cent."""
    problem = of_rubric(by_scale("laws"), scales={"practice": scale})
    assert (code, hint) == (problem.code, problem.hint)


@pytest.mark.parametrize(
    "scale", [{"out_of": 10, "none": 0, "partial": 5, "full": 10}, {"from": -1, "to": 1, "nay": -1, "yea": 1}]
)
def test_points_as_the_hint_writes_them_are_read(scale: dict[str, object]) -> None:
    """What the hints show is a scale whose last level is worth 1."""
    read = Rubric(**rubric_data(by_scale("laws"), scales={"practice": scale})).scales["practice"]
    assert 1 == read.value(read.levels[-1])


def test_a_weight_in_per_cent_is_a_part_of_one() -> None:
    """A weight in per cent is shown as a part of one."""
    problem = of_rubric(leaf("laws", weight="60%"))
    assert ("bad-number", "write a part of one, as 0.6") == (problem.code, problem.hint)


@pytest.mark.parametrize(
    ("day", "hint"),
    [
        ("2021-10", 'write year, month and day, in quotes: "1996-04-03"'),
        ("12.3.2021", 'write year-month-day, in quotes, as "1996-04-03"'),
        ("3/12/2021", 'write year-month-day, in quotes, as "1996-04-03"'),
    ],
)
def test_a_term_starts_on_a_day(day: str, hint: str) -> None:
    """A day is shown as a whole day; one written day first is not guessed at."""
    problem = of_record(subject={**SUBJECT, "terms": [{"from": day}]})
    assert ("bad-date", hint) == (problem.code, problem.hint)


@pytest.mark.parametrize(
    ("date", "hint"),
    [
        ("12.3.2021", 'write year-month-day, in quotes, as "1996-04-03"'),
        ("April 1996", 'write it as the source gives it, in quotes: "1996-04"'),
    ],
)
def test_a_date_is_written_year_first(date: str, hint: str) -> None:
    """A date that starts with its day is shown the order of a date; another stays as the source gives it."""
    assert hint == of_record(actions=[action("a", date=date)]).hint


@pytest.mark.parametrize(
    ("parts", "hint"),
    [
        ({"subject": "Linz on Danube"}, "write names with values, as {id: linz_on_danube, name: Linz on Danube}"),
        ({"subject": ["Linz"]}, "write names with values, as {id: ..., name: ...}"),
        ({"subject": "Linz: {a}"}, "write names with values, as {id: ..., name: ...}"),
        ({"sources": []}, "write names with values, as {name: {title: ..., publisher: ..., kind: ...}}"),
        ({"limits": "Minutes are lost"}, "write a list, as [Minutes are lost]"),
        ({"limits": "Minutes, of 2019"}, "write a list, as [...]"),
        (
            {"actions": [action("a") | {"evidence": {"source": "paper", "at": "1"}}]},
            "write a list, as [{source: ..., at: ...}]",
        ),
        ({"actions": [action("a") | {"themes": ["courts"]}]}, "write names with values, as {name: advances}"),
        ({"reply": "asked"}, "write names with values, as {status: ...}"),
    ],
)
def test_the_form_that_is_wanted_is_shown(parts: dict[str, object], hint: str) -> None:
    """Where a mapping or a list is expected, its required keys are shown, with the text given where it is plain."""
    problem = of_record(**parts)
    assert ("wrong-type", hint) == (problem.code, problem.hint)


def test_a_standard_that_is_text_becomes_its_title() -> None:
    """A standard that is written as text is shown as a mapping with that title."""
    problem = of_rubric(by_measure("delay"), standard="Charter of 2019")
    assert "write names with values, as {title: Charter of 2019}" == problem.hint


def test_the_ends_of_a_measure_are_named() -> None:
    """A measure with a minimum and a maximum is told what its ends are called."""
    problem = of_rubric({"id": "delay", "measure": {"min": 0, "max": 5}})
    assert ("unknown-key", "name the ends worst: and best:, as in {worst: 180, best: 0}") == (
        problem.code,
        problem.hint,
    )


COMMA = "; where the comma before it belongs to a text, put that text in quotation marks"


@pytest.mark.parametrize(
    ("value", "hints"),
    [
        (
            "{number: 3, because: Only, as told}",
            {"empty-value": f"give a value, or remove the key{COMMA}", "unknown-key": f"remove it{COMMA}"},
        ),
        (
            "{number: 3, becaus: }",
            {"empty-value": "give a value, or remove the key", "unknown-key": "did you mean 'because'?"},
        ),
    ],
)
def test_a_comma_inside_braces_ends_a_text(tmp_path: Any, value: str, hints: dict[str, str]) -> None:
    """Text with a comma inside braces is asked for in quotation marks, where what follows it has no value."""
    text = f"format: record/1\nsubject: {{id: arcadia, name: Arcadia}}\nobservations:\n  delay: {value}\n"
    with pytest.raises(DocumentError) as raised:
        load_records(written(tmp_path, text))
    assert hints == {problem.code: problem.hint for problem in raised.value.problems}
