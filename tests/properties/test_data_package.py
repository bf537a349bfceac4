"""Tables of results say what the results say: data frames and data packages, on any rubric and record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

import polars as pl
from hypothesis import given, settings
from strategies import Pair, cases
from unit.guide.test_data_package import faults_of, rows_of

from scorecard.guide.data_package import data_package
from scorecard.model.comparison import Comparison
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.scoring.compare import compare

NUMBERS = ("score", "lower", "upper", "coverage", "unscrutinised")
FEW = settings(max_examples=settings().max_examples // 5)
Rows = list[dict[str, object]]


def compared(pair: Pair) -> Comparison:
    """Return a comparison of two subjects of one record, of whom one did nothing."""
    rubric, record = pair
    facts = [record, record | {"subject": record["subject"] | {"id": "other"}, "actions": []}]
    return compare(Rubric(**rubric), [Record(**fact) for fact in facts])


def nearest(rows: Iterable[Mapping[str, object]]) -> Rows:
    """Return rows with the nearest floats in the place of exact numbers."""
    return [{name: as_float(value) if name in NUMBERS else value for name, value in row.items()} for row in rows]


def as_float(value: object) -> float | None:
    """Return the nearest float to an exact number, or to what a cell says; None for nothing."""
    return float(value) if isinstance(value, Fraction | str) and value != "" else None


@FEW
@given(cases())
def test_a_frame_holds_the_nearest_floats(pair: Pair) -> None:
    """28. Every number of a data frame is the nearest float to the API's, and null where that has none."""
    comparison = compared(pair)
    assert nearest(comparison.to_rows()) == comparison.to_frame("polars").to_dicts()


@FEW
@given(cases())
def test_an_exact_frame_holds_the_numbers_themselves(pair: Pair) -> None:
    """28. With `exact`, every number of a data frame, read back, equals the API's."""
    comparison = compared(pair)
    frame = comparison.to_frame("polars", exact=True)
    expected = [value for row in comparison.to_rows() for name, value in row.items() if name in NUMBERS]
    found = [cell for row in frame.select(NUMBERS).iter_rows() for cell in row]
    assert expected == [None if cell is None else Fraction(cell) for cell in found]
    assert {pl.String()} == set(frame.schema.values())


@FEW
@given(cases())
def test_a_data_package_holds_the_nearest_floats_and_its_links_hold(pair: Pair) -> None:
    """27, 28. Every score of a data package, read back, is the API's, and every key leads to a row."""
    comparison = compared(pair)
    files = data_package(comparison)
    expected = nearest(row | {"path": row["path"] or "."} for row in comparison.to_rows())
    assert expected == nearest(rows_of(files, "scores"))
    assert [] == list(faults_of(files))
