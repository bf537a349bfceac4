"""Tables of observations: what comes out, what floating point alone would get wrong, and what is refused."""

from __future__ import annotations

import pyarrow as pa
import pytest

from scorecard.batch import score_table
from scorecard.batch.layouts import observed_in_table
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, ScorecardError
from unit.batch.standards import BY_ACTS, MIXED, ROUNDED, SCORE, THRESHOLD

WIDE = {"subject": ["ada", "bo"], "vote": ["part", None], "days": [90, 180], "money": ["not_applicable", "not_found"]}
FOUND = [
    {
        "subject": "ada", "score": 0.5, "lower": 0.5, "upper": 0.5, "coverage": 1.0, "band": None,
        "d": 0.5, "d.vote": 0.5, "d.days": 0.5, "d.money": None,
    },
    {
        "subject": "bo", "score": 0.0, "lower": 0.0, "upper": 2 / 3, "coverage": 1 / 3, "band": None,
        "d": 0.0, "d.vote": None, "d.days": 0.0, "d.money": None,
    },
]  # fmt: skip
NOT_ABOVE_0 = (
    "money[0]: error[misfit-observation]: row 1 and 1 more: 'money' takes a number above 0, as its curve is a logarithm"
)
LONG = {
    "subject": ["ada", "bo", "ada", "ada", "bo"],
    "criterion": ["vote", "days", "days", "money", "money"],
    "value": ["part", "180", "90", "not_applicable", "not_found"],
}
CATEGORIES = pa.table({name: pa.array(cells).dictionary_encode() for name, cells in LONG.items()})
"""The same, each text written once: a dictionary holds what all criteria say."""


UNUSED = pa.DictionaryArray.from_arrays(pa.array([1, 2, 2, 3, 3]), pa.array([None, "vote", "days", "money", "voet"]))
"""The criteria of the same, by a dictionary that holds what stands in no row."""


class Stream:
    """A table of a library that nobody knows."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand on the table."""
        return pa.table(WIDE).__arrow_c_stream__(requested_schema)


@pytest.mark.parametrize(
    "table",
    [
        pa.table(WIDE),
        pa.table(WIDE).to_reader(),
        pa.table(LONG),
        CATEGORIES,
        pa.table(LONG | {"criterion": UNUSED}),
        Stream(),
    ],
)
def test_any_table_is_scored(table: pa.Table) -> None:
    """Tables, readers and whatever else hands on a stream, wide or long, give the same scores; unknown is not 0."""
    assert FOUND == score_table(MIXED, table).to_pylist()


@pytest.mark.parametrize("table", [pa.table(LONG), CATEGORIES])
def test_each_criterion_has_its_own_texts(table: pa.Table) -> None:
    """What is said of one criterion in a long table is not judged by the others."""
    said = {name: cells.dictionary.to_pylist() for name, cells in observed_in_table(MIXED, table).columns.items()}
    assert {"vote": ["part"], "days": ["90", "180"], "money": ["not_applicable", "not_found"]} == said


def test_a_table_without_rows_has_no_scores() -> None:
    """A table without rows gives one without rows."""
    assert 0 == score_table(MIXED, pa.table({"subject": pa.array([], pa.string())}), rank=True).num_rows


def test_what_is_just_below_a_threshold_is_below() -> None:
    """A mean that floating point takes for the threshold, and that fractions tell from it, is in the lower band."""
    table = {"subject": ["on", "below"], "a": [0.1, 0.1], "b": [0.2, 0.2], "c": [0.6, 0.5999999999999999]}
    assert ["high", "low"] == score_table(THRESHOLD, pa.table(table)).column("band").to_pylist()


def test_scores_that_differ_by_next_to_nothing_are_no_tie() -> None:
    """Equal scores share a rank, whatever their parts, and scores that fractions tell apart do not."""
    table = {
        "subject": ["one", "level", "below"],
        "a": [0.1, 0.6, 0.1], "b": [0.2, 0.1, 0.2], "c": [0.6, 0.2, 0.5999999999999999],
    }  # fmt: skip
    assert [1, 1, 3] == score_table(THRESHOLD, pa.table(table), rank=True).column("rank").to_pylist()


def test_a_half_is_rounded_as_declared() -> None:
    """A mean of exactly 0.25 is rounded up, and one that is next to nothing below it down."""
    table = {"subject": ["half", "below"], "a": [0.1, 0.1], "b": [0.05, 0.05], "c": [0.6, 0.5999999999999999]}
    assert [0.3, 0.2] == score_table(ROUNDED, pa.table(table)).column("score").to_pylist()


