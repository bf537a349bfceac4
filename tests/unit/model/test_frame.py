"""Results as data frames of three libraries: one shape, the numbers of `to_rows`, and null for what is not known."""

from __future__ import annotations

import sys
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import narwhals as nw
import pytest

from scorecard.analysis.robustness import robustness
from scorecard.model.comparison import Comparison
from scorecard.model.frame import BACKENDS, Backend, Framed
from scorecard.model.robustness import Robustness, Varied
from scorecard.problem import OutputError
from unit.analysis.small import compared, measured

every_backend = pytest.mark.parametrize("backend", BACKENDS)
NUMBERS = ("score", "lower", "upper", "coverage", "unscrutinised")
"""Columns of results that hold numbers."""


@cache
def comparison() -> Comparison:
    """Return two subjects, of whom one is not known in part."""
    rubric = measured({"a": 1, "b": 2}, bands=[{"from": 0, "label": "low"}, {"from": "1/2", "label": "high"}])
    return compared(rubric, arcadia={"a": "1/3", "b": 1}, borduria={"a": None, "b": None})


@cache
def account() -> Robustness:
    """Return an account of them."""
    return robustness(comparison(), Varied(draws=20))


def results() -> dict[str, Framed]:
    """Return a result of each kind that has rows."""
    return {"scorecard": comparison().cards[0], "comparison": comparison(), "robustness": account()}


def rows_of(frame: Any) -> list[dict[str, object]]:
    """Return the rows of a data frame of any library, with None where it has nothing."""
    rows = nw.from_native(frame, eager_only=True).rows(named=True)
    return [{name: None if value != value else value for name, value in row.items()} for row in rows]  # noqa: PLR0124  # NaN is not itself


def schema_of(frame: Any) -> dict[str, str]:
    """Return the types of the columns of a data frame of any library."""
    return {name: str(kind) for name, kind in nw.from_native(frame, eager_only=True).schema.items()}


def nearest(value: object) -> object:
    """Return a value with the nearest float in the place of an exact number."""
    return float(value) if isinstance(value, Fraction) else value


@every_backend
@pytest.mark.parametrize("kind", results())
def test_a_frame_has_the_values_of_the_rows(kind: str, backend: Backend) -> None:
    """Each cell of a frame is the row's value, a number as the nearest float, nothing as nothing."""
    result = results()[kind]
    expected = [{name: nearest(value) for name, value in row.items()} for row in result.to_rows()]
    assert expected == rows_of(result.to_frame(backend))


@pytest.mark.parametrize("kind", results())
def test_rows_have_the_columns_that_are_stated(kind: str) -> None:
    """The columns of the rows are those that the class states, in their order."""
    result = results()[kind]
    assert {tuple(result.columns)} == {tuple(row) for row in result.to_rows()}


@every_backend
def test_numbers_are_floats_and_all_else_is_text(backend: Backend) -> None:
    """Scores, bounds and shares are 64-bit floats; names, outcomes and bands are text."""
    expected = {name: "Float64" if name in NUMBERS else "String" for name in comparison().columns}
    assert expected == schema_of(comparison().to_frame(backend))


@every_backend
def test_what_is_not_known_is_null(backend: Backend) -> None:
    """A score that is not given is null, and no number and no text; its bounds are numbers."""
    frame = nw.from_native(comparison().to_frame(backend), eager_only=True)
    found = frame.filter((nw.col("subject") == "borduria") & (nw.col("path") == ""))
    nulls = [found[name].null_count() for name in ("score", "lower", "upper", "coverage")]
    assert ([1, 0, 0, 0], (0.0, 1.0, 0.0)) == (nulls, found.select("lower", "upper", "coverage").row(0))


@every_backend
def test_exact_numbers_are_text(backend: Backend) -> None:
    """With `exact`, numbers are the fractions themselves, written as text."""
    frame = comparison().to_frame(backend, exact=True)
    assert {"String"} == set(schema_of(frame).values())
    expected = [None if row["score"] is None else str(row["score"]) for row in comparison().to_rows()]
    assert (expected, "7/9") == ([row["score"] for row in rows_of(frame)], expected[0])


@every_backend
@pytest.mark.parametrize("exact", [False, True])
def test_a_frame_without_rows_keeps_its_columns(backend: Backend, *, exact: bool) -> None:
    """A comparison of nobody is a frame of no rows, with the same columns of the same types."""
    empty = replace(comparison(), cards=()).to_frame(backend, exact=exact)
    full = comparison().to_frame(backend, exact=exact)
    assert ([], schema_of(full)) == (rows_of(empty), schema_of(empty))


def test_pandas_is_the_usual_backend() -> None:
    """Without a backend the frame is one of pandas."""
    assert "pandas" == type(comparison().to_frame()).__module__.partition(".")[0]


@pytest.mark.parametrize(
    ("backend", "message"),
    [
        ("pandsa", "no data frames of 'pandsa'; backends: pandas, polars, pyarrow; did you mean 'pandas'?"),
        ("duckdb", "no data frames of 'duckdb'; backends: pandas, polars, pyarrow"),
        (sys, "no data frames of '<module 'sys' (built-in)>'; backends: pandas, polars, pyarrow"),
    ],
)
def test_another_backend_is_refused(backend: Backend, message: str) -> None:
    """A backend that is none is named with those that there are, and with the one that is near."""
    with pytest.raises(OutputError) as raised:
        comparison().to_frame(backend)
    assert message == str(raised.value)


@pytest.mark.parametrize(("missing", "backend"), [("narwhals", "polars"), ("polars", "polars"), ("pandas", "pandas")])
def test_what_is_missing_is_named_with_how_to_install_it(
    missing: str, backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without narwhals or the backend, the error says which is missing and how to get both."""
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(OutputError) as raised:
        comparison().to_frame(backend)
    expected = f"a data frame of {backend} needs {missing}: pip install 'policy-scorecard[frames]' {backend}"
    assert expected == str(raised.value)