@pytest.mark.parametrize(
    ("table", "messages"),
    [
        (
            {
                "subject": ["a", "b", "c"],
                "vote": ["parital", "none", "parital"],
                "days": [1.5, float("inf"), 3.0],
                "money": [0.0, 1.0, -1.0],
            },
            [
                "vote[0]: error[unknown-level]: row 1 and 1 more: no level 'parital' in the scale of 'vote'",
                "days[1]: error[misfit-observation]: row 2: 'days' takes a number, not inf",
                NOT_ABOVE_0,
            ],
        ),
        (
            {"subject": ["a", "a", None]},
            [
                "subject[2]: error[no-id]: row 3: no subject",
                "subject[1]: error[same-id]: row 2: subject 'a' stands on row 1 already",
            ],
        ),
        (
            {"subject": ["a", None, "a"]},
            [
                "subject[1]: error[no-id]: row 2: no subject",
                "subject[2]: error[same-id]: row 3: subject 'a' stands on row 1 already",
            ],
        ),
        (
            {"subject": ["a", "", None, " \t"]},
            ["subject[1]: error[no-id]: row 2 and 2 more: no subject"],
        ),
        (
            {"subject": ["a", " ", "", "a"], "criterion": ["vote", "days", "vote", "days"], "value": ["full"] * 4},
            ["subject[1]: error[no-id]: row 2 and 1 more: no subject"],
        ),
        ({"subject": [1.5]}, ["subject: error[no-id]: column 'subject' takes text or whole numbers, not double"]),
        ({"name": ["a"]}, ["document: error[missing-key]: no column 'subject'"]),
        (
            {"subject": ["a"], "\x1b[2J": ["none"]},
            ["\\x1b[2J: error[unknown-column]: no column '\\x1b[2J'"],
        ),
        (
            {"subject": ["\x1b[2J", "\x1b[2J"]},
            ["subject[1]: error[same-id]: row 2: subject '\\x1b[2J' stands on row 1 already"],
        ),
        ({"subject": ["a"], "voet": ["none"]}, ["voet: error[unknown-column]: no column 'voet'"]),
        (
            {"subject": ["a"], "vote": [1], "days": ["12,5"]},
            [
                "vote[0]: error[misfit-observation]: row 1: 'vote' takes a level, not numbers",
                "days[0]: error[misfit-observation]: row 1: 'days' takes a number, not '12,5'",
            ],
        ),
        (
            {"subject": ["a", "a"], "criterion": ["vote", "vot"], "value": ["none", "none"]},
            ["criterion: error[unknown-criterion]: no criterion 'vot' in mixed@1"],
        ),
        (
            {"subject": ["a", None, "a"], "criterion": ["voet", "vote", None], "value": ["none", "none", "none"]},
            [
                "subject[1]: error[no-id]: row 2: no subject",
                "criterion[2]: error[unknown-criterion]: row 3: no criterion",
                "criterion: error[unknown-criterion]: no criterion 'voet' in mixed@1",
            ],
        ),
        (
            {"subject": ["a", "a"], "criterion": ["vote", "vote"], "value": ["none", "full"]},
            ["value[0]: error[repeated-row]: row 1: 'vote' of subject 'a' is observed again on a later row"],
        ),
    ],
)
def test_every_problem_of_a_table_is_told(table: dict[str, list[object]], messages: list[str]) -> None:
    """What does not fit is told all at once, by column and row, and nothing is guessed."""
    with pytest.raises(DocumentError) as caught:
        score_table(MIXED, pa.table(table))
    assert messages == [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("rubric", "message"),
    [
        (
            BY_ACTS,
            (
                "acts@1 cannot be scored from a table of observations: criterion 'press' is judged by acts;"
                " give the table of actions as well"
            ),
        ),
        (SCORE, "the dimension 'score' has the name of a column of every table of scores; rename it"),
    ],
)
def test_rubrics_that_ask_for_more_are_refused(rubric: Rubric, message: str) -> None:
    """A rubric that looks at what a table does not hold is refused, and nothing is left out in silence."""
    with pytest.raises(ScorecardError) as caught:
        score_table(rubric, pa.table({"subject": ["a"]}))
    assert message == str(caught.value)


def test_what_is_no_table_is_refused() -> None:
    """A list is no table."""
    with pytest.raises(ScorecardError) as caught:
        score_table(MIXED, [1])  # type: ignore[arg-type]  # what is wrong on purpose
    assert "a list is no table; give one of pyarrow, polars, pandas or DuckDB" == str(caught.value)


def test_a_column_is_no_table() -> None:
    """A column goes through the same interface, and is refused."""
    with pytest.raises(ScorecardError, match="a ChunkedArray is no table; give one of pyarrow"):
        score_table(MIXED, CATEGORIES.column("subject"))


def test_what_is_no_rubric_is_refused() -> None:
    """The path of a rubric is told how to become one."""
    with pytest.raises(ScorecardError) as caught:
        score_table("v.yaml", pa.table({"subject": ["a"]}))  # type: ignore[arg-type]  # what is wrong on purpose
    assert "rubric is the text 'v.yaml'; give a rubric, as load_rubric returns it" == str(caught.value)
